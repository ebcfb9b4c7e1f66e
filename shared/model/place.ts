import type { Message } from './message.ts';

/** Where messages of a session were heard: a source of its own, or a platform and channel that a relay names. */
export interface Place {
	/** As `placeKey` says it of a message. */
	readonly key: string;
	/** Lower case: the kind of the source, or what the relay calls the platform. */
	readonly platform: string;
	/** What a person calls the source, or the channel as the relay names it; null where it does not. */
	readonly channel: string | null;
}

/** Longest key, in UTF-16 code units. */
export const PLACE_KEY_LENGTH = 3_000;
export const MOST_PLACES = 100;

/** The same for messages that were heard at the same place of their session. */
export function placeKey({ sourceId, origin }: Pick<Message, 'sourceId' | 'origin'>): string {
	return origin === undefined ? sourceKey(sourceId) : relayedKey(origin.platform, origin.channel);
}

export function sourceKey(sourceId: string): string {
	return `source ${sourceId}`;
}

export function relayedKey(platform: string, channel: string | null): string {
	return JSON.stringify(channel === null ? [platform] : [platform, channel]);
}
