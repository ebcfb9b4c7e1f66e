import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type OpenDesk, openDesk } from '../../../electron/desk/desk.ts';
import { createKeyVault } from '../../../electron/desk/key-vault.ts';
import { resourcesFolder } from '../../../electron/paths.ts';
import type { DeskEvent } from '../../../shared/contract/contract.ts';
import { type PlatformApi, type PlatformReply, startPlatformApi } from '../../fixtures/platform-api.ts';

const KEY = 'AIza-secret-key-of-a-test';
const VIDEO = 'dQw4w9WgXcQ';

let folder: string;
let desk: OpenDesk;
let api: PlatformApi;
let pages: PlatformReply[];
const logged: string[] = [];
const events: DeskEvent[] = [];

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'showdesk-keyed-'));
	pages = [];
	api = await startPlatformApi(({ path }) => {
		if (path.endsWith('/videos')) return { body: { items: [{ id: VIDEO, liveStreamingDetails: { activeLiveChatId: 'chat-1' } }] } };
		return pages.shift() ?? page([], { offlineAt: '2026-11-22T19:00:00Z' });
	});
	const platformServers = { youtube: `${api.address}/youtube/v3` };
	const vault = createKeyVault({ SHOWDESK_YOUTUBE_KEY: KEY }, null);
	desk = await openDesk({ dataFolder: folder, resourcesFolder: resourcesFolder(), host: 'browser', vault, platformServers, log: (line) => logged.push(line) });
	desk.subscribe((event) => events.push(event));
});

afterEach(async () => {
	await desk.close();
	await api.close();
	await rm(folder, { recursive: true, force: true });
});

function page(items: readonly unknown[], more: object = {}): PlatformReply {
	return { body: { items, nextPageToken: 'next', pollingIntervalMillis: 1_000, ...more } };
}

function said(id: string, text: string) {
	return {
		id,
		snippet: { type: 'textMessageEvent', publishedAt: '2026-11-22T17:00:00Z', textMessageDetails: { messageText: text } },
		authorDetails: { channelId: 'UC-marta', displayName: 'marta', isChatOwner: false, isChatModerator: false },
	};
}

it('stores what is seen twice once, ends by itself with the show, and leaves the key nowhere', async () => {
	// The second page is lost, so the history comes again with it.
	pages.push(page([said('m1', 'esta pulsera cura la diabetes')]), { status: 404, body: { error: { code: 404, errors: [{ reason: 'liveChatNotFound' }] } } });
	pages.push(page([said('m1', 'esta pulsera cura la diabetes'), said('m2', '¿cuánto cuesta?')]));
	const session = await desk.call('show.start', { market: 'ES', languages: ['es'], sources: [{ kind: 'youtube', video: `https://youtu.be/${VIDEO}` }] });
	expect(session.show).toMatchObject({ platform: 'youtube', title: `youtu.be/${VIDEO}` });
	const ended = () => desk.call('session.get', { sessionId: session.id });
	await expect.poll(async () => (await ended()).endedAt, { timeout: 25_000 }).not.toBeNull();

	const { messages } = await desk.call('feed.page', { sessionId: session.id });
	expect(messages.map(({ platformId, text }) => [platformId, text])).toEqual([
		['m1', 'esta pulsera cura la diabetes'],
		['m2', '¿cuánto cuesta?'],
	]);
	expect(messages[0]?.flags.map(({ category }) => category)).toContain('health');
	expect(await ended()).toMatchObject({ ending: 'finished', gaps: 1 });
	const told = events.flatMap((event) => (event.type === 'shows' ? event.shows.flatMap(({ sources }) => sources) : []));
	expect(told.some(({ duplicates }) => duplicates === 1)).toBe(true);
	expect(told.some(({ quota }) => quota?.limit === 10_000)).toBe(true);

	expect(JSON.stringify(events) + logged.join('\n')).not.toContain(KEY);
	await desk.close();
	for (const name of await readdir(folder, { recursive: true })) {
		const bytes = await readFile(join(folder, name)).catch(() => Buffer.alloc(0));
		expect(bytes.includes(KEY), name).toBe(false);
	}
});

it('counts the units of the day on where the desk is closed and opened again', async () => {
	const quotaOf = async (sessionId: string) => (await desk.call('show.list', {})).find(({ session }) => session.id === sessionId)?.sources[0]?.quota?.used;
	const watchAgain = async () => {
		// The chat has not ended yet, and says nothing.
		pages.push(...Array.from({ length: 50 }, () => page([], { pollingIntervalMillis: 5_000 })));
		const { id } = await desk.call('show.start', { sources: [{ kind: 'youtube', video: VIDEO }] });
		await expect.poll(() => quotaOf(id)).toBeGreaterThan(0);
		return await quotaOf(id);
	};
	expect(await watchAgain()).toBe(6);
	await desk.close();
	const platformServers = { youtube: `${api.address}/youtube/v3` };
	const vault = createKeyVault({ SHOWDESK_YOUTUBE_KEY: KEY }, null);
	desk = await openDesk({ dataFolder: folder, resourcesFolder: resourcesFolder(), host: 'browser', vault, platformServers, log: (line) => logged.push(line) });
	expect(await watchAgain()).toBe(12);
});
