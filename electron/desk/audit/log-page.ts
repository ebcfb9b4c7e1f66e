import type { LogFilter, LogLine } from '../../../shared/model/audit.ts';
import { type LogPlace, logLines } from '../store/log-query.ts';
import type { ReadableStore } from '../store/store.ts';

export interface LogPage {
	/** Newest first. */
	readonly lines: readonly LogLine[];
	/** Hand it back for the next older ones; null after the last. */
	readonly cursor: string | null;
	/** Lines up to the end of this page, counted from the first. */
	readonly done: number;
}

/** A page of the whole log, newest first. @param cursor null for the newest */
export function logPage(store: ReadableStore, filter: LogFilter, cursor: string | null, limit: number): LogPage {
	const { before, done } = cursor === null ? { before: null, done: 0 } : placeOf(cursor);
	const found = logLines(store, filter, before, limit + 1);
	const shown = found.slice(0, limit);
	const last = shown.at(-1);
	const counted = done + shown.length;
	return {
		lines: shown.map(({ line }) => line),
		cursor: found.length > limit && last !== undefined ? cursorOf(last.place, counted) : null,
		done: counted,
	};
}

function cursorOf({ at, table, row }: LogPlace, done: number): string {
	return [at, table, row, done].join('.');
}

function placeOf(cursor: string): { readonly before: LogPlace; readonly done: number } {
	const [at = 0, table = 0, row = 0, done = 0] = cursor.split('.').map((part) => Number(part) || 0);
	return { before: { at, table, row }, done };
}
