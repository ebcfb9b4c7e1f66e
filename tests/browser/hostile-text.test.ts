import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { chromiumIsThere } from '../desktop/needs-chromium.ts';
import { startWebSocketFeed, type WebSocketFeed } from '../fixtures/websocket-feed.ts';
import { launchChromium } from './chromium.ts';
import { lineWith, type OpenedPage, openPage, startShow } from './desk-page.ts';
import { openServedDesk, type ServedDesk } from './served-desk.ts';
import { type Words, wordsOf } from './words.ts';

const MARKUP = '<script>window.wasExecuted = true; alert(1)</script> <b id="injected">bold</b>';
const IMAGE = '<img src="https://example.invalid/x.png" onerror="window.wasExecuted = true"> <svg onload=alert(2)> javascript:alert(3)';
const ZALGO = `zalgo ${'a'.padEnd(400, '\u0300\u0316\u0489\u035f')} end`;
const BIDI = '\u202e\u2066gro.elpmaxe\u2069 \u202etxt.exe after';
const LONG = `start ${'palabra '.repeat(2_500).slice(0, 20_000 - 6)}`;
const UNBROKEN = 'x'.repeat(20_000);
const LINES = `one\n${'\n'.repeat(300)}last`;
const NUL = 'nul[\0]here';
const SURROGATE = 'lone[\ud83d]surrogate';
/** Folding drops the invisible signs and widens the emoji: the spans must be mapped back to the original. */
const FLAGGED = '😀🇪🇸 \u202ees el me\u0301jor reloj del mundo\u202c <b>!</b>';
const HOSTILE_NAME = '<img src=x onerror="window.wasExecuted = true">\u202eadmin';

describe.runIf(chromiumIsThere)('hostile chat in the page', () => {
	let served: ServedDesk;
	let browser: Browser;
	let opened: OpenedPage;
	let page: Page;
	let words: Words;
	let feed: WebSocketFeed;

	beforeAll(async () => {
		[served, browser, words, feed] = await Promise.all([openServedDesk(), launchChromium(), wordsOf('en'), startWebSocketFeed()]);
		opened = await openPage(browser, served.address(), 'en');
		page = opened.page;
		await startShow(page, words, { websocket: feed.address });
		await vi.waitUntil(() => feed.connected() === 1, 10_000);
		const texts = [MARKUP, IMAGE, ZALGO, BIDI, LONG, UNBROKEN, LINES, NUL, SURROGATE, FLAGGED];
		feed.send(...texts.map((text, index) => ({ id: `h${index}`, author: index === 0 ? HOSTILE_NAME : `viewer${index}`, text, role: 'host', kind: 'speech' })));
		feed.send({ id: 'last', author: 'marta', text: 'the line after all that' });
		await lineWith(page, 'the line after all that').waitFor();
	});

	afterAll(async () => {
		await browser?.close();
		await served?.close();
		await feed?.close();
	});

	const textOf = (line: ReturnType<typeof lineWith>) => line.locator('.message-text').evaluate((element) => element.textContent);
	/** The list draws only what is in sight: a line further up is brought there first. */
	const bring = async (text: string | RegExp) => {
		const line = lineWith(page, text);
		if ((await line.count()) === 0) await page.keyboard.press('Escape');
		for (let turn = 0; turn < 40 && (await line.count()) === 0; turn += 1) {
			await page.keyboard.press('k');
			await page.waitForTimeout(30);
		}
		await line.scrollIntoViewIfNeeded();
		return line;
	};

	it.each([
		['a script and markup', 'wasExecuted = true; alert(1)', MARKUP],
		['an image that runs a script where it fails', 'example.invalid', IMAGE],
		['marks piled on one letter', /^.*zalgo/s, ZALGO],
		['overrides of the writing direction', 'gro.elpmaxe', BIDI],
		['a NUL, as the sign for what cannot be shown', 'nul[', 'nul[\ufffd]here'],
		['half a character, as the sign for what cannot be shown', 'lone[', 'lone[\ufffd]surrogate'],
	])('shows %s as text, every character of it', async (_what, part, text) => {
		const line = await bring(part);
		const shown = await textOf(line);
		// A long text may be clipped; what is shown is its beginning, unchanged.
		expect(shown).not.toBe('');
		expect(text.startsWith(shown ?? 'nothing')).toBe(true);
		if (text.length <= 600) expect(shown).toBe(text);
	});

	it('makes no element of any of it and runs none of it', async () => {
		await bring('wasExecuted = true; alert(1)');
		expect(await page.locator('#injected').count()).toBe(0);
		expect(await page.locator('[role="feed"] :is(script, img, b, iframe)').count()).toBe(0);
		expect(await page.locator('script:not([src])').count()).toBe(0);
		expect(await page.evaluate(() => 'wasExecuted' in window)).toBe(false);
	});

	it.each([
		['words', /^.*start palabra/s, LONG],
		['one letter without a break', /x{300}/, UNBROKEN],
		['lines', /one\s/, LINES],
	])('clips a very long text of %s, and shows all of it on request', async (_what, part, text) => {
		const line = await bring(part);
		const before = await line.boundingBox();
		expect((await textOf(line))?.length).toBeLessThan(700);
		expect(before?.height).toBeLessThan(450);
		await line.getByRole('button', { name: words('live:row.showAll', { count: text.length }) }).click();
		expect(await textOf(line)).toBe(text);
		await line.getByRole('button', { name: words('live:row.showLess') }).click();
		await expect.poll(async () => (await textOf(line))?.length).toBeLessThan(700);
	});

	it('keeps every line within its own height and the list within its width', async () => {
		for (const part of [/^.*zalgo/s, /x{300}/]) {
			await bring(part);
			const rows = await page.locator('[role="feed"] [data-message-id]').evaluateAll((elements) =>
				elements.map((element) => {
					const { top, bottom } = element.getBoundingClientRect();
					return { top, bottom, isSpeech: element.querySelector('[data-kind="speech"]') !== null };
				}),
			);
			// What the host says stands beside the chat: each lane has its own order.
			for (const lane of [rows.filter(({ isSpeech }) => isSpeech), rows.filter(({ isSpeech }) => !isSpeech)]) {
				const inOrder = lane.toSorted((a, b) => a.top - b.top);
				for (const [index, row] of inOrder.entries()) expect(row.top).toBeGreaterThanOrEqual((inOrder[index - 1]?.bottom ?? Number.NEGATIVE_INFINITY) - 1);
			}
		}
		expect(await page.locator('.feed-scroller').evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
		expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
	});

	it('lets no pile of marks paint over the lines around it', async () => {
		const line = await bring(/^.*zalgo/s);
		expect(await line.evaluate((element) => [element, ...element.querySelectorAll('*')].some((part) => getComputedStyle(part).overflowY !== 'visible'))).toBe(
			true,
		);
	});

	it('underlines exactly the risky words of a text full of invisible signs', async () => {
		const line = await bring('reloj del mundo');
		expect(await textOf(line)).toBe(FLAGGED);
		const { messages } = await served.desk
			.call('session.search', { text: 'reloj del mundo' })
			.then(({ hits }) => ({ messages: hits.map((hit) => hit.message) }));
		const flag = messages[0]?.flags[0];
		expect(flag).toBeDefined();
		const expected = FLAGGED.slice(flag?.start, flag?.end);
		expect(expected).toContain('me\u0301jor');
		expect(await line.locator('mark').evaluateAll((marks) => marks.map((mark) => mark.textContent).join(''))).toBe(expected);
	});

	it('keeps a reversing name from turning the line around it', async () => {
		const line = await bring('wasExecuted = true; alert(1)');
		const name = line.locator('.message-author-name');
		expect(await name.textContent()).toBe(HOSTILE_NAME);
		expect(await name.evaluate((element) => getComputedStyle(element).unicodeBidi)).toMatch(/isolate|plaintext/);
		expect(await line.locator('.message-text').evaluate((element) => getComputedStyle(element).unicodeBidi)).toMatch(/isolate|plaintext/);
	});

	it('had no dialog, no script error and nothing for the security policy to refuse', () => {
		expect(opened.complaints).toEqual([]);
	});
});
