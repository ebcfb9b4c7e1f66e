import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InterfaceLanguage } from '../../shared/model/language.ts';
import { chromiumIsThere } from '../desktop/needs-chromium.ts';
import { launchChromium } from './chromium.ts';
import { goTo, type OpenedPage, openPage } from './desk-page.ts';
import { openServedDesk, type ServedDesk } from './served-desk.ts';
import { importSession } from './session-transcripts.ts';
import { type Words, wordsOf } from './words.ts';

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 4, 1, 18);

describe.runIf(chromiumIsThere).each(['en', 'ar'] satisfies readonly InterfaceLanguage[])('the list of sessions in %s', (language) => {
	let served: ServedDesk;
	let browser: Browser;
	let opened: OpenedPage;
	let page: Page;
	let words: Words;
	let folder: string;
	let sealedId: string;

	beforeAll(async () => {
		[served, browser, words, folder] = await Promise.all([
			openServedDesk(),
			launchChromium(),
			wordsOf(language),
			mkdtemp(join(tmpdir(), 'showdesk-sessions-')),
		]);
		const { desk } = served;
		await desk.call('profile.set', { name: 'Wei', role: 'lead', languages: ['zh'] });
		const made = { minutes: 60, categories: {} };
		await importSession(desk, { ...made, title: 'Часы с ёлкой', host: 'Олег', market: 'RU', startedAt: START, languages: { ru: 30 } });
		sealedId = await importSession(desk, {
			...made,
			title: 'Reloj W1',
			host: 'Lucía',
			market: 'ES',
			startedAt: START + DAY_MS,
			languages: { es: 40, ru: 10 },
			categories: { scam: 4, health: 1 },
		});
		// More than are drawn at once.
		for (let index = 0; index < 60; index += 1) {
			await importSession(desk, { ...made, title: `Show ${index}`, host: 'Léa', market: 'FR', startedAt: START - (index + 1) * DAY_MS, languages: { fr: 2 } });
		}
		opened = await openPage(browser, served.address(), language);
		page = opened.page;
		await goTo(page, words, 'sessions');
	});

	afterAll(async () => {
		await browser?.close();
		await served?.close();
		await rm(folder, { recursive: true, force: true });
	});

	const rows = () => page.locator('.session-table tbody tr[data-index]');
	const rowOf = (title: string) => rows().filter({ has: page.getByRole('link', { name: title, exact: true }) });
	const count = (shown: number) =>
		page
			.getByRole('status')
			.getByText(words('sessionList:filter.count', { count: shown, shown }), { exact: true })
			.waitFor();
	const act = async (title: string, action: string) => {
		await rowOf(title).getByRole('button').click();
		await page.getByRole('menuitem', { name: words(`sessionList:action.${action}`), exact: true }).click();
	};

	it('shows what each was like, draws only what is in sight, and reaches the last', async () => {
		await count(62);
		expect(await rows().count()).toBeLessThan(45);
		const row = rowOf('Reloj W1');
		await row.locator('.category-name[data-category="scam"]').getByText('4').waitFor();
		await row.locator('.language-bar [data-language="es"]').waitFor();
		await page.locator('.sessions-content').evaluate((list) => list.scrollTo(0, list.scrollHeight));
		await rowOf('Show 59').waitFor();
	});

	it('is narrowed by words however they are written, and sorted by any column', async () => {
		const filter = page.getByRole('searchbox', { name: words('sessionList:filter.text') });
		await filter.fill('елкой');
		await count(1);
		await rowOf('Часы с ёлкой').waitFor();
		await filter.fill('nobody watched this');
		await page.getByText(words('sessionList:none.title')).waitFor();
		await page
			.getByRole('main')
			.getByRole('button', { name: words('sessionList:filter.clear') })
			.last()
			.click();
		await count(62);
		await page.getByRole('button', { name: words('sessionList:column.messages'), exact: true }).click();
		await expect.poll(() => rows().first().locator('.session-show a').textContent()).toBe('Reloj W1');
		expect(await page.locator('th[aria-sort="descending"]').textContent()).toContain(words('sessionList:column.messages'));
	});

	it('takes tags, puts sessions aside and brings them back', async () => {
		await act('Reloj W1', 'tag');
		const dialog = page.getByRole('dialog');
		await dialog.getByRole('combobox').fill('Q2 ساعات');
		await dialog.getByRole('button', { name: words('sessionList:tags.addButton'), exact: true }).click();
		await dialog.getByRole('button', { name: words('sessionList:tags.save') }).click();
		await rowOf('Reloj W1').getByText('Q2 ساعات').waitFor();
		await act('Часы с ёлкой', 'archive');
		await count(61);
		await page.getByRole('button', { name: words('sessionList:filter.archived'), exact: true }).click();
		await count(1);
		await act('Часы с ёлкой', 'restore');
		await page.getByRole('button', { name: words('sessionList:noneArchived.back') }).click();
		await count(62);
	});

	it('seals a session, verifies it and a transcript of it, and says where one was changed', async () => {
		await act('Reloj W1', 'seal');
		await page
			.getByRole('dialog')
			.getByRole('button', { name: words('seal:seal.start'), exact: true })
			.click();
		await rowOf('Reloj W1').getByText(words('seal:mark.sealed')).waitFor();
		await act('Reloj W1', 'verify');
		await page.getByRole('dialog').getByText(words('seal:report.whole')).waitFor();
		await page.keyboard.press('Escape');

		let text = '';
		for (let cursor: string | null = null; ; ) {
			const piece: { text: string; cursor: string | null } = await served.desk.call('session.export', {
				sessionId: sealedId,
				format: 'jsonl',
				personalData: 'kept',
				cursor,
			});
			text += piece.text;
			cursor = piece.cursor;
			if (cursor === null) break;
		}
		const file = join(folder, 'changed.jsonl');
		await writeFile(file, text.replace('"line 7"', '"line seven"'));
		await page.getByRole('button', { name: words('sessionList:moreOfScreen'), exact: true }).click();
		await page.getByRole('menuitem').click();
		const dialog = page.getByRole('dialog', { name: words('seal:verifyFile.title') });
		await dialog.locator('input[type="file"]').setInputFiles(file);
		await dialog.getByRole('alert').getByText(words('seal:report.changed')).waitFor();
		await dialog.getByText(words('seal:field.text'), { exact: true }).waitFor();
		await dialog.getByText(words('seal:finding.line', { line: 9 })).waitFor();
		await page.keyboard.press('Escape');
	});

	it('says of an open session that it is sealed, and refuses to judge before anything is typed', async () => {
		await page.evaluate((hash) => {
			window.location.hash = hash;
		}, `#/sessions/${sealedId}`);
		await page.locator('.session-facts .seal-mark').waitFor();
		await page.getByRole('feed').getByRole('article').last().locator('.message-author').click();
		await page.keyboard.press('n');
		await page.getByText(words('errors:session-sealed')).waitFor();
		expect(await page.getByRole('complementary').getByRole('textbox').count()).toBe(0);
		await goTo(page, words, 'sessions');
	});

	it('deletes what was sealed only for somebody who types its title', async () => {
		await act('Reloj W1', 'delete');
		const dialog = page.getByRole('alertdialog');
		const confirm = dialog.getByRole('button', { name: words('sessionList:delete.confirm') });
		expect(await confirm.isDisabled()).toBe(true);
		await dialog.getByRole('textbox').fill('Reloj W1');
		await confirm.click();
		await count(61);
		expect(await rowOf('Reloj W1').count()).toBe(0);
		expect(opened.complaints).toEqual([]);
	});
});
