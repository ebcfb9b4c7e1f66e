import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { buildIfStale } from '../../electron/build.ts';
import { resourcesFolder } from '../../electron/paths.ts';
import type { InterfaceLanguage } from '../../shared/model/language.ts';
import { launchChromium } from './chromium.ts';
import { goTo, openPage, putPointerAside } from './desk-page.ts';
import { openServedDesk, type ServedDesk } from './served-desk.ts';
import { type Words, wordsOf } from './words.ts';

/** How far into the demo the picture is taken, in lines: every language and most categories have been seen by then. */
const LINES_IN_PICTURE = 150;

const GALLERY_LANGUAGES = ['en', 'zh-CN', 'ar', 'ru'] as const satisfies readonly InterfaceLanguage[];
const GALLERY_WIDTHS = [1440, 420] as const;

/**
 * `npm run screenshots` makes resources/readme/live.png from the demo show. `-- --all DIR` makes a gallery of every screen
 * in light and dark, four languages, two widths and several states instead, for whoever works on the page.
 */
const { values } = parseArgs({ options: { all: { type: 'string' } } });
await buildIfStale((line) => process.stderr.write(`${line}\n`));
const browser = await launchChromium();
try {
	if (values.all === undefined) await makeReadmePicture(browser, join(resourcesFolder(), 'readme'));
	else await makeGallery(browser, values.all);
} finally {
	await browser.close();
}

async function makeReadmePicture(browser: Browser, folder: string): Promise<void> {
	await mkdir(folder, { recursive: true });
	const served = await openServedDesk();
	try {
		await served.desk.call('profile.set', { name: 'Marta', role: 'specialist', languages: ['es', 'fr'] });
		await playDemo(served);
		const { page, close } = await openPage(browser, served.address(), 'en', { colorScheme: 'light' });
		await selectWorst(page);
		await page.screenshot({ path: join(folder, 'live.png') });
		process.stdout.write(`${join(folder, 'live.png')}\n`);
		await close();
	} finally {
		await served.close();
	}
}

/** Plays the demo at the highest pace a person would choose, and returns when enough of it has been said. */
async function playDemo({ desk }: ServedDesk): Promise<string> {
	let lines = 0;
	const isThere = new Promise<void>((resolve) => {
		const unsubscribe = desk.subscribe((event) => {
			if (event.type === 'messages') lines += event.messages.length;
			if (lines < LINES_IN_PICTURE) return;
			unsubscribe();
			resolve();
		});
	});
	const { id } = await desk.call('show.start', { sources: [{ kind: 'demo', speed: 20 }] });
	await isThere;
	return id;
}

/** The last severe finding in sight, so that the inspector has something to explain. */
async function selectWorst(page: Page): Promise<void> {
	const severe = page
		.getByRole('feed')
		.getByRole('article')
		.filter({ has: page.locator('mark[data-severity="high"]') });
	await severe.last().locator('.message-author').click();
	await page.getByRole('complementary').locator('.rule-source').first().waitFor();
	await putPointerAside(page);
	// Long enough for the row to come to rest and its rule to be described.
	await page.waitForTimeout(400);
}

async function makeGallery(browser: Browser, folder: string): Promise<void> {
	await mkdir(folder, { recursive: true });
	const [empty, busy] = await Promise.all([openServedDesk(), openServedDesk()]);
	try {
		await busy.desk.call('profile.set', { name: 'Marta', role: 'specialist', languages: ['es', 'fr'] });
		const demo = await playDemo(busy);
		const broken = await busy.desk.call('show.start', {
			title: 'Feed of the agency',
			market: 'FR',
			sources: [
				{ kind: 'websocket', url: 'ws://127.0.0.1:1/feed' },
				{ kind: 'websocket', url: 'ws://127.0.0.1:2/captions' },
			],
		});
		for (const language of GALLERY_LANGUAGES) {
			const words = await wordsOf(language);
			for (const colorScheme of ['light', 'dark'] as const) {
				for (const width of GALLERY_WIDTHS) {
					const name = `${language}-${colorScheme}-${width}`;
					const look = { colorScheme, viewport: { width, height: 900 } };
					const shoot = async (served: ServedDesk, state: string, prepare: (page: Page) => Promise<void>) => {
						const { page, close } = await openPage(browser, served.address(), language, look);
						await page.getByRole('contentinfo').waitFor();
						await prepare(page).catch((error: unknown) => process.stderr.write(`${state} ${name}: ${String(error).split('\n')[0]}\n`));
						await page.waitForTimeout(250);
						await page.screenshot({ path: join(folder, `${state}-${name}.png`) });
						await close();
					};
					await shoot(empty, 'live-empty', async () => undefined);
					await shoot(empty, 'sessions-empty', (page) => goTo(page, words, 'sessions').then(() => page.getByText(words('sessions:emptyText')).waitFor()));
					await shoot(busy, 'live-busy', (page) => openShow(page, demo, async () => undefined));
					await shoot(busy, 'live-queue', (page) => openShow(page, demo, () => pressAll(page, ['g', 'r', 'j', 'j'])));
					await shoot(busy, 'questions', (page) => openAt(page, `#/questions/${demo}`));
					await shoot(busy, 'products', (page) => openAt(page, '#/products'));
					await shoot(busy, 'rules', (page) => openAt(page, '#/rules/es%2Fhealth/es.health.cures'));
					await shoot(busy, 'rule-records', (page) => openAt(page, '#/rules/records'));
					await shoot(busy, 'team-lists', (page) => openAt(page, '#/rules/lists'));
					await shoot(busy, 'live-failed', (page) => openShow(page, broken.id, async () => undefined));
					await shoot(busy, 'sessions', (page) => goTo(page, words, 'sessions').then(() => page.getByRole('table').waitFor()));
					await shoot(busy, 'search', async (page) => {
						await openAt(page, '#/search/reloj');
						await page.getByRole('region', { name: words('search:hits') }).waitFor();
					});
					await shoot(busy, 'settings', (page) => goTo(page, words, 'settings').then(() => page.getByText(words('settings:version')).waitFor()));
					await shoot(empty, 'dialog-profile', (page) => page.getByRole('button', { name: words('app:whoAreYou') }).press('Enter'));
					await shoot(empty, 'dialog-new-show', (page) => openNewShow(page, words));
					await shoot(busy, 'dialog-keys', (page) => openShow(page, demo, () => page.keyboard.press('?')));
					await shoot(busy, 'dialog-import', async (page) => {
						await goTo(page, words, 'sessions');
						await page.getByRole('button', { name: words('sessions:import') }).click();
					});
					await shoot(busy, 'refused', async (page) => {
						await page.goto(busy.address().replace(/.{4}$/, 'AAAA'));
						await page.getByText(words('app:connection.refusedText')).waitFor();
					});
				}
			}
			process.stdout.write(`${language} done\n`);
		}
	} finally {
		await Promise.all([empty.close(), busy.close()]);
	}
}

/** @param hash of a screen that says itself when it is there */
async function openAt(page: Page, hash: string): Promise<void> {
	await page.evaluate((to) => {
		window.location.hash = to;
	}, hash);
	await page.getByRole('heading', { level: 1 }).waitFor();
	await page.waitForTimeout(2_500);
}

async function openShow(page: Page, sessionId: string, prepare: (page: Page) => Promise<unknown>): Promise<void> {
	await page.evaluate((id) => {
		window.location.hash = `#/live/${id}`;
	}, sessionId);
	await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
	await page.waitForTimeout(300);
	await prepare(page);
}

async function pressAll(page: Page, keys: readonly string[]): Promise<void> {
	for (const key of keys) await page.keyboard.press(key, { delay: 60 });
}

async function openNewShow(page: Page, words: Words): Promise<void> {
	await page.getByRole('button', { name: words('app:newShow') }).click();
	await page.getByRole('dialog').getByText(words('start:show.websocket'), { exact: true }).click();
}
