import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import type { Section } from './figures.ts';
import { preciseNow } from './paced-feed.ts';
import { watchPainting } from './painted-rows.ts';
import { median } from './percentile.ts';

export interface StartOptions {
	readonly browser: Browser;
	readonly rounds: number;
}

/** Milliseconds, each from the command on. */
interface Start {
	readonly addressPrinted: number;
	readonly pageLoaded: number;
	readonly firstMessagePainted: number;
}

/** From the command to the first message a person sees: a new process, an empty data folder and a page nobody has opened before; the browser itself is open. */
export async function measureStart({ browser, rounds: roundCount }: StartOptions): Promise<Section> {
	const rounds: Start[] = [];
	for (let round = 0; round < roundCount; round += 1) rounds.push(await startOnce(browser));
	const stage = (ms: (start: Start) => number) => median(rounds.map(ms));
	return {
		title: `Start: serve --demo, ${roundCount} rounds`,
		figures: [
			{ name: 'command → address printed', value: stage(({ addressPrinted }) => addressPrinted), unit: 'ms' },
			{ name: 'address → page loaded', value: stage(({ addressPrinted, pageLoaded }) => pageLoaded - addressPrinted), unit: 'ms' },
			{ name: 'page loaded → first message painted', value: stage(({ pageLoaded, firstMessagePainted }) => firstMessagePainted - pageLoaded), unit: 'ms' },
			{ name: 'command → first message painted', value: stage(({ firstMessagePainted }) => firstMessagePainted), unit: 'ms' },
		],
		details: rounds,
	};
}

const CLI = fileURLToPath(new URL('../../electron/cli.ts', import.meta.url));

async function startOnce(browser: Browser): Promise<Start> {
	const dataFolder = await mkdtemp(join(tmpdir(), 'showdesk-bench-'));
	const context = await browser.newContext({ viewport: { width: 1_440, height: 900 } });
	const page = await context.newPage();
	await page.addInitScript(watchPainting);
	const startedAt = preciseNow();
	const desk = spawn(process.execPath, [CLI, 'serve', '--demo', '--port', '0', '--data', dataFolder], { stdio: ['ignore', 'pipe', 'inherit'] });
	try {
		const url = await printedAddress(desk);
		const addressPrinted = preciseNow() - startedAt;
		await page.goto(url);
		const pageLoaded = preciseNow() - startedAt;
		await page.waitForFunction(() => Object.keys(window.paintProbe.read().paintedAt).length > 0);
		const { paintedAt } = await page.evaluate(() => window.paintProbe.read());
		return { addressPrinted, pageLoaded, firstMessagePainted: Math.min(...Object.values(paintedAt)) - startedAt };
	} finally {
		await context.close();
		await ended(desk);
		await rm(dataFolder, { recursive: true, force: true });
	}
}

/** The address `serve` prints once it is up. */
export async function printedAddress(desk: ChildProcess): Promise<string> {
	if (desk.stdout === null) throw new Error('the desk has no output');
	for await (const line of createInterface(desk.stdout)) {
		const url = /https?:\/\/\S+/.exec(line)?.[0];
		if (url !== undefined) return url;
	}
	throw new Error('the desk ended without printing its address');
}

async function ended(desk: ChildProcess): Promise<void> {
	if (desk.exitCode !== null) return;
	const exited = new Promise((resolve) => desk.once('exit', resolve));
	desk.kill('SIGINT');
	await exited;
}
