import { type Backoff, createBackoff, DEFAULT_BACKOFF } from '../backoff.ts';
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

/** Twitch takes twenty logins in ten seconds (https://dev.twitch.tv/docs/chat/#rate-limits); six shows that come back together try some three times each in that time. What is said meanwhile is lost, so the first try is soon. */
const TWITCH_BACKOFF = { ...DEFAULT_BACKOFF, firstMs: 2_000, shortestMs: 500 } as const;

/** One Twitch channel, read anonymously: it never joins or writes as a user. */
export function createTwitchSource({
	channel,
	server = TWITCH_SERVER,
	backoff = createBackoff(TWITCH_BACKOFF),
	clock = systemClock,
}: TwitchSourceOptions): Source {
	const open = (listener: ConnectionListener) => {
		if (/^wss?:$/.test(URL.parse(server)?.protocol ?? '')) return openTwitchConnection({ server, channel, clock }, listener);
		listener.closed({ code: 'bad-address', detail: 'The address of the Twitch server starts with ws:// or wss://.' }, true);
		return { close: async () => {} };
	};
	return { kind: 'twitch', label: `#${channel}`, channel, ...keepConnected({ open, clock, backoff }) };
}
