import { createHash } from 'node:crypto';
import type { Backoff } from '../backoff.ts';
import { type Clock, systemClock } from '../clock.ts';
import { type ConnectionListener, keepConnected } from '../keep-connected.ts';
import type { Source } from '../source.ts';
import { createEchoes } from './relay-echoes.ts';
import { readSocialStreamFrame } from './social-stream-frame.ts';
import { type FeedProtocol, openSocketFeed } from './socket-feed.ts';

export interface SocialStreamSourceOptions {
	/** Whoever knows it controls the hub's overlays: it is never shown, stored or logged. */
	readonly session: string;
	/** The hub: the local one where absent. */
	readonly server?: string | undefined;
	readonly backoff?: Backoff;
	readonly clock?: Clock;
}

export const SOCIAL_STREAM_HUB = 'ws://127.0.0.1:3000';

/**
 * Social Stream Ninja: its user's own browser reads the chats of many sites and its hub hands them on. A mapping cannot express it:
 * the same line comes twice where a site is open in two windows, under different ids or none.
 */
export function createSocialStreamSource({ session, server = SOCIAL_STREAM_HUB, backoff, clock = systemClock }: SocialStreamSourceOptions): Source {
	const echoes = createEchoes();
	const protocol: FeedProtocol = {
		opened(feed) {
			// As its dock joins: chat comes on 4, and on 3 the desk says nothing.
			feed.send({ join: session, in: 4, out: 3 });
			feed.connected();
		},
		read(text, receivedAt, feed) {
			const event = readSocialStreamFrame(text, receivedAt);
			if (event !== null) feed.emit(event.type === 'message' ? { ...event, message: echoes.named(event.message) } : event);
		},
	};
	const open = (listener: ConnectionListener) => openSocketFeed({ url: server, protocol, clock }, listener);
	return {
		kind: 'social-stream',
		label: `Social Stream Ninja (${URL.parse(server)?.host ?? ''})`,
		channel: createHash('sha256').update(`${server} ${session}`).digest('hex').slice(0, 16),
		...keepConnected({ open, clock, ...(backoff === undefined ? {} : { backoff }) }),
	};
}
