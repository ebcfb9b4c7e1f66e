import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { createReaderCalls } from '../../electron/desk/reading/reader-calls.ts';
import { storeFile } from '../../electron/desk/store/open-store.ts';
import { below, type Figure, type Section } from './figures.ts';
import { median } from './percentile.ts';
import { makePlayedSession } from './player-store.ts';
import { printedAddress } from './start.ts';

export interface PlayerOptions {
	readonly browser: Browser;
	/** Of the session that is opened and played. */
	readonly messages: number;
	/** Of a much larger one, whose timeline alone is asked for. */
	readonly manyMessages: number;
	readonly seconds: number;
}

const ROUNDS = 5;
const LENGTH_MS = 2 * 3_600_000;
const SLOW_FRAME_MS = 33;

/** The timeline of a long session, opening one until its feed and timeline are painted, and playing it at ×50. */
export async function measurePlayer({ browser, messages, manyMessages, seconds }: PlayerOptions): Promise<readonly Section[]> {
	const timelines: Figure[] = [];
	for (const [count, aim] of [
		[messages, 100],
		[manyMessages, 500],
	] as const) {
		timelines.push(...(await measureTimeline(count, aim)));
	}
	const page = await measurePage(browser, messages, seconds);
	return [
		{ title: 'Timeline: whole session in 400 steps, in the reader', figures: timelines, details: null },
		{ title: `Player: a saved session of ${messages} messages, ${ROUNDS} times opened, ${seconds} s at ×50`, figures: page.figures, details: page.details },
	];
}

async function measureTimeline(messages: number, aimMs: number): Promise<readonly Figure[]> {
	const dataFolder = await mkdtemp(join(tmpdir(), 'showdesk-bench-'));
	try {
		const sessionId = makePlayedSession(storeFile(dataFolder), messages, LENGTH_MS);
		const reader = createReaderCalls(() => undefined);
		await reader.open({ dataFolder });
		const timed = async (work: () => unknown) => {
			const startedAt = performance.now();
			await work();
			return performance.now() - startedAt;
		};
		const timeline = () => timed(() => reader.timeline({ sessionId, steps: 400, now: Date.now() }));
		const first = await timeline();
		const rounds: number[] = [];
		for (let round = 0; round < ROUNDS; round += 1) rounds.push(await timeline());
		const middle = Date.UTC(2026, 5, 1, 19);
		const mark = await timed(() => reader.nextMark({ sessionId, kind: 'flag', direction: 'next', at: middle, messageId: null }));
		await reader.close({});
		const value = median(rounds);
		return [
			{ name: `${messages}: first time`, value: first, unit: 'ms' },
			{ name: `${messages}: median`, value, unit: 'ms', aim: below(value, aimMs) },
			{ name: `${messages}: next flag from a moment`, value: mark, unit: 'ms' },
		];
	} finally {
		await rm(dataFolder, { recursive: true, force: true });
	}
}

const CLI = fileURLToPath(new URL('../../electron/cli.ts', import.meta.url));

async function measurePage(browser: Browser, messages: number, seconds: number): Promise<{ readonly figures: readonly Figure[]; readonly details: unknown }> {
	const dataFolder = await mkdtemp(join(tmpdir(), 'showdesk-bench-'));
	const sessionId = makePlayedSession(storeFile(dataFolder), messages, LENGTH_MS);
	const desk = spawn(process.execPath, [CLI, 'serve', '--port', '0', '--data', dataFolder], { stdio: ['ignore', 'pipe', 'inherit'] });
	const exited = new Promise((resolve) => desk.once('exit', resolve));
	const context = await browser.newContext({ viewport: { width: 1_440, height: 900 }, locale: 'en-GB' });
	try {
		const page = await context.newPage();
		await page.goto(await printedAddress(desk));
		await page.getByRole('contentinfo').waitFor();
		const opened: number[] = [];
		for (let round = 0; round < ROUNDS; round += 1) {
			await page.evaluate(() => {
				window.location.hash = '#/sessions';
			});
			await page.getByRole('heading', { level: 1 }).waitFor();
			await page.waitForTimeout(800);
			opened.push(await timeToPaint(page, `#/sessions/${sessionId}`));
		}
		const playing = await playedFrames(page, seconds);
		const value = median(opened);
		return {
			figures: [
				{ name: 'address changed → feed and timeline painted, median', value, unit: 'ms', aim: below(value, 500) },
				{ name: 'frames a second at ×50', value: (playing.frames / playing.ms) * 1_000, unit: 'fps' },
				{ name: `frames over ${SLOW_FRAME_MS} ms, of ${playing.frames}`, value: playing.slow, unit: 'frames' },
				{ name: 'longest frame', value: playing.longestMs, unit: 'ms' },
				{ name: 'played in that time', value: playing.playedMs / 1_000, unit: 's' },
			],
			details: { opened, playing },
		};
	} finally {
		await context.close();
		desk.kill('SIGTERM');
		await exited;
		await rm(dataFolder, { recursive: true, force: true });
	}
}

/** From the change of the address to the frame that shows rows and the drawn timeline, as the page itself sees it. */
function timeToPaint(page: Page, hash: string): Promise<number> {
	return page.evaluate(
		(to) =>
			new Promise<number>((resolve) => {
				const startedAt = performance.now();
				const isThere = () => document.querySelector('.feed-scroller [data-message-id]') !== null && document.querySelector('.timeline-canvas canvas') !== null;
				const look = () => {
					if (!isThere()) {
						requestAnimationFrame(look);
						return;
					}
					// What is posted within a frame arrives once that frame is painted.
					requestAnimationFrame(() => {
						const painted = new MessageChannel();
						painted.port1.onmessage = () => resolve(performance.now() - startedAt);
						painted.port2.postMessage(null);
					});
				};
				window.location.hash = to;
				look();
			}),
		hash,
	);
}

interface PlayedFrames {
	readonly frames: number;
	readonly slow: number;
	readonly longestMs: number;
	readonly ms: number;
	readonly playedMs: number;
}

async function playedFrames(page: Page, seconds: number): Promise<PlayedFrames> {
	// The middle of the show, as fast as it goes.
	await page.locator('.player-offset').fill('0:30:00');
	await page.keyboard.press('Enter');
	for (let step = 0; step < 6; step += 1) await page.keyboard.press('.');
	await page.mouse.move(1, 1);
	await page.waitForTimeout(500);
	const second = async () => Number(await page.getByRole('slider').getAttribute('aria-valuenow'));
	await page.keyboard.press('Space');
	await page.waitForTimeout(1_000);
	const before = await second();
	const counted = await page.evaluate(
		([slowMs, wholeMs]) =>
			new Promise<Omit<PlayedFrames, 'playedMs'>>((resolve) => {
				const startedAt = performance.now();
				let last = startedAt;
				let [frames, slow, longestMs] = [0, 0, 0];
				const frame = () => {
					const now = performance.now();
					frames += 1;
					if (now - last > (slowMs ?? 0)) slow += 1;
					longestMs = Math.max(longestMs, now - last);
					last = now;
					if (now - startedAt < (wholeMs ?? 0)) requestAnimationFrame(frame);
					else resolve({ frames, slow, longestMs, ms: now - startedAt });
				};
				requestAnimationFrame(frame);
			}),
		[SLOW_FRAME_MS, seconds * 1_000],
	);
	const playedMs = ((await second()) - before) * 1_000;
	await page.keyboard.press('Space');
	return { ...counted, playedMs };
}
