import type { Backoff } from '../backoff.ts';
import { type Clock, systemClock } from '../clock.ts';
import { type ConnectionListener, keepConnected } from '../keep-connected.ts';
import type { Source } from '../source.ts';
import { openTrovoChat, type TrovoServers } from './trovo-connection.ts';

export interface TrovoSourceOptions {
	/** The name in the address of its page. */
	readonly channel: string;
	/** The Client-ID; asked for at every connection, so that one entered meanwhile counts. */
	readonly key: () => string | undefined;
	/** Trovo's, or stand-ins: `http://127.0.0.1:PORT/openplatform` and `ws://127.0.0.1:PORT/chat`. */
	readonly servers?: TrovoServers | undefined;
	readonly backoff?: Backoff;
	readonly clock?: Clock;
}

export const TROVO_SERVERS: TrovoServers = { api: 'https://open-api.trovo.live/openplatform', chat: 'wss://open-chat.trovo.live/chat' };

/** The chat of one Trovo channel. What was said before the desk began to listen is left out; what was said while it was away is taken. */
export function createTrovoSource({ channel, key, servers = TROVO_SERVERS, backoff, clock = systemClock }: TrovoSourceOptions): Source {
	const startedAt = clock.now();
	const open = (listener: ConnectionListener) => openTrovoChat({ channel, key, servers, clock, startedAt }, listener);
	return {
		kind: 'trovo',
		label: `trovo.live/s/${channel}`,
		channel: channel.toLowerCase(),
		...keepConnected({ open, clock, ...(backoff === undefined ? {} : { backoff }) }),
	};
}
