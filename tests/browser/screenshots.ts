import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { buildIfStale } from '../../electron/build.ts';
import { resourcesFolder } from '../../electron/paths.ts';
import type { InterfaceLanguage } from '../../shared/model/language.ts';
import type { StaffRole } from '../../shared/model/staff.ts';
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
 * in light and dark, four languages, two widths and several states instead, for whoever works on the page; with `--only 'review.*-ar-dark'`
 * those alone whose name fits that pattern.
 */
const { values } = parseArgs({ options: { all: { type: 'string' }, only: { type: 'string', default: '' } } });
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
	const only = new RegExp(values.only);
	const [empty, busy, reviewed] = await Promise.all([openServedDesk(), openServedDesk(), openServedDesk()]);
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
		const saved = await prepareReview(reviewed);
		for (const language of GALLERY_LANGUAGES) {
			const words = await wordsOf(language);
			for (const colorScheme of ['light', 'dark'] as const) {
				for (const width of GALLERY_WIDTHS) {
					const name = `${language}-${colorScheme}-${width}`;
					const look = { colorScheme, viewport: { width, height: 900 } };
					const shoot = async (served: ServedDesk, state: string, prepare: (page: Page) => Promise<void>) => {
						if (!only.test(`${state}-${name}`)) return;
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
					await shootReview({ empty, reviewed, saved, words, shoot });
				}
			}
			process.stdout.write(`${language} done\n`);
		}
	} finally {
		await Promise.all([empty.close(), busy.close(), reviewed.close()]);
	}
}

/** What a lead reviews after the show: a saved session that was judged, a round that is being judged and one that is to be decided. */
interface ReviewedSession {
	readonly sessionId: string;
	readonly judging: string;
	readonly deciding: string;
}

async function prepareReview({ desk }: ServedDesk): Promise<ReviewedSession> {
	const sit = (name: string, role: StaffRole) => desk.call('profile.set', { name, role, languages: ['es', 'ru', 'ar'] });
	await sit('Ana', 'specialist');
	const { id: sessionId } = await desk.call('show.start', { sources: [{ kind: 'demo', speed: 'unlimited' }] });
	while ((await desk.call('session.get', { sessionId })).endedAt === null) await new Promise((resolve) => setTimeout(resolve, 200));
	const { messages } = await desk.call('feed.toReview', { sessionId, limit: 60 });
	for (const [index, message] of messages.entries()) {
		for (const flag of message.flags) {
			const verdict = index % 5 === 0 ? 'dismissed' : index % 7 === 0 ? 'escalated' : 'confirmed';
			await desk.call('annotation.add', { messageId: message.id, body: { type: 'verdict', flagId: flag.id, verdict } });
		}
	}
	await sit('Wei', 'lead');
	const label = { colour: 'violet', description: 'Said to win trust, and not to be checked.', reach: 'both' } as const;
	await desk.call('label.save', { label: { ...label, name: 'Trust', key: '1' } });
	await desk.call('label.save', { label: { ...label, name: 'سعر مضلّل', colour: 'teal', key: '2' } });
	const plan = { sessionIds: [sessionId], size: { by: 'count', count: 12 }, unflagged: 3, seed: 'gallery' } as const;
	const draw = async (title: string) => (await desk.call('review.draw', { title, plan, reviewers: ['Борис', 'سارة'] })).id;
	const deciding = await draw('Health and results, week 21');
	for (const [reviewer, name] of (['Борис', 'سارة'] as const).entries()) {
		await sit(name, 'specialist');
		for (let judged = 0; ; judged += 1) {
			const { item } = await desk.call('review.task', { roundId: deciding });
			if (item === null) break;
			const verdict = item.flag === null || (judged + reviewer) % 3 === 0 ? 'dismissed' : 'confirmed';
			await desk.call('review.judge', { itemId: item.id, verdict, tookMs: 4_000 + judged * 300 });
		}
	}
	await sit('Wei', 'lead');
	await desk.call('review.advance', { roundId: deciding, to: 'adjudication' });
	const judging = await draw('Prices, week 22');
	return { sessionId, judging, deciding };
}

interface ReviewShooting {
	readonly empty: ServedDesk;
	readonly reviewed: ServedDesk;
	readonly saved: ReviewedSession;
	readonly words: Words;
	readonly shoot: (served: ServedDesk, state: string, prepare: (page: Page) => Promise<void>) => Promise<void>;
}

async function shootReview({ empty, reviewed, saved, words, shoot }: ReviewShooting): Promise<void> {
	const { desk } = reviewed;
	const lead = () => desk.call('profile.set', { name: 'Wei', role: 'lead', languages: ['zh'] });
	const openDialog = async (page: Page, action: 'report' | 'export' | 'seal' | 'delete') => {
		await goTo(page, words, 'sessions');
		await page.locator('.session-table button[aria-haspopup]').first().click();
		await page.getByRole('menuitem', { name: words(`sessionList:action.${action}`), exact: true }).click();
		await page.getByRole('dialog').or(page.getByRole('alertdialog')).waitFor();
	};
	await lead();
	await shoot(reviewed, 'player', (page) => openAt(page, `#/sessions/${saved.sessionId}`));
	await shoot(reviewed, 'player-playing', async (page) => {
		await openAt(page, `#/sessions/${saved.sessionId}/@300000`);
		await page.keyboard.press('Space');
		await page.waitForTimeout(1_500);
	});
	await shoot(empty, 'player-gone', (page) => openHash(page, '#/sessions/01990000-0000-7000-8000-0000000000aa'));
	await shoot(empty, 'search-empty', (page) => openAt(page, '#/search'));
	await shoot(reviewed, 'search-nothing', (page) => openAt(page, '#/search/nothing-of-the-kind'));
	await shoot(reviewed, 'search-problem', (page) => openAt(page, '#/search/category%3Anone%20before%3Asoon'));
	await shoot(empty, 'review-empty', (page) => openAt(page, '#/review'));
	await shoot(reviewed, 'review-rounds', (page) => openAt(page, '#/review'));
	await shoot(reviewed, 'review-draw', async (page) => {
		await openAt(page, '#/review');
		await page.getByRole('button', { name: words('review:rounds.draw'), exact: true }).click();
		await page.getByRole('dialog').waitFor();
	});
	await shoot(reviewed, 'review-figures', (page) => openAt(page, `#/review/rounds/${saved.deciding}`));
	await shoot(reviewed, 'review-deciding', (page) => openHash(page, `#/review/decide/${saved.deciding}`));
	await shoot(reviewed, 'review-people', (page) => openAt(page, '#/review/people'));
	await shoot(reviewed, 'review-feedback', (page) => openAt(page, '#/review/feedback'));
	await desk.call('profile.set', { name: 'Борис', role: 'specialist', languages: ['ru'] });
	await shoot(reviewed, 'review-judging', (page) => openHash(page, `#/review/judge/${saved.judging}`));
	await lead();
	await shoot(empty, 'labels-empty', (page) => openAt(page, '#/settings/labels'));
	await shoot(reviewed, 'labels', (page) => openAt(page, '#/settings/labels'));
	await shoot(reviewed, 'keeping', (page) => openAt(page, '#/settings/keeping'));
	await shoot(empty, 'audit-empty', (page) => openAt(page, '#/settings/audit'));
	await shoot(reviewed, 'audit', (page) => openAt(page, '#/settings/audit'));
	for (const action of ['report', 'export', 'seal', 'delete'] as const) await shoot(reviewed, `dialog-${action}`, (page) => openDialog(page, action));
	await shoot(reviewed, 'report-made', async (page) => {
		await openDialog(page, 'report');
		await page
			.getByRole('dialog')
			.getByRole('button', { name: words('report:dialog.make'), exact: true })
			.click();
		await page.frameLocator('.report-frame').getByRole('heading', { level: 1 }).waitFor({ timeout: 60_000 });
	});
	await shoot(reviewed, 'dialog-import-problems', async (page) => {
		await goTo(page, words, 'sessions');
		await page.getByRole('button', { name: words('sessions:import'), exact: true }).click();
		const [chooser] = await Promise.all([
			page.waitForEvent('filechooser'),
			page
				.getByRole('dialog')
				.getByRole('button', { name: words('importing:choose'), exact: true })
				.click(),
		]);
		const captions = 'WEBVTT\n\n00:01.000 --> 00:02.000\nhola\n\n00:09.000 --> 00:03.000\nbackwards\n';
		await chooser.setFiles({ name: 'captions.vtt', mimeType: 'text/vtt', buffer: Buffer.from(captions) });
		await page.getByText(words('importing:problems', { count: 1 })).waitFor();
	});
}

/** For pages without a heading of their own, and for what is not there. */
async function openHash(page: Page, hash: string): Promise<void> {
	await page.evaluate((to) => {
		window.location.hash = to;
	}, hash);
	await page.waitForTimeout(2_000);
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
	await page
		.getByRole('dialog')
		.getByRole('button', { name: words('start:kind.websocket'), exact: true })
		.click();
}
