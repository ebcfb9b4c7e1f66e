import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskEvent } from '../../shared/contract/contract.ts';
import type { InterfaceLanguage } from '../../shared/model/language.ts';
import { WRITTEN_FORMATS, type WrittenFormat } from '../../shared/model/session-export.ts';
import { chromiumIsThere } from '../desktop/needs-chromium.ts';
import { launchChromium } from './chromium.ts';
import { goTo, type OpenedPage, openPage } from './desk-page.ts';
import { openServedDesk, type ServedDesk } from './served-desk.ts';
import { type Words, wordsOf } from './words.ts';

describe.runIf(chromiumIsThere).each([{ language: 'en' }, { language: 'ar' }] satisfies readonly { language: InterfaceLanguage }[])(
	'exporting a session in $language',
	({ language }) => {
		let served: ServedDesk;
		let browser: Browser;
		let opened: OpenedPage;
		let page: Page;
		let words: Words;
		let folder: string;
		const audited: Extract<DeskEvent, { type: 'audit' }>[] = [];

		beforeAll(async () => {
			[served, browser, words, folder] = await Promise.all([
				openServedDesk(),
				launchChromium(),
				wordsOf(language),
				mkdtemp(join(tmpdir(), 'showdesk-exporting-')),
			]);
			await served.desk.call('profile.set', { name: 'Wei', role: 'lead', languages: ['zh'] });
			served.desk.subscribe((event) => {
				if (event.type === 'audit') audited.push(event);
			});
			await recordDemo(served);
			opened = await openPage(browser, served.address(), language);
			page = opened.page;
			await goTo(page, words, 'sessions');
		});

		afterAll(async () => {
			await opened?.close();
			await browser?.close();
			await served?.close();
			if (folder) await rm(folder, { recursive: true, force: true });
		});

		async function openDialog() {
			const [session] = await served.desk.call('session.list', {});
			await page
				.locator('button[aria-haspopup]')
				.and(page.getByRole('button', { name: session?.show.title ?? '' }))
				.click();
			await page.getByRole('menuitem', { name: words('sessionList:action.export') }).click();
			return page.getByRole('dialog');
		}

		async function save(format: WrittenFormat): Promise<{ readonly name: string; readonly text: string }> {
			const dialog = page.getByRole('dialog');
			const [download] = await Promise.all([
				page.waitForEvent('download'),
				dialog.getByRole('button', { name: words('sessions:exportStart'), exact: true }).click(),
			]);
			const file = join(folder, format);
			await download.saveAs(file);
			return { name: download.suggestedFilename(), text: await readFile(file, 'utf8') };
		}

		it('offers every format with what it is for, and says what becomes of personal data', async () => {
			const dialog = await openDialog();
			for (const format of WRITTEN_FORMATS) {
				await dialog.getByText(words(`exporting:name.${format}`), { exact: true }).waitFor();
				await dialog.getByText(words(`exporting:purpose.${format}`), { exact: true }).waitFor();
			}
			await dialog.getByText(words('sessions:exportMeaning.masked')).waitFor();
			await page.keyboard.press('Escape');
			await dialog.waitFor({ state: 'detached' });
		});

		it('writes a table with the columns that were chosen, by keyboard alone', async () => {
			const dialog = await openDialog();
			await dialog.getByRole('radio', { name: new RegExp(words('exporting:name.jsonl')) }).focus();
			await page.keyboard.press('ArrowDown');
			await dialog.getByText(words('exporting:columns.choice.chosen'), { exact: true }).click();
			await dialog.getByRole('checkbox', { name: words('exporting:columns.name.author'), exact: true }).focus();
			await page.keyboard.press('Space');
			const { name, text } = await save('csv');
			expect(name).toMatch(/\.csv$/);
			const rows: Record<string, string>[] = parse(text, { bom: true, columns: true });
			expect(Object.keys(rows[0] ?? {})).toContain('text');
			expect(Object.keys(rows[0] ?? {})).not.toContain('author');
			expect(rows.some(({ kind }) => kind === 'speech')).toBe(true);
			await page
				.locator('.toast')
				.filter({ hasText: name.slice(0, 8) })
				.first()
				.waitFor();
		});

		it('writes captions of what the host said, and the chat for TwitchDownloader', async () => {
			let dialog = await openDialog();
			await dialog.getByText(words('exporting:name.webvtt'), { exact: true }).click();
			const captions = await save('webvtt');
			expect(captions.name).toMatch(/\.vtt$/);
			expect(captions.text).toMatch(/^WEBVTT - .*\n/);
			expect(captions.text).toMatch(/<v\.host\.speech [^>]+>/);
			dialog = await openDialog();
			await dialog.getByText(words('exporting:name.twitchdownloader'), { exact: true }).click();
			const chat = await save('twitchdownloader');
			expect(chat.name).toMatch(/TwitchDownloader\.json$/);
			expect(JSON.parse(chat.text).comments.length).toBeGreaterThan(10);
		});

		it('notes in the audit log who exported what', () => {
			expect(audited.filter(({ entry }) => entry.act === 'session.exported').map(({ entry }) => [entry.author?.name, entry.detail])).toEqual(
				(['csv', 'webvtt', 'twitchdownloader'] as const).map((format) => ['Wei', { format, personalData: 'masked' }]),
			);
		});

		it('raised no complaint of the browser', () => {
			expect(opened.complaints).toEqual([]);
		});
	},
);

/** The demo show, as fast as the desk can take it, to its end. */
async function recordDemo({ desk }: ServedDesk): Promise<void> {
	const ended = new Promise<void>((resolve) => {
		const unsubscribe = desk.subscribe((event) => {
			if (event.type !== 'session' || event.session.endedAt === null) return;
			unsubscribe();
			resolve();
		});
	});
	await desk.call('show.start', { sources: [{ kind: 'demo', speed: 'unlimited' }] });
	await ended;
}
