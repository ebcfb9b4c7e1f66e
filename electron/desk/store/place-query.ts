import { type Place, relayedKey, sourceKey } from '../../../shared/model/place.ts';
import type { ReadableStore } from './store.ts';

/** Where a session was heard: its sources of chat, in their order, then what relays named, by platform. Relays and captions are no places of their own. */
export function placesOf(store: ReadableStore, session: number): readonly Place[] {
	const sources = store
		.query<[number, string], { name: string; label: string; platform: string }>(
			`SELECT o.name, o.label, ${platformOf('c.kind', 's.platform')} AS platform FROM source o JOIN channel c ON c.id = o.channel JOIN session s ON s.id = o.session
			WHERE o.session = ? AND c.kind NOT IN (SELECT value FROM json_each(?)) ORDER BY o.id`,
		)
		.all(session, JSON.stringify(NO_PLACES));
	const relayed = store
		.query<[number], { platform: string; channel: string | null }>(
			'SELECT DISTINCT platform, channel FROM message_origin INDEXED BY message_origin_by_place WHERE session = ? ORDER BY platform, channel',
		)
		.all(session);
	return [
		...sources.map(({ name, label, platform }) => ({ key: sourceKey(name), platform, channel: label })),
		...relayed.map(({ platform, channel }) => ({ key: relayedKey(platform, channel), platform, channel })),
	];
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
