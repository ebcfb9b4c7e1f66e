import type { TrovoServers } from './trovo-connection.ts';
import type { VkVideoServers } from './vk-video-connection.ts';

/** Stand-ins for platforms that are asked over HTTP; the platforms' own where left out. */
export interface PlatformServers {
	/** `http://127.0.0.1:PORT/youtube/v3`. */
	readonly youtube?: string;
	readonly trovo?: TrovoServers;
	readonly vkVideo?: VkVideoServers;
	/** `ws://127.0.0.1:PORT` and `http://127.0.0.1:PORT`. */
	readonly goodGame?: { readonly chat: string; readonly site: string };
	/** `ws://127.0.0.1:PORT`. */
	readonly astro?: string;
}
