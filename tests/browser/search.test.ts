import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { InterfaceLanguage } from '../../shared/model/language.ts';
import { chromiumIsThere } from '../desktop/needs-chromium.ts';
import { startWebSocketFeed, type WebSocketFeed } from '../fixtures/websocket-feed.ts';
import { launchChromium } from './chromium.ts';
import { goTo, type OpenedPage, openPage } from './desk-page.ts';
import { openServedDesk, type ServedDesk } from './served-desk.ts';
import { type Words, wordsOf } from './words.ts';

describe.runIf(chromiumIsThere).each(['en', 'ar'] satisfies readonly InterfaceLanguage[])('searching all sessions, in %s', (language) => {
	let served: ServedDesk;
	let browser: Browser;
	let feed: WebSocketFeed;
	let opened: OpenedPage;
	let page: Page;
	let words: Words;

	beforeAll(async () => {
		[served, browser, feed, words] = await Promise.all([openServedDesk(), launchChromium(), startWebSocketFeed(), wordsOf(language)]);
		const demoEnded = new Promise<void>((resolve) => {
			served.desk.subscribe((event) => {
				if (event.type === 'session' && event.session.endedAt !== null) resolve();
			});
		});
		await served.desk.call('profile.set', { name: 'Marta', role: 'lead', languages: ['es'] });
		await served.desk.call('show.start', { sources: [{ kind: 'demo', speed: 'unlimited' }] });
		await demoEnded;
		await served.desk.call('show.start', { title: 'Relojes en directo', sources: [{ kind: 'websocket', url: feed.address }] });
		await vi.waitUntil(() => feed.connected() === 1, 10_000);
		opened = await openPage(browser, served.address(), language);
		page = opened.page;
	});

	afterAll(async () => {
		await browser?.close();
		await served?.close();
		await feed?.close();
	});

	const field = () => page.getByRole('combobox', { name: words('search:field') });
	const hits = () => page.getByRole('region', { name: words('search:hits') }).locator('.hit');
	const button = (key: string, values?: Record<string, number>) => page.getByRole('button', { name: words(`search:${key}`, values), exact: true });
	const say = (id: string, text: string) => feed.send({ id, author: 'viewer', text });
	const searchFor = async (text: string) => {
		await field().fill(text);
		await page.keyboard.press('Enter');
	};

	it('opens by its key with the field ready, and says what can be asked for', async () => {
		await page.getByRole('contentinfo').waitFor();
		await page.keyboard.press('g');
		await page.keyboard.press('f');
		await page.getByText(words('search:help.title')).waitFor();
		await page.getByText(words('search:saved.empty')).waitFor();
		await expect.poll(() => field().evaluate((input) => input === document.activeElement)).toBe(true);
	});

	it('finds Arabic and Russian whatever the spelling, and marks what matched in the original', async () => {
		await searchFor('دَقيقه');
		await expect.poll(() => hits().locator('mark').first().textContent()).toBe('دقيقة');
		await searchFor('зеленого');
		await expect.poll(() => hits().locator('mark').first().textContent()).toBe('зелёного');
		await searchFor('"сколько минут"');
		await expect.poll(() => hits().locator('mark').first().textContent()).toBe('Сколько минут');
	});

	it('completes predicates and their values by keyboard, in the reader’s language too', async () => {
		await field().fill('');
		await field().pressSequentially('agua cat');
		await page.getByRole('option', { name: words('search:predicate.category') }).waitFor();
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await expect.poll(() => field().inputValue()).toBe('agua category:');
		await field().pressSequentially(words('flags:category.specification.name').split(' ')[0] ?? '');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await expect.poll(() => field().inputValue()).toBe('agua category:specification ');
		await expect.poll(() => hits().first().locator('.flag-tag').count()).toBeGreaterThan(0);
	});

	it('completes authors that the desk knows', async () => {
		await field().fill('from:lu');
		await page.getByRole('option', { name: 'Lucía' }).click();
		await expect.poll(() => field().inputValue()).toBe('from:Lucía ');
		await expect.poll(() => hits().first().locator('.hit-link .hit-author').textContent()).toBe('Lucía');
	});

	it('underlines what it does not understand, says what it would, and searches for the rest', async () => {
		await searchFor('agua verdikt:none role:boss ');
		const problems = page.getByRole('region', { name: words('search:problem.title') });
		await expect.poll(() => problems.getByRole('listitem').count()).toBe(2);
		expect(await page.locator('.search-problem-mark').allTextContents()).toEqual(['verdikt:none', 'boss']);
		await expect.poll(() => hits().count()).toBeGreaterThan(3);
		await problems.getByRole('button').click();
		await expect.poll(() => field().inputValue()).toBe('agua verdict:none role:boss ');
		await expect.poll(() => problems.getByRole('listitem').count()).toBe(1);
	});

	it('says which part to leave out where nothing is found', async () => {
		await searchFor('agua lang:zh');
		await page.getByText(words('search:noHits')).waitFor();
		await page.getByRole('button', { name: /lang:zh/ }).click();
		await expect.poll(() => field().inputValue()).toBe('agua');
		await expect.poll(() => hits().count()).toBeGreaterThan(3);
	});

	it('shows each hit between its neighbours, and more of them on request', async () => {
		const context = hits().first().locator('.hit-context li');
		const before = await context.count();
		expect(before).toBeGreaterThan(0);
		await hits()
			.first()
			.getByRole('button', { name: words('search:context') })
			.click();
		await expect.poll(() => context.count()).toBeGreaterThan(4);
		await hits()
			.first()
			.getByRole('button', { name: words('search:lessContext') })
			.click();
		await expect.poll(() => context.count()).toBe(before);
	});

	it('goes through the hits by keyboard and opens one in its place', async () => {
		await field().blur();
		await page.keyboard.press('j');
		await page.keyboard.press('j');
		const link = hits().nth(1).locator('a');
		await expect.poll(() => link.getAttribute('aria-current')).toBe('true');
		const href = await link.getAttribute('href');
		await page.keyboard.press('Enter');
		await expect.poll(() => new URL(page.url()).hash).toBe(href);
		await page.goBack();
		await expect.poll(() => field().inputValue()).toBe('agua');
	});

	it('holds the list still while new hits arrive, and shows them when asked to', async () => {
		await searchFor('garantia');
		await expect.poll(async () => (await hits().count()) > 0 || (await page.getByText(words('search:noHits')).count()) > 0).toBe(true);
		const shown = await hits().count();
		say('n1', 'cuanta garantía tiene?');
		say('n2', 'nada');
		await button('newer', { count: 1 }).waitFor();
		expect(await hits().count()).toBe(shown);
		await button('newer', { count: 1 }).click();
		await expect.poll(() => hits().count()).toBe(shown + 1);
		await hits().first().getByText(words('search:running')).waitFor();
		await button('newer', { count: 1 }).waitFor({ state: 'detached' });
	});

	it('counts a verdict at once', async () => {
		const { hits: found } = await served.desk.call('session.search', { text: 'has:flag role:host' });
		const message = found[0]?.message;
		const flagId = message?.flags[0]?.id ?? 0;
		await searchFor('verdict:escalated');
		await page.getByText(words('search:noHits')).waitFor();
		await served.desk.call('annotation.add', { messageId: message?.id ?? 0, body: { type: 'verdict', flagId, verdict: 'escalated' } });
		await searchFor('verdict:escalated by:marta');
		await expect.poll(() => hits().count()).toBe(1);
	});

	it('keeps a search for the team: saved, renamed, deleted', async () => {
		await button('save.action').click();
		const dialog = page.getByRole('dialog');
		await dialog.getByRole('textbox', { name: words('search:save.name') }).fill('For the lead');
		await dialog.getByRole('button', { name: words('search:save.confirm') }).click();
		await dialog.waitFor({ state: 'detached' });
		await button('clear').click();
		const saved = page.getByRole('region', { name: words('search:saved.title') });
		await saved.getByText('verdict:escalated by:marta').waitFor();
		await saved
			.getByRole('button', { name: /For the lead/ })
			.last()
			.click();
		await page.getByRole('menuitem', { name: words('search:saved.rename') }).click();
		await page
			.getByRole('dialog')
			.getByRole('textbox', { name: words('search:save.name') })
			.fill('For Wei');
		await page
			.getByRole('dialog')
			.getByRole('button', { name: words('search:save.confirm') })
			.click();
		await saved.getByText('For Wei').waitFor();
		await saved
			.getByRole('button', { name: /For Wei/ })
			.last()
			.click();
		await page.getByRole('menuitem', { name: words('search:saved.delete') }).click();
		await page
			.getByRole('alertdialog')
			.getByRole('button', { name: words('search:saved.delete') })
			.click();
		await page.getByText(words('search:saved.empty')).waitFor();
	});

	it('remembers what was searched for, and is reached from the sessions', async () => {
		const recent = page.getByRole('region', { name: words('search:recent.title') });
		await recent.getByText('verdict:escalated by:marta').waitFor();
		await goTo(page, words, 'sessions');
		await page.getByRole('searchbox', { name: words('sessions:search') }).fill('agua');
		await page.keyboard.press('Enter');
		await expect.poll(() => field().inputValue()).toBe('agua');
	});

	it('did all this without one complaint of the browser', () => {
		expect(opened.complaints).toEqual([]);
	});
});
