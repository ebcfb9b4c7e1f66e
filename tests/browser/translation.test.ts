import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InterfaceLanguage } from '../../shared/model/language.ts';
import { DEFAULT_TRANSLATION } from '../../shared/model/translation-settings.ts';
import { chromiumIsThere } from '../desktop/needs-chromium.ts';
import { json, type LocalServer, startServer } from '../electron/desk/translation/engines/local-server.ts';
import { startWebSocketFeed, type WebSocketFeed } from '../fixtures/websocket-feed.ts';
import { launchChromium } from './chromium.ts';
import { faintTexts } from './contrast.ts';
import { lineWith, type OpenedPage, openPage, putPointerAside, selectedLine } from './desk-page.ts';
import { openServedDesk, type ServedDesk } from './served-desk.ts';
import { type Words, wordsOf } from './words.ts';

/** Not in the phrasebook, so that the engine is asked. */
const STRAP = 'mi gato se ha comido la correa verde otra vez';
const BATTERY = 'mi primo jura que su cacharro aguanta 48 horas bailando';

describe.runIf(chromiumIsThere).each(['en', 'ar'] satisfies readonly InterfaceLanguage[])('a show read in Chinese, in %s', (language) => {
	let served: ServedDesk;
	let browser: Browser;
	let feed: WebSocketFeed;
	let engine: LocalServer;
	let opened: OpenedPage;
	let page: Page;
	let words: Words;
	let sent = 0;
	/** The engine answers once this is over. */
	let pause = Promise.resolve();

	beforeAll(async () => {
		engine = await startServer(({ path, body }, response) => {
			if (path === '/languages') json(response, [{ code: 'es' }, { code: 'ru' }, { code: 'fr' }, { code: 'ar' }, { code: 'zh' }]);
			else {
				const { q } = JSON.parse(body) as { q: string[] };
				// It loses numbers, as machines do.
				void pause.then(() => json(response, { translatedText: q.map((text) => (text.includes('48') ? '机器翻译的手表24小时' : '机器翻译的一句话')) }));
			}
		});
		[served, browser, feed, words] = await Promise.all([openServedDesk(), launchChromium(), startWebSocketFeed(), wordsOf(language)]);
		await served.desk.call('profile.set', { name: 'Ana', role: 'specialist', languages: ['es'] });
		await served.desk.call('translation.setSettings', {
			settings: { ...DEFAULT_TRANSLATION, engines: [{ id: 'libretranslate', isOn: true, address: engine.address }] },
		});
		opened = await openPage(browser, served.address(), language);
		page = opened.page;
	});

	afterAll(async () => {
		await browser?.close();
		await served?.close();
		await feed?.close();
		await engine?.close();
	});

	const say = (...texts: readonly string[]) => {
		for (const text of texts) {
			sent += 1;
			feed.send({ id: `line-${sent}`, author: `viewer${sent}`, text });
		}
	};
	const translationOf = (text: string | RegExp) => lineWith(page, text).last().locator('.translation-text');
	const labelOf = (text: string | RegExp) => lineWith(page, text).last().locator('.translation-label');
	const control = () => page.locator('.reading-control');
	const inspector = () => page.getByRole('complementary');
	const editor = () => page.locator('.translation-editor');
	const rowTop = (text: string) =>
		lineWith(page, text)
			.last()
			.evaluate((row) => row.getBoundingClientRect().top);

	it('is shown as it was said until somebody wants it otherwise: nothing is asked for', async () => {
		await served.desk.call('show.start', { languages: ['es'], sources: [{ kind: 'websocket', url: feed.address }] });
		await expect.poll(() => feed.connected()).toBe(1);
		say(STRAP, 'hola a todos');
		await lineWith(page, STRAP).waitFor();
		await page.waitForTimeout(500);
		expect(engine.asked).toEqual([]);
		expect(await page.locator('.translation-line').count()).toBe(0);
	});

	it('offers the language of the interface first, and translates what is in sight once a language is chosen', async () => {
		await control().click();
		const first = page.getByRole('menuitemradio').first();
		expect(await first.textContent()).toContain(words('translation:reading.suggested'));
		await page
			.getByRole('menuitemradio')
			.filter({ hasText: language === 'en' ? 'Simplified Chinese' : 'الصينية المبسطة' })
			.click();
		await page.keyboard.press('Escape');
		await putPointerAside(page);
		await expect.poll(() => translationOf(STRAP).textContent()).toContain('机器翻译');
		expect(await labelOf(STRAP).textContent()).toBe('LibreTranslate');
		await expect.poll(() => labelOf('hola a todos').textContent()).toBe(words('translation:label.memory'));
	});

	it('keeps each line in its own language and direction', async () => {
		expect(await translationOf(STRAP).getAttribute('lang')).toBe('zh-CN');
		expect(await page.locator('.translation-line').first().getAttribute('dir')).toBe('ltr');
		expect(await lineWith(page, STRAP).last().locator('.message-text').getAttribute('lang')).toBe('es');
	});

	it('says in the status line who translates', async () => {
		await page
			.getByRole('contentinfo')
			.getByText(words('translation:status.engine', { engine: 'LibreTranslate' }))
			.waitFor();
	});

	it('changes how both are shown by one key, and the other one shows under the pointer without moving anything', async () => {
		const original = () => lineWith(page, STRAP).last().locator('.message-text');
		await page.keyboard.press('y');
		await expect.poll(() => original().isVisible()).toBe(false);
		const before = await rowTop('hola a todos');
		await lineWith(page, STRAP).last().hover();
		await expect.poll(() => original().isVisible()).toBe(true);
		expect(await translationOf(STRAP).isVisible()).toBe(false);
		expect(await rowTop('hola a todos')).toBe(before);
		await putPointerAside(page);
		await page.keyboard.press('y');
		await expect.poll(() => translationOf(STRAP).isVisible()).toBe(false);
		await lineWith(page, STRAP).last().hover();
		await expect.poll(() => translationOf(STRAP).isVisible()).toBe(true);
		expect(await rowTop('hola a todos')).toBe(await rowTop('hola a todos'));
		await putPointerAside(page);
		await page.keyboard.press('y');
		await expect.poll(async () => [await original().isVisible(), await translationOf(STRAP).isVisible()]).toEqual([true, true]);
	});

	it('remembers the choice', async () => {
		await page.reload();
		await expect.poll(() => translationOf(STRAP).textContent()).toContain('机器翻译');
	});

	it('says which check failed, on the line and in the list of what is to be checked', async () => {
		say(BATTERY);
		await expect.poll(() => labelOf(BATTERY).textContent()).toContain(words('translation:label.unverified'));
		await expect.poll(() => labelOf(BATTERY).textContent()).toMatch(/48.+24/u);
		await page.keyboard.press('g');
		await page.keyboard.press('c');
		await page.getByRole('feed', { name: words('translation:toCheck.name') }).waitFor();
		await page.keyboard.press('j');
		await expect.poll(() => selectedLine(page).textContent()).toContain(BATTERY);
		await inspector().getByText(words('translation:section.unverified')).waitFor();
	});

	it('is corrected in place by keyboard alone, and says who did it', async () => {
		await page.keyboard.press('t');
		const text = editor().getByRole('textbox').first();
		await expect.poll(() => text.inputValue()).toContain('机器翻译');
		await text.fill('我表哥发誓他的手表能用48小时');
		await page.keyboard.press('Control+Enter');
		await editor().waitFor({ state: 'detached' });
		await expect.poll(() => translationOf(BATTERY).textContent()).toBe('我表哥发誓他的手表能用48小时');
		await expect.poll(() => labelOf(BATTERY).textContent()).toBe(words('translation:label.memory'));
		await inspector().getByText('Ana').first().waitFor();
		await expect.poll(() => inspector().locator('.translation-source').textContent()).toContain('机器翻译');
	});

	it('serves the same line when it is said again, and one that differs in a number', async () => {
		await page.keyboard.press('g');
		await page.keyboard.press('a');
		const asked = engine.asked.length;
		say(`${BATTERY}!!`);
		await expect.poll(() => translationOf(`${BATTERY}!!`).textContent()).toBe('我表哥发誓他的手表能用48小时');
		say(BATTERY.replace('48', '72'));
		await expect.poll(() => translationOf(BATTERY.replace('48', '72')).textContent()).toBe('我表哥发誓他的手表能用72小时');
		expect(engine.asked.length).toBe(asked);
	});

	it('mends earlier lines with the same text by itself', async () => {
		say(STRAP);
		await expect.poll(() => lineWith(page, STRAP).count()).toBe(2);
		await page.keyboard.press('Escape');
		await lineWith(page, STRAP).last().locator('.message-author').click();
		await page.keyboard.press('t');
		await editor().getByRole('textbox').first().fill('我的猫又把绿色表带吃了');
		await page.keyboard.press('Control+Enter');
		await expect.poll(() => lineWith(page, STRAP).locator('.translation-text').allTextContents()).toEqual(['我的猫又把绿色表带吃了', '我的猫又把绿色表带吃了']);
	});

	it('shows a text like it with how like it is where no engine has a better one, and marks what differs', async () => {
		await served.desk.call('translation.setSettings', { settings: { ...DEFAULT_TRANSLATION, engines: [] } });
		say(STRAP.replace('verde', 'roja'));
		await expect.poll(() => labelOf('correa roja').locator('mark').allTextContents()).toEqual(['roja']);
		expect(await labelOf('correa roja').textContent()).toContain('%');
	});

	it('helps with proposals, by click and by number, and with a search in the memory', async () => {
		await page.keyboard.press('Escape');
		await lineWith(page, 'correa roja').last().locator('.message-author').click();
		await page.keyboard.press('t');
		const text = editor().getByRole('textbox').first();
		await text.fill('');
		await editor().locator('.translation-proposal').first().waitFor();
		await page.keyboard.press('Alt+Digit1');
		await expect.poll(() => text.inputValue()).toBe('我的猫又把绿色表带吃了');
		await text.fill('');
		await editor()
			.getByRole('textbox', { name: words('translation:editor.concordance') })
			.fill('gato');
		await editor().locator('.concordance button').first().click();
		await expect.poll(() => text.inputValue()).toBe('我的猫又把绿色表带吃了');
		await page.keyboard.press('Escape');
		await editor().waitFor({ state: 'detached' });
	});

	it('takes a translation back by one key, and the machine’s is there again', async () => {
		await served.desk.call('translation.setSettings', {
			settings: { ...DEFAULT_TRANSLATION, engines: [{ id: 'libretranslate', isOn: true, address: engine.address }] },
		});
		await page.keyboard.press('u');
		await expect
			.poll(() => lineWith(page, STRAP).locator('.translation-text').allTextContents())
			.toEqual([expect.stringContaining('机器翻译'), expect.stringContaining('机器翻译')]);
	});

	it('waits for a second person where the team wants two', async () => {
		await served.desk.call('translation.setSettings', {
			settings: { ...DEFAULT_TRANSLATION, engines: [{ id: 'libretranslate', isOn: true, address: engine.address }], needsSecondPerson: true },
		});
		await page.keyboard.press('Escape');
		await lineWith(page, STRAP).last().locator('.message-author').click();
		await page.keyboard.press('t');
		await editor().getByRole('textbox').first().fill('两个人看过的译文');
		await page.keyboard.press('Control+Enter');
		await inspector().getByText(words('translation:section.waits')).waitFor();
		const approve = inspector().getByRole('button', { name: words('translation:section.approve'), exact: true });
		expect(await approve.count()).toBe(0);
		expect(await lineWith(page, STRAP).first().locator('.translation-text').textContent()).toContain('机器翻译');
		await served.desk.call('profile.set', { name: 'Li', role: 'lead', languages: ['zh-CN'] });
		await approve.click();
		await expect.poll(() => lineWith(page, STRAP).first().locator('.translation-text').textContent()).toBe('两个人看过的译文');
	});

	it('says of a line why there is nothing', async () => {
		say('👍👍 100');
		await lineWith(page, '👍👍 100').last().locator('.message-author').click();
		await inspector().getByText(words('translation:nothing.letters')).waitFor();
	});

	it('does not move what a pointer rests on while translations come in above it', async () => {
		await page.keyboard.press('Escape');
		await putPointerAside(page);
		await page.keyboard.press('End');
		let goOn = (): void => undefined;
		pause = new Promise((resolve) => {
			goOn = resolve;
		});
		say(...Array.from({ length: 40 }, (_, index) => `línea de relleno sin sentido número ${index}`));
		const read = lineWith(page, 'sin sentido número 35');
		await lineWith(page, 'sin sentido número 39').waitFor();
		await page.waitForTimeout(300);
		await read.hover();
		await page.mouse.move(700, ((await read.boundingBox())?.y ?? 0) + 8);
		const before = (await read.boundingBox())?.y ?? 0;
		expect(await read.locator('.translation-text').count()).toBe(0);
		goOn();
		for (const number of [34, 35]) await expect.poll(() => lineWith(page, `sin sentido número ${number}`).locator('.translation-text').count()).toBe(1);
		await page.waitForTimeout(300);
		expect(Math.abs(((await read.boundingBox())?.y ?? 0) - before)).toBeLessThanOrEqual(2);
		await putPointerAside(page);
	});

	it('names everything, stays legible, and fits a narrow window', async () => {
		await lineWith(page, 'sin sentido número 36').locator('.message-author').click();
		await page.keyboard.press('t');
		await editor().waitFor();
		const devtools = await page.context().newCDPSession(page);
		const { nodes } = await devtools.send('Accessibility.getFullAXTree');
		const acting = nodes.filter(({ ignored, role }) => !ignored && /^(?:button|textbox|searchbox|radio|link)$/.test(String(role?.value)));
		expect(acting.filter(({ name }) => String(name?.value ?? '').trim() === '').map(({ role }) => role?.value)).toEqual([]);
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme });
			await page.waitForTimeout(400);
			expect((await page.evaluate(faintTexts)).faint).toEqual([]);
		}
		await page.setViewportSize({ width: 420, height: 800 });
		expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
		await page.setViewportSize({ width: 1440, height: 900 });
	});

	it('made the browser complain of nothing', () => {
		expect(opened.complaints).toEqual([]);
	});
});
