import { randomUUID } from 'node:crypto';
import type { SourceTrouble } from '../../../../shared/model/show.ts';
import { type Backoff, createBackoff, DEFAULT_BACKOFF } from '../backoff.ts';
import { type Clock, systemClock } from '../clock.ts';
import { type Connection, type ConnectionListener, keepConnected } from '../keep-connected.ts';
import type { Source } from '../source.ts';
import { CHAT_TOPIC, readAstroFrame } from './astro-frame.ts';
import { keyMissing, platformWords } from './service-trouble.ts';
import { type FeedProtocol, openSocketFeed } from './socket-feed.ts';

export interface AstroSourceOptions {
	/** The id of the channel at StreamElements, which its token belongs to. */
	readonly room: string;
	/** Asked at every connection, so that a new token counts at the next try. */
	readonly token: () => string | undefined;
	/** The gateway, or a stand-in: `ws://127.0.0.1:PORT`. */
	readonly server?: string | undefined;
	readonly backoff?: Backoff;
	readonly clock?: Clock;
}

const GATEWAY = 'wss://astro.streamelements.com/';
const ANSWER_WITHIN_MS = 10_000;
/** The gateway refuses a client that connects again within two seconds (its `Retry-After`). */
const ASTRO_BACKOFF = { ...DEFAULT_BACKOFF, firstMs: 4_000, shortestMs: 2_500 } as const;

/**
 * StreamElements' Astro: the chats of one StreamElements channel, whichever of Twitch, YouTube, Kick and Trovo they come from. A mapping
 * cannot express it: every platform's messages have a shape of their own.
 */
export function createAstroSource({ room, token, server = GATEWAY, backoff = createBackoff(ASTRO_BACKOFF), clock = systemClock }: AstroSourceOptions): Source {
	/** Kept from a server that goes away until the next connection, which it is good for once. */
	let reconnectToken: string | null = null;
	const open = (listener: ConnectionListener): Connection => {
		const key = token()?.trim() ?? '';
		if (key === '') {
			listener.closed(keyMissing('streamelements', 'token of StreamElements'), true);
			return { close: async () => {} };
		}
		const address = new URL(server);
		if (reconnectToken !== null) address.searchParams.set('reconnect_token', reconnectToken);
		const isResumed = reconnectToken !== null;
		reconnectToken = null;
		const onReconnect = (given: string) => {
			reconnectToken = given || null;
		};
		const protocol = chatProtocol({ room, key, isResumed, onReconnect });
		return openSocketFeed({ url: address.href, protocol, clock, answerWithinMs: ANSWER_WITHIN_MS }, listener);
	};
	return { kind: 'astro', label: `StreamElements ${room}`, channel: room, ...keepConnected({ open, clock, backoff }) };
}

interface Joining {
	readonly room: string;
	readonly key: string;
	/** The subscriptions of the connection before stand. */
	readonly isResumed: boolean;
	readonly onReconnect: (token: string) => void;
}

function chatProtocol({ room, key, isResumed, onReconnect }: Joining): FeedProtocol {
	return {
		opened() {},
		read(text, receivedAt, feed) {
			const frame = readAstroFrame(text, receivedAt);
			switch (frame.type) {
				case 'welcome':
					if (isResumed) feed.connected();
					else feed.send({ type: 'subscribe', nonce: randomUUID(), data: { topic: CHAT_TOPIC, room, token: key, token_type: tokenType(key) } });
					return;
				case 'subscribed':
					feed.connected();
					return;
				case 'refused':
					feed.end(...refusal(frame.error, frame.said, key));
					return;
				case 'reconnect':
					onReconnect(frame.token);
					feed.end({ code: 'connection-lost', detail: 'StreamElements moved the connection to another of its servers.' });
					return;
				case 'event':
					feed.emit(frame.event);
					return;
				case 'other':
					return;
			}
		},
	};
}

/** A JWT has three parts; the overlay token of the dashboard has one. */
function tokenType(key: string): 'jwt' | 'apikey' {
	return key.split('.').length === 3 ? 'jwt' : 'apikey';
}

function refusal(error: string, said: string, key: string): [problem: SourceTrouble, isFinal: boolean] {
	const words = platformWords(said, key);
	switch (error) {
		case 'err_unauthorized':
			return [
				{
					code: 'key-refused',
					...words,
					detail: 'StreamElements refuses the token for this channel: copy it again from the dashboard, with this channel chosen there.',
				},
				true,
			];
		case 'err_bad_request':
			return [{ code: 'channel-not-found', ...words, detail: 'StreamElements does not take the id of the channel: copy it again from the dashboard.' }, true];
		case 'rate_limit_exceeded':
			return [{ code: 'rate-limited', ...words, detail: 'StreamElements asks the desk to wait; it tries again.' }, false];
		default:
			return [{ code: 'connection-lost', ...words, detail: `StreamElements reports ${error}; it is tried again.` }, false];
	}
}
