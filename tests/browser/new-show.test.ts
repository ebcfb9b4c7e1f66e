import { readFile } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createKeyVault, type Secrets } from '../../electron/desk/key-vault.ts';
import type { InterfaceLanguage } from '../../shared/model/language.ts';
import { MOST_SOURCES } from '../../shared/model/show.ts';
import { chromiumIsThere } from '../desktop/needs-chromium.ts';
import { startWebSocketFeed, type WebSocketFeed } from '../fixtures/websocket-feed.ts';
import { launchChromium } from './chromium.ts';
import { lineWith, type OpenedPage, openPage } from './desk-page.ts';
import { openServedDesk, type ServedDesk } from './served-desk.ts';
import { type Words, wordsOf } from './words.ts';

const VIDEO = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ';

describe.runIf(chromiumIsThere)('the new-show dialog', () => {
	let served: ServedDesk;
	let bare: ServedDesk;
	let browser: Browser;
	let chat: WebSocketFeed;
	let relay: WebSocketFeed;
	let captions: WebSocketFeed;
	let secrets: Secrets = {};

	beforeAll(async () => {
		const store = {
			read: () => secrets,
			write: (written: Secrets) => {
				secrets = written;
			},
		};
		[served, bare, browser, chat, relay, captions] = await Promise.all([
			openServedDesk({ vault: createKeyVault({}, store) }),
			openServedDesk({ vault: createKeyVault({}, null) }),
			launchChromium(),
			startWebSocketFeed(),
			startWebSocketFeed(),
			startWebSocketFeed(),
		]);
	});

	afterAll(async () => {
		await browser?.close();
		await Promise.all([served?.close(), bare?.close()]);
		for (const feed of [chat, relay, captions]) await feed?.close();
	});

	describe.each([
		{ language: 'en', width: 1440 },
		{ language: 'ar', width: 420 },
	] satisfies readonly { language: InterfaceLanguage; width: number }[])('starting a show, in $language at $width px', ({ language, width }) => {
		/** What is the same in every language and width is tried in one. */
		const inFull = (name: string, run: () => Promise<void>) => {
			if (language === 'en') it(name, run);
		};
		let opened: OpenedPage;
		let page: Page;
		let words: Words;

		beforeAll(async () => {
			words = await wordsOf(language);
			opened = await openPage(browser, served.address(), language, { viewport: { width, height: 900 } });
			page = opened.page;
			await served.desk.call('serviceKey.set', { service: 'youtube', key: null });
		});

		afterAll(() => opened?.close());

		// Each begins with nothing typed and nothing running.
		beforeEach(async () => {
			for (const { session } of await running()) await served.desk.call('show.stop', { sessionId: session.id });
			await page.reload();
			await page.getByRole('contentinfo').waitFor();
		});

		const dialog = () => page.getByRole('dialog', { name: words('start:show.title') });
		const field = (key: string) => dialog().getByRole('textbox', { name: words(key), exact: true });
		const press = (key: string, inside: Locator = dialog()) => inside.getByRole('button', { name: words(key), exact: true }).click();
		const sources = () =>
			dialog()
				.getByRole('list', { name: words('start:show.source') })
				.getByRole('listitem');
		const start = () => press('start:show.start');
		const running = () => served.desk.call('show.list', {});

		async function open(): Promise<void> {
			await page.getByRole('button', { name: words('app:newShow') }).click();
			await dialog().waitFor();
		}

		/** Pastes into the one field there always is. */
		async function paste(text: string): Promise<void> {
			const typing = dialog()
				.getByRole('textbox', { name: words('start:add.first') })
				.or(dialog().getByRole('textbox', { name: words('start:add.another') }));
			await typing.fill(text);
			await typing.press('Enter');
		}

		async function choose(name: string): Promise<void> {
			const more = dialog().getByRole('button', { name: words('start:add.choose') });
			if ((await more.count()) > 0) await more.click();
			await dialog().getByRole('button', { name, exact: true }).click();
		}

		async function overflow(): Promise<readonly string[]> {
			return page.evaluate(() =>
				[...document.querySelectorAll('.dialog *')]
					.filter((element) => {
						const { left, right, width: drawn } = element.getBoundingClientRect();
						const isCut = element.closest('.source-card-label, .visually-hidden, .field-input, input, pre, [aria-hidden="true"]') !== null;
						return drawn > 0 && !isCut && (right > window.innerWidth + 1 || left < -1);
					})
					.map((element) => `${element.tagName} ${element.className}`),
			);
		}

		it('understands what is pasted, takes several sources at once, and shows all of them in one feed', async () => {
			await open();
			await paste(chat.address);
			await expect.poll(() => sources().count()).toBe(1);
			await choose('Social Stream Ninja');
			// What is to be filled in has the focus.
			await expect.poll(() => field('start:field.session').evaluate((element) => element === document.activeElement)).toBe(true);
			await page.keyboard.insertText('https://socialstream.ninja/dock.html?session=abc123');
			await field('start:field.hub').fill(relay.address);
			await choose('caption.ninja');
			await field('start:field.room').fill('r1');
			await field('start:field.engineUrl').fill(captions.address);
			await field('start:show.showTitle').fill('Three at once');
			await start();
			await dialog().waitFor({ state: 'detached' });
			await expect
				.poll(async () => (await running())[0]?.sources.map(({ kind, connection }) => `${kind} ${connection}`))
				.toEqual(['websocket connected', 'social-stream connected', 'captions connected']);
			await expect.poll(() => captions.received).toContainEqual(JSON.stringify({ join: 'r1' }));
			chat.send({ id: `${language}-1`, author: 'marta', text: '¿cuánto aguanta bajo el agua?' });
			relay.send({ type: 'youtube', chatname: 'ivan', chatmessage: 'сколько стоит доставка', textonly: true });
			captions.send({ msg: true, id: 1, final: 'hoy os enseño el reloj nuevo' });
			for (const text of ['¿cuánto aguanta', 'сколько стоит', 'hoy os enseño']) await page.getByText(text).first().waitFor();
			expect((await running())[0]?.session.show.title).toBe('Three at once');
		});

		inFull('says at the source that it is being watched already, and starts once that is mended', async () => {
			await served.desk.call('show.start', { sources: [{ kind: 'websocket', url: chat.address }] });
			await open();
			await paste(`ws://127.0.0.1:1/elsewhere ${chat.address}`);
			await start();
			const refused = sources().nth(1);
			await refused.getByRole('alert').waitFor();
			expect(await refused.getByRole('alert').textContent()).toBe(words('errors:already-watched'));
			expect(await sources().first().getByRole('alert').count()).toBe(0);
			for (const { session } of await running()) await served.desk.call('show.stop', { sessionId: session.id });
			await start();
			await dialog().waitFor({ state: 'detached' });
		});

		inFull('says that a source is in the list already before anything is started, and keeps what it does not know', async () => {
			await open();
			await paste('lucia https://www.twitch.tv/Lucia https://example.org/live');
			await dialog()
				.getByText(words('start:add.strange', { hosts: 'example.org' }))
				.waitFor();
			await sources().nth(1).getByText(words('start:problem.twice')).waitFor();
			expect(await sources().count()).toBe(2);
			await start();
			await dialog().waitFor();
			expect(await running()).toEqual([]);
		});

		inFull('says how many sources fit, and takes no more', async () => {
			await open();
			await paste(Array.from({ length: MOST_SOURCES + 1 }, (_, index) => `channel_${index}`).join(', '));
			await dialog()
				.getByText(words('start:add.full', { count: MOST_SOURCES }))
				.waitFor();
			expect(await sources().count()).toBe(MOST_SOURCES);
			await sources().last().getByRole('button').last().click();
			await expect.poll(() => field('start:add.another').evaluate((element) => element === document.activeElement)).toBe(true);
		});

		inFull('keeps what was typed while it is closed, and asks nothing when it goes', async () => {
			await open();
			await paste('trovo.live/s/lucia');
			await field('start:show.host').fill('Lucía');
			await page.keyboard.press('Escape');
			await dialog().waitFor({ state: 'detached' });
			await open();
			await sources().filter({ hasText: 'Trovo' }).filter({ hasText: 'lucia' }).waitFor();
			expect(await field('start:show.host').inputValue()).toBe('Lucía');
		});

		it('leads to the settings where a key is missing, and back to what was typed', async () => {
			await open();
			await paste(VIDEO);
			const source = sources().filter({ hasText: 'YouTube' });
			await source.getByText(words('start:key.missing', { service: 'YouTube' })).waitFor();
			await source.getByRole('link', { name: words('start:key.enter') }).click();
			await dialog().waitFor({ state: 'detached' });
			const keys = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'YouTube', exact: true }) });
			await keys.getByRole('button', { name: words('services:enter') }).click();
			await keys.getByLabel(words('services:label', { service: 'YouTube' })).fill('AIza-of-marta');
			await keys.getByRole('button', { name: words('services:keep') }).click();
			await keys.getByText(words('services:state.kept')).waitFor();
			await page.getByRole('button', { name: words('start:key.back') }).click();
			await source.filter({ hasText: 'dQw4w9WgXcQ' }).waitFor();
			await source.getByText(words('start:key.missing', { service: 'YouTube' })).waitFor({ state: 'detached' });
			expect(secrets).toEqual({ youtube: 'AIza-of-marta' });
		});

		inFull('takes names that were typed along to the kind that is chosen, and keeps them where they are of no use', async () => {
			await open();
			await dialog()
				.getByRole('textbox', { name: words('start:add.first') })
				.fill('lucia marta');
			await choose(words('start:kind.demo'));
			await expect.poll(() => sources().count()).toBe(1);
			expect(await field('start:add.another').inputValue()).toBe('lucia marta');
			await choose('Trovo');
			await expect.poll(() => sources().allTextContents()).toEqual([expect.any(String), expect.stringContaining('lucia'), expect.stringContaining('marta')]);
			expect(await field('start:add.another').inputValue()).toBe('');
		});

		inFull('says where Kick is to push', async () => {
			await open();
			await choose('Kick');
			const { kick } = await served.desk.call('webhook.door', {});
			await dialog().getByText(kick).waitFor();
			await start();
			await dialog().getByText(words('start:problem.channelMissing')).waitFor();
			await expect.poll(() => field('start:field.channel').evaluate((element) => element === document.activeElement)).toBe(true);
		});

		inFull('says where the sound goes of what listens to the host', async () => {
			await open();
			await choose('Vosk');
			await dialog().getByText(words('start:sound.stays')).waitFor();
			await field('start:field.engineUrl').fill('wss://speech.example');
			await dialog()
				.getByText(words('start:sound.leaves', { host: 'speech.example' }))
				.waitFor();
			await choose('Deepgram');
			await dialog()
				.getByText(words('start:sound.leaves', { host: 'api.deepgram.com' }))
				.waitFor();
			await field('start:field.engineUrl').fill('wss://elsewhere.example');
			await start();
			await dialog().getByText(words('start:problem.urlForeign')).waitFor();
		});

		it('saves a feed as a preset with what is filled in each time, and watches it', async () => {
			await open();
			await choose(words('start:kind.websocket'));
			await field('start:show.url').fill(`${chat.address}/{{room}}?key={{token}}`);
			await start();
			await dialog().getByText(words('start:problem.urlOpen')).waitFor();
			await press('start:preset.save');
			const saving = page.getByRole('dialog', { name: words('start:preset.saveTitle') });
			await press('start:preset.saveNow', saving);
			await saving.getByText(words('start:preset.nameMissing')).waitFor();
			await saving.getByRole('textbox', { name: words('start:preset.name') }).fill('Agency feed');
			const token = saving.getByRole('group').filter({ hasText: '{{token}}' });
			await token.getByText(words('start:preset.fieldSecret')).click();
			await saving
				.getByRole('group')
				.filter({ hasText: '{{room}}' })
				.getByRole('textbox', { name: words('start:preset.fieldLabel') })
				.fill('Room');
			await press('start:preset.saveNow', saving);
			await saving.waitFor({ state: 'detached' });
			// What is filled in next is where the person is taken.
			await expect.poll(() => dialog().evaluate((element) => element.contains(document.activeElement) && element !== document.activeElement)).toBe(true);
			await dialog().getByRole('textbox', { name: 'Room', exact: true }).fill('sala 1');
			await start();
			await dialog().getByText(words('start:problem.valueMissing')).waitFor();
			const secret = dialog().getByLabel('token', { exact: true });
			expect(await secret.getAttribute('type')).toBe('password');
			await secret.fill('s3cret');
			const before = chat.requests.length;
			await start();
			await dialog().waitFor({ state: 'detached' });
			await expect.poll(() => chat.requests.at(before)?.url).toBe('/feed/sala%201?key=s3cret');
			expect(await page.content()).not.toContain('s3cret');
			expect(JSON.stringify(await served.desk.call('preset.list', {}))).not.toContain('s3cret');
		});

		inFull('gives a preset away as a file, deletes it after a question, and takes it in again', async () => {
			await open();
			await choose(words('start:kind.preset'));
			const pick = async (name: string) => {
				await dialog()
					.getByRole('button', { name: new RegExp(words('start:preset.choose')) })
					.last()
					.click();
				await page.getByRole('option', { name }).click();
			};
			await pick('Agency feed');
			const [download] = await Promise.all([page.waitForEvent('download'), press('start:preset.export')]);
			expect(download.suggestedFilename()).toBe('Agency feed.json');
			const exported = await readFile(await download.path(), 'utf8');
			await press('start:preset.delete');
			await press('start:preset.delete', page.getByRole('alertdialog'));
			const own = async () => (await served.desk.call('preset.list', {})).filter(({ isShipped }) => !isShipped).map(({ preset }) => preset);
			await expect.poll(own).toEqual([]);

			const takeIn = async (text: string) => {
				const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press('start:preset.import')]);
				await chooser.setFiles({ name: 'preset.json', mimeType: 'application/json', buffer: Buffer.from(text) });
			};
			await takeIn(exported.replace('"/text"', '"text"'));
			expect(await dialog().getByRole('alert').textContent()).toContain('/mapping/fields/text');
			await takeIn(exported);
			await dialog()
				.getByText(words('start:preset.imported', { name: 'Agency feed' }))
				.waitFor();
			await expect.poll(own).toEqual([JSON.parse(exported)]);
			// Taken in twice it is there once.
			await takeIn(exported);
			await dialog().getByRole('textbox', { name: 'Room', exact: true }).waitFor();
			expect(await own()).toHaveLength(1);
		});

		inFull('says which file holds no captions, and plays one that does beside the chat, with the interval that was asked for', async () => {
			await open();
			await paste(chat.address);
			await choose(words('start:kind.caption-file'));
			const give = (name: string, text: string) =>
				dialog()
					.locator('input[type="file"]')
					.setInputFiles({ name, mimeType: 'text/vtt', buffer: Buffer.from(text) });
			await give('notes.vtt', 'only notes');
			await start();
			await sources().nth(1).getByRole('alert').waitFor();
			await give('show.vtt', 'WEBVTT\n\n00:00.000 --> 00:01.000\nbienvenidos al directo\n');
			await dialog()
				.getByRole('combobox', { name: words('start:show.market') })
				.fill('France');
			await page.getByRole('option').first().click();
			const interval = field('start:show.disclosure');
			await expect.poll(() => interval.getAttribute('placeholder')).toBe('10');
			await interval.fill('0');
			await start();
			await dialog()
				.getByText(words('start:show.disclosureBad', { least: 1, most: 180 }))
				.waitFor();
			await interval.fill('7');
			await start();
			await dialog().waitFor({ state: 'detached' });
			await page.getByText('bienvenidos al directo').first().waitFor();
			const [show] = await running();
			const { disclosure } = await served.desk.call('compliance.clocks', { sessionId: show?.session.id ?? '' });
			expect(disclosure).toMatchObject({ everyMinutes: 7, marketMinutes: 10 });
		});

		inFull('is done by keyboard alone: open, paste, add, start', async () => {
			await page.locator('body').press('g');
			await page.keyboard.press('n');
			await dialog().waitFor();
			await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
			await page.keyboard.insertText(chat.address);
			await page.keyboard.press('Enter');
			await expect.poll(() => sources().count()).toBe(1);
			await page.keyboard.press('Enter');
			await dialog().waitFor({ state: 'detached' });
			await expect.poll(() => chat.connected()).toBe(1);
			chat.send({ id: 'k1', author: 'marta', text: 'por teclado' });
			await lineWith(page, 'por teclado').waitFor();
		});

		it('has everything within the page, however long what was typed', async () => {
			await open();
			await paste(`wss://${'long-name.'.repeat(8)}example/${'room'.repeat(20)} ${VIDEO}`);
			for (const kind of ['Kick', 'Deepgram', words('start:kind.preset')]) {
				await choose(kind);
				expect(await overflow(), kind).toEqual([]);
			}
		});

		it('raised no complaint of the browser', () => {
			expect(opened.complaints).toEqual([]);
		});
	});

	describe('at a desk that is new', () => {
		let page: Page;
		let words: Words;

		beforeAll(async () => {
			words = await wordsOf('en');
			({ page } = await openPage(browser, bare.address(), 'en'));
		});

		const dialog = () => page.getByRole('dialog', { name: words('start:show.title') });

		it('names the variable of the environment for a key that it cannot keep itself', async () => {
			await page.getByRole('button', { name: words('live:noShow.own') }).click();
			await dialog()
				.getByRole('textbox', { name: words('start:add.first') })
				.fill(VIDEO);
			await page.keyboard.press('Enter');
			await dialog().getByText('SHOWDESK_YOUTUBE_KEY').waitFor();
			expect(await dialog().getByRole('link').count()).toBe(0);
			await dialog()
				.getByRole('button', { name: /YouTube dQw4w9WgXcQ$/ })
				.last()
				.click();
			await page.keyboard.press('Escape');
			await dialog().waitFor({ state: 'detached' });
		});

		it('watches the demo show in two clicks', async () => {
			await page.getByRole('button', { name: words('live:noShow.own') }).click();
			await dialog()
				.getByRole('button', { name: words('start:show.startDemo') })
				.click();
			await lineWith(page, 'bienvenidos todos al directo').waitFor();
		});
	});
});
