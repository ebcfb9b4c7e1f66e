import { MESSAGE_KINDS, type MessageKind, ROLES, type Role } from '../../../../shared/model/message.ts';
import type { CsvColumns } from '../../../../shared/model/transcript-import.ts';
import { readCell } from '../../translation/formats/table-cells.ts';
import { TRANSCRIPT_VERSION } from '../transcript-entry.ts';
import { csvRows } from './csv-rows.ts';
import { cellTime, isDatedTable } from './csv-table.ts';
import type { DecodedText } from './decoded-text.ts';
import { createForeignMessages, sessionIdOf } from './foreign-message.ts';
import type { IncomingEntry } from './incoming-entry.ts';
import { problem } from './problem.ts';

/**
 * A table of messages, by the columns a person named. Cells are text whatever they begin with: a formula is never one here, and the
 * apostrophe that exports put before what a spreadsheet would take for one is taken off.
 */
export async function* readCsv(text: DecodedText, delimiter: string, columns: CsvColumns, startedAt = 0): AsyncGenerator<IncomingEntry> {
	const id = sessionIdOf('csv', text.head, JSON.stringify(columns));
	const source = { kind: 'import', channel: id };
	const isDated = isDatedTable(columns);
	let messageOf: ReturnType<typeof createForeignMessages> | null = null;

	function begin(firstAt: number | null) {
		const base = isDated ? (firstAt ?? startedAt) : startedAt;
		messageOf = createForeignMessages(base);
		const show = { title: '', host: '', platform: 'import', market: '', languages: [] };
		return { type: 'session', line: 1, version: TRANSCRIPT_VERSION, id, show, startedAt: base, endedAt: null } as const;
	}

	function entryOf(cells: readonly string[], line: number, take: ReturnType<typeof createForeignMessages>): IncomingEntry {
		const cell = (place: number | undefined) => (place === undefined ? '' : readCell(cells[place] ?? ''));
		const body = cell(columns.text);
		if (body.trim() === '') return { type: 'textless', line };
		const written = columns.time === undefined ? '' : (cells[columns.time] ?? '').trim();
		const at = cellTime(cells, columns);
		if (at === null && written !== '' && columns.timeFormat !== undefined) return problem(line, 'bad-time');
		const author = cell(columns.author);
		const tag = cell(columns.language).trim();
		return take({
			line,
			id: cell(columns.id).trim() || null,
			author: { id: author, name: author },
			text: body,
			at: at === null ? null : isDated ? at : startedAt + at,
			isDated,
			mark: written === '' ? null : written,
			kind: kindOf(cell(columns.kind)),
			role: roleOf(cell(columns.role)),
			source,
			...(LANGUAGE_TAG.test(tag) && { languageTag: tag }),
		});
	}

	let isHeading = columns.hasHeader;
	for await (const row of csvRows(text.pieces(), delimiter)) {
		if (isHeading) {
			isHeading = false;
			if (row.type === 'row') continue;
		}
		if (messageOf === null) yield begin(row.type === 'row' ? cellTime(row.cells, columns) : null);
		if (row.type === 'problem') yield row;
		else if (messageOf !== null) yield entryOf(row.cells, row.line, messageOf);
	}
	if (messageOf === null) yield begin(null);
}

const LANGUAGE_TAG = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

const HOST_WORDS: ReadonlySet<string> = new Set(['host', 'streamer', 'broadcaster', 'owner', 'anchor', 'presenter']);
const MODERATOR_WORDS: ReadonlySet<string> = new Set(['moderator', 'mod', 'admin', 'staff']);

function roleOf(cell: string): Role {
	const word = cell.trim().toLowerCase();
	if (HOST_WORDS.has(word)) return 'host';
	if (MODERATOR_WORDS.has(word)) return 'moderator';
	return ROLES.find((role) => role === word) ?? 'viewer';
}

function kindOf(cell: string): MessageKind {
	const word = cell.trim().toLowerCase();
	return MESSAGE_KINDS.find((kind) => kind === word) ?? 'chat';
}
