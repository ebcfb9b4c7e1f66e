import type { MessageKind } from '../../../shared/model/message.ts';
import type { ExportedPart } from '../../../shared/model/session-export.ts';
import { isWhole } from './import-journal.ts';
import { receivedAt } from './message-table.ts';
import type { ReadableStore } from './store.ts';

/** Which messages of a session go into a file. */
export interface ExportedMessages {
	readonly part: ExportedPart;
	/** All of them where it is left out. */
	readonly kinds?: readonly MessageKind[];
	/** Those alone that somebody has translated by hand. */
	readonly onlyTranslated?: boolean;
}

/** Ids of those after one of them, oldest first. */
export function exportedIds(
	store: ReadableStore,
	session: number,
	{ part, kinds, onlyTranslated = false }: ExportedMessages,
	after: number,
	limit: number,
): readonly number[] {
	const conditions = [
		'm.session = ? AND m.id > ?',
		isWhole('m.id'),
		...(kinds === undefined ? [] : ['m.kind IN (SELECT value FROM json_each(?))']),
		...(part === 'everything' ? [] : [part === 'flagged' ? IS_FLAGGED : IS_CONFIRMED]),
		...(onlyTranslated ? [IS_TRANSLATED] : []),
	];
	return store
		.query<(number | string)[], { id: number }>(`SELECT m.id FROM message m WHERE ${conditions.join(' AND ')} ORDER BY m.id LIMIT ?`)
		.all(session, after, ...(kinds === undefined ? [] : [JSON.stringify(kinds)]), limit)
		.map(({ id }) => id);
}

const IS_ADDED = 'EXISTS (SELECT 1 FROM added_flag a WHERE a.message = m.id)';
const IS_FLAGGED = `(EXISTS (SELECT 1 FROM flag f WHERE f.message = m.id) OR ${IS_ADDED})`;
const IS_CONFIRMED = `(EXISTS (SELECT 1 FROM flag_state s WHERE s.message = m.id AND s.verdict IN ('confirmed', 'escalated')) OR ${IS_ADDED})`;
const IS_TRANSLATED = "EXISTS (SELECT 1 FROM annotation t WHERE t.message = m.id AND json_extract(t.body, '$.type') = 'translation')";

/** The ids of a session's first and last message and when the last one came; null where it has none. */
export function messageRange(store: ReadableStore, session: number): { readonly first: number; readonly last: number; readonly lastAt: number } | null {
	// Asked for together in one SELECT, SQLite would go through the whole session for them; apart, each is one step into the index.
	const row = store
		.query<[number, number], { first: number | null; last: number | null }>(
			'SELECT (SELECT min(id) FROM message WHERE session = ?) AS first, (SELECT max(id) FROM message WHERE session = ?) AS last',
		)
		.get(session, session);
	if (!row || row.first === null || row.last === null) return null;
	return { first: row.first, last: row.last, lastAt: receivedAt(store, row.last) };
}

/** The Twitch channel that a session's first source of that kind watched; null where none did. */
export function twitchChannel(store: ReadableStore, session: number): string | null {
	return (
		store
			.query<[number], { name: string }>(
				"SELECT c.name FROM source s JOIN channel c ON c.id = s.channel WHERE s.session = ? AND c.kind = 'twitch' ORDER BY s.id LIMIT 1",
			)
			.get(session)?.name ?? null
	);
}
