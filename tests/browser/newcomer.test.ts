import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InterfaceLanguage } from '../../shared/model/language.ts';
import { chromiumIsThere } from '../desktop/needs-chromium.ts';
import { launchChromium } from './chromium.ts';
import { goTo, introduceYourself, lineWith, type OpenedPage, openPage, putPointerAside, selectedLine, startShow } from './desk-page.ts';
import { openServedDesk, type ServedDesk } from './served-desk.ts';
import { type Words, wordsOf } from './words.ts';

const SHOW = 'W1 smart watch, live from Valencia';
/** The demo's first risky line, said by the host after five seconds. */
const RISKY = 'es el mejor reloj del mundo';

describe.runIf(chromiumIsThere).each([
	{ language: 'en', name: 'Marta', note: 'No sheet says so; ask the host for a source.', direction: 'ltr' },
	{ language: 'ar', name: 'سامي', note: 'لا دليل على هذا الكلام', direction: 'rtl' },
] satisfies readonly { language: InterfaceLanguage; name: string; note: string; direction: 'ltr' | 'rtl' }[])(
	"the newcomer's path in $language",
	({ language, name, note, direction }) => {
		let served: ServedDesk;
		let browser: Browser;
		let opened: OpenedPage;
		let page: Page;
		let words: Words;
		let downloads: string;

		beforeAll(async () => {
			[served, browser, words, downloads] = await Promise.all([
				openServedDesk(),
				launchChromium(),
				wordsOf(language),
				mkdtemp(join(tmpdir(), 'showdesk-downloads-')),
			]);
			opened = await openPage(browser, served.address(), language);
			page = opened.page;
		});

		afterAll(async () => {
			await browser?.close();
			await served?.close();
			await rm(downloads, { recursive: true, force: true });
		});

		const button = (key: string) => page.getByRole('button', { name: words(key), exact: true });

		it('opens the printed address and is asked to watch a show, in their language and direction', async () => {
			await button('live:noShow.demo').waitFor();
			await expect.poll(() => page.locator('html').getAttribute('dir')).toBe(direction);
			await expect.poll(() => page.locator('html').getAttribute('lang')).toBe(language);
			await page.getByText(words('live:noShow.title')).waitFor();
			await page.getByText(words('app:status.keepsText')).waitFor();
			// The token is not left where it can be read over a shoulder.
			expect(page.url()).not.toContain('token');
		});

		it('watches the demo show: lines come in, tagged and flagged', async () => {
			await button('live:noShow.demo').click();
			await putPointerAside(page);
			await lineWith(page, 'bienvenidos todos al directo').waitFor();
			await lineWith(page, 'всем привет из питера').waitFor();
			const risky = lineWith(page, RISKY);
			await risky.waitFor();
			await expect.poll(() => risky.locator('mark').allTextContents()).toContainEqual(expect.stringContaining('el mejor'));
			await risky.getByText(words('flags:category.absolute.name')).waitFor();
			await expect.poll(() => lineWith(page, 'всем привет из питера').locator('.message-language').textContent()).toContain('ru');
			await expect.poll(() => risky.locator('.message-language').textContent()).toContain('es');
		});

		it('confirms the flag by keyboard and is asked once who they are', async () => {
			await page.keyboard.press('j');
			for (let step = 0; step < 30 && !(await selectedLine(page).textContent())?.includes(RISKY); step += 1) await page.keyboard.press('k');
			await expect.poll(() => selectedLine(page).textContent()).toContain(RISKY);
			await page.keyboard.press('c');
			await introduceYourself(page, words, name);
			await page.getByText(words('live:audit.verdict', { verdict: words('flags:verdict.confirmed') })).waitFor();
			await expect.poll(() => selectedLine(page).locator('[data-verdict="confirmed"]').count()).toBe(1);
		});

		it('writes a note by keyboard, takes it back, and writes it again', async () => {
			const inspector = page.getByRole('complementary', { name: words('live:inspector.name') });
			const writeNote = async () => {
				await page.keyboard.press('n');
				await page.getByRole('textbox', { name: words('live:note.label') }).waitFor();
				await page.keyboard.insertText(note);
				await page.keyboard.press('Control+Enter');
				await inspector.getByText(note).waitFor();
			};
			await writeNote();
			await page.keyboard.press('u');
			await inspector.getByText(note).waitFor({ state: 'detached' });
			await page.getByText(words('live:undo.done')).waitFor();
			await writeNote();
			// Nobody is asked twice who they are.
			await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
		});

		it('stops the show and finds it among the saved sessions', async () => {
			await button('live:stop.button').click();
			await page
				.getByRole('alertdialog')
				.getByRole('button', { name: words('live:stop.confirm') })
				.click();
			await page.getByText(words('live:stop.done')).waitFor();
			await goTo(page, words, 'sessions');
			const row = page.getByRole('row').filter({ hasText: SHOW });
			await row.getByText(words('sessions:ending.stopped')).waitFor();
		});

		it('reads it again after a reload, with the verdict and the note where they were', async () => {
			await page.reload();
			await page.getByRole('link', { name: SHOW }).click();
			const risky = lineWith(page, RISKY);
			await risky.locator('[data-verdict="confirmed"]').waitFor();
			await risky.click();
			const inspector = page.getByRole('complementary', { name: words('live:inspector.name') });
			await inspector.getByText(note).waitFor();
			// Confirmed, noted, taken back, noted again: nothing is ever erased.
			expect(
				await inspector
					.getByRole('region', { name: words('live:audit.name') })
					.getByRole('listitem')
					.count(),
			).toBe(4);
		});

		it('watches a whole show at full speed, and it ends by itself', async () => {
			await startShow(page, words, { demo: 'unlimited' });
			await goTo(page, words, 'sessions');
			await page
				.getByRole('row')
				.filter({ hasText: words('sessions:ending.finished') })
				.waitFor({ timeout: 30_000 });
		});

		it.each([
			['without the marks and with another alef', 'اَلسَّلامُ عَليكم', 'السلام عليكم'],
			['with ё where е was typed', 'зеленого ремешка', 'зелёного ремешка'],
			['with е where ё was typed', 'всём привет', 'всем привет'],
		])('finds a line %s', async (_how, typed, found) => {
			await goTo(page, words, 'search');
			const search = page.getByRole('combobox', { name: words('search:field') });
			await search.fill(typed);
			const hits = page.getByRole('region', { name: words('search:hits') }).getByRole('listitem');
			await hits.filter({ hasText: found }).first().waitFor();
			await expect.poll(() => hits.first().locator('mark').count()).toBeGreaterThan(0);
			await button('search:clear').click();
			await hits.first().waitFor({ state: 'detached' });
		});

		it('exports a session as a file, and importing it brings nothing new', async () => {
			await goTo(page, words, 'sessions');
			const row = page.getByRole('row').filter({ hasText: words('sessions:ending.stopped') });
			await row.getByRole('button').click();
			await page.getByRole('menuitem', { name: words('sessionList:action.export') }).click();
			const [download] = await Promise.all([page.waitForEvent('download'), button('sessions:exportStart').click()]);
			expect(download.suggestedFilename()).toMatch(/^W1 smart watch.*\.jsonl$/);
			const file = join(downloads, 'exported.jsonl');
			await download.saveAs(file);
			const lines = (await readFile(file, 'utf8')).trim().split('\n');
			const types = lines.map((line) => JSON.parse(line).type);
			expect(types[0]).toBe('session');
			const messages = types.filter((type) => type === 'message').length;
			expect(messages).toBeGreaterThan(4);

			await button('sessions:import').click();
			const dialog = page.getByRole('dialog', { name: words('importing:title') });
			const [chooser] = await Promise.all([page.waitForEvent('filechooser'), dialog.getByRole('button', { name: words('importing:choose') }).click()]);
			await chooser.setFiles(file);
			await dialog.getByText(words('importing:allKnown')).waitFor();
			await dialog.getByRole('button', { name: words('importing:import') }).click();
			await dialog.getByText(words('importing:added', { count: 0 })).waitFor();
			await dialog.getByText(words('importing:keptBefore', { count: messages })).waitFor();
		});

		it('did all this without one complaint of the browser', () => {
			expect(opened.complaints).toEqual([]);
		});
	},
);
