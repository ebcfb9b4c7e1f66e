import { searchFold } from '../../../shared/model/search-fold.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** Indexes up to `limit` messages that are not yet; returns whether there are more. */
export function indexSlice(store: WritableStore, limit: number): boolean {
	return store.transaction(() => {
		const { through } = store.query<[], { through: number }>('SELECT indexed_through AS through FROM search_progress').get() ?? { through: 0 };
		const rows = store
			.query<[number, number], { id: number; text: string }>('SELECT id, text FROM message WHERE id > ? ORDER BY id LIMIT ?')
			.all(through, limit);
		const last = rows.at(-1);
		if (!last) return false;
		const insert = store.change<[number, string]>('INSERT INTO message_search (rowid, text) VALUES (?, ?)');
		for (const { id, text } of rows) insert.run(id, searchFold(text));
		store.change<[number]>('UPDATE search_progress SET indexed_through = ?').run(last.id);
		return rows.length === limit;
	});
}

/** Takes messages out of the index, which knows them by their folded text alone: before they are taken away or changed. */
export function unindexMessages(store: WritableStore, ids: readonly number[]): void {
	const { through } = store.query<[], { through: number }>('SELECT indexed_through AS through FROM search_progress').get() ?? { through: 0 };
	const rows = store
		.query<[string, number], { id: number; text: string }>('SELECT id, text FROM message WHERE id IN (SELECT value FROM json_each(?)) AND id <= ?')
		.all(JSON.stringify(ids), through);
	const remove = store.change<[number, string]>("INSERT INTO message_search (message_search, rowid, text) VALUES ('delete', ?, ?)");
	for (const { id, text } of rows) remove.run(id, searchFold(text));
}

/** Ids of messages that hold every word, or words that begin so; newest first, below `before`. Any text is a fine query. */
export function searchMessages(
	store: ReadableStore,
	{ text, session, before, limit }: { readonly text: string; readonly session: number | null; readonly before: number; readonly limit: number },
): number[] {
	const match = matchExpression(text);
	if (match === null) return [];
	const rows =
		session === null
			? store.query<[string, number, number], { id: number }>(SEARCH_ALL).all(match, before, limit)
			: store.query<[number, string, number, number, number], { id: number }>(SEARCH_SESSION).all(session, match, before, session, limit);
	return rows.map(({ id }) => id);
}

/**
 * Each word a person typed as a quoted phrase that may go on: quotes and operators inside are only text.
 * Null where no word is left, since the index knows letters and digits alone.
 */
function matchExpression(text: string): string | null {
	const phrases = text
		.split(/\s+/u)
		.map((word) =>
			searchFold(word)
				.replace(/[^\p{L}\p{N}\p{Co}]+/gu, ' ')
				.trim(),
		)
		.filter((word) => word !== '');
	return phrases.length === 0 ? null : phrases.map((phrase) => `"${phrase}"*`).join(' AND ');
}

export const SEARCH_ALL = 'SELECT rowid AS id FROM message_search WHERE message_search MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?';

/** The session's first message ends the walk through older ones. CROSS keeps the index on the outside. */
export const SEARCH_SESSION = `WITH first AS (SELECT min(id) AS id FROM message WHERE session = ?)
	SELECT s.rowid AS id FROM message_search s CROSS JOIN message m ON m.id = s.rowid
	WHERE s.message_search MATCH ? AND s.rowid >= (SELECT id FROM first) AND s.rowid < ? AND m.session = ? ORDER BY s.rowid DESC LIMIT ?`;
