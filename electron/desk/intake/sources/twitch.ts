import type { Backoff } from '../backoff.ts';
import { type Clock, systemClock } from '../clock.ts';
import { type ConnectionListener, keepConnected } from '../keep-connected.ts';
import type { Source } from '../source.ts';
import { openTwitchConnection } from './twitch-connection.ts';

export interface TwitchSourceOptions {
	/** Without #, lower case. */
	readonly channel: string;
	/** Twitch's chat server, or a stand-in: `ws://127.0.0.1:PORT`. */
	readonly server?: string | undefined;
	readonly backoff?: Backoff;
	readonly clock?: Clock;
}

export const TWITCH_SERVER = 'wss://irc-ws.chat.twitch.tv:443';

/** One Twitch channel, read anonymously: it never joins or writes as a user. */
export function createTwitchSource({ channel, server = TWITCH_SERVER, backoff, clock = systemClock }: TwitchSourceOptions): Source {
	const open = (listener: ConnectionListener) => {
		if (/^wss?:$/.test(URL.parse(server)?.protocol ?? '')) return openTwitchConnection({ server, channel, clock }, listener);
		listener.closed({ code: 'bad-address', detail: 'The address of the Twitch server starts with ws:// or wss://.' }, true);
		return { close: async () => {} };
	};
	return { kind: 'twitch', label: `#${channel}`, channel, ...keepConnected({ open, clock, ...(backoff === undefined ? {} : { backoff }) }) };
}
