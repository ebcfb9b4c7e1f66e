import type { NewException } from '../../../shared/contract/contract.ts';
import { SEVERITIES } from '../../../shared/model/category.ts';
import { DOMAIN_LENGTH, NOTE_LENGTH, PATTERN_LENGTH, type TeamException } from '../../../shared/model/team-exception.ts';

/** The team's lists as files: CSV (RFC 4180) with a line of headings, or plain text with one entry a line. */

export type ListType = 'domain' | 'sensitive';

export interface ListEntry {
	/** From 1. */
	readonly line: number;
	readonly exception: NewException;
}

/** Why a line is no entry. What is wrong with the entries themselves, the desk says. */
export type ListProblem = 'too-long' | 'severity' | 'language';

export interface ListReading {
	readonly entries: readonly ListEntry[];
	readonly problems: readonly { readonly line: number; readonly problem: ListProblem }[];
}

const HEADINGS = {
	domain: ['domain', 'subdomains', 'comment'],
	sensitive: ['pattern', 'severity', 'language', 'note', 'comment'],
} as const satisfies Record<ListType, readonly string[]>;

/** CSV that `readList` reads again, and spreadsheets too. */
export function writeList(type: ListType, exceptions: readonly TeamException[]): string {
	const rows = exceptions.flatMap(({ body, comment }): string[][] => {
		if (type === 'domain' && body.type === 'domain') return [[body.domain, body.withSubdomains ? 'yes' : 'no', comment ?? '']];
		if (type === 'sensitive' && body.type === 'sensitive') return [[body.pattern, body.severity, body.language ?? '', body.note, comment ?? '']];
		return [];
	});
	// Excel takes a file for UTF-8 only by its byte order mark.
	return `\uFEFF${[[...HEADINGS[type]], ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Entries with their lines; empty lines, and those that begin with #, say nothing. */
export function readList(type: ListType, text: string): ListReading {
	const rows = readCsv(text.replace(/^\uFEFF/, ''));
	const headings: readonly string[] = HEADINGS[type];
	const named = rows[0]?.cells.map((name) => name.trim().toLowerCase()) ?? [];
	const hasHeadings = named.includes(headings[0] ?? '');
	const entries: ListEntry[] = [];
	const problems: ListReading['problems'][number][] = [];
	for (const { line, cells } of hasHeadings ? rows.slice(1) : rows) {
		// Without headings a line is one entry: a pattern may hold commas.
		const value = (name: string) => (hasHeadings ? cells[named.indexOf(name)] : name === headings[0] ? cells.join(',') : undefined)?.trim() ?? '';
		const entry = type === 'domain' ? domainOf(value) : sensitiveOf(value);
		if (typeof entry === 'string') problems.push({ line, problem: entry });
		else if (entry !== null) entries.push({ line, exception: entry });
	}
	return { entries, problems };
}

type ValueOf = (heading: string) => string;

const COMMENT_LENGTH = 2_000;

function domainOf(value: ValueOf): NewException | ListProblem | null {
	const domain = value('domain').replace(/^\*\./, '');
	const comment = value('comment');
	if (domain === '' || domain.startsWith('#')) return null;
	if (domain.length > DOMAIN_LENGTH || comment.length > COMMENT_LENGTH) return 'too-long';
	return { type: 'domain', domain, withSubdomains: !/^(?:no|false|0)$/i.test(value('subdomains')), ...(comment && { comment }) };
}

function sensitiveOf(value: ValueOf): NewException | ListProblem | null {
	const [pattern, note, comment, language] = [value('pattern'), value('note'), value('comment'), value('language').toLowerCase()];
	if (pattern === '' || pattern.startsWith('#')) return null;
	if (pattern.length > PATTERN_LENGTH || note.length > NOTE_LENGTH || comment.length > COMMENT_LENGTH) return 'too-long';
	const severity = value('severity') === '' ? 'medium' : SEVERITIES.find((known) => known === value('severity').toLowerCase());
	if (severity === undefined) return 'severity';
	if (language !== '' && !/^[a-z]{2,3}$/.test(language)) return 'language';
	return { type: 'sensitive', pattern, severity, ...(language && { language }), ...(note && { note }), ...(comment && { comment }) };
}

/** Quoted where it must be. What a spreadsheet would take for a formula begins with a space, which reading drops. */
function cell(text: string): string {
	const safe = /^[=+\-@\t\r]/.test(text) ? ` ${text}` : text;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function readCsv(text: string): readonly { readonly line: number; readonly cells: readonly string[] }[] {
	const rows: { line: number; cells: string[] }[] = [];
	let row: { line: number; cells: string[] } = { line: 1, cells: [] };
	let line = 1;
	let value = '';
	let isQuoted = false;
	const endCell = () => {
		row.cells.push(value);
		value = '';
	};
	const endRow = () => {
		endCell();
		if (row.cells.some((found) => found.trim() !== '')) rows.push(row);
		row = { line, cells: [] };
	};
	for (let index = 0; index < text.length; index += 1) {
		const character = text[index];
		if (character === '\n') line += 1;
		if (isQuoted) {
			if (character !== '"') value += character;
			else if (text[index + 1] === '"') {
				value += '"';
				index += 1;
			} else isQuoted = false;
		} else if (character === '"' && value === '') isQuoted = true;
		else if (character === ',') endCell();
		else if (character === '\n') endRow();
		else if (character !== '\r') value += character;
	}
	endRow();
	return rows;
}
