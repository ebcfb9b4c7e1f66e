import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Words, wordsOf } from '../browser/words.ts';
import { askFromPage, type Desktop, startDesktop, temporaryFolder } from './desktop.ts';
import { chromiumIsThere } from './needs-chromium.ts';

/** What the person in front of the desktop program is offered depends on the system it runs on. */
const SYSTEMS = { linux: 'X11; Linux x86_64', mac: 'Macintosh; Intel Mac OS X 10_15_7' } as const;

describe.runIf(chromiumIsThere)('giving sound in the desktop program', () => {
	let dataFolder: Awaited<ReturnType<typeof temporaryFolder>>;
	let desktop: Desktop;
	let page: Page;
	let words: Words;

	beforeAll(async () => {
		dataFolder = await temporaryFolder();
		[desktop, words] = await Promise.all([startDesktop({ dataFolder: dataFolder.path }), wordsOf('en')]);
		page = (await desktop.window()).page;
		// Nobody listens there: it waits for sound before it connects.
		const sources = [{ kind: 'captions', engine: 'vosk', url: 'ws://127.0.0.1:9', language: 'es' }];
		const answer = await askFromPage(page, 'show.start', { title: 'W1', host: 'Lucía', market: 'ES', sources });
		expect(answer).toMatchObject({ ok: true });
	});

	afterAll(async () => {
		await desktop.quit();
		await dataFolder.remove();
	});

	async function openQuestion(system: keyof typeof SYSTEMS) {
		await page.evaluate(
			(userAgent) => Object.defineProperty(navigator, 'userAgent', { value: userAgent, configurable: true }),
			`Mozilla/5.0 (${SYSTEMS[system]})`,
		);
		await page
			.getByRole('region', { name: words('sound:title') })
			.getByRole('button', { name: words('sound:give') })
			.click();
		return page.getByRole('dialog');
	}

	it('offers on Linux a microphone alone, and says why and what to do instead', async () => {
		const dialog = await openQuestion('linux');
		await dialog.getByText(words('sound:ask.noDesktop')).waitFor();
		expect(await dialog.getByRole('radio').count()).toBe(1);
		await page.keyboard.press('Escape');
	});

	it('offers elsewhere all that the computer plays, without a tab to choose', async () => {
		const dialog = await openQuestion('mac');
		await dialog.getByText(words('sound:ask.computerHint')).waitFor();
		expect(await dialog.getByRole('radio').count()).toBe(2);
		await dialog.getByText(words('sound:ask.goes.here', { host: '127.0.0.1:9' })).waitFor();
		await page.keyboard.press('Escape');
	});

	it('says what is missing where there is no microphone', async () => {
		const dialog = await openQuestion('linux');
		await dialog.getByRole('button', { name: words('sound:ask.start') }).click();
		await dialog.getByRole('alert').getByText(words('sound:failure.no-microphone')).waitFor();
	});
});
