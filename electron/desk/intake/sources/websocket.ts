import { createHash } from 'node:crypto';
import { type CompleteWebSocketMapping, DEFAULT_MAPPING, type WebSocketMapping, webSocketMappingSchema } from '../../../../shared/model/websocket-mapping.ts';
import type { Backoff } from '../backoff.ts';
import { type Clock, systemClock } from '../clock.ts';
import { type Connection, type ConnectionListener, keepConnected } from '../keep-connected.ts';
import { safeExcerpt } from '../safe-excerpt.ts';
import type { Source } from '../source.ts';
import { type FeedProtocol, openSocketFeed } from './socket-feed.ts';
import { createFrameReader } from './websocket-frame.ts';

export interface WebSocketSourceOptions {
	readonly url: string;
	/** How the feed's frames become messages; the default frame where absent. */
	readonly mapping?: WebSocketMapping | undefined;
	/** What a person calls it; the address without its secrets where absent. */
	readonly label?: string;
	readonly backoff?: Backoff;
	readonly clock?: Clock;
}

/** A feed of messages over WebSocket, as the client. */
export function createWebSocketSource({ url, mapping, label, backoff, clock = systemClock }: WebSocketSourceOptions): Source {
	const parsed = mapping === undefined ? { success: true as const, data: DEFAULT_MAPPING } : webSocketMappingSchema.safeParse(mapping);
	const open = (listener: ConnectionListener): Connection => {
		if (parsed.success) return openFeed(url, parsed.data, clock, listener);
		const [issue] = parsed.error.issues;
		listener.closed({ code: 'bad-mapping', detail: `The mapping: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is not understood'}` }, true);
		return { close: async () => {} };
	};
	const identity = feedIdentity(url);
	return {
		kind: 'websocket',
		channel: identity.channel,
		label: label ?? identity.label,
		...keepConnected({ open, clock, ...(backoff === undefined ? {} : { backoff }) }),
	};
}

/** What a feed is called, and what tells it from others; a query may hold a secret, so it is told apart by its hash alone. */
function feedIdentity(url: string): { readonly label: string; readonly channel: string } {
	const address = URL.parse(url);
	if (address === null) return { label: safeExcerpt(url.replace(/[?#].*$/, '')), channel: 'no address' };
	const label = `${address.protocol}//${address.host}${address.pathname}`;
	const secret = `${address.username}:${address.password}${address.search}`;
	return { label, channel: secret === ':' ? label : `${label}#${createHash('sha256').update(secret).digest('hex').slice(0, 16)}` };
}

function openFeed(url: string, mapping: CompleteWebSocketMapping, clock: Clock, listener: ConnectionListener): Connection {
	const readFrame = createFrameReader(mapping);
	const { subprotocols, headers, heartbeat, onOpen } = mapping;
	const protocol: FeedProtocol = {
		opened(feed) {
			for (const message of onOpen) feed.send(message);
			feed.connected();
		},
		read(text, receivedAt, feed) {
			for (const event of readFrame(text, receivedAt)) feed.emit(event);
		},
	};
	return openSocketFeed({ url, protocol, clock, subprotocols, headers, heartbeat }, listener);
}
