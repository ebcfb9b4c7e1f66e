import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InterfaceLanguage } from '../../shared/model/language.ts';
import type { Message } from '../../shared/model/message.ts';
import { chromiumIsThere } from '../desktop/needs-chromium.ts';
import { launchChromium } from './chromium.ts';
import { type OpenedPage, openPage, putPointerAside, selectedLine } from './desk-page.ts';
import { openServedDesk, type ServedDesk } from './served-desk.ts';
import { type Words, wordsOf } from './words.ts';

describe.runIf(chromiumIsThere).each([{ language: 'en' }, { language: 'ar' }] satisfies readonly { language: InterfaceLanguage }[])(
	'labels, guidelines and the audit log in $language',
	({ language }) => {
		let served: ServedDesk;
		let browser: Browser;
		let opened: OpenedPage;
		let page: Page;
		let words: Words;
		let sessionId: string;
		let message: Message;

		beforeAll(async () => {
			[served, browser, words] = await Promise.all([openServedDesk(), launchChromium(), wordsOf(language)]);
			const { desk } = served;
			await desk.call('profile.set', { name: 'Marta', role: 'lead', languages: ['es'] });
			const hasEnded = new Promise<void>((resolve) => {
				desk.subscribe((event) => {
					if (event.type === 'session' && event.session.endedAt !== null) resolve();
				});
			});
			sessionId = (await desk.call('show.start', { sources: [{ kind: 'demo', speed: 'unlimited' }] })).id;
			await hasEnded;
			const { messages } = await desk.call('feed.page', { sessionId, filter: { onlyFlagged: true, languages: ['es'] }, limit: 50 });
			const found = messages.find(({ kind, text }) => kind === 'chat' && text.length > 20);
			if (found === undefined) throw new Error('the demo has no flagged line in Spanish');
			message = found;
			opened = await openPage(browser, served.address(), language);
			page = opened.page;
			await page.getByRole('contentinfo').waitFor();
		}, 90_000);

		afterAll(async () => {
			await opened?.close();
			await browser?.close();
			await served?.close();
		});

		const open = (hash: string) => page.evaluate((address) => window.location.assign(address), hash);
		const inspector = () => page.getByRole('complementary', { name: words('live:inspector.name') });
		const textField = () => page.getByRole('textbox', { name: words('labels:guide.text') });
		const saveButton = (version: number) => page.getByRole('button', { name: words('labels:guide.save', { version }) });
		const lines = () =>
			page
				.getByRole('list', { name: words('audit:log') })
				.getByRole('listitem')
				.filter({ has: page.getByRole('time') });

		it('makes a label with a key of its own, and says what is taken', async () => {
			await open('#/settings/labels');
			await page.getByText(words('labels:set.emptyTitle')).waitFor();
			const make = async (name: string) => {
				await page.getByRole('button', { name: words('labels:set.new') }).click();
				const dialog = page.getByRole('dialog', { name: words('labels:edit.newTitle') });
				await dialog.getByRole('textbox', { name: words('labels:edit.name') }).fill(name);
				return dialog;
			};
			let dialog = await make('اسأل العلامة');
			await dialog.getByRole('button', { name: words('labels:edit.save') }).click();
			await dialog.waitFor({ state: 'detached' });
			dialog = await make('اسأل العلامة');
			await dialog.getByText(words('labels:edit.nameTaken')).waitFor();
			await dialog.getByRole('textbox', { name: words('labels:edit.name') }).fill('Слова');
			await dialog.getByText(words('labels:reach.span'), { exact: true }).click();
			await dialog.getByRole('button', { name: words('labels:edit.save') }).click();
			await dialog.waitFor({ state: 'detached' });
			const labels = await served.desk.call('label.list', {});
			expect(labels.map(({ name, key, reach }) => [name, key, reach])).toEqual([
				['اسأل العلامة', '1', 'both'],
				['Слова', '2', 'span'],
			]);
			expect(new Set(labels.map(({ colour }) => colour)).size).toBe(2);
			await page.getByRole('button', { name: words('labels:set.up', { label: 'Слова' }) }).click();
			await expect.poll(async () => (await served.desk.call('label.list', {})).map(({ name }) => name)).toEqual(['Слова', 'اسأل العلامة']);
		});

		it('writes guidelines with a preview, and tells the later of two who write at once', async () => {
			await textField().fill('# Como juzgamos\n\n**Siempre** con la ficha. <i>no</i>');
			const preview = page.getByRole('region', { name: words('labels:guide.preview') });
			await preview.getByRole('heading', { name: 'Como juzgamos' }).waitFor();
			await preview.getByText('<i>no</i>').waitFor();
			await saveButton(1).click();
			await expect.poll(async () => (await served.desk.call('guidelines.list', {})).map(({ version }) => version)).toEqual([1]);

			await textField().fill('mine');
			await served.desk.call('guidelines.save', { label: null, basedOn: 1, text: '# Theirs\n\nتوضيح: **رقم** يخالف البطاقة', comment: 'clearer' });
			const newer = page.getByRole('alert').filter({ hasText: 'clearer' });
			await newer.waitFor();
			expect(await textField().inputValue(), 'what was written is still there').toBe('mine');
			expect(await saveButton(3).isDisabled()).toBe(true);
			await newer.getByRole('button', { name: words('labels:guide.newerTake') }).click();
			await expect.poll(() => textField().inputValue()).toContain('Theirs');
			const rightToLeft = preview.getByText('توضيح');
			expect(await rightToLeft.evaluate((element) => getComputedStyle(element).unicodeBidi)).toBe('plaintext');
			await page.getByRole('button', { name: words('labels:guide.history') }).click();
			const history = page.getByRole('dialog', { name: words('labels:guide.history') });
			expect(await history.getByRole('listitem').count()).toBe(2);
			await page.keyboard.press('Escape');
		});

		it('asks before what was written is left behind', async () => {
			await textField().fill('half a thought');
			await page
				.getByRole('navigation', { name: words('settings:title') })
				.getByRole('link', { name: words('settings:tabs.audit') })
				.click();
			const question = page.getByRole('alertdialog', { name: words('labels:guide.leaveQuestion') });
			await question.getByRole('button', { name: words('labels:guide.leave') }).click();
			await expect.poll(() => page.url()).toContain('#/settings/audit');
		});

		it('gives a label by its key to the message, shows it in the row, and takes it back by the same key', async () => {
			await open(`#/sessions/${sessionId}/${message.id}`);
			await selectedLine(page).waitFor();
			await inspector().getByText('Theirs').waitFor();
			await putPointerAside(page);
			await page.keyboard.press('1');
			await selectedLine(page).locator('.label-chip').filter({ hasText: 'اسأل العلامة' }).waitFor();
			const pressed = inspector().getByRole('button', { pressed: true, name: /اسأل العلامة/ });
			await pressed.waitFor();
			await inspector()
				.getByText(words('labels:trail.guidelines', { version: 2 }))
				.waitFor();
			await page.keyboard.press('1');
			await expect.poll(() => selectedLine(page).locator('.label-chip').count()).toBe(0);
		});

		it('gives a label to the selected words and underlines exactly those', async () => {
			await page.keyboard.press('2');
			await page.getByText(words('labels:panel.selectFirst', { label: 'Слова' })).waitFor();
			const wanted = message.text.slice(0, message.text.indexOf(' '));
			await inspector()
				.locator('[data-message-text]')
				.evaluate((element, length) => {
					const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
					const range = document.createRange();
					let left = length;
					for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
						if (left === length) range.setStart(node, 0);
						const size = node.textContent?.length ?? 0;
						if (left <= size) {
							range.setEnd(node, left);
							break;
						}
						left -= size;
					}
					document.getSelection()?.removeAllRanges();
					document.getSelection()?.addRange(range);
				}, wanted.length);
			await page.keyboard.press('2');
			await selectedLine(page).locator('.labelled').first().waitFor();
			expect((await selectedLine(page).locator('.labelled').allInnerTexts()).join('')).toBe(wanted);
			const { annotations } = await served.desk.call('feed.page', { sessionId, cursor: { around: message.id }, limit: 1 });
			expect(annotations.at(-1)?.body).toMatchObject({ type: 'label', name: 'Слова', span: { start: 0, end: wanted.length }, guidelines: { general: 2 } });
		});

		it('narrows the feed to a label', async () => {
			await page.getByRole('button', { name: words('labels:filter'), exact: true }).click();
			await page.getByRole('option', { name: 'Слова' }).click();
			await page.keyboard.press('Escape');
			await expect.poll(() => page.getByRole('feed').first().getByRole('article').count()).toBe(1);
		});

		it('tells who did what in the reader’s language, with a way to where it happened', async () => {
			await open('#/settings/audit');
			const newest = lines().first();
			await newest.getByText('Marta').waitFor();
			await expect.poll(() => newest.innerText()).toContain(words('audit:act.label.given', { label: 'Слова' }));
			expect(await page.locator('.audit-list').innerText()).not.toContain(message.text);
			await newest.getByRole('link').click();
			await selectedLine(page).waitFor();
			expect(page.url()).toContain(`/${message.id}`);
			await page.goBack();
		});

		it('tells of new lines without moving what is read', async () => {
			await lines().nth(3).waitFor();
			const place = async () => (await lines().nth(3).boundingBox())?.y;
			const before = await place();
			const text = await lines().nth(3).innerText();
			await served.desk.call('annotation.add', { messageId: message.id, body: { type: 'note', text: 'secret words' } });
			const button = page.getByRole('button', { name: words('audit:fresh', { count: 1 }) });
			await button.waitFor();
			expect(await place()).toBe(before);
			expect(await lines().nth(3).innerText()).toBe(text);
			await button.click();
			await expect.poll(() => lines().first().innerText()).toContain(words('audit:act.note.written'));
			expect(await page.locator('.audit-list').innerText()).not.toContain('secret words');
		});

		it('is narrowed by kind and person, and exported', async () => {
			await page.getByRole('button', { name: words('audit:filter.kind'), exact: true }).click();
			await page.getByRole('option', { name: words('audit:kind.keeping') }).click();
			await page.keyboard.press('Escape');
			await page.getByText(words('audit:nothingFits')).waitFor();
			await page
				.getByRole('button', { name: words('audit:filter.clear') })
				.first()
				.click();
			await lines().first().waitFor();
			await page.getByRole('button', { name: words('audit:export.button') }).click();
			const downloading = page.waitForEvent('download');
			await page.getByRole('menuitem', { name: words('audit:export.csv') }).click();
			const download = await downloading;
			expect(download.suggestedFilename()).toMatch(/\d{4}-\d{2}-\d{2}\.csv$/);
			const csv = await readFile(await download.path(), 'utf8');
			expect(csv.split('\r\n')[0]).toBe('\uFEFFat,person,role,kind,act,session,show,message,detail');
			expect(csv).toContain('audit.exported');
			expect(csv).not.toContain('secret words');
		});

		it('makes the browser complain of nothing', () => {
			expect(opened.complaints).toEqual([]);
		});
	},
);
