import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { chromiumIsThere } from '../desktop/needs-chromium.ts';
import { startWebSocketFeed, type WebSocketFeed } from '../fixtures/websocket-feed.ts';
import { launchChromium } from './chromium.ts';
import { type CuttableNetwork, openCuttableNetwork } from './cuttable-network.ts';
import { goTo, lineWith, type OpenedPage, openPage, putPointerAside, startShow } from './desk-page.ts';
import { openServedDesk, type ServedDesk } from './served-desk.ts';
import { type Words, wordsOf } from './words.ts';

describe.runIf(chromiumIsThere)('what the page says of every state', () => {
	let served: ServedDesk;
	let browser: Browser;
	let network: CuttableNetwork;
	let feed: WebSocketFeed;
	let opened: OpenedPage;
	let page: Page;
	let words: Words;
	let sent = 0;

	beforeAll(async () => {
		[served, browser, network, feed, words] = await Promise.all([
			openServedDesk(),
			launchChromium(),
			openCuttableNetwork(),
			startWebSocketFeed(),
			wordsOf('en'),
		]);
		opened = await openPage(browser, served.address(), 'en', { proxy: { server: network.address } });
		page = opened.page;
	});

	afterAll(async () => {
		await browser?.close();
		await network?.close();
		await served?.close();
		await feed?.close();
	});

	/** Sends lines of viewers and waits until the desk has stored the last of them. */
	async function say(...texts: readonly string[]): Promise<void> {
		for (const text of texts) {
			sent += 1;
			feed.send({ id: `line-${sent}`, author: `viewer${sent}`, text });
		}
		await vi.waitUntil(async () => {
			const { hits } = await served.desk.call('session.search', { text: texts.at(-1) ?? '' });
			return hits.length > 0;
		}, 10_000);
	}
	const shownLines = () => page.getByRole('feed').getByRole('article').count();
	const button = (key: string, values?: Record<string, number>) => page.getByRole('button', { name: words(key, values) });

	describe('with nothing there yet', () => {
		it('invites to watch a show where none is running', async () => {
			await page.getByText(words('live:noShow.title')).waitFor();
			await button('live:noShow.demo').waitFor();
			await button('live:noShow.own').waitFor();
		});

		it('says how sessions come to be where there are none', async () => {
			await goTo(page, words, 'sessions');
			await page.getByText(words('sessions:emptyText')).waitFor();
			await page.getByRole('searchbox', { name: words('sessions:search') }).fill('nothing like this');
			await page.keyboard.press('Enter');
			await page.getByText(words('search:noHits')).waitFor();
		});

		it('waits for the first message of a show', async () => {
			await startShow(page, words, { websocket: feed.address });
			await vi.waitUntil(() => feed.connected() === 1, 10_000);
			await page.getByText(words('live:feed.waitingText')).waitFor();
			await page.keyboard.press('g');
			await page.keyboard.press('r');
			await page.getByText(words('live:queue.emptyText')).waitFor();
			await page.keyboard.press('g');
			await page.keyboard.press('a');
		});
	});

	describe('while people write', () => {
		it('follows the end', async () => {
			await say(...Array.from({ length: 60 }, (_, index) => `opening line number ${index + 1}`));
			await lineWith(page, 'opening line number 60').waitFor();
			await expect.poll(() => lineWith(page, 'opening line number 60').evaluate(isInSight)).toBe(true);
		});

		it('does not move under a pointer, and counts what is new on a button', async () => {
			const read = lineWith(page, 'opening line number 55');
			await read.hover();
			const before = await read.boundingBox();
			await say('said while reading 1', 'said while reading 2', 'said while reading 3');
			const newButton = button('live:feed.new', { count: 3 });
			await newButton.waitFor();
			expect((await read.boundingBox())?.y).toBe(before?.y);
			await newButton.click();
			await putPointerAside(page);
			await expect.poll(() => lineWith(page, 'said while reading 3').evaluate(isInSight)).toBe(true);
			await newButton.waitFor({ state: 'detached' });
		});

		it('does not move for a reader who has scrolled up', async () => {
			await page.locator('.feed-scroller').hover();
			await page.mouse.wheel(0, -900);
			await putPointerAside(page);
			const read = page.getByRole('feed').getByRole('article').nth(12);
			await expect.poll(() => read.evaluate(isInSight)).toBe(true);
			const words12 = await read.textContent();
			const before = await read.boundingBox();
			await say('said far below 1', 'said far below 2');
			await button('live:feed.new', { count: 2 }).waitFor();
			expect(await read.textContent()).toBe(words12);
			expect((await read.boundingBox())?.y).toBe(before?.y);
			await page.keyboard.press('End');
			await expect.poll(() => lineWith(page, 'said far below 2').evaluate(isInSight)).toBe(true);
		});

		it('lists the keys at ? and leads to the search at /', async () => {
			await page.keyboard.press('?');
			const dialog = page.getByRole('dialog', { name: words('app:keys.title') });
			for (const key of ['next', 'confirm', 'dismiss', 'escalate', 'note', 'undo', 'filter'])
				await dialog.getByText(words(`live:keys.${key}`), { exact: true }).waitFor();
			await page.keyboard.press('Escape');
			await dialog.waitFor({ state: 'detached' });
			await page.keyboard.press('/');
			const search = page.getByRole('textbox', { name: words('live:filter.search') });
			expect(await search.evaluate((element) => element === document.activeElement)).toBe(true);
			await page.keyboard.type('number 7');
			await lineWith(page, 'opening line number 7').waitFor();
			await expect.poll(shownLines).toBe(1);
			await page.keyboard.press('Escape');
			await expect.poll(shownLines).toBeGreaterThan(1);
		});

		it('narrows the feed to a language, to flagged lines, and to nothing', async () => {
			await say('es el mejor reloj del mundo, resultado garantizado', 'добрый вечер всем, кто нас сегодня смотрит', 'the last opening line');
			await lineWith(page, 'the last opening line').waitFor();
			await button('live:filter.onlyFlagged').click();
			await lineWith(page, 'el mejor reloj').waitFor();
			await expect.poll(() => lineWith(page, 'opening line').count()).toBe(0);
			await button('live:filter.onlyFlagged').click();
			await lineWith(page, 'the last opening line').waitFor();

			await button('live:filter.language').click();
			await page.getByRole('option', { name: 'Russian', exact: true }).click();
			await page.keyboard.press('Escape');
			await putPointerAside(page);
			await lineWith(page, 'добрый вечер').waitFor();
			await expect.poll(shownLines).toBe(1);

			await button('live:filter.onlyFlagged').click();
			await page.getByText(words('live:feed.nothingFitsText')).waitFor();
			await page
				.getByRole('main')
				.getByRole('button', { name: words('live:filter.clear') })
				.first()
				.click();
			await lineWith(page, 'the last opening line').waitFor();
		});
	});

	describe('while a person judges', () => {
		it('dismisses a flag in two strokes, or with a comment by keyboard alone, and keeps the comment in the audit trail', async () => {
			await served.desk.call('profile.set', { name: 'Marta', role: 'specialist', languages: ['es'] });
			const judge = await openPage(browser, served.address(), 'en');
			const { keyboard } = judge.page;
			const audit = judge.page.getByRole('region', { name: words('live:audit.name') }).getByRole('listitem');
			const reasons = judge.page.getByRole('region', { name: words('live:dismissal.question') });
			const dismissed = (reason: string) =>
				audit.filter({
					hasText: words('live:audit.verdictWithReason', { verdict: words('flags:verdict.dismissed'), reason: words(`flags:dismissal.${reason}`) }),
				});
			await lineWith(judge.page, 'el mejor reloj').locator('.message-author').click();
			await keyboard.press('d');
			await reasons.waitFor();
			await keyboard.press('Tab');
			await keyboard.type('the 3rd time today');
			await keyboard.press('Enter');
			await keyboard.press('4');
			await dismissed('joke').getByText('the 3rd time today', { exact: true }).waitFor();
			await keyboard.press('d');
			await reasons.waitFor();
			await keyboard.press('2');
			await dismissed('denial').waitFor();
			expect(await dismissed('denial').locator('q').count()).toBe(0);
			await judge.close();
		});
	});

	describe('where something fails', () => {
		it('says that a source is lost and when it is tried again, and draws the gap once it is back', async () => {
			const port = feed.port;
			await feed.close();
			await page.getByText(words('live:source.status.waiting')).first().waitFor();
			await button('live:source.retry').first().waitFor();
			feed = await startWebSocketFeed({ port });
			await button('live:source.retry').first().click();
			await vi.waitUntil(() => feed.connected() === 1, 15_000);
			await say('back after the gap');
			await lineWith(page, 'back after the gap').waitFor();
			await page.getByText(new RegExp(`^${words('live:gap.closed', { from: '…', to: '', duration: '' }).split('…')[0]}`)).waitFor();
		});

		it('says that it stands still while the desk is away, and has everything once it is back', async () => {
			network.cut();
			await page.getByText(words('app:connection.lost')).waitFor();
			await page
				.getByRole('status')
				.filter({ hasText: words('app:connection.phase.lost') })
				.waitFor();
			// What was shown before stays readable.
			expect(await lineWith(page, 'back after the gap').count()).toBe(1);
			await say('said while the page was away 1', 'said while the page was away 2');
			await button('app:connection.retry').waitFor();
			// A screen that was never opened is there as well, though its code came from the desk.
			await goTo(page, words, 'settings');
			await page.getByRole('heading', { level: 1, name: words('settings:title') }).waitFor();
			await goTo(page, words, 'live');
			network.mend();
			// By itself, without a hand on it.
			await page.getByText(words('app:connection.lost')).waitFor({ state: 'detached', timeout: 20_000 });
			await lineWith(page, 'said while the page was away 2').waitFor();
			expect(await lineWith(page, 'said while the page was away 1').count()).toBe(1);
			expect(await lineWith(page, 'back after the gap').count()).toBe(1);
		});

		it('asks for the new address once the desk was started again, and goes on there', async () => {
			await served.stopServing();
			await page.getByText(words('app:connection.lost')).waitFor();
			await served.serveAgain();
			await page.getByText(words('app:connection.refusedText')).waitFor();
			// The same page with another fragment: opened over the old one, as a person does.
			await page.goto(served.address());
			await page.getByText(words('app:connection.refusedText')).waitFor({ state: 'detached' });
			await page
				.getByRole('status')
				.filter({ hasText: words('app:connection.phase.connected') })
				.waitFor();
			await lineWith(page, 'said while the page was away 2').waitFor();
		});

		it('fetches a screen again whose code was lost on the way, and says so where the desk has it no more', async () => {
			const other = await openPage(browser, served.address(), 'en');
			let lost = 0;
			await other.page.route(/ProductsScreen-.*\.js$/, (route) => {
				lost += 1;
				return lost > 2 ? route.continue() : route.abort();
			});
			await other.page.route(/RulesScreen-.*\.js$/, (route) => route.fulfill({ status: 404 }));
			await goTo(other.page, words, 'products');
			await other.page.getByRole('heading', { level: 1, name: words('products:title') }).waitFor();
			expect(lost).toBeGreaterThanOrEqual(2);
			await goTo(other.page, words, 'rules');
			await other.page.getByText(words('app:fault.title')).waitFor();
			await other.page.getByRole('button', { name: words('app:fault.reload') }).waitFor();
			await other.close();
		});

		it.each([
			['without the token', (address: string) => address.replace(/#.*/, '')],
			['with a wrong token', (address: string) => `${address.slice(0, -4)}AAAA`],
		])('says what to open to whoever comes %s, and nothing else', async (_how, change) => {
			const stranger = await openPage(browser, change(served.address()), 'en');
			await stranger.page.getByText(words('app:connection.refusedTitle')).waitFor();
			await stranger.page.getByText(words('app:connection.refusedText')).waitFor();
			expect(await stranger.page.getByRole('article').count()).toBe(0);
			await stranger.close();
		});

		it('says that a source has failed for good and what to do about it', async () => {
			const refused = await served.desk.call('show.start', { title: 'Refused', sources: [{ kind: 'websocket', url: 'ws://127.0.0.1:1/nobody' }] });
			await page.goto(`${served.address().replace(/#.*/, '')}#/live/${refused.id}`);
			await page.getByText(words('live:source.problem.unreachable')).first().waitFor();
			await button('live:source.retry').first().waitFor();
			// The other show goes on beside it.
			expect(feed.connected()).toBe(1);
		});

		it('says it in the reader’s language alone, and the technical side where the source is looked at', async () => {
			const { id } = await served.desk.call('show.start', { title: 'Elsewhere', sources: [{ kind: 'websocket', url: 'ws://127.0.0.1:1/elsewhere' }] });
			const arabic = await wordsOf('ar');
			const reader = await openPage(browser, served.address(), 'ar');
			await reader.page.getByRole('contentinfo').waitFor();
			await reader.page.goto(`${served.address().replace(/#.*/, '')}#/live/${id}`);
			const problems = reader.page.locator('.source-problems');
			await problems.getByText(arabic('live:source.problem.unreachable')).waitFor();
			expect(await problems.innerText()).not.toMatch(/[a-z]{2,} [a-z]{2,}/i);
			await reader.page.getByRole('button', { name: arabic('live:source.status.waiting') }).click();
			const sources = reader.page.getByRole('dialog', { name: arabic('live:source.all') });
			await sources.getByText(arabic('components:technicalDetail')).waitFor();
			expect(await sources.locator('bdi[lang="en"]').innerText()).toContain('Nothing answers');
			await reader.close();
		});
	});
});

/** Runs in the page. */
function isInSight(element: Element): boolean {
	const scroller = element.closest('.feed-scroller')?.getBoundingClientRect();
	const { top, bottom } = element.getBoundingClientRect();
	return scroller !== undefined && top >= scroller.top - 1 && bottom <= scroller.bottom + 1;
}
