import { isWhole } from './import-journal.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/**
 * The index of what messages say and are. Its terms are made in electron/desk/searching; here they are rows. It keeps no copy of
 * a text, and lags behind: new messages wait for an idle moment, and so do those that became something else.
 */

/** How far the index has come. */
export interface SearchProgress {
	/** Messages up to this one are indexed … */
	readonly indexedThrough: number;
	/** … but for those below this one, which an older index knew. */
	readonly missingBelow: number;
}

export function searchProgress(store: ReadableStore): SearchProgress {
	const row = store.query<[], SearchProgress>('SELECT indexed_through AS indexedThrough, missing_below AS missingBelow FROM search_progress').get();
	if (!row) throw new Error('the search index has lost its progress');
	return row;
}

export function setSearchProgress(store: WritableStore, { indexedThrough, missingBelow }: SearchProgress): void {
	store.change<[number, number]>('UPDATE search_progress SET indexed_through = ?, missing_below = ?').run(indexedThrough, missingBelow);
}

/** Ids go in ascending within a transaction: one that goes back makes the index write what it has gathered. */
export function addToIndex(store: WritableStore, message: number, terms: string): void {
	store.change<[number, string]>('INSERT INTO message_search (rowid, text) VALUES (?, ?)').run(message, terms);
}

/** Takes messages out of the index, before or after they are taken away. */
export function unindexMessages(store: WritableStore, ids: readonly number[]): void {
	const remove = store.change<[number]>('DELETE FROM message_search WHERE rowid = ?');
	for (const id of ids) remove.run(id);
}

/** Messages that became something else since they were indexed, lowest first. */
export function staleMessages(store: ReadableStore, limit: number): number[] {
	return store
		.query<[number], { message: number }>('SELECT message FROM search_stale ORDER BY message LIMIT ?')
		.all(limit)
		.map(({ message }) => message);
}

export function forgetStale(store: WritableStore, ids: readonly number[]): void {
	store.change<[string]>('DELETE FROM search_stale WHERE message IN (SELECT value FROM json_each(?))').run(JSON.stringify(ids));
}

/** What a walk through the index is bounded by; `before` and `after` are message ids. */
export interface IndexWalk {
	readonly before: number;
	readonly after: number;
	readonly limit: number;
	/** Milliseconds since the epoch, the end not included. The index knows hours: only then are rows themselves asked. */
	readonly received: { readonly from: number; readonly to: number } | null;
}

/** Ids of the messages that an FTS5 expression matches, newest first. */
export function matchingIds(store: ReadableStore, match: string, { before, after, limit, received }: IndexWalk): number[] {
	const rows =
		received === null
			? store.query<[string, number, number, number], { id: number }>(SEARCH).all(match, before, after, limit)
			: store
					.query<[string, number, number, number, number, number], { id: number }>(SEARCH_WITHIN)
					.all(match, before, after, received.from, received.to, limit);
	return rows.map(({ id }) => id);
}

export const SEARCH = `SELECT rowid AS id FROM message_search WHERE message_search MATCH ? AND rowid < ? AND rowid > ?
	AND ${isWhole('message_search.rowid')} ORDER BY rowid DESC LIMIT ?`;

/** CROSS keeps the index on the outside. */
export const SEARCH_WITHIN = `SELECT s.rowid AS id FROM message_search s CROSS JOIN message m ON m.id = s.rowid
	WHERE s.message_search MATCH ? AND s.rowid < ? AND s.rowid > ? AND m.received_at >= ? AND m.received_at < ?
	AND ${isWhole('m.id')} ORDER BY s.rowid DESC LIMIT ?`;

/** Messages that wait to be indexed, at most: ids of erased ones count too, since counting rows would take longer than the search. */
export function unindexedCount(store: ReadableStore): number {
	const { indexedThrough, missingBelow } = searchProgress(store);
	// One at a time each end is a step down the tree; asked for together they are a walk through the whole table.
	const ends = store
		.query<[], { first: number | null; last: number | null }>('SELECT (SELECT min(id) FROM message) AS first, (SELECT max(id) FROM message) AS last')
		.get();
	if (!ends || ends.first === null || ends.last === null) return 0;
	return Math.max(0, ends.last - indexedThrough) + Math.max(0, missingBelow - ends.first);
}
