import type { SourceTrouble } from '../../../../shared/model/show.ts';
import type { Clock } from '../clock.ts';
import type { Connection, ConnectionListener } from '../keep-connected.ts';
import { askPlatform } from './ask-platform.ts';
import { listAt, textAt } from './json-fields.ts';
import { keyMissing } from './service-trouble.ts';
import { readYouTubePage } from './youtube-page.ts';
import { pollInterval, type YouTubeQuota } from './youtube-quota.ts';
import { isGoogleAnswer, isQuotaSpent, quotaSpent, youtubeRefusal } from './youtube-trouble.ts';

/** Where in the chat the source is; kept from one connection to the next. */
export interface YouTubePlace {
	readonly startedAt: number;
	/** '' until the video has been looked up. */
	liveChatId: string;
	/** '' for the first page, which holds what was said before. */
	pageToken: string;
}

export interface YouTubeChatOptions {
	readonly video: string;
	readonly key: () => string | undefined;
	readonly quota: YouTubeQuota;
	readonly server: string;
	readonly clock: Clock;
	readonly place: YouTubePlace;
}

/** What the calls cost of a day's units (https://developers.google.com/youtube/v3/determine_quota_cost; the chat's page names 5). */
const VIDEO_UNITS = 1;
const PAGE_UNITS = 5;
/** The most there is: a chat that is asked rarely must not fall behind. */
const MOST_OF_PAGE = '2000';
/** Where YouTube does not say when to ask again, and the bounds of what it may say. */
const USUAL_INTERVAL_MS = 5_000;
const SHORTEST_INTERVAL_MS = 1_000;
const LONGEST_INTERVAL_MS = 5 * 60_000;

/** Polls the chat until it ends, is stopped or meets trouble. */
export function openYouTubeChat(options: YouTubeChatOptions, listener: ConnectionListener): Connection {
	const { quota, clock } = options;
	const stopped = new AbortController();
	const leave = quota.join();
	let wake = () => {};
	const wait = (delayMs: number) =>
		new Promise<void>((resolve) => {
			const cancel = clock.after(delayMs, resolve);
			wake = () => {
				cancel();
				resolve();
			};
		});
	const running = poll(options, listener, stopped.signal, wait).finally(leave);
	return {
		async close() {
			stopped.abort();
			wake();
			// Its place is free at once; what still runs only has to be let go.
			leave();
			await running;
		},
	};
}

async function poll(options: YouTubeChatOptions, listener: ConnectionListener, signal: AbortSignal, wait: (delayMs: number) => Promise<void>): Promise<void> {
	const { key: readKey, quota, clock, place } = options;
	const key = readKey();
	if (key === undefined) return listener.closed(keyMissing('youtube', 'API key of Google'), true);
	const outcome = place.liveChatId === '' ? await findChat(options, key, signal) : null;
	if (signal.aborted) return;
	if (outcome !== null) return tell(outcome, options, key, listener);

	for (let isTold = false; ; isTold = true) {
		const answer = await ask(options, key, signal, PAGE_UNITS, 'liveChat/messages', {
			liveChatId: place.liveChatId,
			part: 'id,snippet,authorDetails',
			maxResults: MOST_OF_PAGE,
			...(place.pageToken === '' ? {} : { pageToken: place.pageToken }),
		});
		if (signal.aborted) return;
		if (!('body' in answer)) return tell(answer, options, key, listener);
		const page = readYouTubePage(answer.body, clock.now());
		if (!isTold) listener.connected();
		const pace = nextInterval(page.pollingIntervalMs, options, key);
		listener.emit({ type: 'quota', quota: { ...quota.read(key), ...(pace.isSlowed ? { slowedToMs: pace.intervalMs } : {}) } });
		for (const event of page.events) listener.emit(event);
		place.pageToken = page.nextPageToken === '' ? place.pageToken : page.nextPageToken;
		if (page.isEnded) return listener.ended();
		await wait(pace.intervalMs);
		if (signal.aborted) return;
	}
}

/** Why there is nothing to read, now or for good. */
type Outcome = { readonly trouble: SourceTrouble; readonly isFinal: boolean; readonly notBeforeMs?: number | null } | { readonly isEnded: true };

function tell(outcome: Outcome, { quota }: YouTubeChatOptions, key: string, listener: ConnectionListener): void {
	listener.emit({ type: 'quota', quota: quota.read(key) });
	if ('isEnded' in outcome) listener.ended();
	else listener.closed(outcome.trouble, outcome.isFinal, outcome.notBeforeMs);
}

/** Looks up the chat of the video; null where it was found. */
async function findChat(options: YouTubeChatOptions, key: string, signal: AbortSignal): Promise<Outcome | null> {
	const answer = await ask(options, key, signal, VIDEO_UNITS, 'videos', { part: 'snippet,liveStreamingDetails', id: options.video });
	if (!('body' in answer)) return answer;
	const [video] = listAt(answer.body, 'items');
	if (video === undefined) {
		return { isFinal: true, trouble: { code: 'channel-not-found', detail: 'YouTube knows no such video, or it is private: check its address.' } };
	}
	options.place.liveChatId = textAt(video, 'liveStreamingDetails', 'activeLiveChatId');
	if (options.place.liveChatId !== '') return null;
	const isOver = textAt(video, 'liveStreamingDetails', 'actualEndTime') !== '';
	const neverWas = textAt(video, 'liveStreamingDetails', 'scheduledStartTime') === '' && textAt(video, 'liveStreamingDetails', 'actualStartTime') === '';
	return { isFinal: isOver || neverWas, trouble: { code: 'not-live', detail: notLiveDetail(isOver, neverWas) } };
}

function notLiveDetail(isOver: boolean, neverWas: boolean): string {
	if (isOver) return 'This livestream is over; YouTube gives its chat only while it is live.';
	return neverWas ? 'This video is no livestream.' : 'This livestream has not begun, or has no chat; the desk keeps asking.';
}

async function ask(
	options: YouTubeChatOptions,
	key: string,
	signal: AbortSignal,
	units: number,
	resource: string,
	parameters: Readonly<Record<string, string>>,
): Promise<Outcome | { readonly body: unknown }> {
	const { quota, server, place } = options;
	const url = URL.parse(`${server.replace(/\/$/, '')}/${resource}`);
	if (url === null || !/^https?:$/.test(url.protocol)) {
		return { isFinal: true, trouble: { code: 'bad-address', detail: 'The address of the YouTube interface starts with https://.' } };
	}
	if (!quota.spend(key, units)) return { isFinal: true, trouble: quotaSpent() };
	for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
	// As a header, the key stands in no address that could be logged or shown.
	const answer = await askPlatform({ url, headers: { 'x-goog-api-key': key }, signal });
	if (!answer.isAnswered) return { isFinal: false, trouble: answer.trouble };
	if (answer.status === 200) {
		if (isGoogleAnswer(answer.body)) return { body: answer.body };
		return { isFinal: false, trouble: { code: 'not-a-feed', detail: `${url.host} answers, but not as the YouTube Data API.` } };
	}
	const refusal = youtubeRefusal(answer.status, answer.body, url.host, key);
	if (isQuotaSpent(refusal)) quota.exhaust(key);
	if (refusal.is === 'ended') return { isEnded: true };
	if (refusal.is === 'trouble') return { ...refusal, notBeforeMs: answer.retryAfterMs };
	place.liveChatId = '';
	place.pageToken = '';
	return { isFinal: false, trouble: refusal.trouble };
}

/** No sooner than YouTube allows, and no sooner than the units of the day last. */
function nextInterval(
	asked: number | null,
	{ quota, clock, place }: YouTubeChatOptions,
	key: string,
): { readonly intervalMs: number; readonly isSlowed: boolean } {
	const wanted = Math.min(Math.max(asked ?? USUAL_INTERVAL_MS, SHORTEST_INTERVAL_MS), LONGEST_INTERVAL_MS);
	const lasting = pollInterval({ quota: quota.read(key), readers: quota.readers(), startedAt: place.startedAt, now: clock.now(), units: PAGE_UNITS });
	return { intervalMs: Math.max(wanted, lasting), isSlowed: lasting > wanted };
}
