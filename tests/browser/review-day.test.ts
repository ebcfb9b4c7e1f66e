import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffRole } from '../../shared/model/staff.ts';
import { chromiumIsThere } from '../desktop/needs-chromium.ts';
import { launchChromium } from './chromium.ts';
import { goTo, lineWith, type OpenedPage, openPage } from './desk-page.ts';
import { openServedDesk, type ServedDesk } from './served-desk.ts';
import { type Words, wordsOf } from './words.ts';

const CLAIMS = [
	'este reloj cura la diabetes',
	'это лучшие часы в мире, аналогов нет',
	'الساعة علاج حب الشباب',
	'resultado garantizado en una semana',
	'гарантирую результат за неделю, и ещё скидка',
	'نتيجة مضمونة ١٠٠٪',
	'el mejor del mundo',
];
const TALK = ['hola a todos', 'всем привет', 'كم دقيقة تتحمل تحت الماء؟', '¿tiene garantía?', 'привет из Киева', 'مرحبا من الدار البيضاء', 'hola Lucía'];

/** As chat-downloader saves it: a line every four seconds, every other one a claim. */
const CHAT = CLAIMS.flatMap((claim, index) => [TALK[index] ?? '', claim]).map((message, index) => ({
	action_type: 'add_chat_item',
	author: { badges: [], id: `UC${'y'.repeat(20)}${index % 5}`, images: [], name: `viewer ${index % 5}` },
	message,
	message_id: `day-${index}`,
	message_type: 'text_message',
	time_in_seconds: index * 4,
	timestamp: 1_777_662_000_000_000 + index * 4_000_000,
}));

/** The day of a lead after a show, as the people at the desk live it: each step goes on from the one before. */
describe.runIf(chromiumIsThere)('a day of review', () => {
	let served: ServedDesk;
	let browser: Browser;
	let opened: OpenedPage;
	let page: Page;
	let words: Words;
	let items = 0;

	beforeAll(async () => {
		[served, browser, words] = await Promise.all([openServedDesk(), launchChromium(), wordsOf('en')]);
		await sit('Wei', 'lead');
		opened = await openPage(browser, served.address(), 'en');
		page = opened.page;
		await page.getByRole('contentinfo').waitFor();
	});

	afterAll(async () => {
		await browser?.close();
		await served?.close();
	});

	const sit = (name: string, role: StaffRole) => served.desk.call('profile.set', { name, role, languages: ['es', 'ru', 'ar'] });
	const reviewButton = (key: string) => page.getByRole('button', { name: words(`review:${key}`), exact: true });
	const toHash = (to: string) =>
		page.evaluate((hash) => {
			window.location.hash = hash;
		}, to);
	const session = async () => {
		const [one] = await served.desk.call('session.list', {});
		if (one === undefined) throw new Error('nothing was imported');
		return one;
	};
	const round = async () => {
		const [one] = await served.desk.call('review.rounds', {});
		if (one === undefined) throw new Error('no round was drawn');
		return one;
	};

	it('begins with a chat that another tool saved, analysed like a live one', async () => {
		await goTo(page, words, 'sessions');
		await page
			.getByRole('button', { name: words('sessions:import'), exact: true })
			.first()
			.click();
		const dialog = page.getByRole('dialog', { name: words('importing:title') });
		const [chooser] = await Promise.all([
			page.waitForEvent('filechooser'),
			dialog.getByRole('button', { name: words('importing:choose'), exact: true }).click(),
		]);
		await chooser.setFiles({ name: 'W1 live.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(CHAT)) });
		await dialog.getByText('chat-downloader').waitFor();
		await dialog.getByRole('combobox', { name: words('start:show.market') }).fill('Spain');
		await page.getByRole('option', { name: 'Spain' }).click();
		await dialog.getByRole('button', { name: words('importing:import'), exact: true }).click();
		await dialog.getByText(words('importing:added', { count: CHAT.length })).waitFor();
		expect((await session()).flags).toBeGreaterThanOrEqual(CLAIMS.length);
		await dialog.getByRole('button', { name: words('importing:open'), exact: true }).click();
		await lineWith(page, 'hola Lucía').waitFor();
	});

	it('is played as it happened: what is still to come is not seen yet', async () => {
		const slider = page.getByRole('slider', { name: words('player:slider') });
		await slider.waitFor();
		for (let step = 0; step < 3; step += 1) await page.keyboard.press('.');
		await page.keyboard.press('Space');
		await expect.poll(() => lineWith(page, 'hola Lucía').count()).toBe(0);
		await lineWith(page, 'este reloj cura la diabetes').waitFor();
		await lineWith(page, 'hola Lucía').waitFor();
		await page.getByRole('button', { name: words('player:play'), exact: true }).waitFor();
	});

	it('is judged at first by whoever watched the show', async () => {
		await sit('Marta', 'specialist');
		const { messages } = await served.desk.call('feed.toReview', { sessionId: (await session()).id, limit: 60 });
		for (const { id, flags } of messages) {
			for (const flag of flags) await served.desk.call('annotation.add', { messageId: id, body: { type: 'verdict', flagId: flag.id, verdict: 'confirmed' } });
		}
		await sit('Wei', 'lead');
	});

	it('is searched in Arabic and Russian, however either is spelt, and leads back to the line', async () => {
		await toHash('#/search');
		const field = page.getByRole('combobox', { name: words('search:field') });
		const mark = page.getByRole('region', { name: words('search:hits') }).locator('.hit mark');
		for (const [asked, found] of [
			['مَضمونه', 'مضمونة'],
			['еще', 'ещё'],
		] as const) {
			await field.fill(asked);
			await page.keyboard.press('Enter');
			await expect.poll(() => mark.first().textContent()).toBe(found);
		}
		await page.locator('.hit').first().getByRole('link').first().click();
		await lineWith(page, 'гарантирую результат').waitFor();
	});

	it('is drawn a blind sample of, for two people', async () => {
		await goTo(page, words, 'review');
		await reviewButton('rounds.draw').click();
		const dialog = page.getByRole('dialog', { name: words('review:draw.title') });
		for (const name of ['Борис', 'سارة']) {
			await dialog.getByRole('textbox', { name: words('review:draw.addReviewer') }).fill(name);
			await page.keyboard.press('Enter');
		}
		await dialog.getByRole('button', { name: words('review:draw.draw'), exact: true }).click();
		await dialog.waitFor({ state: 'detached' });
		({ items } = await round());
		expect(items).toBeGreaterThanOrEqual(CLAIMS.length);
	});

	it('is judged by both without what the other or the first said', async () => {
		for (const [name, verdict] of [
			['Борис', 'confirmed'],
			['سارة', 'dismissed'],
		] as const) {
			await sit(name, 'specialist');
			// What the page shows of another person is taken away when it learns who sits there, and a question half answered with it.
			await page.getByRole('navigation').getByText(name).waitFor();
			await toHash(`#/review/judge/${(await round()).id}`);
			const item = page.locator('[data-is-item]');
			const progress = page.getByRole('main').getByRole('status');
			for (let judged = 0; judged < items; judged += 1) {
				await item.waitFor();
				expect(await page.getByRole('main').textContent()).not.toContain('Marta');
				const isFlag = (await page.locator('.item-reason').count()) === 1;
				await page.keyboard.press(verdict === 'confirmed' && isFlag ? 'c' : 'd');
				if (verdict === 'dismissed' && isFlag) await page.keyboard.press('d');
				// The next item may be of the same line.
				await progress.getByText(words('review:judge.progress', { done: judged + 1, count: items })).waitFor();
			}
			await page.getByText(words('review:judge.done')).waitFor();
		}
	});

	it('is decided by the lead where they disagree, and is the session’s verdict from then on', async () => {
		await sit('Wei', 'lead');
		await toHash(`#/review/rounds/${(await round()).id}`);
		await reviewButton('rounds.endJudging').click();
		await page.getByRole('region', { name: words('review:decide.opinions') }).waitFor();
		const all = (await round()).disputes?.all ?? 0;
		expect(all).toBeGreaterThanOrEqual(CLAIMS.length);
		for (let decided = 0; decided < all; decided += 1) {
			await expect.poll(() => page.getByRole('button', { name: new RegExp(`^${words('review:judge.dismiss')}`) }).isEnabled()).toBe(true);
			await page.keyboard.press('d');
			await page.keyboard.press('4');
			await expect.poll(async () => (await round()).disputes?.decided).toBe(decided + 1);
		}
		const { annotations } = await served.desk.call('feed.page', { sessionId: (await session()).id, limit: 500 });
		expect(annotations.filter(({ author, body }) => author.name === 'Wei' && body.type === 'verdict' && body.verdict === 'dismissed')).toHaveLength(all);
	});

	it('ends in a report that says what was found, what was decided and by whom', async () => {
		await toHash(`#/sessions/${(await session()).id}`);
		await page
			.getByRole('main')
			.getByRole('button', { name: words('report:dialog.action'), exact: true })
			.click();
		const dialog = page.getByRole('dialog');
		await dialog.getByRole('button', { name: words('report:dialog.make'), exact: true }).click();
		const save = dialog.getByRole('button', { name: words('report:dialog.saveHtml'), exact: true });
		// Its lines are translated first, by a thread that steps back for everything else.
		await save.waitFor({ timeout: 90_000 });
		const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
		const html = await readFile(await download.path(), 'utf8');
		for (const shown of ['W1 live', 'cura la diabetes', 'аналогов нет', 'علاج حب الشباب', 'Wei']) expect(html, shown).toContain(shown);
		expect(opened.complaints).toEqual([]);
	});
});
