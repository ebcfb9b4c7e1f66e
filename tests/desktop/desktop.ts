import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, vi } from 'vitest';
import { topFolder } from '../../electron/paths.ts';
import type { CallName } from '../../shared/contract/contract.ts';
import type { WireAnswer } from '../../shared/contract/wire.ts';
import { closeChromium } from './electron-stand-in/chromium-pages.ts';
import type { BrowserWindow } from './electron-stand-in/electron.ts';
import type { Frame, StandInRecord } from './electron-stand-in/record.ts';

/** The desktop program as one test runs it: the real electron/main.ts, preload and page on a stand-in for Electron. */
export interface Desktop {
	readonly record: StandInRecord;
	/** What the program printed. */
	readonly log: readonly string[];
	readonly electron: typeof import('./electron-stand-in/electron.ts');
	/** The window, once its page is loaded. */
	window(): Promise<{ readonly window: BrowserWindow; readonly page: Page }>;
	/** Ends the program as a person does who means it, and waits until it has closed its desk. */
	quit(): Promise<void>;
}

afterAll(closeChromium);

/** The engine's detectors take seconds to load on a small machine. */
const LONG = { timeout: 30_000, interval: 50 };

/** The place of that answer among the buttons of electron/desktop/window.ts. */
const STOP_AND_QUIT = 1;

export const PAGE_FRAME: Frame = { url: 'app://showdesk/index.html', parent: null };

/**
 * @param prepare what the machine is like, set before the program starts
 */
export async function startDesktop(options: {
	readonly dataFolder: string;
	readonly args?: readonly string[];
	readonly prepare?: (record: StandInRecord) => void;
}): Promise<Desktop> {
	vi.resetModules();
	const { record } = await import('./electron-stand-in/record.ts');
	const electron = await import('./electron-stand-in/electron.ts');
	options.prepare?.(record);
	const ownArguments = process.argv;
	const output = captureOutput();
	process.argv = ['electron', topFolder(), '--data', options.dataFolder, ...(options.args ?? [])];
	await import('../../electron/main.ts');
	process.argv = ownArguments;
	return {
		record,
		electron,
		log: output.lines,
		async window() {
			const window = await vi.waitUntil(() => {
				if (record.exitCode !== null) throw new Error(`The program ended: ${output.lines.join(' | ')}`);
				return electron.BrowserWindow.getAllWindows()[0];
			}, LONG);
			return { window, page: (await window.webContents.opened).page };
		},
		async quit() {
			// Asked first while a show is recorded, which a demo may still be when its test is over.
			record.messageBoxAnswers.push(STOP_AND_QUIT);
			electron.app.quit();
			await vi.waitUntil(() => record.exitCode !== null, LONG);
			output.release();
		},
	};
}

function captureOutput(): { readonly lines: string[]; release(): void } {
	const lines: string[] = [];
	const streams = [process.stdout, process.stderr];
	const originals = streams.map((stream) => stream.write);
	for (const stream of streams) {
		stream.write = (chunk: string | Uint8Array) => {
			lines.push(...String(chunk).split('\n').filter(Boolean));
			return true;
		};
	}
	return {
		lines,
		release() {
			streams.forEach((stream, index) => {
				const original = originals[index];
				if (original !== undefined) stream.write = original;
			});
		},
	};
}

/** A data folder that is gone when the callback is called. */
export async function temporaryFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
	const path = await mkdtemp(join(tmpdir(), 'showdesk-desktop-'));
	return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Asks the desk the way the page's scripts do. */
export async function askFromPage(page: Page, call: CallName, input: unknown): Promise<WireAnswer | undefined> {
	return page.evaluate(([name, given]) => window.showdesk?.call(name, given), [call, input] as const);
}
