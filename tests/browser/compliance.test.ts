import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { InterfaceLanguage } from '../../shared/model/language.ts';
import { chromiumIsThere } from '../desktop/needs-chromium.ts';
import { startWebSocketFeed, type WebSocketFeed } from '../fixtures/websocket-feed.ts';
import { launchChromium } from './chromium.ts';
import { openPage } from './desk-page.ts';
import { openServedDesk, type ServedDesk } from './served-desk.ts';
import { type Words, wordsOf } from './words.ts';

const STARTED_AT = Date.UTC(2026, 5, 1, 17);
const MINUTE_MS = 60_000;

const CURE = {
	...{ category: 'health', severity: 'high', start: 0, end: 11, rule: 'es.health.cure', pack: 'es' },
	explanation: { matched: 'reloj cura la diabetes', factors: [], before: [{ messageId: 's20', start: 17, end: 27 }] },
};

/** Forty minutes on two platforms through a relay: disclosed at once, stock that rises at 12 min, a claim in two lines at 20, no second disclosure. */
async function importShow(desk: ServedDesk['desk']) {
	const host = { kind: 'speech', role: 'host', author: { id: 'host', name: 'Lucía' } };
	const say = (minute: number, text: string, id = `s${minute}`) => ({ type: 'message', id, ...host, text, receivedAt: STARTED_AT + minute * MINUTE_MS });
	const spoken = [
		say(0, 'Esto es publicidad.'),
		say(10, 'Quedan 3 unidades.'),
		say(12, 'Quedan 9 unidades.'),
		say(20, 'Y os digo que este reloj cura'),
		{ ...say(20.02, 'la diabetes.', 's20b'), language: { tag: 'es', script: 'Latn', confidence: 1 }, flags: [CURE] },
		say(39, 'Gracias a todas.'),
	];
	const chat = Array.from({ length: 60 }, (_none, index) => {
		const origin = index % 2 === 0 ? { platform: 'tiktok' } : { platform: 'youtube', channel: 'Lucía live' };
		const author = { id: `${origin.platform}:u${index % 5}`, name: `vera${index % 5}` };
		return { type: 'message', id: `c${index}`, kind: 'chat', author, text: `hola ${index}`, receivedAt: STARTED_AT + index * 20_000, origin };
	});
	const show = { title: 'W1', host: 'Lucía', platform: 'youtube', market: 'ES', languages: ['es'] };
	const session = { type: 'session', version: 1, id: crypto.randomUUID(), show, startedAt: STARTED_AT, endedAt: STARTED_AT + 40 * MINUTE_MS };
	const lines = [session, ...[...spoken, ...chat].sort((one, other) => one.receivedAt - other.receivedAt)];
	const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
	const { uploadId } = await desk.call('upload.begin', { name: 'show.jsonl', bytes: Buffer.byteLength(text) });
	await desk.call('upload.append', { uploadId, base64: Buffer.from(text).toString('base64') });
	return desk.call('session.import', { uploadId });
}

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

	it('stand in the player as they were at its moment, and mark under the timeline where something did not hold', async () => {
		await served.desk.call('show.stop', { sessionId });
		await vi.waitUntil(() => feed.connected() === 0, 10_000);
		const { sessionId: played } = await importShow(served.desk);
		await page.evaluate((hash) => {
			window.location.hash = hash;
		}, `#/sessions/${played}`);
		const marks = page.getByRole('group', { name: words('player:clockMarks') }).getByRole('button');
		await marks.first().waitFor();
		const found = await served.desk.call('compliance.clocks', { sessionId: played });
		expect(found.findings.map(({ kind }) => kind)).toEqual(['stock-rose', 'disclosure-late']);
		expect(await marks.count()).toBe(2);
		const clocks = page.locator('.clocks-button');
		await clocks.getByText(words('compliance:toLookAt', { count: 2 })).waitFor();
		await marks.first().click();
		await clocks.getByText(words('compliance:toLookAt', { count: 1 })).waitFor();
		await clocks.getByText(words('compliance:disclosure', { minutes: 12 })).waitFor();
		await page.getByRole('slider', { name: words('player:slider') }).press('Home');
		await clocks.getByText(words('compliance:disclosure', { minutes: 0 })).waitFor();
		expect(await clocks.textContent(), 'nothing had been announced yet').not.toContain(words('compliance:toLookAt', { count: 1 }));
	});

	it('a claim that was cut across two spoken lines is underlined in the player where it begins too', async () => {
		await page
			.getByRole('searchbox', { name: words('live:filter.search') })
			.or(page.getByRole('textbox', { name: words('live:filter.search') }))
			.fill('cura');
		const beginning = page.getByRole('feed').getByRole('article').filter({ hasText: 'este reloj cura' });
		await beginning.locator('mark[data-category="health"]').waitFor();
		expect(await beginning.locator('.flag-tag').count()).toBe(0);
		await page.getByRole('textbox', { name: words('live:filter.search') }).fill('');
	});

	it('a row says where it was heard in a show of several platforms, and the feed is narrowed to one of them', async () => {
		const row = page
			.getByRole('feed')
			.getByRole('article')
			.filter({ hasText: /hola 3$/ });
		await row.getByText(words('live:row.heardOn', { place: '\u2068YouTube · Lucía live\u2069' })).waitFor({ state: 'attached' });
		await page.getByRole('button', { name: words('live:filter.place') }).click();
		await page.getByRole('option', { name: 'TikTok' }).click();
		await page.keyboard.press('Escape');
		await row.waitFor({ state: 'detached' });
		await expect
			.poll(() =>
				page
					.getByRole('feed')
					.getByRole('article')
					.allTextContents()
					.then((texts) => texts.every((text) => text.includes('TikTok'))),
			)
			.toBe(true);
		await page
			.getByRole('button', { name: words('live:filter.clear') })
			.first()
			.click();
		await row.waitFor();
	});
});
