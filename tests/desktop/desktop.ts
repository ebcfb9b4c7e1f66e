import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { topFolder } from '../../electron/paths.ts';
import type { BrowserWindow } from './electron-stand-in/electron.ts';
import type { Frame, StandInRecord } from './electron-stand-in/record.ts';

/** The desktop program as one test runs it: the real electron/main.ts, preload and page on a stand-in for Electron. */
export interface Desktop {
	readonly record: StandInRecord;
	readonly electron: typeof import('./electron-stand-in/electron.ts');
	/** The window, once its page is loaded. */
	window(): Promise<{ readonly window: BrowserWindow; readonly page: Page }>;
	/** Ends the program as a person does, and waits until it has closed its desk. */
	quit(): Promise<void>;
}

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
	const { closeChromium } = await import('./electron-stand-in/chromium-pages.ts');
	options.prepare?.(record);
	const ownArguments = process.argv;
	process.argv = ['electron', topFolder(), '--data', options.dataFolder, ...(options.args ?? [])];
	await import('../../electron/main.ts');
	process.argv = ownArguments;
	return {
		record,
		electron,
		async window() {
			await expect.poll(() => electron.BrowserWindow.getAllWindows().length, { timeout: 20_000 }).toBe(1);
			const [window] = electron.BrowserWindow.getAllWindows();
			if (window === undefined) throw new Error('The program opened no window.');
			return { window, page: (await window.webContents.opened).page };
		},
		async quit() {
			electron.app.quit();
			await expect.poll(() => record.exitCode, { timeout: 20_000 }).not.toBeNull();
			await closeChromium();
		},
	};
}

/** A data folder that is gone when the callback is called. */
export async function temporaryFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
	const path = await mkdtemp(join(tmpdir(), 'showdesk-desktop-'));
	return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
