import { afterEach, describe, expect, it } from 'vitest';
import { createYouTubeSource, type YouTubeSourceOptions } from '../../../../../electron/desk/intake/sources/youtube.ts';
import { createYouTubeQuota } from '../../../../../electron/desk/intake/sources/youtube-quota.ts';
import { type AskedQuestion, type PlatformReply, startPlatformApi } from '../../../../fixtures/platform-api.ts';
import { type WatchedSource, watchSource } from '../../../../fixtures/watched-source.ts';
import { createHastyClock } from '../hasty-clock.ts';

const VIDEO = 'dQw4w9WgXcQ';
const KEY = 'AIza-secret-key-of-a-test';
const LIVE = { kind: 'youtube#videoListResponse', items: [{ id: VIDEO, snippet: { title: 'Show' }, liveStreamingDetails: { activeLiveChatId: 'chat-1' } }] };

const open: { readonly stop: () => Promise<unknown> }[] = [];

afterEach(async () => {
	for (const { stop } of open.splice(0).reverse()) await stop();
});

/** A chat of the given pages, then empty ones; every answer to `videos` finds it. */
function chatOf(...pages: readonly PlatformReply[]): (question: AskedQuestion) => PlatformReply {
	const left = [...pages];
	return ({ path }) => (path.endsWith('/videos') ? { body: LIVE } : (left.shift() ?? page([], 'last')));
}

function page(items: readonly unknown[], nextPageToken: string, more: object = {}): PlatformReply {
	return { body: { kind: 'youtube#liveChatMessageListResponse', pollingIntervalMillis: 2_000, nextPageToken, items, ...more } };
}

function said(id: string, text: string, author: object = {}) {
	return {
		id,
		snippet: { type: 'textMessageEvent', publishedAt: '2026-11-22T17:00:00Z', displayMessage: text, textMessageDetails: { messageText: text } },
		authorDetails: { channelId: 'UC-marta', displayName: 'marta', isChatOwner: false, isChatModerator: false, ...author },
	};
}

function refusal(status: number, reason: string, message = 'No.'): PlatformReply {
	return { status, body: { error: { code: status, message, errors: [{ message, domain: 'youtube', reason }] } } };
}

async function watch(reply: (question: AskedQuestion) => PlatformReply, options: Partial<YouTubeSourceOptions> & { readonly limit?: number } = {}) {
	const api = await startPlatformApi(reply);
	open.push({ stop: () => api.close() });
	const clock = createHastyClock();
	const quota = createYouTubeQuota(clock, { limit: options.limit ?? 10_000 });
	const server = `${api.address}/youtube/v3`;
	const watched = watchSource(createYouTubeSource({ video: VIDEO, key: () => KEY, quota, server, clock, random: () => 1, ...options }));
	open.push({ stop: () => watched.source.stop() });
	return { ...watched, api, clock, quota };
}

async function toSettle(watched: WatchedSource, state: string): Promise<void> {
	await expect.poll(() => watched.states().at(-1)).toBe(state);
}

describe('the live chat of a YouTube video', () => {
	it('finds the chat, takes its history and goes on page by page with roles, times and pictures', async () => {
		const first = page([said('m1', 'hola :_casaLogo: y :face-blue-smiling:'), said('m2', 'mods aquí', { channelId: 'UC-mod', isChatModerator: true })], 'p2');
		const second = page([said('m3', '¡Bienvenidos!', { channelId: 'UC-host', isChatOwner: true })], 'p3');
		const { messages, texts, states, api } = await watch(chatOf(first, second));
		await expect.poll(texts).toHaveLength(3);
		expect(states()[1]).toBe('connected');
		expect(new Set(states().slice(1))).toEqual(new Set(['connected']));
		expect(messages().map(({ role }) => role)).toEqual(['viewer', 'moderator', 'host']);
		expect(messages()[0]).toMatchObject({ platformId: 'm1', sentAt: Date.UTC(2026, 10, 22, 17), author: { id: 'UC-marta', name: 'marta' } });
		expect(messages()[0]?.emotes.map(({ start, end }) => messages()[0]?.text.slice(start, end))).toEqual([':_casaLogo:', ':face-blue-smiling:']);
		const pagesOf = () => api.asked.filter(({ path }) => path.endsWith('/liveChat/messages'));
		await expect.poll(() => pagesOf().length).toBeGreaterThan(2);
		const pages = pagesOf();
		expect(pages.slice(0, 3).map(({ query }) => query.pageToken)).toEqual([undefined, 'p2', 'p3']);
		expect(pages[0]?.query).toMatchObject({ liveChatId: 'chat-1', part: 'id,snippet,authorDetails', maxResults: '2000' });
	});

	it('sends the key where no address shows it', async () => {
		const { api, source, texts } = await watch(chatOf(page([said('m1', 'hola')], 'p2')));
		await expect.poll(texts).toHaveLength(1);
		for (const { headers, query } of api.asked) {
			expect(headers['x-goog-api-key']).toBe(KEY);
			expect(JSON.stringify(query)).not.toContain(KEY);
		}
		expect(source.label).toBe(`youtu.be/${VIDEO}`);
	});

	it('asks no sooner than YouTube allows, and no sooner than the units of the day last two hours', async () => {
		const { clock, texts, quota, events } = await watch(chatOf(page([said('m1', 'hola')], 'p2')));
		await expect.poll(texts).toHaveLength(1);
		await expect.poll(() => clock.delays.length).toBeGreaterThan(1);
		// 9 994 units are 1 998 polls in two hours: 3.6 s each, where YouTube would take 2.
		expect(clock.delays[0]).toBeGreaterThan(3_500);
		expect(clock.delays[0]).toBeLessThan(3_700);
		expect(events.find(({ type }) => type === 'quota')).toMatchObject({ quota: { used: 6, limit: 10_000, slowedToMs: clock.delays[0] } });
		expect(quota.read(KEY).used % 5).toBe(1);
		const rich = await watch(chatOf(page([], 'p2')), { limit: 1_000_000 });
		await expect.poll(() => rich.clock.delays[0]).toBe(2_000);
		expect(JSON.stringify(rich.events)).not.toContain('slowedToMs');
	});

	it('stops before the day is overdrawn, in words, and asks no more', async () => {
		const { api, states, lastProblem, quota } = await watch(chatOf(page([said('m1', 'hola')], 'p2')), { limit: 12 });
		await expect.poll(() => states().at(-1)).toBe('failed');
		expect(lastProblem()).toMatchObject({ code: 'quota-spent' });
		expect(quota.read(KEY).used).toBe(11);
		const questions = api.asked.length;
		await new Promise((resolve) => setTimeout(resolve, 200));
		expect(api.asked.length).toBe(questions);
		expect(questions).toBe(3);
	});

	it('shares the count of the day between shows, and slows each of them', async () => {
		const clock = createHastyClock();
		const quota = createYouTubeQuota(clock);
		const one = await watch(chatOf(page([], 'p2')), { quota });
		const two = await watch(chatOf(page([], 'p2')), { quota });
		await expect.poll(() => two.clock.delays.length).toBeGreaterThan(0);
		expect(quota.readers()).toBe(2);
		expect(two.clock.delays[0]).toBeGreaterThan(7_000);
		await one.source.stop();
		expect(quota.readers()).toBe(1);
	});

	it('takes comments that come with money or a membership as what somebody wrote, and the rest as lines of the system', async () => {
		const event = (id: string, snippet: object) => ({ ...said(id, ''), snippet: { publishedAt: '2026-11-22T17:00:00Z', ...snippet } });
		const items = [
			event('s1', { type: 'superChatEvent', displayMessage: '5 € from marta: "¿es original?"', superChatDetails: { userComment: '¿es original?' } }),
			event('s2', { type: 'memberMilestoneChatEvent', displayMessage: 'x', memberMilestoneChatDetails: { userComment: 'dos años ya' } }),
			event('s3', { type: 'newSponsorEvent', displayMessage: 'marta is a member now' }),
			event('s4', { type: 'sponsorOnlyModeStartedEvent' }),
			event('s5', { type: 'aKindOfTomorrow', displayMessage: 'something new' }),
		];
		const { messages } = await watch(chatOf(page(items, 'p2')));
		await expect.poll(messages).toHaveLength(4);
		expect(messages().map(({ kind, text }) => [kind, text])).toEqual([
			['chat', '¿es original?'],
			['chat', 'dos años ya'],
			['system', 'marta is a member now'],
			['system', 'something new'],
		]);
		expect(messages()[2]?.author.name).toBe('YouTube');
	});

	it('passes on deletions and bans', async () => {
		const items = [
			{ id: 'd1', snippet: { type: 'messageDeletedEvent', publishedAt: '2026-11-22T17:00:01Z', messageDeletedDetails: { deletedMessageId: 'm1' } } },
			{ id: 'd2', snippet: { type: 'userBannedEvent', userBannedDetails: { bannedUserDetails: { channelId: 'UC-spam' }, banType: 'permanent' } } },
			{ id: 'm9', snippet: { type: 'tombstone' } },
		];
		const { events } = await watch(chatOf(page(items, 'p2')));
		const targets = () => events.flatMap((event) => (event.type === 'deletion' ? [event.target] : []));
		await expect.poll(targets).toEqual([{ platformId: 'm1' }, { authorId: 'UC-spam' }, { platformId: 'm9' }]);
	});

	it('drops what has no shape or no text, and counts it', async () => {
		const items = [null, 42, { id: 'x' }, said('e', '  '), { id: 'y', snippet: { type: 'messageDeletedEvent' } }, said('m1', 'still here')];
		const { texts, dropped } = await watch(chatOf(page(items, 'p2')));
		await expect.poll(texts).toEqual(['still here']);
		expect(dropped()).toEqual(['wrong-shape', 'wrong-shape', 'wrong-shape', 'no-text']);
	});

	it.each([
		['the event of it', page([said('m1', 'adiós'), { id: 'e', snippet: { type: 'chatEndedEvent' } }], 'p2')],
		['the stream being offline', page([said('m1', 'adiós')], 'p2', { offlineAt: '2026-11-22T19:00:00Z' })],
	])('ends with %s, after what was said before it', async (_how, last) => {
		const watched = await watch(chatOf(last));
		await toSettle(watched, 'ended');
		expect(watched.texts()).toEqual(['adiós']);
		expect(watched.lastProblem()).toBeUndefined();
	});

	it('goes on at the same place after a cut, without asking for the history again', async () => {
		const watched = await watch(chatOf(page([said('m1', 'uno')], 'p2'), 'cut', page([said('m2', 'dos')], 'p3')));
		await expect.poll(watched.texts).toEqual(['uno', 'dos']);
		expect(watched.states()).toContain('waiting');
		const pages = watched.api.asked.filter(({ path }) => path.endsWith('/liveChat/messages'));
		expect(pages.slice(0, 3).map(({ query }) => query.pageToken)).toEqual([undefined, 'p2', 'p2']);
		expect(watched.api.asked.filter(({ path }) => path.endsWith('/videos'))).toHaveLength(1);
	});

	it('looks the video up again where the chat is no longer known', async () => {
		const watched = await watch(chatOf(page([said('m1', 'uno')], 'p2'), refusal(404, 'liveChatNotFound'), page([said('m2', 'dos')], 'p3')));
		await expect.poll(watched.texts).toEqual(['uno', 'dos']);
		expect(watched.api.asked.filter(({ path }) => path.endsWith('/videos'))).toHaveLength(2);
	});

	it.each([
		[403, 'quotaExceeded', 'failed', 'quota-spent'],
		[403, 'rateLimitExceeded', 'waiting', 'rate-limited'],
		[429, 'tooManyRequests', 'waiting', 'rate-limited'],
		[403, 'liveChatDisabled', 'failed', 'chat-disabled'],
		[403, 'forbidden', 'failed', 'refused'],
		[400, 'keyInvalid', 'failed', 'key-refused'],
		[403, 'accessNotConfigured', 'failed', 'key-refused'],
		[401, 'authError', 'failed', 'key-refused'],
		[503, 'backendError', 'waiting', 'http-status'],
	])('says what HTTP %d %s means: %s, %s', async (status, reason, state, code) => {
		const watched = await watch(chatOf(refusal(status, reason, `The words of <a href="/x">Google</a> about ${KEY}.`)));
		await expect.poll(() => watched.states().includes(state)).toBe(true);
		expect(watched.lastProblem()).toMatchObject({ code, said: 'The words of Google about ….' });
		expect(JSON.stringify(watched.events)).not.toContain(KEY);
	});

	it('ends where the interface says that the chat has ended', async () => {
		const watched = await watch(chatOf(refusal(403, 'liveChatEnded')));
		await toSettle(watched, 'ended');
	});

	it('knows a wrong key by the words of today’s interface too', async () => {
		const body = {
			error: {
				code: 400,
				message: 'API key not valid. Please pass a valid API key.',
				errors: [{ reason: 'badRequest' }],
				details: [{ reason: 'API_KEY_INVALID' }],
			},
		};
		const watched = await watch(() => ({ status: 400, body }));
		await toSettle(watched, 'failed');
		expect(watched.lastProblem()?.code).toBe('key-refused');
	});

	it('counts the day as used for every show where YouTube says so', async () => {
		const watched = await watch(chatOf(refusal(403, 'quotaExceeded')));
		await toSettle(watched, 'failed');
		expect(watched.quota.read(KEY)).toMatchObject({ used: 10_000, limit: 10_000 });
	});

	it('goes on at once with another key where the units of the first are used', async () => {
		let key = KEY;
		const watched = await watch(
			({ path, headers }) => {
				if (headers['x-goog-api-key'] === KEY) return refusal(403, 'quotaExceeded');
				return path.endsWith('/videos') ? { body: LIVE } : page([said('m1', 'hola')], 'p2');
			},
			{ key: () => key },
		);
		await toSettle(watched, 'failed');
		expect(watched.lastProblem()?.code).toBe('quota-spent');
		key = 'another-key';
		watched.source.retry();
		await expect.poll(() => watched.texts()[0]).toBe('hola');
	});

	it('asks for a key where there is none, and takes one that is entered meanwhile', async () => {
		let key: string | undefined;
		const watched = await watch(chatOf(page([said('m1', 'hola')], 'p2')), { key: () => key });
		await toSettle(watched, 'failed');
		expect(watched.lastProblem()?.code).toBe('key-missing');
		expect(watched.api.asked).toHaveLength(0);
		key = KEY;
		watched.source.retry();
		await expect.poll(watched.texts).toEqual(['hola']);
	});

	it.each([
		['no such video', { kind: 'x', items: [] }, 'failed', 'channel-not-found'],
		['a video that is no livestream', { items: [{ id: VIDEO }] }, 'failed', 'not-live'],
		['a livestream that is over', { items: [{ liveStreamingDetails: { actualStartTime: 'a', actualEndTime: 'b' } }] }, 'failed', 'not-live'],
		['one that has not begun', { items: [{ liveStreamingDetails: { scheduledStartTime: 'a' } }] }, 'waiting', 'not-live'],
		['another service that answers in JSON', { hello: 'world' }, 'waiting', 'not-a-feed'],
		['a page of HTML', '<html></html>', 'waiting', 'not-a-feed'],
	])('says so for %s', async (_what, body, state, code) => {
		const watched = await watch(() => ({ body }));
		await expect.poll(() => watched.states().includes(state)).toBe(true);
		expect(watched.lastProblem()?.code).toBe(code);
	});

	it('waits between tries longer than sources whose tries cost nothing', async () => {
		const watched = await watch(() => 'cut');
		await expect.poll(() => watched.clock.delays.length).toBeGreaterThan(4);
		expect(watched.clock.delays.slice(0, 5)).toEqual([4_000, 8_000, 16_000, 32_000, 60_000]);
	});

	it('leaves YouTube alone for as long as it asks', async () => {
		const watched = await watch(() => ({ status: 429, headers: { 'retry-after': '300' }, body: {} }));
		await expect.poll(() => watched.clock.delays[0]).toBe(300_000);
		expect(watched.lastProblem()?.code).toBe('rate-limited');
	});

	it('drops an answer larger than any page, in words', async () => {
		const watched = await watch(() => ({ body: 'x'.repeat(9 * 1024 * 1024) }));
		await expect.poll(() => watched.lastProblem()?.code).toBe('not-a-feed');
	});

	it('stops at once in the middle of a wait or of a question, and tells nothing more', async () => {
		const watched = await watch(chatOf(page([said('m1', 'hola')], 'p2', { pollingIntervalMillis: 300_000 })));
		await expect.poll(watched.texts).toHaveLength(1);
		const told = watched.events.length;
		const stoppedAt = Date.now();
		await watched.source.stop();
		expect(Date.now() - stoppedAt).toBeLessThan(500);
		expect(watched.events).toHaveLength(told);
		expect(watched.quota.readers()).toBe(0);
	});
});
