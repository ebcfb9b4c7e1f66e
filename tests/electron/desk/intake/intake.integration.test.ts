import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createBackoff } from '../../../../electron/desk/intake/backoff.ts';
import { createReplaySource } from '../../../../electron/desk/intake/sources/replay.ts';
import { createTwitchSource } from '../../../../electron/desk/intake/sources/twitch.ts';
import { createWebSocketSource } from '../../../../electron/desk/intake/sources/websocket.ts';
import { startTwitchServer, TWITCH_LINES } from '../../../fixtures/twitch.ts';
import { startWebSocketFeed, type WebSocketFeed } from '../../../fixtures/websocket-feed.ts';
import { createMemoryRecorder, type WatchedIntake, watchIntake } from './memory-recorder.ts';

const open: { readonly stop: () => Promise<unknown> }[] = [];

afterEach(async () => {
	for (const { stop } of open.splice(0).reverse()) await stop();
});

function quickBackoff() {
	return createBackoff({ firstMs: 150, longestMs: 300, stableAfterMs: 10_000, random: () => 1 });
}

async function serve(port?: number): Promise<WebSocketFeed> {
	const feed = await startWebSocketFeed(port === undefined ? {} : { port });
	open.push({ stop: () => feed.close() });
	return feed;
}

function started(sources: Parameters<typeof watchIntake>[0], recorder = createMemoryRecorder()): WatchedIntake & { readonly recorder: typeof recorder } {
	const watched = watchIntake(sources, recorder);
	open.push({ stop: () => watched.intake.stop() });
	watched.intake.start();
	return { ...watched, recorder };
}

function ids(watched: WatchedIntake) {
	return watched.shown.map(({ platformId }) => platformId);
}

describe('a session over real connections', () => {
	it('draws the gap of a cut connection and shows nothing twice when the feed sends its last lines again', async () => {
		const feed = await serve();
		const watched = started([{ id: 's1', source: createWebSocketSource({ url: feed.address, backoff: quickBackoff() }) }]);
		await expect.poll(() => feed.connected()).toBe(1);
		const lines = Array.from({ length: 20 }, (_, index) => ({ id: `m${index}`, author: 'a', text: `line ${index}` }));
		feed.send(...lines.slice(0, 12));
		await expect.poll(() => watched.shown.length).toBe(12);
		const cutAt = Date.now();
		feed.cut();
		await expect.poll(() => feed.requests.length, { timeout: 5_000 }).toBe(2);
		await expect.poll(() => feed.connected()).toBe(1);
		feed.send(lines.slice(7));
		await expect.poll(() => watched.shown.length).toBe(20);
		expect(ids(watched)).toEqual(lines.map(({ id }) => id));
		expect(watched.intake.sourceStates()[0]).toMatchObject({ connection: 'connected', problem: null, duplicates: 5 });
		const [gap, ...others] = watched.recorder.gaps;
		expect(others).toEqual([]);
		expect(gap?.reason).toBe('connection-lost');
		expect(gap?.startedAt).toBeGreaterThanOrEqual(cutAt);
		expect((gap?.endedAt ?? 0) - (gap?.startedAt ?? 0)).toBeGreaterThanOrEqual(140);
	});

	it('finds a server that comes back after being away for several tries', async () => {
		const feed = await serve();
		const watched = started([{ id: 's1', source: createWebSocketSource({ url: feed.address, backoff: quickBackoff() }) }]);
		await expect.poll(() => feed.connected()).toBe(1);
		await feed.close();
		await expect.poll(() => watched.intake.sourceStates()[0]?.problem?.code, { timeout: 5_000 }).toBe('unreachable');
		const again = await serve(feed.port);
		await expect.poll(() => again.connected(), { timeout: 5_000 }).toBe(1);
		again.send({ id: 'after', author: 'a', text: 'we are back' });
		await expect.poll(() => ids(watched)).toEqual(['after']);
		expect(watched.recorder.gaps).toHaveLength(1);
	});

	it('goes on with one source when another fails for good', async () => {
		const twitch = await startTwitchServer({ onJoin: [TWITCH_LINES.suspended] });
		open.push({ stop: () => twitch.close() });
		const feed = await serve();
		const watched = started([
			{ id: 's1', source: createTwitchSource({ channel: 'lucia', server: twitch.address, backoff: quickBackoff() }) },
			{ id: 's2', source: createWebSocketSource({ url: feed.address, backoff: quickBackoff() }) },
		]);
		await expect.poll(() => watched.intake.sourceStates()[0]?.connection).toBe('failed');
		await expect.poll(() => feed.connected()).toBe(1);
		feed.send({ id: '1', author: 'a', text: 'still read' });
		await expect.poll(() => ids(watched)).toEqual(['1']);
		expect(watched.notices).toMatchObject([{ code: 'source-failed', detail: { source: '#lucia' } }]);
		expect(watched.intake.sourceStates().map(({ connection, problem }) => [connection, problem?.code])).toEqual([
			['failed', 'channel-suspended'],
			['connected', undefined],
		]);
		expect(watched.told.allEnded).toBe(0);
	});

	it('keeps every message of a feed that is faster than the store', async () => {
		const feed = await serve();
		const watched = started([{ id: 's1', source: createWebSocketSource({ url: feed.address }) }]);
		await expect.poll(() => feed.connected()).toBe(1);
		watched.recorder.hold();
		for (let frame = 0; frame < 100; frame += 1) {
			feed.send(Array.from({ length: 300 }, (_, index) => ({ id: `${frame}.${index}`, author: 'a', text: `message ${index} of frame ${frame}` })));
		}
		setTimeout(() => watched.recorder.release(), 300);
		await expect.poll(() => watched.shown.length, { timeout: 15_000 }).toBe(30_000);
		expect(new Set(ids(watched)).size).toBe(30_000);
		expect(Math.max(...watched.recorder.batches.map((batch) => batch.length))).toBeLessThanOrEqual(2_000);
	});

	it('plays a long transcript unlimited through a slow store without holding more than the limit, and ends when all is recorded', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'showdesk-intake-'));
		open.push({ stop: () => rm(folder, { recursive: true, force: true }) });
		const path = join(folder, 'long.jsonl');
		const show = { title: 'Long', host: 'h', platform: 'replay', market: 'ES', languages: [] };
		const session = { type: 'session', version: 1, id: '01990000-0000-7000-8000-000000000004', show, startedAt: 0, endedAt: null };
		const messages = Array.from({ length: 60_000 }, (_, index) => ({ type: 'message', id: `m${index}`, text: `line ${index}`, receivedAt: index }));
		await writeFile(path, [session, ...messages].map((line) => JSON.stringify(line)).join('\n'));
		const source = createReplaySource({ kind: 'replay', path, label: 'long.jsonl', channel: 'c', speed: 'unlimited' });
		let taken = 0;
		let mostWaiting = 0;
		const recorder = createMemoryRecorder();
		const counted = {
			...source,
			start: (emit: Parameters<typeof source.start>[0]) =>
				source.start((event) => {
					if (event.type === 'message') taken += 1;
					mostWaiting = Math.max(mostWaiting, taken - recorder.messages.length);
					emit(event);
				}),
		};
		recorder.hold();
		const watched = started([{ id: 's1', source: counted }], recorder);
		await expect.poll(() => taken, { timeout: 10_000 }).toBeGreaterThan(20_000);
		recorder.release();
		await expect.poll(() => watched.told.allEnded, { timeout: 15_000 }).toBe(1);
		expect(watched.shown).toHaveLength(60_000);
		expect(mostWaiting).toBeLessThanOrEqual(20_002);
	});
});
