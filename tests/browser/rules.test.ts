import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenDesk, openDesk } from '../../electron/desk/desk.ts';
import { pageFolder, resourcesFolder } from '../../electron/paths.ts';
import { type DeskServer, serveDesk } from '../../electron/server.ts';
import type { InterfaceLanguage } from '../../shared/model/language.ts';
import { chromiumIsThere } from '../desktop/needs-chromium.ts';
import { launchChromium } from './chromium.ts';
import { goTo, type OpenedPage, openPage } from './desk-page.ts';
import { type Words, wordsOf } from './words.ts';

const RULE = 'es.health.cures';
const TEAM = 'team/es/health';
/** Nobody says this by chance, and no shipped rule knows it. */
const PATTERN = 'zurce ..2 {disease}';
const LINE = 'esto zurce la diabetes';

describe.runIf(chromiumIsThere).each([{ language: 'en' }, { language: 'ar' }] satisfies readonly { language: InterfaceLanguage }[])(
	'the rule workbench in $language',
	({ language }) => {
		let folder: string;
		let desk: OpenDesk;
		let server: DeskServer;
		let browser: Browser;
		let opened: OpenedPage;
		let page: Page;
		let words: Words;

		const start = async () => {
			desk = await openDesk({ dataFolder: join(folder, 'data'), resourcesFolder: resourcesFolder(), host: 'browser', log: () => undefined });
			server = await serveDesk({ desk, port: 0, host: '127.0.0.1', pageFolder: pageFolder(), log: () => undefined });
			opened = await openPage(browser, server.url, language);
			page = opened.page;
		};
		const stop = async () => {
			await opened.close();
			await server.close();
			await desk.close();
		};

		beforeAll(async () => {
			[folder, browser, words] = await Promise.all([mkdtemp(join(tmpdir(), 'showdesk-rules-')), launchChromium(), wordsOf(language)]);
			await start();
			await desk.call('profile.set', { name: 'Marta', role: 'specialist', languages: ['es'] });
		});

		afterAll(async () => {
			await stop();
			await browser.close();
			await rm(folder, { recursive: true, force: true });
		});

		const field = (key: string) => page.getByRole('textbox', { name: words(`rules:field.${key}`), exact: true });
		const save = () => page.getByRole('button', { name: words('rules:save'), exact: true });
		const view = (key: string) => page.locator('.pack-views').getByText(words(`rules:view.${key}`), { exact: true });
		const way = (key: string) => page.locator('.rules-try').getByText(words(`rules:${key}`), { exact: true });
		const chooseAction = async (action: string) => {
			await page.locator('.pack-header').getByRole('button').last().click();
			await page.getByRole('menuitem', { name: words(`rules:${action}`), exact: true }).click();
		};
		const recordDemo = async () => {
			const { id } = await desk.call('show.start', { sources: [{ kind: 'demo', speed: 'unlimited' }] });
			await expect.poll(async () => (await desk.call('session.get', { sessionId: id })).endedAt, { timeout: 60_000 }).not.toBeNull();
		};
		const openRule = async () => {
			await goTo(page, words, 'rules');
			await page.getByRole('searchbox').fill(RULE);
			await page.getByRole('link', { name: RULE }).click();
			await field('patterns').waitFor();
		};

		it('is found by its name and lists the shipped rules', async () => {
			await openRule();
			await page.getByRole('heading', { level: 2, name: RULE }).waitFor();
			await page.locator('.rule-standing').getByText(words('rules:mark.shipped'), { exact: true }).waitFor();
			await expect.poll(() => save().isDisabled()).toBe(true);
		});

		it('shows a mistake beside the patterns while it is written, and lets nobody save it', async () => {
			await field('patterns').fill('zurce [la');
			const startedAt = performance.now();
			await page
				.locator('.rule-form .field-error')
				.getByText(words('rules:problem.pattern-unclosed', { sign: ']' }))
				.waitFor();
			// Far above the 300 ms of a quiet machine.
			expect(performance.now() - startedAt).toBeLessThan(8_000);
			expect(await save().isDisabled()).toBe(true);
			await page.getByText(words('rules:try.broken')).waitFor();
		});

		it('marks it at its line in the text', async () => {
			await view('text').click();
			await page.locator('.pack-text-mark').waitFor();
			await page.getByRole('button', { name: words('rules:problem.pattern-unclosed', { sign: ']' }) }).click();
			const at = await page
				.locator('.pack-text-area')
				.evaluate((area) => (area as HTMLTextAreaElement).value.slice(0, (area as HTMLTextAreaElement).selectionStart).split('\n').length);
			const line = await page
				.locator('.pack-text-area')
				.evaluate((area) => (area as HTMLTextAreaElement).value.split('\n').findIndex((text) => text.includes('zurce')) + 1);
			expect(at).toBe(line);
			await view('rule').click();
		});

		it('is mended, and tried on typed lines as it is written', async () => {
			await field('patterns').fill(PATTERN);
			await field('examples').fill(LINE);
			await field('counterexamples').fill('¿zurce la diabetes?');
			await page.getByRole('textbox', { name: words('rules:try.lines') }).fill(`${LINE}\nhola guapa`);
			await expect.poll(() => page.locator('.tried-line mark').allTextContents()).toEqual(['zurce la diabetes']);
			await way('try.byExamples').click();
			await page.getByText(words('rules:try.examplesMet', { number: 2 })).waitFor();
		});

		it('is tried on a saved session, with what would be different', async () => {
			await recordDemo();
			await way('try.bySession').click();
			await page.getByRole('button', { name: words('rules:try.run') }).click();
			await page.locator('.trial-sum').waitFor({ timeout: 40_000 });
			await expect.poll(() => page.locator('.trial-message[data-change="gone"]').count()).toBeGreaterThan(0);
			await page.getByText(words('rules:try.newCount', { number: 0 })).waitFor();
		});

		it('is not left unsaved without a question, yet its pack can be walked through', async () => {
			await page.getByRole('searchbox').fill('es.health');
			await page.getByRole('link', { name: 'es.health.slimming' }).click();
			await page.getByRole('heading', { level: 2, name: 'es.health.slimming' }).waitFor();
			await page.goBack();
			await expect.poll(() => field('patterns').inputValue()).toBe(PATTERN);
			await goTo(page, words, 'sessions');
			const question = page.getByRole('alertdialog', { name: words('rules:leaveQuestion') });
			await question.getByRole('button', { name: words('components:cancel') }).click();
			await question.waitFor({ state: 'detached' });
			await expect.poll(() => field('patterns').inputValue()).toBe(PATTERN);
		});

		it('is saved for the team by keyboard, beside the shipped one', async () => {
			await field('patterns').focus();
			await page.keyboard.press('Control+s');
			await page.locator('.rule-standing').getByText(words('rules:mark.replaced'), { exact: true }).waitFor();
			await expect.poll(async () => (await desk.call('pack.list', {})).map(({ name }) => name)).toContain(TEAM);
			const { text } = await desk.call('pack.read', { name: TEAM });
			expect(text).toMatch(/replaces: \{pack: es\/health@\d+, as: r[0-9a-f]{8}\}/);
			expect((await desk.call('pack.read', { name: 'es/health' })).text).not.toContain('zurce');
		});

		it('judges the next show', async () => {
			const found: string[] = [];
			const unsubscribe = desk.subscribe((event) => {
				if (event.type === 'messages') found.push(...event.messages.flatMap(({ flags }) => flags.map(({ rule, pack }) => `${rule} ${pack}`)));
			});
			await recordDemo();
			unsubscribe();
			expect(found.length).toBeGreaterThan(0);
			expect(found.filter((flag) => flag.startsWith(`${RULE} es/`))).toEqual([]);
		});

		it('is there after a restart', async () => {
			await stop();
			await start();
			await openRule();
			await expect.poll(() => field('patterns').inputValue()).toBe(PATTERN);
		});

		it('comes back from its own export after it was deleted', async () => {
			const [download] = await Promise.all([page.waitForEvent('download'), chooseAction('export')]);
			const file = join(folder, 'pack.yaml');
			await download.saveAs(file);
			expect(await readFile(file, 'utf8')).toContain(PATTERN);

			await chooseAction('deletePack');
			await page
				.getByRole('alertdialog')
				.getByRole('button', { name: words('rules:deletePack') })
				.click();
			await page.locator('.rule-standing').getByText(words('rules:mark.shipped'), { exact: true }).waitFor();

			await page.locator('.rules-header').getByRole('button').last().click();
			await page.getByRole('menuitem', { name: words('rules:import') }).click();
			const dialog = page.getByRole('dialog', { name: words('rules:importTitle') });
			await dialog.locator('input[type="file"]').setInputFiles(file);
			await dialog.getByText(TEAM).waitFor();
			await dialog.getByRole('button', { name: words('rules:importTake', { number: 1 }) }).click();
			await dialog.waitFor({ state: 'detached' });
			await expect.poll(() => field('patterns').inputValue()).toBe(PATTERN);
		});

		it('shows its earlier versions, and goes back to the shipped rule', async () => {
			await chooseAction('history');
			const dialog = page.getByRole('dialog');
			await expect.poll(() => dialog.locator('.pack-revision').count()).toBe(3);
			await dialog.locator('.pack-revision').last().click();
			await expect.poll(() => dialog.locator('.pack-text-area').inputValue()).toContain(PATTERN);
			await page.keyboard.press('Escape');
			await dialog.waitFor({ state: 'detached' });
			await page.getByRole('button', { name: words('rules:backToShipped') }).click();
			await save().click();
			await page.locator('.rule-standing').getByText(words('rules:mark.shipped'), { exact: true }).waitFor();
			await expect.poll(async () => (await desk.call('pack.list', {})).map(({ name }) => name)).not.toContain(TEAM);
		});

		it('raised no complaint of the browser', () => {
			expect(opened.complaints).toEqual([]);
		});
	},
);
