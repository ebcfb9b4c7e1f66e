import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createKeyVault } from '../../electron/desk/key-vault.ts';
import { annotationState, type MadeReply } from '../../shared/model/annotation.ts';
import type { InterfaceLanguage } from '../../shared/model/language.ts';
import { DEFAULT_TRANSLATION } from '../../shared/model/translation-settings.ts';
import { chromiumIsThere } from '../desktop/needs-chromium.ts';
import { json, type LocalServer, startServer } from '../electron/desk/translation/engines/local-server.ts';
import { startTwitchServer, TWITCH_LINES, type TwitchServer } from '../fixtures/twitch.ts';
import { launchChromium } from './chromium.ts';
import { goTo, introduceYourself, lineWith, type OpenedPage, openPage, putPointerAside, selectedLine } from './desk-page.ts';
import { openServedDesk, type ServedDesk } from './served-desk.ts';
import { type Words, wordsOf } from './words.ts';

/** What the team's own engine makes of a draft and of its translation; one number comes out wrong. */
const DRAFT = 'Up to 30 minutes at 1 metre';
const TRANSLATIONS: Readonly<Record<string, string>> = {
	[DRAFT]: 'Hasta 20 minutos a 1 metro',
	'Hasta 20 minutos a 1 metro': 'Up to 20 minutes at 1 metre',
	'Hasta 30 minutos a 1 metro': 'Up to 30 minutes, 1 metre deep',
};
const QUESTION = '¿se puede nadar con él?';

describe.runIf(chromiumIsThere).each(['en', 'ar'] satisfies readonly InterfaceLanguage[])('a reply to a viewer, in %s', (language) => {
	let served: ServedDesk;
	let browser: Browser;
	let opened: OpenedPage;
	let page: Page;
	let words: Words;
	let engine: LocalServer;
	let twitch: TwitchServer;
	let sessionId: string;

	beforeAll(async () => {
		twitch = await startTwitchServer({ token: 'oauth:typedbyana' });
		engine = await startServer(({ path, body }, response) => {
			if (path === '/languages') json(response, [{ code: 'es' }, { code: 'en' }, { code: 'ar' }]);
			else json(response, { translatedText: (JSON.parse(body) as { q: string[] }).q.map((text) => TRANSLATIONS[text] ?? text) });
		});
		const vault = createKeyVault({}, { read: () => ({}), write: () => undefined });
		[served, browser, words] = await Promise.all([openServedDesk({ twitchServer: twitch.address, vault }), launchChromium(), wordsOf(language)]);
		const show = { sources: [{ kind: 'twitch', channel: 'lucia' } as const], languages: ['es'], sheets: [{ product: 'W1', facts: { price: '29.90 EUR' } }] };
		sessionId = (await served.desk.call('show.start', show)).id;
		await vi.waitUntil(() => twitch.joined() === 1, 10_000);
		twitch.send(TWITCH_LINES.viewer);
		opened = await openPage(browser, served.address(), language);
		page = opened.page;
		await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	});

	afterAll(async () => {
		await browser?.close();
		await served?.close();
		await engine?.close();
		await twitch?.close();
	});

	const panel = () => page.getByRole('form', { name: /Marta_VLC/ });
	const draft = () => panel().getByRole('textbox').first();
	const text = () => panel().getByRole('textbox').nth(1);
	const button = (key: string, values?: Record<string, string>) => panel().getByRole('button', { name: words(`replies:${key}`, values) });
	const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
	const said = () => twitch.received.filter((line) => line.includes('PRIVMSG'));
	async function replies(): Promise<readonly MadeReply[]> {
		const { messages, annotations } = await served.desk.call('feed.page', { sessionId });
		const asked = messages.find((message) => message.text === QUESTION);
		return asked === undefined
			? []
			: annotationState(
					asked,
					annotations.filter(({ messageId }) => messageId === asked.id),
				).replies;
	}

	it('says why there is no translation while nothing at the desk can translate', async () => {
		await lineWith(page, QUESTION).click();
		await page.keyboard.press('r');
		// The person at an Arabic desk writes English here, as the one at an English desk.
		await panel()
			.getByRole('button', { name: words('replies:from') })
			.click();
		await page.getByRole('option').first().click();
		await draft().fill(DRAFT);
		await panel()
			.getByRole('link', { name: words('replies:setUp') })
			.waitFor();
		expect(await text().inputValue()).toBe('');
	});

	it('is translated while it is written, with what it says translated back and the number that came out wrong', async () => {
		await served.desk.call('translation.setSettings', {
			settings: { ...DEFAULT_TRANSLATION, engines: [{ id: 'libretranslate', isOn: true, address: engine.address }] },
		});
		await draft().fill('');
		await draft().fill(DRAFT);
		await expect.poll(() => text().inputValue()).toBe('Hasta 20 minutos a 1 metro');
		await panel().getByText('Up to 20 minutes at 1 metre').waitFor();
		await panel().getByText(words('translation:section.unverified')).waitFor();
		expect(await text().getAttribute('lang')).toBe('es');
	});

	it('is corrected by hand, read back again, copied and noted under the name of whoever wrote it', async () => {
		await text().fill('Hasta 30 minutos a 1 metro');
		await panel().getByText('Up to 30 minutes, 1 metre deep').waitFor();
		await panel().getByText(words('replies:origin.hand')).waitFor();
		await text().press('Control+Enter');
		await introduceYourself(page, words, 'Ana');
		await expect.poll(clipboard).toBe('Hasta 30 minutos a 1 metro');
		await expect
			.poll(replies)
			.toMatchObject([{ to: 'es', text: 'Hasta 30 minutos a 1 metro', draft: DRAFT, sent: 'copied', annotation: { author: { name: 'Ana' } } }]);
		await panel().waitFor({ state: 'detached' });
		await selectedLine(page).getByText(words('replies:mark')).waitFor({ state: 'attached' });
		await page
			.getByRole('region', { name: words('replies:made') })
			.getByText('Hasta 30 minutos a 1 metro')
			.waitFor();
	});

	it('keeps what was begun while the person looks at something else', async () => {
		await page.keyboard.press('r');
		await draft().fill('half a');
		await page.keyboard.press('Escape');
		await panel().waitFor({ state: 'detached' });
		await page.keyboard.press('r');
		await expect.poll(() => draft().inputValue()).toBe('half a');
		await draft().fill('');
		await page.keyboard.press('Escape');
	});

	it('begins with what the team approved, its slots filled from the product sheet, and not with one that stays open', async () => {
		const key = (await served.desk.call('question.groups', { sessionId })).groups[0]?.key ?? '';
		await served.desk.call('answer.save', { key, product: null, language: 'es', text: 'Sí. {product} cuesta {price}.' });
		await served.desk.call('answer.save', { key, product: 'W1', language: 'es', text: 'Dura {battery}.' });
		await page.keyboard.press('r');
		const ready = panel().getByRole('listitem');
		await expect.poll(() => ready.count()).toBe(2);
		await ready.filter({ hasText: '{battery}' }).getByRole('button').click();
		expect(await button('copy').isDisabled()).toBe(true);
		await ready.filter({ hasText: 'W1 cuesta' }).getByRole('button').click();
		await expect.poll(() => text().inputValue()).toMatch(/^Sí\. W1 cuesta 29,90\s€\.$/);
		expect(await button('copy').isDisabled()).toBe(false);
		await page.keyboard.press('Escape');
	});

	it('can be sent once an account is given in the settings, whose token is tried and never shown', async () => {
		await goTo(page, words, 'settings');
		const form = page.getByRole('form', { name: words('replies:account.title') });
		await form.getByRole('textbox', { name: words('replies:account.userName') }).fill('desk ana');
		await form.getByRole('button', { name: words('replies:account.save') }).click();
		await form.getByText(words('replies:account.badName')).waitFor();
		await form.getByRole('textbox', { name: words('replies:account.userName') }).fill('desk_ana');
		await form.getByLabel(words('replies:account.token')).fill('oauth:typedbyana');
		await form.getByText(words('replies:account.isOn')).click();
		await form.getByRole('button', { name: words('replies:account.save') }).click();
		await form.getByText(words('replies:account.tokenState.kept')).waitFor();
		expect(await form.getByLabel(words('replies:account.token')).inputValue()).toBe('');
		await form.getByRole('button', { name: words('replies:account.try') }).click();
		await page.getByText(words('replies:account.works')).waitFor();
	});

	it('is sent from a question after one warning that it is public, and comes back through the chat', async () => {
		// How many questions wait is part of the link's name.
		await page.getByRole('navigation').locator('a[href^="#/questions"]').click();
		await page.locator('.question-row').first().click();
		await page.keyboard.press('r');
		await panel().getByRole('listitem').filter({ hasText: 'W1 cuesta' }).getByRole('button').click();
		await panel()
			.getByRole('button', { name: /#\u2068?lucia/ })
			.click();
		const warning = page.getByRole('alertdialog', { name: words('replies:public.title') });
		await warning.waitFor();
		expect(said()).toEqual([]);
		await warning.getByRole('button', { name: words('replies:public.confirm') }).click();
		await panel().waitFor({ state: 'detached' });
		expect(said()).toEqual([expect.stringMatching(/^@reply-parent-msg-id=m-viewer PRIVMSG #lucia :Sí\. W1 cuesta 29,90\s€\.$/)]);
		expect((await replies()).at(-1)).toMatchObject({ sent: 'twitch', draft: null });
		await goTo(page, words, 'live');
		await lineWith(page, 'W1 cuesta').waitFor();
		await lineWith(page, QUESTION).first().click();
		await putPointerAside(page);
		await page
			.locator('.audit-row')
			.getByText(/Twitch/)
			.waitFor();
	});

	it('fits a narrow window', async () => {
		await page.setViewportSize({ width: 420, height: 800 });
		await page.keyboard.press('r');
		await panel().waitFor();
		const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
		expect(overflow).toBeLessThanOrEqual(0);
	});

	it('made the browser complain of nothing', () => {
		expect(opened.complaints).toEqual([]);
	});
});
