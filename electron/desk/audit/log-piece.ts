import { stringify } from 'csv-stringify/sync';
import { KIND_OF_ACT, type LogFilter, type LogFormat, type LogLine } from '../../../shared/model/audit.ts';
import type { ReadableStore } from '../store/store.ts';
import { writtenCell } from '../translation/formats/table-cells.ts';
import { logPage } from './log-page.ts';

/** Lines in one piece: some hundred kilobytes at most. */
const PIECE_LINES = 1_000;

/** One piece of the log as a file, newest first; whatever its size, a piece takes the same memory. @param cursor null for the first */
export function logPiece(
	store: ReadableStore,
	format: LogFormat,
	filter: LogFilter,
	cursor: string | null,
): { readonly text: string; readonly cursor: string | null; readonly done: number } {
	const page = logPage(store, filter, cursor, PIECE_LINES);
	const written = format === 'csv' ? rows(page.lines.map(cellsOf)) : page.lines.map((line) => `${JSON.stringify(entryOf(line))}\n`).join('');
	return { text: cursor === null && format === 'csv' ? HEAD + written : written, cursor: page.cursor, done: page.done };
}

/** A line of the log for other programs: times as RFC 3339 in UTC. */
export function entryOf({ id, at, author, act, session, messageId, detail }: LogLine) {
	return { id, at: new Date(at).toISOString(), author, act, kind: KIND_OF_ACT[act], session, messageId, detail };
}

const rows = (cells: readonly (readonly string[])[]) =>
	stringify(
		cells.map((row) => row.map(writtenCell)),
		{ record_delimiter: '\r\n' },
	);

/** A byte order mark tells spreadsheets that this is UTF-8. */
const HEAD = `\uFEFF${rows([['at', 'person', 'role', 'kind', 'act', 'session', 'show', 'message', 'detail']])}`;

function cellsOf({ at, author, act, session, messageId, detail }: LogLine): readonly string[] {
	const values = Object.entries(detail).map(([name, value]) => `${name}: ${value}`);
	return [
		new Date(at).toISOString(),
		author?.name ?? '',
		author?.role ?? '',
		KIND_OF_ACT[act],
		act,
		session?.id ?? '',
		session?.title ?? '',
		messageId === null ? '' : String(messageId),
		values.join('; '),
	];
}
