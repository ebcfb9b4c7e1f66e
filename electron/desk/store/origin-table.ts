import type { Origin } from '../../../shared/model/message.ts';
import type { ReadableStore, WritableStore } from './store.ts';

export function insertOrigin(store: WritableStore, session: number, message: number, { platform, channel }: Origin): void {
	store
		.change<[number, number, string, string | null]>('INSERT INTO message_origin (message, session, platform, channel) VALUES (?, ?, ?, ?)')
		.run(message, session, platform, channel);
}

/** By message; only relayed ones have one. @param messageIds a JSON array */
export function originsOfMessages(store: ReadableStore, messageIds: string): ReadonlyMap<number, Origin> {
	const rows = store
		.query<[string], { message: number; platform: string; channel: string | null }>(
			'SELECT message, platform, channel FROM message_origin WHERE message IN (SELECT value FROM json_each(?))',
		)
		.all(messageIds);
	return new Map(rows.map(({ message, platform, channel }) => [message, { platform, channel }]));
}
