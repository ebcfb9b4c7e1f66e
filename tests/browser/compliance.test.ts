import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { InterfaceLanguage } from '../../shared/model/language.ts';
import { chromiumIsThere } from '../desktop/needs-chromium.ts';
import { startWebSocketFeed, type WebSocketFeed } from '../fixtures/websocket-feed.ts';
import { launchChromium } from './chromium.ts';
import { openPage } from './desk-page.ts';
import { openServedDesk, type ServedDesk } from './served-desk.ts';
import { type Words, wordsOf } from './words.ts';

describe.runIf(chromiumIsThere).each(['en', 'ar'] satisfies readonly InterfaceLanguage[])('the clocks of a running show, in %s', (language) => {
	let served: ServedDesk;
	let feed: WebSocketFeed;
	let browser: Browser;
	let page: Page;
	let words: Words;
	let sessionId: string;

	beforeAll(async () => {
		[served, feed, browser, words] = await Promise.all([openServedDesk(), startWebSocketFeed(), launchChromium(), wordsOf(language)]);
		await served.desk.call('profile.set', { name: 'Wei', role: 'lead', languages: ['zh'] });
		({ id: sessionId } = await served.desk.call('show.start', {
			title: 'W1',
			market: 'ES',
			languages: ['es'],
			sources: [{ kind: 'websocket', url: feed.address }],
		}));
		({ page } = await openPage(browser, served.address(), language));
		await vi.waitUntil(() => feed.connected() === 1, 10_000);
		await page.evaluate((hash) => {
			window.location.hash = hash;
		}, `#/live/${sessionId}`);
		await page.getByText(words('live:feed.waitingText')).waitFor();
	});

	afterAll(async () => {
		await browser?.close();
		await served?.close();
		await feed?.close();
	});

	it('stand quietly in the header, tell once of what did not hold, and lead to both moments', async () => {
		const clocks = page.locator('.clocks-button');
		expect(await clocks.count(), 'nothing was heard yet').toBe(0);
		const say = (id: string, text: string) => feed.send({ id, author: 'Lucía', text, role: 'host', kind: 'speech' });
		say('1', 'Esto es publicidad, antes 90 €, ahora 20.');
		say('2', 'Quedan 3 unidades.');
		await clocks.getByText(words('compliance:stock', { count: 3 })).waitFor();
		say('3', 'Quedan 9 unidades.');
		await page.locator('.toast').getByText(words('compliance:found.stock-rose')).waitFor();
		await clocks.click();
		const details = page.getByRole('dialog', { name: words('compliance:title') });
		expect(await details.locator('.clock-finding .clock-moment bdi').allInnerTexts()).toEqual(['«Quedan 3 unidades»', '«Quedan 9 unidades»']);
		await details.getByRole('textbox').fill('0');
		await details.getByText(words('compliance:badMinutes', { least: 1, most: 180 })).waitFor();
		await details.getByRole('textbox').fill('20');
		await details.getByRole('button', { name: words('compliance:set') }).click();
		await expect.poll(async () => (await served.desk.call('compliance.clocks', { sessionId })).disclosure.everyMinutes, { timeout: 5_000 }).toBe(20);
		await details.locator('.clock-finding .clock-moment').first().click();
		await vi.waitUntil(() => page.url().includes(`#/sessions/${sessionId}/`), 5_000);
		await page.getByRole('feed').getByText('Quedan 3 unidades.').waitFor();
	});
});
