import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InterfaceLanguage } from '../../shared/model/language.ts';
import { chromiumIsThere } from '../desktop/needs-chromium.ts';
import { launchChromium } from './chromium.ts';
import { introduceYourself, type OpenedPage, openPage, putPointerAside, selectedLine } from './desk-page.ts';
import { openServedDesk, type ServedDesk } from './served-desk.ts';
import { type Words, wordsOf } from './words.ts';

const STARTED_AT = Date.UTC(2026, 5, 1, 17);
const MINUTE_MS = 60_000;
const SESSION = '01990000-0000-7000-8000-00000000beef';

/** Half an hour: a chat line every five seconds, one of the host's every minute, claims, questions, a deletion and a gap. */
function transcript(): string {
	const at = (ms: number) => STARTED_AT + ms;
	const chat = Array.from({ length: 360 }, (_none, index) => {
		const text = index % 60 === 30 ? 'este reloj cura la diabetes' : index % 60 === 45 ? '¿cuánto cuesta el reloj?' : `hola número ${index}`;
		return { type: 'message', id: `c${index}`, kind: 'chat', author: { id: `u${index % 9}`, name: `vera${index % 9}` }, text, receivedAt: at(index * 5_000) };
	}).filter(({ receivedAt }) => receivedAt < at(20 * MINUTE_MS) || receivedAt >= at(22 * MINUTE_MS));
	const speech = Array.from({ length: 30 }, (_none, minute) => ({
		...{ type: 'message', id: `s${minute}`, kind: 'speech', role: 'host', author: { id: 'host', name: 'Lucía' } },
		...{ text: `Minuto ${minute} del directo`, receivedAt: at(minute * MINUTE_MS + 1_000) },
	}));
	const system = { type: 'message', id: 'end', kind: 'system', author: { id: '', name: '' }, text: 'The host has ended the show', receivedAt: at(1_799_000) };
	const lines = [...chat, ...speech, system].sort((a, b) => a.receivedAt - b.receivedAt);
	const show = { title: 'W1', host: 'Lucía', platform: 'twitch', market: 'ES', languages: ['es'] };
	return [
		{ type: 'session', version: 1, id: SESSION, show, startedAt: at(0), endedAt: at(30 * MINUTE_MS) },
		...lines,
		{ type: 'deletion', messageId: 'c3', at: at(40_000), reason: 'message' },
		{ type: 'gap', startedAt: at(20 * MINUTE_MS), endedAt: at(22 * MINUTE_MS), reason: 'connection-lost' },
	]
		.map((line) => `${JSON.stringify(line)}\n`)
		.join('');
}

describe.runIf(chromiumIsThere).each(['en', 'ar'] satisfies readonly InterfaceLanguage[])('playing a saved session, in %s', (language) => {
	let served: ServedDesk;
	let browser: Browser;
	let opened: OpenedPage;
	let page: Page;
	let words: Words;

	beforeAll(async () => {
		[served, browser, words] = await Promise.all([openServedDesk(), launchChromium(), wordsOf(language)]);
		const text = transcript();
		const { uploadId } = await served.desk.call('upload.begin', { name: 'show.jsonl', bytes: Buffer.byteLength(text) });
		await served.desk.call('upload.append', { uploadId, base64: Buffer.from(text).toString('base64') });
		await served.desk.call('session.import', { uploadId });
		opened = await openPage(browser, served.address(), language);
		page = opened.page;
		await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
		await page.getByRole('contentinfo').waitFor();
		await goToHash(`#/sessions/${SESSION}`);
		await slider().waitFor();
	});

	afterAll(async () => {
		await browser?.close();
		await served?.close();
	});

	const goToHash = (hash: string, on = page) =>
		on.evaluate((to) => {
			window.location.hash = to;
		}, hash);
	const slider = () => page.getByRole('slider', { name: words('player:slider') });
	const button = (key: string) => page.getByRole('button', { name: words(`player:${key}`), exact: true });
	const second = async () => Number(await slider().getAttribute('aria-valuenow'));
	const lastLine = () => page.getByRole('feed').getByRole('article').last();
	const leaveFields = () => page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
	const typeMoment = async (moment: string) => {
		await page.getByRole('textbox', { name: words('player:position') }).fill(moment);
		await page.keyboard.press('Enter');
	};

	it('opens as a transcript with its timeline, whose numbers are said without a pointer', async () => {
		await page.getByText('hola número 359').waitFor();
		await expect.poll(second).toBe(30 * 60);
		// In its lane what the platform says has room for a line, its time before it.
		const row = page.locator('.feed-lane .system-row');
		expect((await row.locator('.system-row-text').boundingBox())?.height).toBeLessThan(30);
		expect((await row.locator('.system-row-text').boundingBox())?.width).toBeGreaterThan(160);
		await slider().focus();
		await page.keyboard.press('Home');
		await expect.poll(second).toBe(0);
		expect(await slider().getAttribute('aria-valuetext')).toContain('0:00:00');
		await page.keyboard.press('ArrowRight');
		await expect.poll(second).toBe(10);
		await page.keyboard.press('Shift+ArrowRight');
		await expect.poll(second).toBe(70);
		await page.keyboard.press('End');
		await expect.poll(second).toBe(30 * 60);
	});

	it('opens at its end also on a slow machine, where lanes and clocks come in long after the lines', async () => {
		const slow = await openPage(browser, served.address(), language);
		await slow.page.getByRole('contentinfo').waitFor();
		const devtools = await slow.page.context().newCDPSession(slow.page);
		await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
		await goToHash(`#/sessions/${SESSION}`, slow.page);
		await slow.page.locator('.feed-lanes').first().waitFor();
		await slow.page.getByText('hola número 359').waitFor();
		const fromEnd = () =>
			slow.page.evaluate(() => {
				const list = document.querySelector('.feed-scroller');
				return list === null ? null : Math.round(list.scrollHeight - list.scrollTop - list.clientHeight);
			});
		await expect.poll(fromEnd).toBe(0);
		// Opened at a line it stays with that line, though its end may be in sight at first.
		const { messages } = await served.desk.call('feed.page', { sessionId: SESSION, limit: 200 });
		for (const text of ['hola número 340', 'hola número 355']) {
			await goToHash('#/sessions', slow.page);
			await slow.page.getByRole('table').waitFor();
			await goToHash(`#/sessions/${SESSION}/${messages.find((message) => message.text === text)?.id}`, slow.page);
			await slow.page.locator('.feed-lanes').first().waitFor();
			await slow.page.waitForTimeout(1_500);
			expect(await selectedLine(slow.page).textContent()).toContain(text);
		}
		expect(slow.complaints).toEqual([]);
		await slow.close();
	});

	it('goes to a moment that is typed, and to one the pointer is dragged to', async () => {
		await typeMoment('10:00');
		await expect.poll(second).toBe(600);
		await page.getByText('hola número 120', { exact: true }).waitFor();
		const box = await slider().boundingBox();
		if (box === null) throw new Error('the timeline is not drawn');
		await page.mouse.move(box.x + box.width * 0.2, box.y + box.height / 2);
		await page.mouse.down();
		await page.mouse.move(box.x + box.width * 0.4, box.y + box.height / 2, { steps: 8 });
		await page.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2, { steps: 8 });
		await page.mouse.up();
		await putPointerAside(page);
		expect(Math.abs((await second()) - 900)).toBeLessThan(20);
		await page.getByText('hola número 179', { exact: true }).waitFor();
		await typeMoment('2:00:00');
		await page.getByText(words('player:badTime')).waitFor();
	});

	it('plays by key: what had not been said is hidden, comes in at its time, and is all there after a pause', async () => {
		await typeMoment('0:30');
		await expect.poll(second).toBe(30);
		await leaveFields();
		await page.keyboard.press('Space');
		await button('pause').waitFor();
		await expect.poll(() => lastLine().textContent()).toContain('hola número 6');
		expect(await page.getByText('hola número 8', { exact: true }).count()).toBe(0);
		// Of the line that was taken away ten seconds later nothing is known yet.
		expect(await page.locator('.message-deleted').count()).toBe(0);
		for (let step = 0; step < 4; step += 1) await page.keyboard.press('.');
		await page.getByText('hola número 12', { exact: true }).waitFor();
		await expect.poll(() => page.locator('.message-deleted').count()).toBe(1);
		await expect.poll(() => page.locator('.speech-line blockquote').textContent()).toContain('Minuto 1');
		await page.keyboard.press('Space');
		await button('play').waitFor();
		const paused = await second();
		await page.getByText(`hola número ${Math.floor(paused / 5) + 2}`, { exact: true }).waitFor();
		expect(await second()).toBe(paused);
	});

	it('leads to the next finding, chooses it, and judges it while the show plays on', async () => {
		await typeMoment('0:00');
		await leaveFields();
		await page.keyboard.press('s');
		await page.keyboard.press('f');
		const mark = await served.desk.call('session.nextMark', { sessionId: SESSION, kind: 'flag', direction: 'next', at: STARTED_AT });
		if (mark === null) throw new Error('nothing was found in the show');
		const markSecond = Math.floor((mark.at - STARTED_AT) / 1_000);
		await expect.poll(second).toBe(markSecond);
		await page.locator(`[data-message-id="${mark.messageId}"] [aria-current="true"]`).waitFor();
		const chosen = await selectedLine(page).textContent();
		await page.keyboard.press('Space');
		await button('pause').waitFor();
		await page.keyboard.press('e');
		await introduceYourself(page, words, 'Wei');
		await expect.poll(async () => (await served.desk.call('session.timeline', { sessionId: SESSION })).marks.escalation).toBeGreaterThan(0);
		await expect.poll(() => page.getByRole('complementary').textContent()).toContain(words('flags:verdict.escalated'));
		await expect.poll(second).toBeGreaterThan(markSecond);
		await leaveFields();
		await page.keyboard.press('Space');
		await button('play').waitFor();
		expect((await selectedLine(page).textContent())?.slice(0, 12)).toBe(chosen?.slice(0, 12));
	});

	it('has a counted way to every kind of mark, as soon as there is one', async () => {
		for (const kind of ['flag', 'escalation', 'question', 'gap']) await button(`jump.next.${kind}`).waitFor();
		await button('jump.next.gap').click();
		await expect.poll(second).toBe(20 * 60);
		await page.locator('.gap-row').waitFor();
		await button('jump.next.gap').click();
		await page.getByText(words('player:jump.noNext')).waitFor();
		await button('jump.previous.question').click();
		await expect.poll(second).toBeLessThan(20 * 60);
		await expect.poll(() => selectedLine(page).textContent()).toContain('cuánto cuesta');
	});

	it('shows speech beside what was written meanwhile, or all in one lane', async () => {
		const lanes = () => page.locator('.feed-lanes');
		await expect.poll(() => lanes().count()).toBeGreaterThan(0);
		await expect.poll(() => lanes().filter({ hasText: 'Minuto' }).filter({ hasText: 'hola número' }).count()).toBeGreaterThan(0);
		await button('lanes').click();
		await expect.poll(() => lanes().count()).toBe(0);
		await button('lanes').click();
		await expect.poll(() => lanes().count()).toBeGreaterThan(0);
	});

	it('looks closer by key and by dragging over the whole, and back', async () => {
		await slider().focus();
		await page.keyboard.press('+');
		await page.locator('.overview-window').waitFor();
		await page.keyboard.press('0');
		await page.locator('.overview-window').waitFor({ state: 'detached' });
		const box = await page.locator('.overview').boundingBox();
		if (box === null) throw new Error('the overview is not drawn');
		await page.mouse.move(box.x + box.width * 0.25, box.y + 8);
		await page.mouse.down();
		await page.mouse.move(box.x + box.width * 0.5, box.y + 8, { steps: 5 });
		await page.mouse.up();
		await page.locator('.overview-window').waitFor();
		await button('whole').click();
		await page.locator('.overview-window').waitFor({ state: 'detached' });
		await putPointerAside(page);
	});

	it('has the same numbers as a table, whose times lead there', async () => {
		await button('table.open').click();
		const dialog = page.getByRole('dialog', { name: words('player:table.title') });
		await expect.poll(() => dialog.getByRole('row').count()).toBeGreaterThan(10);
		await dialog.getByRole('button', { name: words('player:table.goTo', { offset: '0:05:00' }) }).click();
		await dialog.waitFor({ state: 'detached' });
		await expect.poll(second).toBe(300);
	});

	it('copies a link that opens the session at its moment', async () => {
		await typeMoment('12:30');
		await expect.poll(second).toBe(750);
		await button('copyLink').click();
		await page.getByText(words('player:linkCopied', { offset: '0:12:30' })).waitFor();
		const link = await page.evaluate(() => navigator.clipboard.readText());
		expect(link).toContain(`#/sessions/${SESSION}/@750000`);
		await goToHash('#/sessions');
		await slider().waitFor({ state: 'detached' });
		await goToHash(new URL(link).hash);
		await expect.poll(second).toBe(750);
		await page.getByText('hola número 149', { exact: true }).waitFor();
	});

	it('fits a narrow window, in one lane', async () => {
		await page.setViewportSize({ width: 420, height: 800 });
		await expect.poll(() => page.locator('.feed-lanes').count()).toBe(0);
		expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
		await page.setViewportSize({ width: 1440, height: 900 });
	});

	it('made the browser complain of nothing', () => {
		expect(opened.complaints).toEqual([]);
	});
});
