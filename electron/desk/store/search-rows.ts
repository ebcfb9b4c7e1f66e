import type { MessageKind, Role } from '../../../shared/model/message.ts';
import type { NearbyLine, SearchedSession } from '../../../shared/model/search.ts';
import { platformOf } from './place-query.ts';
import type { ReadableStore } from './store.ts';

/** A message as the index wants it, without what people added. */
export interface SearchRow {
	readonly id: number;
	readonly session: number;
	readonly market: string;
	/** It was written on. */
	readonly platform: string;
	readonly kind: MessageKind;
	readonly role: Role;
	readonly authorId: string;
	readonly authorName: string;
	readonly text: string;
	readonly receivedAt: number;
	/** As the desk found it. */
	readonly language: string;
	readonly isQuestion: 0 | 1;
	readonly isDeleted: 0 | 1;
	readonly isAnnotated: 0 | 1;
	/** Was the question answered after it was asked here, and not opened again? */
	readonly isAnswered: 0 | 1;
	readonly isFlagged: 0 | 1;
}

/** The first messages after an id, in order. */
export function searchRowsAfter(store: ReadableStore, after: number, limit: number): SearchRow[] {
	return store.query<[number, number], SearchRow>(`${SELECT_ROW} WHERE m.id > ? ORDER BY m.id LIMIT ?`).all(after, limit);
}

/** The last messages before an id, in order. */
export function searchRowsBefore(store: ReadableStore, before: number, limit: number): SearchRow[] {
	return store.query<[number, number], SearchRow>(`${SELECT_ROW} WHERE m.id < ? ORDER BY m.id DESC LIMIT ?`).all(before, limit).reverse();
}

/** In order of id; an unknown one is left out. */
export function searchRowsByIds(store: ReadableStore, ids: readonly number[]): SearchRow[] {
	return store.query<[string], SearchRow>(`${SELECT_ROW} WHERE m.id IN (SELECT value FROM json_each(?)) ORDER BY m.id`).all(JSON.stringify(ids));
}

/** The lines before and after each message in its session, by its id. */
export function neighboursOf(
	store: ReadableStore,
	ids: readonly number[],
): ReadonlyMap<number, { readonly before: NearbyLine | null; readonly after: NearbyLine | null }> {
	const places = store
		.query<[string], { id: number; before: number | null; after: number | null }>(
			`SELECT m.id, (SELECT max(b.id) FROM message b WHERE b.session = m.session AND b.id < m.id) AS before,
				(SELECT min(a.id) FROM message a WHERE a.session = m.session AND a.id > m.id) AS after
			FROM message m WHERE m.id IN (SELECT value FROM json_each(?))`,
		)
		.all(JSON.stringify(ids));
	const beside = places.flatMap(({ before, after }) => [before, after].filter((id) => id !== null));
	const lines = new Map(
		store
			.query<[string], NearbyLine>(
				`SELECT m.id, m.kind, m.role, m.author_name AS author, m.text, coalesce(c.language, m.language) AS language, m.received_at AS receivedAt
				FROM message m LEFT JOIN message_state c ON c.message = m.id WHERE m.id IN (SELECT value FROM json_each(?))`,
			)
			.all(JSON.stringify(beside))
			.map((line) => [line.id, line]),
	);
	const lineOf = (id: number | null) => (id === null ? null : (lines.get(id) ?? null));
	return new Map(places.map(({ id, before, after }) => [id, { before: lineOf(before), after: lineOf(after) }]));
}

/** Every session that can be searched, newest first, with its row number. */
export function searchedSessions(store: ReadableStore): (SearchedSession & { readonly row: number })[] {
	return store
		.query<[], SearchedSession & { readonly row: number }>(
			`SELECT id AS row, uuid AS id, title, market, started_at AS startedAt, ended_at AS endedAt
			FROM session WHERE is_being_erased = 0 AND is_being_imported = 0 ORDER BY started_at DESC, id DESC`,
		)
		.all();
}

/** Names of authors, by message; in the order of the ids. */
export function authorNames(store: ReadableStore, ids: readonly number[]): string[] {
	return store
		.query<[string], { name: string }>('SELECT m.author_name AS name FROM json_each(?) j JOIN message m ON m.id = j.value ORDER BY j.key')
		.all(JSON.stringify(ids))
		.map(({ name }) => name);
}

/** Everybody who ever annotated. */
export function annotators(store: ReadableStore): string[] {
	return store
		.query<[], { name: string }>('SELECT DISTINCT author_name AS name FROM annotation ORDER BY author_name')
		.all()
		.map(({ name }) => name);
}

const SELECT_ROW = `SELECT m.id, m.session, s.market, coalesce(o.platform, ${platformOf('c.kind', 's.platform')}) AS platform, m.kind, m.role, m.author_id AS authorId, m.author_name AS authorName, m.text,
	m.received_at AS receivedAt, m.language, m.is_question AS isQuestion,
	EXISTS (SELECT 1 FROM deletion d WHERE d.message = m.id) AS isDeleted,
	EXISTS (SELECT 1 FROM annotation a WHERE a.message = m.id) AS isAnnotated,
	m.is_question AND EXISTS (
		SELECT 1 FROM question q JOIN question_answer w ON w.session = q.session AND w.key = q.key
		WHERE q.message = m.id AND w.act <> 'reopened' AND q.asked_at <= w.at
			AND w.id = (SELECT max(id) FROM question_answer WHERE session = q.session AND key = q.key)
	) AS isAnswered,
	EXISTS (SELECT 1 FROM flag f WHERE f.message = m.id) AS isFlagged
	FROM message m JOIN session s ON s.id = m.session JOIN channel c ON c.id = m.channel LEFT JOIN message_origin o ON o.message = m.id`;
