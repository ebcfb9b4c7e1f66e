import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { InterfaceLanguage } from '../../shared/model/language.ts';
import { chromiumIsThere } from '../desktop/needs-chromium.ts';
import { startWebSocketFeed, type WebSocketFeed } from '../fixtures/websocket-feed.ts';
import { launchChromium } from './chromium.ts';
import { lineWith, type OpenedPage, openPage, putPointerAside, selectedLine } from './desk-page.ts';
import { openServedDesk, type ServedDesk } from './served-desk.ts';
import { type Words, wordsOf } from './words.ts';

const CLAIM = 'Este reloj aguanta 50 metros bajo el agua.';

describe.runIf(chromiumIsThere).each(['en', 'ar'] satisfies readonly InterfaceLanguage[])('what the host says in a running show, in %s', (language) => {
	let served: ServedDesk;
	let chat: WebSocketFeed;
	let captions: WebSocketFeed;
	let browser: Browser;
	let opened: OpenedPage;
	let page: Page;
	let words: Words;
	let sessionId: string;
	let said = 0;

	beforeAll(async () => {
		[served, chat, captions, browser, words] = await Promise.all([
			openServedDesk(),
			startWebSocketFeed(),
			startWebSocketFeed(),
			launchChromium(),
			wordsOf(language),
		]);
		await served.desk.call('profile.set', { name: 'Wei', role: 'lead', languages: ['zh'] });
		({ id: sessionId } = await served.desk.call('show.start', {
			title: 'W1',
			market: 'ES',
			languages: ['es'],
			sheets: [{ product: 'Reloj W1', facts: { water: 'IP67, 1 m for 30 min' } }],
			sources: [
				{ kind: 'websocket', url: chat.address },
				{ kind: 'captions', engine: 'captionninja', url: captions.address, room: 'w1', language: 'es' },
			],
		}));
		opened = await openPage(browser, served.address(), language);
		page = opened.page;
		await vi.waitUntil(() => chat.connected() + captions.connected() === 2, 10_000);
		await page.evaluate((hash) => {
			window.location.hash = hash;
		}, `#/live/${sessionId}`);
		await page.getByText(words('live:feed.waitingText')).waitFor();
	});

	afterAll(async () => {
		await browser?.close();
		await served?.close();
		await chat?.close();
		await captions?.close();
	});

	const write = (text: string) => {
		said += 1;
		chat.send({ id: `c${said}`, author: `viewer${said}`, text });
	};
	const hear = (text: string) => captions.send({ msg: true, interm: text, ln: 'es' });
	/** Spoken to its end; with the number of an earlier line it corrects that one. */
	const finish = (number: number, text: string) => captions.send({ msg: true, id: number, final: text });
	const band = () => page.getByRole('region', { name: words('speech:title') });
	const current = () => band().locator('.speech-line');
	const notice = () => page.getByRole('region', { name: words('speech:loud.title') });
	const verdict = (key: string) => notice().getByRole('button', { name: words(`live:verdict.${key}`) });

	it('grows in one line that is no message, stays one line when it is final, and is put beside the chat', async () => {
		hear('Hola a');
		await expect.poll(() => current().getAttribute('data-state')).toBe('growing');
		const before = await band().boundingBox();
		hear('Hola a todos, hoy os enseño una cosa que os va a gustar mucho y que llevaba tiempo queriendo enseñar a todo el mundo, de verdad os lo digo');
		await expect.poll(() => current().locator('blockquote').textContent()).toContain('de verdad os lo digo');
		expect((await band().boundingBox())?.height).toBe(before?.height);
		await band().getByText(words('speech:growing')).waitFor();
		expect(await page.getByRole('feed').getByRole('article').count()).toBe(0);
		finish(1, 'Hola a todos.');
		await lineWith(page, 'Hola a todos.').waitFor();
		write('hola Lucía');
		await lineWith(page, 'hola Lucía').waitFor();
		await expect.poll(() => current().getAttribute('data-state')).toBe('said');
		expect(await page.locator('.feed-lane').filter({ hasText: 'Hola a todos.' }).filter({ hasText: 'hola Lucía' }).count()).toBe(0);
		expect(await page.locator('.feed-lanes').filter({ hasText: 'Hola a todos.' }).filter({ hasText: 'hola Lucía' }).count()).toBe(1);
	});

	it('strikes a line the recogniser corrects, and leads to what it says now and back', async () => {
		finish(2, 'Hoy vendemos el peloj nuevo.');
		await lineWith(page, 'peloj').waitFor();
		finish(2, 'Hoy vendemos el reloj nuevo.');
		const struck = lineWith(page, 'peloj');
		await struck.locator('del').first().waitFor();
		await struck.getByRole('button', { name: words('speech:corrected') }).click();
		await expect.poll(() => selectedLine(page).textContent()).toContain('reloj nuevo');
		await selectedLine(page)
			.getByRole('button', { name: words('speech:corrects') })
			.click();
		await expect.poll(() => selectedLine(page).textContent()).toContain('peloj');
		await page.keyboard.press('Escape');
		await putPointerAside(page);
		expect(await current().locator('blockquote').textContent()).toContain('reloj nuevo');
	});

	it('underlines a claim that was cut in two also where it begins', async () => {
		finish(3, 'Y os digo que este reloj cura');
		finish(4, 'la diabetes.');
		await lineWith(page, 'la diabetes.').locator('.flag-tag').first().waitFor();
		await expect.poll(() => lineWith(page, 'este reloj cura').locator('mark[data-category="health"]').count()).toBe(1);
		expect(await lineWith(page, 'este reloj cura').locator('.flag-tag').count()).toBe(0);
	});

	it('calls out what contradicts the product sheet until somebody judges it, by key too', async () => {
		finish(5, CLAIM);
		await notice().waitFor();
		expect(
			await page
				.getByRole('alert')
				.filter({ hasText: words('speech:loud.title') })
				.count(),
		).toBeGreaterThan(0);
		await notice().locator('.fact-comparison').waitFor();
		write('eso no puede ser');
		await lineWith(page, 'eso no puede ser').waitFor();
		await page.keyboard.press('c');
		await notice().waitFor({ state: 'detached' });
		await lineWith(page, CLAIM).locator('.flag-tag[data-verdict="confirmed"]').waitFor();
	});

	it('asks why it is dismissed, beside its message', async () => {
		finish(6, 'Repito, este reloj aguanta 60 metros bajo el agua.');
		await notice().waitFor();
		await page.waitForTimeout(700);
		await verdict('dismiss').click();
		await expect.poll(() => selectedLine(page).textContent()).toContain('60 metros');
		await page.getByRole('complementary').getByText(words('live:dismissal.question')).waitFor();
		await page.keyboard.press('1');
		await notice().waitFor({ state: 'detached' });
		await page.keyboard.press('Escape');
	});

	it('is put aside without being judged, and is still to be reviewed', async () => {
		finish(7, 'Y también aguanta 70 metros bajo el agua.');
		await notice().waitFor();
		await page.waitForTimeout(700);
		await notice()
			.getByRole('button', { name: words('speech:loud.putAside') })
			.click();
		await notice().waitFor({ state: 'detached' });
		expect(await lineWith(page, '70 metros').locator('.flag-tag[data-verdict="none"]').count()).toBeGreaterThan(0);
	});

	it('moves the chat against the speech by an offset that is typed or measured by ear, and keeps it with the session', async () => {
		const isBeside = () => page.locator('.feed-lanes').filter({ hasText: 'Hola a todos.' }).filter({ hasText: 'hola Lucía' }).count();
		const kept = async () => (await served.desk.call('session.get', { sessionId })).chatDelayMs;
		const field = page.getByRole('textbox', { name: words('speech:offset.label') });
		await page.getByRole('button', { name: words('speech:offset.open') }).click();
		const now = page.getByRole('button', { name: words('speech:offset.now'), exact: true });
		expect(await now.isDisabled()).toBe(true);
		await field.fill('61');
		await page.getByText(words('speech:offset.bad')).waitFor();
		await field.fill('60');
		await field.press('Enter');
		await expect.poll(kept).toBe(60_000);
		await expect.poll(isBeside).toBe(0);
		await lineWith(page, 'hola Lucía').locator('.message-author').click();
		await now.click();
		await expect.poll(kept).toBeLessThan(0);
		await expect.poll(() => field.inputValue()).toMatch(/^-/);
		await field.fill('0');
		await field.press('Enter');
		await expect.poll(kept).toBeUndefined();
		await expect.poll(isBeside).toBe(1);
		await page.keyboard.press('Escape');
		await putPointerAside(page);
		await page.getByRole('button', { name: words('speech:offset.open') }).click();
		await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
		await page.keyboard.press('Escape');
		await page.keyboard.press('End');
	});

	it('stands one under the other where somebody wants that, and on a narrow page in a band with the lines before', async () => {
		const lanes = page.getByRole('button', { name: words('speech:lanes') });
		await lanes.click();
		await expect.poll(() => page.locator('.feed-lanes').count()).toBe(0);
		await lanes.click();
		await expect.poll(() => page.locator('.feed-lanes').count()).toBeGreaterThan(0);
		await page.setViewportSize({ width: 420, height: 900 });
		await expect.poll(() => page.locator('.feed-lanes').count()).toBe(0);
		const earlier = page.getByRole('list', { name: words('speech:earlier') }).getByRole('listitem');
		await expect.poll(() => earlier.count()).toBe(2);
		await earlier.filter({ hasText: '60 metros' }).getByRole('button').click();
		await expect.poll(() => selectedLine(page).textContent()).toContain('60 metros');
		expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
		expect(opened.complaints).toEqual([]);
	});
});
