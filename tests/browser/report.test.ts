import { readFile } from 'node:fs/promises';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumIsThere } from '../desktop/needs-chromium.ts';
import { startWebSocketFeed, type WebSocketFeed } from '../fixtures/websocket-feed.ts';
import { launchChromium } from './chromium.ts';
import { goTo, type OpenedPage, openPage } from './desk-page.ts';
import { openServedDesk, type ServedDesk } from './served-desk.ts';
import { type Words, wordsOf } from './words.ts';

/** Said by a viewer, so that a report must hide it. */
const PHONE = '+34 612 345 678';

const STARTED_AT = 1_777_662_000_000;
const TRANSCRIPT = [
	{
		type: 'session',
		version: 1,
		id: '01990000-0000-7000-8000-00000000cafe',
		show: { title: 'Reloj W1', host: 'Lucía', platform: 'twitch', market: 'ES', languages: ['es'] },
		startedAt: STARTED_AT,
		endedAt: STARTED_AT + 60_000,
	},
	{
		type: 'message',
		id: 's1',
		kind: 'speech',
		role: 'host',
		author: { id: 'host', name: 'Lucía' },
		text: 'este reloj cura la diabetes',
		receivedAt: STARTED_AT,
	},
	{
		type: 'message',
		kind: 'chat',
		id: 'c1',
		author: { id: 'u1', name: 'marta_secreta' },
		text: `escríbeme al ${PHONE} y te lo envío`,
		receivedAt: STARTED_AT + 5_000,
	},
	{ type: 'message', kind: 'chat', id: 'c2', author: { id: 'u2', name: 'ana' }, text: '¿cuántos metros aguanta bajo el agua?', receivedAt: STARTED_AT + 9_000 },
];

describe.runIf(chromiumIsThere)('the report of a session', () => {
	let served: ServedDesk;
	let browser: Browser;
	let feed: WebSocketFeed;
	let opened: OpenedPage;
	let page: Page;
	let words: Words;
	let arabic: Words;
	let sessionId: string;
	let dialog: Locator;
	let report: FrameLocator;

	beforeAll(async () => {
		[served, browser, feed, words, arabic] = await Promise.all([openServedDesk(), launchChromium(), startWebSocketFeed(), wordsOf('en'), wordsOf('ar')]);
		await served.desk.call('profile.set', { name: 'Wei', role: 'lead', languages: ['zh'] });
		const text = TRANSCRIPT.map((line) => `${JSON.stringify(line)}\n`).join('');
		const { uploadId } = await served.desk.call('upload.begin', { name: 'w1.jsonl', bytes: Buffer.byteLength(text) });
		await served.desk.call('upload.append', { uploadId, base64: Buffer.from(text).toString('base64') });
		({ sessionId } = await served.desk.call('session.import', { uploadId }));
		opened = await openPage(browser, served.address(), 'en');
		page = opened.page;
		dialog = page.getByRole('dialog');
		report = page.frameLocator('.report-frame');
		await openSession(sessionId);
	});

	afterAll(async () => {
		await browser?.close();
		await served?.close();
		await feed?.close();
	});

	const openSession = (id: string) =>
		page.evaluate((hash) => {
			window.location.hash = hash;
		}, `#/sessions/${id}`);
	const button = (key: string) => dialog.getByRole('button', { name: words(key), exact: true });
	const open = () =>
		page
			.getByRole('main')
			.getByRole('button', { name: words('report:dialog.action'), exact: true })
			.click();

	it('is made from the open session, and shown as it will look', async () => {
		await open();
		await dialog.getByText(words('report:masked')).waitFor();
		await button('report:dialog.make').click();
		await report.getByRole('heading', { level: 1 }).waitFor();
		await report.getByRole('heading', { name: words('report:forHost.title') }).waitFor();
		await report.getByText('este reloj cura la diabetes').first().waitFor();
		// The page's policy lets no style of the report count: it comes by another way.
		const figures = await report.locator('.figures').evaluate((element) => ({ display: getComputedStyle(element).display, width: element.clientWidth }));
		expect(figures.display).toBe('grid');
		expect(figures.width).toBeLessThanOrEqual(960);
		expect(await report.locator('script').count()).toBe(0);
	});

	it('hides who wrote and how they are reached, and is saved as the one file that was shown', async () => {
		expect(await report.locator('body').textContent()).not.toContain('612');
		const [download] = await Promise.all([page.waitForEvent('download'), button('report:dialog.saveHtml').click()]);
		expect(download.suggestedFilename()).toBe('Report Reloj W1 2026-05-01.html');
		const html = await readFile(await download.path(), 'utf8');
		for (const shown of ['<!doctype html>', 'cura la diabetes', words('report:masked'), 'Wei']) expect(html, shown).toContain(shown);
		for (const hidden of [PHONE, '612 345 678', 'marta_secreta', '<script', 'src="http']) expect(html, hidden).not.toContain(hidden);
	});

	it('is made again in another language, with what was hidden, where a lead says so', async () => {
		await button('report:dialog.again').click();
		await dialog.getByRole('button', { name: words('report:dialog.language') }).click();
		await page.getByRole('option', { name: /Arabic|العربية/ }).click();
		await dialog.getByText(words('sessions:exportChoice.kept'), { exact: true }).click();
		await dialog.getByText(words('report:kept')).waitFor();
		await button('report:dialog.make').click();
		await report.getByText(arabic('report:kept')).waitFor();
		await report.getByText(PHONE).first().waitFor();
		expect(await report.locator('html').getAttribute('dir')).toBe('rtl');
		await page.keyboard.press('Escape');
		await dialog.waitFor({ state: 'detached' });
	});

	it('is made from the list too, and given up where a person says so', async () => {
		await goTo(page, words, 'sessions');
		await page
			.locator('button[aria-haspopup]')
			.and(page.getByRole('button', { name: 'Reloj W1' }))
			.click();
		await page.getByRole('menuitem', { name: words('sessionList:action.report'), exact: true }).click();
		// Reports of others come first.
		const wish = { sessionId, language: 'en', timeZone: 'UTC', personalData: 'masked' } as const;
		const others = Promise.all(Array.from({ length: 150 }, () => served.desk.call('report.make', { ...wish, operationId: crypto.randomUUID() })));
		await button('report:dialog.make').click();
		await button('components:cancel').click();
		await button('report:dialog.make').waitFor();
		await others;
		expect(await page.locator('.report-frame').count()).toBe(0);
		await page.keyboard.press('Escape');
		await dialog.waitFor({ state: 'detached' });
	});

	it('is made of a show that still runs, and says so', async () => {
		const { id } = await served.desk.call('show.start', { title: 'En directo', sources: [{ kind: 'websocket', url: feed.address }] });
		await page.evaluate((hash) => {
			window.location.hash = hash;
		}, `#/live/${id}`);
		await page.getByRole('heading', { level: 1, name: 'En directo' }).waitFor();
		await open();
		await button('report:dialog.make').click();
		await report.getByText(words('report:running')).waitFor();
		await page.keyboard.press('Escape');
		await dialog.waitFor({ state: 'detached' });
	});

	it('fits a narrow window in both themes', async () => {
		await openSession(sessionId);
		await page.setViewportSize({ width: 420, height: 800 });
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme });
			await open();
			await button('report:dialog.make').click();
			await report.getByRole('heading', { level: 1 }).waitFor();
			for (const scope of [page.locator('html'), report.locator('html')]) {
				expect(await scope.evaluate((root) => root.scrollWidth - root.clientWidth), colorScheme).toBeLessThanOrEqual(0);
			}
			await page.keyboard.press('Escape');
			await dialog.waitFor({ state: 'detached' });
		}
	});

	it('is in the log with its language and what became of personal data, and the browser complained of nothing', async () => {
		const { lines } = await served.desk.call('audit.page', { cursor: null, limit: 500 });
		const made = lines.filter(({ act, author }) => act === 'report.made' && author?.name === 'Wei').map(({ detail }) => detail);
		expect(made).toContainEqual({ language: 'en', personalData: 'masked' });
		expect(made).toContainEqual({ language: 'ar', personalData: 'kept' });
		expect(opened.complaints).toEqual([]);
	});
});
