import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKeyVault, type Secrets } from '../../electron/desk/key-vault.ts';
import type { InterfaceLanguage } from '../../shared/model/language.ts';
import { chromiumIsThere } from '../desktop/needs-chromium.ts';
import { type PlatformApi, startPlatformApi } from '../fixtures/platform-api.ts';
import { launchChromium } from './chromium.ts';
import { goTo, lineWith, type OpenedPage, openPage } from './desk-page.ts';
import { openServedDesk, type ServedDesk } from './served-desk.ts';
import { type Words, wordsOf } from './words.ts';

const KEY = 'AIza-typed-by-ana';
const VIDEO = 'dQw4w9WgXcQ';

describe.runIf(chromiumIsThere).each(['en', 'ar'] satisfies readonly InterfaceLanguage[])('the keys of services, in %s', (language) => {
	let served: ServedDesk;
	let browser: Browser;
	let opened: OpenedPage;
	let page: Page;
	let words: Words;
	let youtube: PlatformApi;
	let written: Secrets = {};

	beforeAll(async () => {
		youtube = await startPlatformApi(({ path, headers }) => {
			if (headers['x-goog-api-key'] !== KEY) {
				return { status: 400, body: { error: { code: 400, message: 'API key not valid. Please pass a valid API key.', errors: [{ reason: 'badRequest' }] } } };
			}
			if (path.endsWith('/videos')) return { body: { items: [{ id: VIDEO, liveStreamingDetails: { activeLiveChatId: 'chat-1' } }] } };
			const message = {
				id: 'm1',
				snippet: { type: 'textMessageEvent', publishedAt: new Date().toISOString(), textMessageDetails: { messageText: '¿cuánto aguanta bajo el agua?' } },
				authorDetails: { channelId: 'UC1', displayName: 'marta', isChatOwner: false, isChatModerator: false },
			};
			return { body: { items: [message], nextPageToken: 'p2', pollingIntervalMillis: 60_000 } };
		});
		const store = {
			read: () => written,
			write: (secrets: Secrets) => {
				written = secrets;
			},
		};
		written = {};
		const vault = createKeyVault({ SHOWDESK_TROVO_CLIENT_ID: 'given' }, store);
		[served, browser, words] = await Promise.all([
			openServedDesk({ vault, platformServers: { youtube: `${youtube.address}/youtube/v3` } }),
			launchChromium(),
			wordsOf(language),
		]);
		opened = await openPage(browser, served.address(), language);
		page = opened.page;
	});

	afterAll(async () => {
		await browser?.close();
		await served?.close();
		await youtube?.close();
	});

	const item = (name: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });
	const press = (name: string, key: string) =>
		item(name)
			.getByRole('button', { name: words(`services:${key}`) })
			.click();
	const field = () => item('YouTube').getByLabel(words('services:label', { service: 'YouTube' }));
	const enter = async (key: string) => {
		await field().fill(key);
		await press('YouTube', 'keep');
	};

	it('says at the source that a key is missing, and where to enter it', async () => {
		await served.desk.call('show.start', { sources: [{ kind: 'youtube', video: `https://www.youtube.com/watch?v=${VIDEO}` }] });
		await page.getByText(words('live:source.problem.key-missing')).first().waitFor();
	});

	it('takes a key, keeps it and never shows it again', async () => {
		await goTo(page, words, 'settings');
		await item('YouTube').getByText(words('services:state.none')).waitFor();
		await press('YouTube', 'enter');
		expect(await field().getAttribute('type')).toBe('password');
		expect(await field().evaluate((input) => input === document.activeElement)).toBe(true);
		await enter('a-wrong-key');
		await item('YouTube').getByText(words('services:state.kept')).waitFor();
		expect(written).toEqual({ youtube: 'a-wrong-key' });
		expect(await page.content()).not.toContain('a-wrong-key');
	});

	it('says that a key of the environment is changed there, and offers no other way', async () => {
		await item('Trovo')
			.getByText(words('services:fromEnvironment', { variable: 'SHOWDESK_TROVO_CLIENT_ID' }))
			.waitFor();
		expect(await item('Trovo').getByRole('button').count()).toBe(0);
		expect(await item('Trovo').getByRole('link').getAttribute('rel')).toContain('noreferrer');
	});

	it('replaces a key that is refused, and the source goes on with the new one', async () => {
		const [show] = await served.desk.call('show.list', {});
		const source = show?.sources[0];
		const retry = () => served.desk.call('source.retry', { sessionId: show?.session.id ?? '', sourceId: source?.sourceId ?? '' });
		const problem = async () => (await served.desk.call('show.list', {}))[0]?.sources[0]?.problem?.code;
		await retry();
		await expect.poll(problem).toBe('key-refused');
		await press('YouTube', 'replace');
		await enter(KEY);
		await item('YouTube').getByText(words('services:state.kept')).waitFor();
		await retry();
		await goTo(page, words, 'live');
		await lineWith(page, '¿cuánto aguanta bajo el agua?').waitFor();
		// What was asked with the key that was refused is not counted on the new one.
		expect((await served.desk.call('show.list', {}))[0]?.sources[0]?.quota).toMatchObject({ used: 6, limit: 10_000 });
	});

	it('forgets a key', async () => {
		await goTo(page, words, 'settings');
		await press('YouTube', 'forget');
		await item('YouTube').getByText(words('services:state.none')).waitFor();
		expect(written).toEqual({});
		expect(opened.complaints).toEqual([]);
	});
});
