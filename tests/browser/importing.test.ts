import { gzipSync } from 'node:zlib';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumIsThere } from '../desktop/needs-chromium.ts';
import { launchChromium } from './chromium.ts';
import { goTo, lineWith, type OpenedPage, openPage } from './desk-page.ts';
import { openServedDesk, type ServedDesk } from './served-desk.ts';
import { type Words, wordsOf } from './words.ts';

/** As chat-downloader saves a YouTube chat. */
const CHAT = [
	['Marta', '¿es resistente al agua?'],
	['Олег', 'это лучшие часы в мире'],
	['سامي', 'كم دقيقة تتحمل تحت الماء؟'],
].map(([name, message], index) => ({
	action_type: 'add_chat_item',
	author: { badges: [], id: `UC${'x'.repeat(21)}${index}`, images: [], name },
	message,
	message_id: `m${index}`,
	message_type: 'text_message',
	time_in_seconds: index,
	timestamp: 1_777_662_000_000_000 + index * 1_000_000,
}));

describe.runIf(chromiumIsThere)('bringing a transcript in', () => {
	let served: ServedDesk;
	let browser: Browser;
	let opened: OpenedPage;
	let page: Page;
	let words: Words;
	let dialog: Locator;

	beforeAll(async () => {
		[served, browser, words] = await Promise.all([openServedDesk(), launchChromium(), wordsOf('en')]);
		opened = await openPage(browser, served.address(), 'en');
		page = opened.page;
		dialog = page.getByRole('dialog', { name: words('importing:title') });
		await goTo(page, words, 'sessions');
	});

	afterAll(async () => {
		await browser?.close();
		await served?.close();
	});

	const button = (key: string) => dialog.getByRole('button', { name: words(key), exact: true });

	async function choose(name: string, content: string | Buffer): Promise<void> {
		const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button('importing:choose').click()]);
		await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
	}

	it('shows what a packed chat of another tool holds, and stores nothing of it before a person has said so', async () => {
		await page
			.getByRole('button', { name: words('sessions:import'), exact: true })
			.first()
			.click();
		await choose('W1 live.json.gz', gzipSync(JSON.stringify(CHAT)));
		await dialog.getByText('chat-downloader').waitFor();
		await dialog.getByText(words('importing:messages', { count: 3 })).waitFor();
		await dialog.getByText('كم دقيقة تتحمل تحت الماء؟').waitFor();
		expect(await dialog.getByRole('textbox', { name: words('start:show.showTitle') }).inputValue()).toBe('W1 live');
		expect(await served.desk.call('session.list', {})).toEqual([]);
	});

	it('imports it with the market a person names, and opens the session', async () => {
		await dialog.getByRole('textbox', { name: words('start:show.host') }).fill('Lucía');
		await dialog.getByRole('combobox', { name: words('start:show.market') }).fill('Spain');
		await page.getByRole('option', { name: 'Spain' }).click();
		await button('importing:import').click();
		await dialog.getByText(words('importing:added', { count: 3 })).waitFor();
		const [session] = await served.desk.call('session.list', {});
		expect(session).toMatchObject({
			messages: 3,
			ending: 'imported',
			show: { title: 'W1 live', host: 'Lucía', market: 'ES', languages: ['es'], platform: 'youtube' },
		});
		await button('importing:open').click();
		await lineWith(page, 'это лучшие часы в мире').waitFor();
	});

	it('asks what the columns of a table are, and reads it by them', async () => {
		await goTo(page, words, 'sessions');
		await page.getByRole('button', { name: words('sessions:import'), exact: true }).click();
		await choose('comments.csv', '\uFEFFwho;when;said\nmarta;0:01;hola a todos\nана;0:02;=1+1\n');
		const table = dialog.getByRole('region', { name: words('importing:columns.preview') });
		await table.getByRole('cell', { name: 'hola a todos' }).waitFor();
		await table.getByRole('button', { name: 'who' }).click();
		await page.getByRole('option', { name: words('importing:columns.field.author') }).click();
		await button('importing:goOn').click();
		await dialog.getByText('=1+1').waitFor();
		// The file has no date: the desk asks when the show began.
		await dialog.getByLabel(words('importing:startedAt')).fill('2026-05-01T19:00');
		await button('importing:import').click();
		await dialog.getByText(words('importing:added', { count: 2 })).waitFor();
		const sessions = await served.desk.call('session.list', {});
		expect(sessions.map(({ show, messages }) => [show.title, messages])).toContainEqual(['comments', 2]);
		await button('importing:again').click();
	});

	it('names the lines it cannot take, and imports the rest only where a person says so', async () => {
		await choose('captions.vtt', 'WEBVTT\n\n00:01.000 --> 00:02.000\nhola\n\n00:09.000 --> 00:03.000\nbackwards\n');
		await dialog.getByText(words('importing:problems', { count: 1 })).waitFor();
		await dialog.getByText(words('importing:line', { line: 6 })).waitFor();
		await dialog.getByText(words('importing:problem.bad-time')).waitFor();
		await button('importing:importRest').click();
		await dialog.getByText(words('importing:leftOut', { count: 1 })).waitFor();
		await button('importing:again').click();
	});

	it('says what is wrong with a file that is none, and takes another', async () => {
		await choose('photo.vtt', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
		await dialog.getByRole('alert').getByText(words('errors:file-foreign')).waitFor();
		await choose('W1 live.json', JSON.stringify(CHAT));
		await dialog.getByText(words('importing:allKnown')).waitFor();
		await page.keyboard.press('Escape');
		await dialog.waitFor({ state: 'detached' });
		expect(opened.complaints).toEqual([]);
	});
});
