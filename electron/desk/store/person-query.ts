import { realmOf } from '../../../shared/model/team-exception.ts';
import type { ReadableStore } from './store.ts';

/** Who wrote, by the platform's channels: asked rarely, so nothing is indexed for it and a million messages are walked through. */

/** One author on one channel. */
export interface ChannelAuthor {
	readonly channel: number;
	readonly kind: string;
	readonly channelName: string;
	readonly id: string;
	readonly name: string;
	readonly messages: number;
	readonly lastAt: number;
}

/** Authors whose name or id holds these words, whatever their case; latest first. @param text nothing is an operator in it */
export function authorsLike(store: ReadableStore, text: string, limit: number): readonly ChannelAuthor[] {
	const wanted = text.toLowerCase();
	return store
		.query<[string, string, string, string, number], ChannelAuthor>(`SELECT m.channel, c.kind, c.name AS channelName, m.author_id AS id, m.author_name AS name,
				count(*) AS messages, max(m.received_at) AS lastAt
			FROM message m JOIN channel c ON c.id = m.channel
			WHERE m.kind <> 'system' AND (instr(lower(m.author_name), ?) > 0 OR instr(lower(m.author_id), ?) > 0 OR instr(m.author_name, ?) > 0 OR instr(m.author_id, ?) > 0)
			GROUP BY m.channel, m.author_id, m.author_name ORDER BY lastAt DESC LIMIT ?`)
		.all(wanted, wanted, text, text, limit);
}

/** What authors of these ids wrote, session by session; latest first. One walk through all messages, however many are asked for. */
export function writingsOf(store: ReadableStore, ids: readonly string[]): readonly AuthorInSession[] {
	return store
		.query<[string], AuthorInSession>(
			`SELECT m.session, m.channel, c.kind, c.name AS channelName, m.author_id AS id, m.author_name AS name, count(*) AS messages, max(m.received_at) AS lastAt,
				o.platform AS heardPlatform, o.channel AS heardChannel
			FROM message m JOIN channel c ON c.id = m.channel LEFT JOIN message_origin o ON o.message = m.id
			WHERE m.kind <> 'system' AND m.author_id IN (SELECT value FROM json_each(?))
			GROUP BY m.session, m.channel, m.author_id, m.author_name, o.platform, o.channel ORDER BY lastAt DESC`,
		)
		.all(JSON.stringify(ids));
}

/** One person under all their names, on every channel of their realm; latest first. */
export function writingsOfPerson(store: ReadableStore, realm: string, id: string): readonly AuthorInSession[] {
	return writingsOf(store, [id]).filter(({ kind, channelName }) => realmOf(kind, channelName) === realm);
}

export interface AuthorInSession extends ChannelAuthor {
	/** Row number. */
	readonly session: number;
	/** Where a relay heard them; null where no relay did, or where it does not say. */
	readonly heardPlatform: string | null;
	readonly heardChannel: string | null;
}

/** Who wrote a message; null where there is no such message, or the platform alone speaks. */
export function personBehind(store: ReadableStore, message: number): { readonly realm: string; readonly id: string } | null {
	const row = store
		.query<[number], { kind: string; channel: string; id: string }>(
			"SELECT c.kind, c.name AS channel, m.author_id AS id FROM message m JOIN channel c ON c.id = m.channel WHERE m.id = ? AND m.kind <> 'system'",
		)
		.get(message);
	return row === undefined ? null : { realm: realmOf(row.kind, row.channel), id: row.id };
}

/** Everybody who wrote in a session but its host, whose name the session bears. */
export function authorsOfSession(store: ReadableStore, session: number): readonly { readonly channel: number; readonly id: string; readonly name: string }[] {
	return store
		.query<[number, number], { channel: number; id: string; name: string }>(
			`SELECT DISTINCT channel, author_id AS id, author_name AS name FROM message
			WHERE session = ? AND kind <> 'system' AND role <> 'host' AND (channel, author_id) NOT IN (SELECT channel, author_id FROM message WHERE session = ? AND role = 'host')`,
		)
		.all(session, session);
}

/** Sessions by row number. */
export function sessionsByRow(
	store: ReadableStore,
	rows: readonly number[],
): readonly { readonly row: number; readonly uuid: string; readonly title: string; readonly endedAt: number | null }[] {
	return store
		.query<[string], { row: number; uuid: string; title: string; endedAt: number | null }>(
			'SELECT id AS row, uuid, title, ended_at AS endedAt FROM session WHERE id IN (SELECT value FROM json_each(?))',
		)
		.all(JSON.stringify(rows));
}

/** The number of the newest message; 0 where there is none. */
export function lastMessage(store: ReadableStore): number {
	return store.query<[], { id: number }>('SELECT coalesce(max(id), 0) AS id FROM message').get()?.id ?? 0;
}
