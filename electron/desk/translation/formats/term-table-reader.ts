import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { z } from 'zod';
import { conceptSchema, TERM_STATUSES, type TermStatus } from '../../../../shared/model/term.ts';
import type { DecodedFile } from './decoded-file.ts';
import { badFile, type ConceptOfFile, type Entry, entry, problem } from './exchange-entry.ts';
import { languageTagOf } from './language-tag.ts';
import { readCell } from './table-cells.ts';

/** No row may be longer. */
const LONGEST_ROW = 256 * 1024;

/**
 * Reads a table of terms: a row of column names, then a concept a row. A column named by a language (`es`, `zh-CN`) has its terms, one a line; `es status`
 * has their statuses where there is such a column. `concept`, `product`, `untranslatable` and `note` may be there, and others are passed over. Comma,
 * semicolon and tab separate.
 * @throws DeskError `bad-exchange-file`
 */
export async function* readTermTable(file: DecodedFile): AsyncGenerator<Entry<ConceptOfFile>> {
	const parser = parse({
		bom: true,
		delimiter: delimiterOf(file.head),
		info: true,
		relax_column_count: true,
		skip_empty_lines: true,
		max_record_size: LONGEST_ROW,
	});
	// What goes wrong in the file goes wrong in the rows; they are where it is caught.
	pipeline(Readable.from(file.pieces()), parser, () => undefined);
	const rows = parser as AsyncIterable<{ readonly record: readonly string[]; readonly info: { readonly lines: number } }>;
	let columns: Columns | null = null;
	try {
		for await (const { record, info } of rows) {
			if (columns === null) columns = columnsOf(record, file.name);
			else if (record.some((cell) => cell.trim() !== '')) yield conceptOf(record.map(readCell), columns, info.lines);
		}
	} catch (error) {
		if (error instanceof CsvError) throw badFile(file.name, typeof error.lines === 'number' ? error.lines : null, 'this is not CSV');
		throw error;
	}
	if (columns === null) throw badFile(file.name, 1, 'it has no row of column names');
}

/** The one that separates the most in the first row. */
function delimiterOf(head: string): string {
	const firstRow = head.split(/[\r\n]/, 1)[0] ?? '';
	const counted = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: firstRow.split(delimiter).length }));
	return counted.reduce((best, each) => (each.count > best.count ? each : best)).delimiter;
}

interface Columns {
	/** Name -> place. */
	readonly named: ReadonlyMap<string, number>;
	readonly languages: readonly { readonly language: string; readonly terms: number; readonly status: number | null }[];
}

function columnsOf(row: readonly string[], file: string): Columns {
	const names = row.map((cell) => readCell(cell).trim().toLowerCase());
	const named = new Map(names.map((name, index) => [name, index]));
	const languages = names.flatMap((name, terms) => {
		const language = languageTagOf(name);
		return language === null ? [] : [{ language, terms, status: named.get(`${name} status`) ?? null }];
	});
	if (languages.length === 0) throw badFile(file, 1, 'no column is named by a language such as es or zh-CN');
	return { named, languages };
}

function conceptOf(cells: readonly string[], { named, languages }: Columns, line: number): Entry<ConceptOfFile> {
	const cell = (name: string) => cells[named.get(name) ?? -1]?.trim() ?? '';
	const terms: { readonly language: string; readonly text: string; readonly status: TermStatus }[] = [];
	for (const { language, terms: place, status } of languages) {
		const texts = partsOf(cells[place]);
		const statuses = status === null ? [] : partsOf(cells[status]);
		for (const [index, text] of texts.entries()) {
			const written = statuses[index]?.toLowerCase() ?? (index === 0 ? 'preferred' : 'admitted');
			const known = TERM_STATUSES.find((each) => each === written);
			if (known === undefined) return problem(line, 'not-understood');
			terms.push({ language, text, status: known });
		}
	}
	if (terms.length === 0) return problem(line, 'no-source');
	const product = cell('product');
	const parsed = conceptSchema.safeParse({
		product: product === '' ? null : product,
		isUntranslatable: isYes(cell('untranslatable')),
		note: cell('note'),
		terms,
	});
	if (!parsed.success) return problem(line, parsed.error.issues.some(({ code }) => code === 'too_big') ? 'too-long' : 'not-understood');
	const id = z.uuid().safeParse(cell('concept').toLowerCase());
	return entry(line, { id: id.success ? id.data : null, concept: parsed.data });
}

function partsOf(cell: string | undefined): readonly string[] {
	return (cell ?? '').split(/\r?\n|\r/).flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
}

function isYes(cell: string): boolean {
	return ['yes', 'true', '1', 'x'].includes(cell.toLowerCase());
}
