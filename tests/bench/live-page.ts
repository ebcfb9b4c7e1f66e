import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Browser } from 'playwright-core';
import { storeFile } from '../../electron/desk/store/open-store.ts';
import { benchChat } from './chat.ts';
import { startDeskProcess } from './desk-process.ts';
import { below, exactly, type Figure, type Section } from './figures.ts';
import { openLivePage } from './open-live-page.ts';
import { preciseNow, type SendTimes, sendPaced } from './paced-feed.ts';
import type { PaintedRows } from './painted-rows.ts';
import { percentile } from './percentile.ts';
import { waitUntil } from './wait-until.ts';

export interface LivePageOptions {
	readonly browser: Browser;
	readonly resourcesFolder: string;
	readonly pageFolder: string;
	readonly ratesPerSecond: readonly number[];
	readonly seconds: number;
}

/** The first seconds load code, fonts and caches: they are sent at the same pace, and not counted. */
const WARM_UP_SECONDS = 3;
const CATCH_UP_LIMIT_MS = 60_000;

/** From the frame a feed sends to the row a person sees, with the live screen following; each pace on a desk of its own. */
export async function measureLivePage(options: LivePageOptions): Promise<Section> {
	const runs: Run[] = [];
	for (const rate of options.ratesPerSecond) runs.push(await measureRate(options, rate));
	return {
		title: `Live page: frame sent → row painted, ${options.seconds} s each`,
		figures: runs.flatMap(figuresOf),
		details: runs,
	};
}

interface Run {
	readonly rate: number;
	/** With the warm-up. */
	readonly sent: number;
	/** Without it. */
	readonly counted: number;
	/** How many messages a second really were sent. */
	readonly sentPerSecond: number;
	readonly rowsPainted: number;
	readonly delayMs: { readonly p50: number; readonly p90: number; readonly p99: number; readonly longest: number };
	/** Of the same rows, from the frame sent to the desk's own reading of the clock. */
	readonly toDeskMs: { readonly p50: number; readonly p99: number };
	readonly framesPerSecond: number;
	readonly longestFrameMs: number;
	/** From the last frame sent to the last message committed. */
	readonly catchUpMs: number;
	readonly notStored: number;
	readonly notInPage: number;
	readonly endsWithLast: boolean;
}

function figuresOf(run: Run): Figure[] {
	const at = `${run.rate}/s`;
	const { p50, p99 } = run.delayMs;
	return [
		{ name: `${at}: sent → painted, p50`, value: p50, unit: 'ms' },
		{ name: `${at}: sent → painted, p99`, value: p99, unit: 'ms', ...(run.rate === 500 ? { aim: below(p99, 150) } : {}) },
		{ name: `${at}: frames a second`, value: run.framesPerSecond, unit: 'fps' },
		{ name: `${at}: longest frame`, value: run.longestFrameMs, unit: 'ms' },
		{ name: `${at}: rows a person could see, of ${run.counted}`, value: run.rowsPainted, unit: 'rows' },
		{ name: `${at}: sent but not stored`, value: run.notStored, unit: 'rows', aim: exactly(run.notStored, 0) },
		{ name: `${at}: sent but not in the page`, value: run.notInPage, unit: 'rows', aim: exactly(run.notInPage, 0) },
	];
}

async function measureRate({ browser, resourcesFolder, pageFolder, seconds }: LivePageOptions, rate: number): Promise<Run> {
	const desk = await startDeskProcess({ resourcesFolder, pageFolder });
	try {
		const live = await openLivePage(browser, desk.url);
		const warmUp = benchChat(rate * WARM_UP_SECONDS, 99);
		const lines = benchChat(rate * seconds, rate);
		await sendPaced(desk.feed, warmUp, rate);
		await live.page.evaluate(() => window.paintProbe.restart());
		const startedAt = preciseNow();
		const sentAt = await sendPaced(desk.feed, lines, rate);
		const endedAt = preciseNow();
		const painting = await live.page.evaluate(() => window.paintProbe.read());
		const paintingMs = preciseNow() - startedAt;
		const sent = warmUp.length + lines.length;
		await waitUntil(() => desk.recorded() >= sent, 'every message is committed', CATCH_UP_LIMIT_MS).catch(() => undefined);
		const catchUpMs = preciseNow() - endedAt;
		await waitUntil(async () => (await live.page.evaluate(() => window.paintProbe.read().received)) >= sent, 'every message is in the page', 10_000).catch(
			() => undefined,
		);
		await wait(200);
		const settled = await live.page.evaluate(() => window.paintProbe.read());
		await live.close();
		await desk.close();
		return runOf({ rate, sent, sentAt, sendingMs: endedAt - startedAt, painting: { ...painting, paintingMs }, settled, catchUpMs, folder: desk.dataFolder });
	} finally {
		await desk.close();
		await desk.remove();
	}
}

function runOf(measured: {
	readonly rate: number;
	readonly sent: number;
	readonly sentAt: SendTimes;
	readonly sendingMs: number;
	readonly painting: PaintedRows & { readonly paintingMs: number };
	readonly settled: PaintedRows;
	readonly catchUpMs: number;
	readonly folder: string;
}): Run {
	const { sentAt, painting, settled } = measured;
	const stored = storedMessages(measured.folder);
	const delays: number[] = [];
	const toDesk: number[] = [];
	for (const { id, platformId, receivedAt } of stored) {
		const sent = sentAt.get(platformId);
		const painted = settled.paintedAt[id];
		if (sent === undefined || painted === undefined) continue;
		delays.push(painted - sent);
		toDesk.push(receivedAt - sent);
	}
	return {
		rate: measured.rate,
		sent: measured.sent,
		counted: sentAt.size,
		sentPerSecond: (sentAt.size / measured.sendingMs) * 1_000,
		rowsPainted: delays.length,
		delayMs: { p50: percentile(delays, 0.5), p90: percentile(delays, 0.9), p99: percentile(delays, 0.99), longest: percentile(delays, 1) },
		toDeskMs: { p50: percentile(toDesk, 0.5), p99: percentile(toDesk, 0.99) },
		framesPerSecond: (painting.frames / painting.paintingMs) * 1_000,
		longestFrameMs: painting.longestFrameMs,
		catchUpMs: measured.catchUpMs,
		notStored: measured.sent - stored.length,
		notInPage: measured.sent - settled.received,
		endsWithLast: settled.lastRow === stored.at(-1)?.id,
	};
}

interface StoredMessage {
	readonly id: number;
	readonly platformId: string;
	readonly receivedAt: number;
}

function storedMessages(dataFolder: string): readonly StoredMessage[] {
	const database = new Database(storeFile(dataFolder), { readonly: true });
	const messages = database.prepare<[], StoredMessage>('SELECT id, platform_id AS platformId, received_at AS receivedAt FROM message ORDER BY id').all();
	database.close();
	return messages;
}
