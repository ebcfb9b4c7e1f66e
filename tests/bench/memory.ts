import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { type BenchLine, benchChat } from './chat.ts';
import { type DeskProcess, startDeskProcess } from './desk-process.ts';
import { below, type Section } from './figures.ts';
import { type LivePage, openLivePage } from './open-live-page.ts';
import { frameOf } from './paced-feed.ts';
import { waitUntil } from './wait-until.ts';

export interface MemoryOptions {
	readonly browser: Browser;
	readonly resourcesFolder: string;
	readonly pageFolder: string;
	/** Memory is read after the first so many, and again after all of them. */
	readonly early: number;
	readonly late: number;
}

interface Reading {
	readonly messages: number;
	readonly pageHeapMb: number;
	readonly deskLiveMb: number;
	readonly deskResidentMb: number;
}

/** What the page and the desk hold once a long show has gone through them, against what they held near its beginning. */
export async function measureMemory({ browser, resourcesFolder, pageFolder, early, late }: MemoryOptions): Promise<Section> {
	const desk = await startDeskProcess({ resourcesFolder, pageFolder });
	try {
		const live = await openLivePage(browser, desk.url);
		const lines = benchChat(late, 7);
		await sendAsFastAsStored(desk, lines.slice(0, early), 0);
		const first = await read(desk, live, early);
		const startedAt = performance.now();
		await sendAsFastAsStored(desk, lines.slice(early), early);
		const perSecond = ((late - early) / (performance.now() - startedAt)) * 1_000;
		const last = await read(desk, live, late);
		await live.close();
		const heapGrowth = last.pageHeapMb / first.pageHeapMb;
		const liveGrowth = last.deskLiveMb / first.deskLiveMb;
		const residentGrowth = last.deskResidentMb / first.deskResidentMb;
		return {
			title: `Memory after ${late} messages, against ${early}`,
			figures: [
				{ name: 'taken in meanwhile, with the page following', value: perSecond, unit: '/s' },
				{ name: `page’s heap after ${early}`, value: first.pageHeapMb, unit: 'MB' },
				{ name: `page’s heap after ${late}`, value: last.pageHeapMb, unit: 'MB' },
				{ name: 'page’s heap, growth', value: heapGrowth, unit: '×', aim: below(heapGrowth, 1.5) },
				{ name: `desk’s live heaps after ${early}`, value: first.deskLiveMb, unit: 'MB' },
				{ name: `desk’s live heaps after ${late}`, value: last.deskLiveMb, unit: 'MB' },
				{ name: 'desk’s live heaps, growth', value: liveGrowth, unit: '×', aim: below(liveGrowth, 1.5) },
				{ name: `desk’s process after ${early}`, value: first.deskResidentMb, unit: 'MB' },
				{ name: `desk’s process after ${late}`, value: last.deskResidentMb, unit: 'MB' },
				{ name: 'desk’s process, growth', value: residentGrowth, unit: '×', aim: below(residentGrowth, 1.5) },
			],
			details: [first, last],
		};
	} finally {
		await desk.close();
		await desk.remove();
	}
}

/** Frames under way at once: enough to keep the recorder busy, too few to make the memory of a queue the thing that is measured. */
const MOST_UNDER_WAY = 4_000;
const FRAMES_AT_ONCE = 500;

async function sendAsFastAsStored(desk: DeskProcess, lines: readonly BenchLine[], before: number): Promise<void> {
	let sent = 0;
	while (sent < lines.length) {
		if (before + sent - desk.recorded() < MOST_UNDER_WAY) {
			desk.feed.send(...lines.slice(sent, sent + FRAMES_AT_ONCE).map(frameOf));
			sent += FRAMES_AT_ONCE;
		}
		await wait(5);
	}
	await waitUntil(() => desk.recorded() >= before + lines.length, 'every message is committed', 60_000);
}

const BYTES_PER_MB = 1024 ** 2;
/** The page's last frames and the desk's search index are done by then. */
const SETTLE_MS = 3_000;

async function read(desk: DeskProcess, { page, instruments }: LivePage, messages: number): Promise<Reading> {
	await wait(SETTLE_MS);
	// What the bench itself keeps in the page would count as the page's.
	await page.evaluate(() => window.paintProbe.forget());
	await instruments.send('HeapProfiler.collectGarbage');
	const { usedSize } = await instruments.send('Runtime.getHeapUsage');
	const { liveBytes, residentBytes } = await desk.memory();
	return { messages, pageHeapMb: usedSize / BYTES_PER_MB, deskLiveMb: liveBytes / BYTES_PER_MB, deskResidentMb: residentBytes / BYTES_PER_MB };
}
