import type { Backoff } from '../backoff.ts';
import { type Clock, systemClock } from '../clock.ts';
import { type ConnectionListener, keepConnected } from '../keep-connected.ts';
import type { Source } from '../source.ts';
import { openVkVideoChat, type VkVideoPlace, type VkVideoServers } from './vk-video-connection.ts';

export interface VkVideoSourceOptions {
	/** The name in the address of its page. */
	readonly channel: string;
	/** An access token, or an app’s `CLIENT_ID:SECRET`; asked for at every connection, so that one entered meanwhile counts. */
	readonly key: () => string | undefined;
	/** The platform's, or stand-ins: `http://127.0.0.1:PORT` (twice) and `ws://127.0.0.1:PORT/connection/websocket`. */
	readonly servers?: VkVideoServers | undefined;
	readonly backoff?: Backoff;
	readonly clock?: Clock;
}

export const VK_VIDEO_SERVERS: VkVideoServers = {
	api: 'https://apidev.live.vkvideo.ru',
	auth: 'https://api.live.vkvideo.ru',
	chat: 'wss://pubsub-dev.live.vkvideo.ru/connection/websocket?format=json&cf_protocol_version=v2',
};

/** The chat of one channel of VK Video Live, through the interface its owner offers to developers. What was said while the desk was away is taken afterwards. */
export function createVkVideoSource({ channel, key, servers = VK_VIDEO_SERVERS, backoff, clock = systemClock }: VkVideoSourceOptions): Source {
	const place: VkVideoPlace = { startedAt: clock.now(), hasListened: false, newestId: 0 };
	const open = (listener: ConnectionListener) => openVkVideoChat({ channel, key, servers, clock, place }, listener);
	return {
		kind: 'vkvideo',
		label: `live.vkvideo.ru/${channel}`,
		channel: channel.toLowerCase(),
		...keepConnected({ open, clock, ...(backoff === undefined ? {} : { backoff }) }),
	};
}
