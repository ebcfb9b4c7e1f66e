import { type Place, relayedKey, sourceKey } from '../../../shared/model/place.ts';
import type { ReadableStore } from './store.ts';

/** Where a session was heard: its sources of chat, in their order, then what relays named, by platform. Relays and captions are no places of their own. */
export function placesOf(store: ReadableStore, session: number): readonly Place[] {
	const relayed = store
		.query<[number], { platform: string; channel: string | null }>(
			'SELECT DISTINCT platform, channel FROM message_origin INDEXED BY message_origin_by_place WHERE session = ? ORDER BY platform, channel',
		)
		.all(session);
	const sources = store
		.query<[number, string], { id: number; name: string; label: string; platform: string }>(
			`SELECT o.id, o.name, o.label, ${platformOf('c.kind', 's.platform')} AS platform FROM source o JOIN channel c ON c.id = o.channel JOIN session s ON s.id = o.session
			WHERE o.session = ? AND c.kind NOT IN (SELECT value FROM json_each(?)) ORDER BY o.id`,
		)
		.all(session, JSON.stringify(NO_PLACES));
	// Of a relayed show that was exported and imported again, or of a feed with platforms of its own, nothing was heard at the source itself.
	const heard = relayed.length === 0 ? sources : sources.filter(({ id }) => hasOwnChat(store, session, id));
	return [
		...heard.map(({ name, label, platform }) => ({ key: sourceKey(name), platform, channel: label })),
		...relayed.map(({ platform, channel }) => ({ key: relayedKey(platform, channel), platform, channel })),
	];
}

function hasOwnChat(store: ReadableStore, session: number, source: number): boolean {
	return (
		store
			.query<[number, number], { found: 1 }>(
				`SELECT 1 AS found FROM message m WHERE m.session = ? AND m.kind = 'chat' AND m.source = ?
				AND NOT EXISTS (SELECT 1 FROM message_origin r WHERE r.message = m.id) LIMIT 1`,
			)
			.get(session, source) !== undefined
	);
}

/** Every platform that was written on, in use or not. */
export function knownPlatforms(store: ReadableStore): readonly string[] {
	return store
		.query<[string], { platform: string }>(
			`SELECT DISTINCT ${platformOf('c.kind', 's.platform')} AS platform FROM source o JOIN channel c ON c.id = o.channel JOIN session s ON s.id = o.session
			WHERE c.kind NOT IN (SELECT value FROM json_each(?))
			UNION SELECT DISTINCT platform FROM message_origin ORDER BY platform`,
		)
		.all(JSON.stringify(NO_PLACES))
		.map(({ platform }) => platform);
}

/** SQL: what a source's messages were written on; what was read from a file was written where its session says. */
export function platformOf(kind: string, sessionPlatform: string): string {
	return `CASE WHEN ${kind} IN ('import', 'replay') THEN ${sessionPlatform} ELSE ${kind} END`;
}

const NO_PLACES = ['social-stream', 'astro', 'captions', 'caption-file'];
