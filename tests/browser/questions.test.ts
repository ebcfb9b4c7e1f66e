import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InterfaceLanguage } from '../../shared/model/language.ts';
import { chromiumIsThere } from '../desktop/needs-chromium.ts';
import { launchChromium } from './chromium.ts';
import { goTo, introduceYourself, type OpenedPage, openPage, selectedLine } from './desk-page.ts';
import { openServedDesk, type ServedDesk } from './served-desk.ts';
import { type Words, wordsOf } from './words.ts';

describe.runIf(chromiumIsThere).each(['en', 'ar'] satisfies readonly InterfaceLanguage[])('what viewers ask, in %s', (language) => {
	let served: ServedDesk;
	let browser: Browser;
	let opened: OpenedPage;
	let page: Page;
	let words: Words;
	let sessionId: string;

	beforeAll(async () => {
		[served, browser, words] = await Promise.all([openServedDesk(), launchChromium(), wordsOf(language)]);
		opened = await openPage(browser, served.address(), language);
		page = opened.page;
		await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	});

	afterAll(async () => {
		await browser?.close();
		await served?.close();
	});

	const button = (key: string) => page.getByRole('button', { name: words(`questions:${key}`), exact: true });
	const row = (intent: string) => page.locator('.question-row').filter({ hasText: words(`questions:intent.${intent}`) });
	const segment = (filter: string) => page.locator('.segment').filter({ hasText: words(`questions:filter.${filter}`) });
	const title = () => page.getByRole('heading', { level: 2 });
	const answers = () => page.getByRole('region', { name: words('questions:answer.title'), exact: true });
	const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
	const groupOf = async (key: string) => (await served.desk.call('question.groups', { sessionId })).groups.find((group) => group.key === key);

	it('says what the screen is for while there is no show', async () => {
		await goTo(page, words, 'questions');
		await page.getByText(words('questions:noSession.text')).waitFor();
	});

	it('is gathered from the demo show, the most urgent open beside its answer', async () => {
		const { id } = await served.desk.call('show.start', { sources: [{ kind: 'demo', speed: 'unlimited' }] });
		sessionId = id;
		await page.getByRole('heading', { level: 2 }).waitFor();
		await expect.poll(() => row('water_minutes').locator('.question-times').textContent(), { timeout: 20_000 }).toContain('8');
		await row('water_minutes').click();
		await expect.poll(() => title().textContent()).toBe(words('questions:intent.water_minutes'));
		await expect.poll(() => page.locator('.asking').count()).toBe(8);
		await page.getByText(words('questions:fact.title')).waitFor();
	});

	it('copies the sheet’s fact in the language of whoever asks', async () => {
		await answers().getByText('Tiene protección IP67: 1 metro de profundidad durante 30 minutos.').waitFor();
		await page.keyboard.press('c');
		await expect.poll(clipboard).toBe('Tiene protección IP67: 1 metro de profundidad durante 30 minutos.');
		await page.getByText(words('questions:answer.copied')).waitFor();
		await page.keyboard.press('l');
		await answers().getByText('Защита IP67').waitFor();
		await answers()
			.getByRole('button', { name: words('questions:answer.copy') })
			.click();
		await expect.poll(clipboard).toContain('Защита IP67');
	});

	it('asks who answers before it marks the first answer, and goes on to the next question', async () => {
		await button('act.host').click();
		await introduceYourself(page, words, 'Ana');
		await expect.poll(async () => (await groupOf('water.minutes'))?.answer?.act).toBe('host');
		await expect.poll(() => row('water_minutes').count()).toBe(0);
		await expect.poll(() => title().textContent()).not.toBe(words('questions:intent.water_minutes'));
	});

	it('keeps what is answered apart, says by whom, and opens it again by one key', async () => {
		await segment('answered').click();
		await row('water_minutes').click();
		await page.getByText(words('questions:by.host')).first().waitFor();
		await page.keyboard.press('u');
		await expect.poll(async () => (await groupOf('water.minutes'))?.open?.askings).toBe(8);
		await segment('open').click();
		await row('water_minutes').waitFor();
	});

	it('is walked through and marked by keyboard alone', async () => {
		await page.locator('h1').click();
		const before = await title().textContent();
		await page.keyboard.press('j');
		await expect.poll(() => title().textContent()).not.toBe(before);
		await page.keyboard.press('k');
		await expect.poll(() => title().textContent()).toBe(before);
	});

	it('takes an answer into the team’s bank, shows it first from then on, and takes it back', async () => {
		await row('giveaway').click();
		await expect.poll(() => title().textContent()).toBe(words('questions:intent.giveaway'));
		await page.getByText(words('questions:fact.none')).waitFor();
		await page.keyboard.press('w');
		const form = page.locator('.answer-editor');
		await form.getByRole('button', { name: words('questions:editor.save') }).click();
		await form.getByText(words('questions:editor.empty')).waitFor();
		await form.getByRole('textbox').fill('El sorteo es el jueves.');
		await form.getByRole('button', { name: words('questions:editor.save') }).click();
		await answers().getByText(words('questions:approved.title')).waitFor();
		await page.keyboard.press('c');
		await expect.poll(clipboard).toBe('El sorteo es el jueves.');
		expect(await served.desk.call('answer.list', {})).toMatchObject([{ key: 'giveaway', language: 'es', product: null, author: { name: 'Ana' } }]);
		await answers()
			.getByRole('button', { name: words('questions:approved.delete') })
			.click();
		await expect.poll(() => served.desk.call('answer.list', {})).toEqual([]);
		await page
			.getByRole('button', { name: words('questions:act.undo'), exact: true })
			.first()
			.click();
		await answers().getByText('El sorteo es el jueves.').waitFor();
	});

	it('leads to the message in the feed, where its line says how often the same was asked', async () => {
		await row('water_minutes').click();
		await page.locator('.asking').first().click();
		await expect.poll(() => selectedLine(page).count()).toBe(1);
		await expect.poll(() => selectedLine(page).locator('.question-mark').textContent()).toContain('8');
		await page
			.getByRole('main')
			.getByRole('link', { name: words('questions:title'), exact: true })
			.click();
		await row('water_minutes').waitFor();
		expect(page.url()).toContain(`#/questions/${sessionId}`);
	});

	it('fits a narrow window: the list, then the question, then back', async () => {
		await page.setViewportSize({ width: 420, height: 800 });
		await page.reload();
		await row('water_swim').click();
		await expect.poll(() => title().textContent()).toBe(words('questions:intent.water_swim'));
		expect(await row('water_swim').isVisible()).toBe(false);
		const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
		expect(overflow).toBeLessThanOrEqual(0);
		await button('back').click();
		await expect.poll(() => row('water_swim').isVisible()).toBe(true);
	});

	it('made the browser complain of nothing', () => {
		expect(opened.complaints).toEqual([]);
	});
});
