import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InterfaceLanguage } from '../../shared/model/language.ts';
import { chromiumIsThere } from '../desktop/needs-chromium.ts';
import { startWebSocketFeed, type WebSocketFeed } from '../fixtures/websocket-feed.ts';
import { launchChromium } from './chromium.ts';
import { goTo, lineWith, type OpenedPage, openPage, startShow } from './desk-page.ts';
import { openServedDesk, type ServedDesk } from './served-desk.ts';
import { type Words, wordsOf } from './words.ts';

const CLAIM = 'este reloj cura la diabetes';
const DOMAIN = 'tienda-rara.shop';
const PHONE = '612 34 56 78';

describe.runIf(chromiumIsThere).each(['en', 'ar'] satisfies readonly InterfaceLanguage[])('learning from verdicts in %s', (language) => {
	let served: ServedDesk;
	let feed: WebSocketFeed;
	let browser: Browser;
	let opened: OpenedPage;
	let page: Page;
	let words: Words;
	let folder: string;
	let said = 0;

	beforeAll(async () => {
		[served, feed, browser, words, folder] = await Promise.all([
			openServedDesk(),
			startWebSocketFeed(),
			launchChromium(),
			wordsOf(language),
			mkdtemp(join(tmpdir(), 'showdesk-learning-')),
		]);
		await served.desk.call('profile.set', { name: 'Wei', role: 'lead', languages: ['zh'] });
		opened = await openPage(browser, served.address(), language);
		page = opened.page;
	});

	afterAll(async () => {
		await browser?.close();
		await served?.close();
		await feed?.close();
		await rm(folder, { recursive: true, force: true });
	});

	/** Somebody new says it; the number tells the lines apart and is no part of what is judged. */
	const say = async (text: string) => {
		said += 1;
		const mark = `n${String(said).padStart(2, '0')}`;
		feed.send({ id: mark, author: `viewer ${mark}`, text: `${text} · ${mark}` });
		const line = lineWith(page, `· ${mark}`);
		await line.waitFor();
		return line;
	};
	const isFlagged = async (text: string, category: string) => (await (await say(text)).locator(`.flag-tag[data-category="${category}"]`).count()) > 0;
	const act = (key: string) =>
		page.getByRole('region', { name: words('records:notAgain.title') }).getByRole('button', { name: words(`records:${key}`), exact: true });
	const tab = (key: string) => page.getByRole('navigation', { name: words('records:tabs.name') }).getByRole('link', { name: words(`records:tabs.${key}`) });
	const exceptions = () => served.desk.call('exception.list', {}).then((list) => list.map(({ body }) => body));

	it('watches a show', async () => {
		await startShow(page, words, { websocket: feed.address });
		await expect.poll(() => feed.connected()).toBe(1);
	});

	it('stops flagging words that are fine, from the next message on, and flags them again once that is undone', async () => {
		const line = await say(CLAIM);
		await line.locator('.flag-tag[data-category="health"]').waitFor();
		await line.locator('.message-author').click();
		await page.keyboard.press('d');
		await act('notAgain.words').click();
		const undo = page.getByRole('button', { name: words('records:undo'), exact: true });
		await undo.waitFor();
		expect(await isFlagged(CLAIM, 'health')).toBe(false);
		await undo.click();
		await page.getByText(words('records:done.removed')).waitFor();
		expect(await isFlagged(CLAIM, 'health')).toBe(true);
		expect(await exceptions()).toEqual([]);
	});

	it('offers the same beside a dismissal, for the person alone', async () => {
		await page.keyboard.press('1');
		const line = lineWith(page, '· n01');
		await line.locator('.message-author').click();
		await page.getByRole('complementary').locator('.flag-card-verdict').waitFor();
		await act('notAgain.person').click();
		await expect.poll(exceptions).toMatchObject([{ type: 'author', person: { name: 'viewer n01' }, scope: { type: 'rule', category: 'health' } }]);
		expect(await isFlagged(CLAIM, 'health')).toBe(true);
	});

	it('asks before a security risk is silenced, and says what follows', async () => {
		const line = await say(`mirad https://${DOMAIN}/oferta`);
		await line.locator('.flag-tag[data-category="link"]').waitFor();
		await line.locator('.message-author').click();
		await page.keyboard.press('d');
		await act('notAgain.domain').click();
		const question = page.getByRole('alertdialog', { name: words('records:risk.title') });
		await question.getByText(words('records:risk.seen')).waitFor();
		await question.getByRole('button', { name: words('components:cancel') }).click();
		await question.waitFor({ state: 'detached' });
		expect(await exceptions()).toHaveLength(1);
		await act('notAgain.domain').click();
		await question.getByRole('button', { name: words('records:risk.confirm') }).click();
		await expect.poll(exceptions).toHaveLength(2);
		expect(await isFlagged(`de nuevo https://pagos.${DOMAIN}/x`, 'link')).toBe(false);
	});

	it('shows the record of each rule, and to a lead those dismissed too often', async () => {
		await goTo(page, words, 'rules');
		await tab('records').click();
		await page.getByText(words('records:lookAt.none')).waitFor();
		await page.getByRole('textbox', { name: words('records:threshold.least') }).fill('1');
		await page.getByRole('textbox', { name: words('records:threshold.share') }).fill('5');
		await page.getByRole('button', { name: words('records:threshold.save') }).click();
		const bad = page.locator('.look-at');
		await bad.first().waitFor();
		await page
			.getByRole('navigation', { name: words('app:navigation') })
			.getByText(words('records:lookAt.hint', { count: 1 }))
			.waitFor();
		await bad.getByRole('link').first().click();
		const examples = page.getByRole('region', { name: words('records:record.examples') });
		await examples.getByText(CLAIM).first().waitFor();
		await examples.getByText(words('flags:dismissal.question')).waitFor();
		await examples.getByRole('link').first().click();
		await expect.poll(() => page.url()).toContain('#/sessions/');
		await lineWith(page, '· n01').waitFor();
		await page.goBack();
		await page.getByRole('button', { name: words('records:lookAt.looked') }).click();
		await page.getByText(words('records:lookAt.lookedDone')).waitFor();
		await page.getByRole('link', { name: words('records:lookAt.back') }).click();
		await page.getByText(words('records:lookAt.none')).waitFor();
	});

	it('keeps the lists of the team: adds, says what is wrong, takes back, brings along from a file', async () => {
		await tab('lists').click();
		const pattern = page.getByRole('textbox', { name: words('records:lists.patternLabel') });
		const add = page.getByRole('button', { name: words('records:lists.add'), exact: true });
		await pattern.fill('[guerra');
		await add.click();
		await page.getByText(words('rules:problem.pattern-unclosed', { sign: ']' })).waitFor();
		await pattern.fill('guerra*');
		await add.click();
		const list = page.getByRole('list', { name: words('records:lists.name.sensitive') });
		await list.getByText('guerra*').waitFor();
		await expect.poll(() => pattern.inputValue()).toBe('');

		await page.getByRole('button', { name: words('records:lists.import') }).click();
		const dialog = page.getByRole('dialog', { name: words('records:lists.importTitle') });
		const text = 'pattern,severity,language,note\n"[voto|votar]",high,es,"careful, please"\n[oops,low,,\nx,huge,,\nguerra*,medium,,\n';
		await dialog.locator('input[type="file"]').setInputFiles({ name: 'words.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
		await dialog.getByText(words('records:problem.severity')).waitFor();
		await dialog.getByRole('button', { name: words('records:lists.importTake', { count: 3 }) }).click();
		await dialog.getByText(words('records:lists.importAdded', { count: 1 })).waitFor();
		await dialog.getByText(words('records:lists.importKnown', { count: 1 })).waitFor();
		await dialog.getByText(words('rules:problem.pattern-unclosed', { sign: ']' })).waitFor();
		await dialog.getByRole('button', { name: words('records:lists.close') }).click();
		await list.getByText('careful, please').waitFor();

		const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: words('records:lists.export') }).click()]);
		const file = join(folder, 'list.csv');
		await download.saveAs(file);
		expect(await readFile(file, 'utf8')).toContain('[voto|votar],high,es,"careful, please",');

		await goTo(page, words, 'live');
		expect(await isFlagged('otra vez las guerras', 'sensitive')).toBe(true);
		await goTo(page, words, 'rules');
		await tab('lists').click();
		await list.getByRole('listitem').filter({ hasText: 'guerra*' }).getByRole('button').click();
		await list.getByText('guerra*').waitFor({ state: 'detached' });
		const removed = page.locator('.toast').filter({ hasText: words('records:done.removed') });
		await removed.getByRole('button', { name: words('records:undo'), exact: true }).click();
		await list.getByText('guerra*').waitFor();
	});

	it('exports without personal data unless somebody asks for it', async () => {
		await goTo(page, words, 'live');
		await say(`llámame al ${PHONE}`);
		await goTo(page, words, 'sessions');
		const exported = async (choice: 'masked' | 'kept') => {
			await page.getByRole('row').last().getByRole('button').click();
			await page.getByRole('menuitem', { name: words('sessionList:action.export') }).click();
			const dialog = page.getByRole('dialog');
			await dialog.getByText(words(`sessions:exportMeaning.masked`)).waitFor();
			if (choice === 'kept') {
				await dialog.getByText(words('sessions:exportChoice.kept'), { exact: true }).click();
				await dialog.getByText(words('sessions:exportMeaning.kept')).waitFor();
			}
			const [download] = await Promise.all([
				page.waitForEvent('download'),
				dialog.getByRole('button', { name: words('sessions:exportStart'), exact: true }).click(),
			]);
			const file = join(folder, `${choice}.jsonl`);
			await download.saveAs(file);
			return readFile(file, 'utf8');
		};
		const masked = await exported('masked');
		expect(masked).toContain('••• •• •• ••');
		expect(masked).not.toContain(PHONE);
		expect(await exported('kept')).toContain(PHONE);
	});

	it('raised no complaint of the browser', () => {
		expect(opened.complaints).toEqual([]);
	});
});
