import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InterfaceLanguage } from '../../shared/model/language.ts';
import { chromiumIsThere } from '../desktop/needs-chromium.ts';
import { launchChromium } from './chromium.ts';
import { goTo, lineWith, type OpenedPage, openPage, putPointerAside } from './desk-page.ts';
import { openServedDesk, type ServedDesk } from './served-desk.ts';
import { type Words, wordsOf } from './words.ts';

/** Said by the host of the demo. */
const CLAIM = 'aguanta 50 metros bajo el agua';

describe.runIf(chromiumIsThere).each([
	{ language: 'en', product: 'Smart watch W1', water: 'IP67, 1 m for 30 min', understood: ['IP67', '1 m', '30 min'] },
	{ language: 'ar', product: 'ساعة ذكية W1', water: 'IP67، متر واحد لمدة 30 دقيقة', understood: ['IP67', 'متر', '30 د'] },
] satisfies readonly { language: InterfaceLanguage; product: string; water: string; understood: readonly string[] }[])(
	'product sheets in $language',
	({ language, product, water, understood }) => {
		let served: ServedDesk;
		let browser: Browser;
		let opened: OpenedPage;
		let page: Page;
		let words: Words;
		let folder: string;

		beforeAll(async () => {
			[served, browser, words, folder] = await Promise.all([
				openServedDesk(),
				launchChromium(),
				wordsOf(language),
				mkdtemp(join(tmpdir(), 'showdesk-products-')),
			]);
			opened = await openPage(browser, served.address(), language);
			page = opened.page;
		});

		afterAll(async () => {
			await browser?.close();
			await served?.close();
			await rm(folder, { recursive: true, force: true });
		});

		const button = (key: string) => page.getByRole('button', { name: words(`products:${key}`), exact: true });
		const name = (number: number) => page.getByRole('combobox', { name: words('products:factNameOf', { number }), exact: true });
		const text = (number: number) => page.getByRole('textbox', { name: words('products:factTextOf', { number }), exact: true });
		const row = (number: number) => page.locator('.fact-row').nth(number - 1);
		const sheets = () => served.desk.call('sheet.list', {}).then((saved) => saved.map(({ sheet }) => sheet));
		const chooseAction = async (menu: string, action: string, values?: Record<string, string>) => {
			await page.getByRole('button', { name: words(`products:${menu}`, values), exact: true }).click();
			await page.getByRole('menuitem', { name: words(`products:${action}`), exact: true }).click();
		};

		it('says what a sheet is good for where there is none', async () => {
			await goTo(page, words, 'products');
			await page.getByText(words('products:emptyText')).waitFor();
		});

		it('is written by keyboard alone, with the usual facts offered in the reader’s language', async () => {
			await page.keyboard.press('n');
			await expect
				.poll(() => page.getByRole('textbox', { name: words('products:product'), exact: true }).evaluate((field) => field === document.activeElement))
				.toBe(true);
			await page.keyboard.type(product);
			await page.keyboard.press('Tab');
			await page.keyboard.type(words('products:topic.water').slice(0, -1));
			await page.getByRole('option', { name: words('products:topic.water') }).waitFor();
			await page.keyboard.press('ArrowDown');
			// A person looks before choosing: the list marks its line one drawing after the key.
			await expect.poll(() => name(1).getAttribute('aria-activedescendant')).toBeTruthy();
			await page.keyboard.press('Enter');
			await expect.poll(() => name(1).inputValue()).toBe(words('products:topic.water'));
			await text(1).focus();
			await page.keyboard.type(water);
			await page.keyboard.press('Enter');
			await page.keyboard.type('mood');
			await text(2).focus();
			await page.keyboard.type('cheerful');
			await page.keyboard.press('Alt+ArrowUp');
			await expect.poll(() => name(1).inputValue()).toBe('mood');
			await expect.poll(() => text(1).evaluate((field) => field === document.activeElement)).toBe(true);
		});

		it('shows beside each fact what the desk will check', async () => {
			await row(1).getByText(words('products:understood.text')).waitFor();
			await expect.poll(() => row(2).locator('.fact-checked bdi').allTextContents()).toEqual(understood);
		});

		it('is not left unsaved without a question', async () => {
			const question = page.getByRole('alertdialog', { name: words('products:leaveQuestion') });
			const stays = async () => {
				await question.getByRole('button', { name: words('components:cancel') }).click();
				await question.waitFor({ state: 'detached' });
				expect(page.url()).toContain('#/products/new');
				await expect.poll(() => name(1).inputValue()).toBe('mood');
			};
			await goTo(page, words, 'sessions');
			await stays();
			await page.goBack();
			await stays();
		});

		it('says which field is missing, and saves once nothing is', async () => {
			await text(1).fill('');
			await button('save').click();
			await row(1).getByText(words('products:problem.textMissing')).waitFor();
			await expect.poll(() => sheets()).toEqual([]);
			await name(1).fill('');
			await page.keyboard.press('Tab');
			await page.keyboard.press('Backspace');
			await expect.poll(() => page.locator('.fact-row').count()).toBe(1);
			await page.keyboard.press('Control+s');
			await page.getByRole('heading', { level: 2, name: product }).waitFor();
			await expect.poll(() => sheets()).toEqual([{ product, facts: { water } }]);
			expect(page.url()).not.toContain('new');
		});

		it('is deleted after a question, and brought back', async () => {
			await chooseAction('actions', 'delete', { product });
			await page
				.getByRole('alertdialog')
				.getByRole('button', { name: words('products:delete') })
				.click();
			await page.getByText(words('products:emptyText')).waitFor();
			await expect.poll(() => sheets()).toEqual([]);
			await button('undo').click();
			await page.getByRole('link', { name: product }).click();
			await expect.poll(() => text(1).inputValue()).toBe(water);
		});

		it('comes back from its own export, beside a file’s mistakes in words', async () => {
			const [download] = await Promise.all([page.waitForEvent('download'), chooseAction('actions', 'export', { product })]);
			const file = join(folder, 'sheet.json');
			await download.saveAs(file);
			const exported: unknown = JSON.parse(await readFile(file, 'utf8'));
			expect(exported).toEqual({ product, facts: { water } });

			await chooseAction('allActions', 'import');
			const dialog = page.getByRole('dialog', { name: words('products:importTitle') });
			const written = [exported, { product: 'H3', facts: { battery: '20 h' } }, { product: 'H4', facts: { battery: '' } }];
			await dialog
				.locator('input[type="file"]')
				.setInputFiles({ name: 'sheets.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(written)) });
			const mistakes = dialog.getByRole('alert');
			await mistakes.getByText(words('products:importProblem.empty')).waitFor();
			await expect.poll(() => mistakes.textContent()).toContain('H4');
			await dialog.getByText(words('products:importReplaces')).waitFor();
			await dialog.getByRole('button', { name: words('products:importTake', { count: 2 }) }).click();
			await page.getByRole('link', { name: 'H3' }).waitFor();
			expect((await sheets()).map((sheet) => sheet.product).sort()).toEqual(['H3', product].sort());
		});

		it('is chosen for the demo show in place of its own, and contradicts the host', async () => {
			await page.getByRole('button', { name: words('app:newShow') }).click();
			const dialog = page.getByRole('dialog', { name: words('start:show.title') });
			await dialog.getByRole('button', { name: words('start:kind.demo'), exact: true }).click();
			await dialog.getByText(words('start:show.speedTimes', { factor: 20 }), { exact: true }).click();
			const choice = dialog.getByRole('group', { name: words('products:checkAgainst') });
			const demosOwn = choice.getByRole('checkbox', { name: words('products:demosOwn') });
			await expect.poll(() => demosOwn.isChecked()).toBe(true);
			await choice.getByText(words('products:demosOwn')).click();
			await expect.poll(() => demosOwn.isChecked()).toBe(false);
			await choice.locator('label').filter({ hasText: product }).last().click();
			await dialog.getByRole('button', { name: words('start:show.start') }).click();
			await dialog.waitFor({ state: 'detached' });
			await putPointerAside(page);
			await page.getByRole('button', { name: words('products:checkedAgainst', { products: product }) }).waitFor();

			const claim = lineWith(page, CLAIM);
			await claim.waitFor({ timeout: 40_000 });
			await claim.locator('.message-author').click();
			const card = page
				.getByRole('complementary')
				.locator('.flag-card')
				.filter({ has: page.locator('.fact-comparison') });
			await card.getByText(words('products:said'), { exact: true }).waitFor();
			await expect.poll(() => card.locator('.fact-comparison dd').allTextContents()).toEqual(['50 metros', water, product]);
			await card.getByText(words('products:sheetSays', { topic: words('products:topic.water') })).waitFor();
		});

		it('is exchanged while the show runs', async () => {
			const [show] = await served.desk.call('show.list', {});
			const sessionId = show?.session.id ?? '';
			await page.getByRole('button', { name: words('products:checkedAgainst', { products: product }) }).click();
			const popover = page.getByRole('dialog', { name: words('products:checkAgainst') });
			await popover.locator('label').filter({ hasText: 'H3' }).click();
			await popover.locator('label').filter({ hasText: product }).click();
			await expect.poll(() => served.desk.call('show.sheets', { sessionId }).then((kept) => kept.map((sheet) => sheet.product))).toEqual(['H3']);
			await page.keyboard.press('Escape');
			await page.getByRole('button', { name: words('products:checkedAgainst', { products: 'H3' }) }).waitFor();
		});

		it('raised no complaint of the browser', () => {
			expect(opened.complaints).toEqual([]);
		});
	},
);
