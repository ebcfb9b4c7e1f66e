import { realmOf } from '../../../shared/model/team-exception.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** A source as the rest of the store refers to it. */
export interface SourceRow {
	readonly id: number;
	readonly channel: number;
	/** Where its authors' ids name one person; see `realmOf`. */
	readonly realm: string;
}

export interface NewSourceRow {
	/** The id the rest of the desk knows it by; unique within its session. */
	readonly name: string;
	readonly kind: string;
	readonly channel: string;
	readonly label: string;
}

export function insertSource(store: WritableStore, session: number, { name, kind, channel, label }: NewSourceRow): SourceRow {
	const channelId = internChannel(store, kind, channel);
	const { lastInsertRowid } = store
		.change<[number, number, string, string]>('INSERT INTO source (session, channel, name, label) VALUES (?, ?, ?, ?)')
		.run(session, channelId, name, label);
	return { id: Number(lastInsertRowid), channel: channelId, realm: realmOf(kind, channel) };
}

/** Source kind and name of a channel, by the id of one of its sources. */
export function channelOfSource(store: ReadableStore, session: number, name: string): { readonly kind: string; readonly channel: string } | null {
	return (
		store
			.query<[number, string], { kind: string; channel: string }>(
				'SELECT c.kind, c.name AS channel FROM source s JOIN channel c ON c.id = s.channel WHERE s.session = ? AND s.name = ?',
			)
			.get(session, name) ?? null
	);
}

/** A session's source on a channel, or null where it has none. */
export function sourceOnChannel(store: ReadableStore, session: number, kind: string, channel: string): SourceRow | null {
	const row = store
		.query<[number, string, string], Omit<SourceRow, 'realm'>>(
			'SELECT s.id, s.channel FROM source s JOIN channel c ON c.id = s.channel WHERE s.session = ? AND c.kind = ? AND c.name = ? ORDER BY s.id LIMIT 1',
		)
		.get(session, kind, channel);
	return row ? { ...row, realm: realmOf(kind, channel) } : null;
}

/** The row number of a channel; null where the store has never seen it. */
export function knownChannel(store: ReadableStore, kind: string, name: string): number | null {
	return store.query<[string, string], { id: number }>('SELECT id FROM channel WHERE kind = ? AND name = ?').get(kind, name)?.id ?? null;
}

/** The row number of a channel, stored if it is new. */
export function internChannel(store: WritableStore, kind: string, name: string): number {
	store.change<[string, string]>('INSERT INTO channel (kind, name) VALUES (?, ?) ON CONFLICT DO NOTHING').run(kind, name);
	const id = knownChannel(store, kind, name);
	if (id === null) throw new Error('a channel that was just stored is not there');
	return id;
}
