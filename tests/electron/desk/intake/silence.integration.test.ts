import { afterEach, expect, it } from 'vitest';
import { createBackoff } from '../../../../electron/desk/intake/backoff.ts';
import type { Source } from '../../../../electron/desk/intake/source.ts';
import { createYouTubeSource } from '../../../../electron/desk/intake/sources/youtube.ts';
import { createYouTubeQuota } from '../../../../electron/desk/intake/sources/youtube-quota.ts';
import { startPlatformApi } from '../../../fixtures/platform-api.ts';
import { openStage, STAGE_NAMES } from '../../../fixtures/platform-stages.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { createMemoryRecorder, watchIntake } from './memory-recorder.ts';

const STEP_MS = 30_000;
const TWO_HOURS_MS = 2 * 60 * 60_000;

const open: { readonly stop: () => Promise<unknown> }[] = [];

afterEach(async () => {
	for (const { stop } of open.splice(0).reverse()) await stop();
});

/** Lets frames go there and back over this machine's own sockets. */
async function thereAndBack(): Promise<void> {
	for (let turn = 0; turn < 30; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

function record(clock: ManualClock, sources: readonly Source[]) {
	const recorder = createMemoryRecorder();
	const watched = watchIntake(
		sources.map((source, index) => ({ id: `s${index}`, source })),
		recorder,
		{ clock },
	);
	open.push({ stop: () => watched.intake.stop() });
	watched.intake.start();
	const connected = () => watched.intake.sourceStates().every(({ connection }) => connection === 'connected');
	return { ...watched, recorder, connected };
}

it('two hours in which nobody says anything write no row, draw no gap, and send no more than a sign of life now and then', async () => {
	const clock = createManualClock(Date.now());
	const backoff = () => createBackoff({ firstMs: 100, longestMs: 200, stableAfterMs: 10_000, random: () => 1 });
	const stages = await Promise.all(STAGE_NAMES.map((name) => openStage(name, { clock, backoff: backoff() })));
	for (const stage of stages) open.push({ stop: () => stage.close() });
	const { intake, recorder, told, connected } = record(
		clock,
		stages.map(({ source }) => source),
	);
	await expect.poll(connected).toBe(true);
	const [twitch] = stages;
	const sentBefore = stages.map(({ feed }) => feed.received.length);
	const timersBefore = clock.waiting();
	const toldBefore = told.states;

	for (let ms = 0; ms < TWO_HOURS_MS; ms += STEP_MS) {
		// Twitch asks now and then whether somebody is there; tmi.js counts its own minutes by the clock on the wall.
		twitch?.feed.send('PING :tmi.twitch.tv\r\n');
		await thereAndBack();
		await clock.advance(STEP_MS);
		await thereAndBack();
	}

	expect(intake.sourceStates().map(({ connection, silentMinutes }) => [connection, silentMinutes])).toEqual(stages.map(() => ['connected', 120]));
	expect(recorder.batches).toEqual([]);
	expect(recorder.gaps).toEqual([]);
	expect(told.states).toBe(toldBefore);
	expect(clock.waiting()).toBeLessThanOrEqual(timersBefore);
	expect(stages.every(({ feed }) => feed.requests.length === 1)).toBe(true);
	// At most a frame for each half minute, and one at once.
	for (const [index, { feed }] of stages.entries()) expect(feed.received.length - (sentBefore[index] ?? 0)).toBeLessThanOrEqual(1 + TWO_HOURS_MS / STEP_MS);
});

it('two silent hours of YouTube cost units of the day, within it, and nothing else', async () => {
	const clock = createManualClock(Date.now());
	const quota = createYouTubeQuota(clock);
	const api = await startPlatformApi(({ path }) =>
		path.endsWith('/videos')
			? { body: { items: [{ liveStreamingDetails: { activeLiveChatId: 'chat-1' } }] } }
			: { body: { items: [], nextPageToken: 'next', pollingIntervalMillis: 10_000 } },
	);
	open.push({ stop: () => api.close() });
	const source = createYouTubeSource({ video: 'dQw4w9WgXcQ', key: () => 'key', quota, server: `${api.address}/youtube/v3`, clock });
	const { recorder, told, connected, intake } = record(clock, [source]);
	await expect.poll(connected).toBe(true);
	const toldBefore = told.states;
	const polls = TWO_HOURS_MS / 10_000;
	while (api.asked.length < polls) {
		const before = api.asked.length;
		await clock.advance(10_000);
		await expect.poll(() => api.asked.length, { interval: 1 }).toBe(before + 1);
		await expect.poll(() => clock.waiting(), { interval: 1 }).toBeGreaterThan(0);
	}
	expect(recorder.batches).toEqual([]);
	expect(recorder.gaps).toEqual([]);
	expect(told.states).toBe(toldBefore);
	expect(intake.sourceStates()[0]?.quota).toMatchObject({ used: 1 + 5 * (polls - 1), limit: 10_000 });
});
