import { createBackoff } from '../backoff.ts';
import { type Clock, systemClock } from '../clock.ts';
import { type ConnectionListener, keepConnected } from '../keep-connected.ts';
import type { Source } from '../source.ts';
import { openYouTubeChat, type YouTubePlace } from './youtube-connection.ts';
import type { YouTubeQuota } from './youtube-quota.ts';

export interface YouTubeSourceOptions {
	/** Its id, of 11 characters. */
	readonly video: string;
	/** Asked for at every connection, so that a key entered meanwhile counts. */
	readonly key: () => string | undefined;
	/** Shared by all shows of the desk. */
	readonly quota: YouTubeQuota;
	/** The Data API, or a stand-in: `http://127.0.0.1:PORT/youtube/v3`. */
	readonly server?: string | undefined;
	readonly clock?: Clock;
	/** Uniform in [0, 1). */
	readonly random?: () => number;
}

export const YOUTUBE_SERVER = 'https://www.googleapis.com/youtube/v3';

/** Every try costs units of the day, so tries are rarer than at sources that cost nothing. */
const BACKOFF = { firstMs: 4_000, longestMs: 60_000, stableAfterMs: 30_000, shortestMs: 2_000 };

/** The live chat of one YouTube video, asked for again and again as the Data API wants it. Where a connection is lost, it goes on at the same place. */
export function createYouTubeSource(options: YouTubeSourceOptions): Source {
	const { video, key, quota, server = YOUTUBE_SERVER, clock = systemClock, random = Math.random } = options;
	const place: YouTubePlace = { startedAt: clock.now(), liveChatId: '', pageToken: '' };
	const open = (listener: ConnectionListener) => openYouTubeChat({ video, key, quota, server, clock, place }, listener);
	return {
		kind: 'youtube',
		label: `youtu.be/${video}`,
		channel: video,
		...keepConnected({ open, clock, backoff: createBackoff({ ...BACKOFF, random }) }),
	};
}
