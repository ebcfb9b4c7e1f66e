import type { Browser, CDPSession, Page } from 'playwright-core';
import { watchPainting } from './painted-rows.ts';

/** The live screen in the browser, following the show that runs. */
export interface LivePage {
	readonly page: Page;
	/** Chromium's own instruments. */
	readonly instruments: CDPSession;
	close(): Promise<void>;
}

export async function openLivePage(browser: Browser, url: string): Promise<LivePage> {
	const context = await browser.newContext({ viewport: { width: 1_440, height: 900 }, locale: 'en-GB' });
	const page = await context.newPage();
	await page.addInitScript(watchPainting);
	await page.goto(url);
	await page.locator('.session-desk').waitFor();
	const instruments = await context.newCDPSession(page);
	return { page, instruments, close: () => context.close() };
}
