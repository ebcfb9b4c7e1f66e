import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Verdict } from '../../shared/model/annotation.ts';
import type { StaffRole } from '../../shared/model/staff.ts';
import { chromiumIsThere } from '../desktop/needs-chromium.ts';
import { launchChromium } from './chromium.ts';
import { faintTexts } from './contrast.ts';
import { goTo, type OpenedPage, openPage } from './desk-page.ts';
import { openServedDesk, type ServedDesk } from './served-desk.ts';
import { type Words, wordsOf } from './words.ts';

/** Stands in the first judge's comments alone. */
const SECRET = 'told-me-in-private';
const ITEMS = 8;

describe.runIf(chromiumIsThere)('second review', () => {
	let served: ServedDesk;
	let browser: Browser;
	let opened: OpenedPage;
	let page: Page;
	let words: Words;
	let sessionId: string;
	/** Everything the desk sent to the page since the last `length = 0`. */
	const received: string[] = [];

	beforeAll(async () => {
		[served, browser, words] = await Promise.all([openServedDesk(), launchChromium(), wordsOf('en')]);
		await sit('Ana', 'specialist');
		const { id } = await served.desk.call('show.start', { sources: [{ kind: 'demo', speed: 'unlimited' }] });
		sessionId = id;
		await vi.waitFor(async () => expect((await served.desk.call('session.get', { sessionId })).endedAt).not.toBeNull(), { timeout: 30_000, interval: 100 });
		const { messages } = await served.desk.call('feed.toReview', { sessionId, limit: 60 });
		for (const [index, message] of messages.entries()) {
			for (const flag of message.flags) {
				const verdict: Verdict = index % 4 === 0 ? 'dismissed' : 'confirmed';
				await served.desk.call('annotation.add', { messageId: message.id, body: { type: 'verdict', flagId: flag.id, verdict, comment: SECRET } });
			}
		}
		await sit('Wei', 'lead');
		opened = await openPage(browser, served.address(), 'en');
		page = opened.page;
		page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => received.push(String(payload))));
		await page.reload();
	});

	afterAll(async () => {
		await browser?.close();
		await served?.close();
	});

	const sit = (name: string, role: StaffRole) => served.desk.call('profile.set', { name, role, languages: ['es', 'ru'] });
	const button = (key: string, values?: Readonly<Record<string, string | number>>) =>
		page.getByRole('button', { name: words(`review:${key}`, values), exact: true });
	const rounds = () => served.desk.call('review.rounds', {});
	const round = async () => (await rounds())[0];
	const open = async (path: string) => {
		await page.evaluate((hash) => {
			window.location.hash = hash;
		}, `#/review${path}`);
	};
	const fits = async () =>
		expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);

	it('says what it is for while there is no round, by its link and by its key', async () => {
		await goTo(page, words, 'review');
		await page.getByText(words('review:rounds.emptyText')).waitFor();
		await page.keyboard.press('g');
		await page.keyboard.press('s');
		await expect.poll(() => page.url()).toContain('#/sessions');
		await page.keyboard.press('g');
		await page.keyboard.press('v');
		await page.getByText(words('review:rounds.emptyText')).waitFor();
	});

	it('lets a lead draw a sample, and counts at every step what it would hold', async () => {
		await button('rounds.draw').click();
		const dialog = page.getByRole('dialog', { name: words('review:draw.title') });
		const count = dialog.getByRole('region', { name: words('review:preview.title') });
		await count.getByText(words('review:preview.flags', { count: 50 })).waitFor();
		await dialog.getByRole('button', { name: words('review:draw.draw'), exact: true }).click();
		await dialog.getByText(words('review:draw.fault.reviewers')).waitFor();

		await dialog.getByRole('textbox', { name: words('review:draw.count') }).fill(String(ITEMS - 2));
		await dialog.getByRole('textbox', { name: words('review:draw.unflagged') }).fill('2');
		await dialog.getByRole('textbox', { name: words('review:draw.seed') }).fill('browser');
		for (const name of ['Борис', 'سارة']) {
			await dialog.getByRole('textbox', { name: words('review:draw.addReviewer') }).fill(name);
			await page.keyboard.press('Enter');
		}
		await count.getByText(words('review:preview.twice', { count: ITEMS })).waitFor();
		await dialog.getByRole('textbox', { name: words('review:draw.count') }).fill('many');
		await count.getByText(words('review:draw.fault.size')).waitFor();
		await dialog.getByRole('textbox', { name: words('review:draw.count') }).fill(String(ITEMS - 2));
		await count.getByText(words('review:preview.flags', { count: ITEMS - 2 })).waitFor();
		await dialog.getByRole('button', { name: words('review:draw.draw'), exact: true }).click();
		await dialog.waitFor({ state: 'detached' });
		await page.getByText(words('review:agreement.waiting')).waitFor();
		expect(await round()).toMatchObject({ items: ITEMS, unflagged: 2, state: 'open', plan: { seed: 'browser' }, author: { name: 'Wei' } });
	});

	it('draws the same sample again for whoever has the seed', async () => {
		const plan = (await round())?.plan;
		if (plan === undefined) throw new Error('no round was drawn');
		const preview = await served.desk.call('review.preview', { plan, reviewers: [] });
		expect(preview).toMatchObject({ flags: ITEMS - 2, unflagged: 2 });
	});

	it('shows a reviewer one item after the other, by keyboard alone, and nothing of what anybody said', async () => {
		await sit('Борис', 'specialist');
		await open('');
		await page.getByRole('link', { name: words('review:rounds.judgeLeft', { count: ITEMS }), exact: true }).click();
		await page.locator('[data-is-item]').waitFor();
		await showsNothingThatComesMeanwhile();
		received.length = 0;
		await page.locator('.judge-head').click();
		await page.keyboard.press('s');
		await page.getByText(words('review:rounds.skipped', { count: 1 })).waitFor();
		await page.keyboard.press('u');
		await page.getByText(words('review:rounds.skipped', { count: 1 })).waitFor({ state: 'detached' });
		await judgeAll('confirmed');
		await page.getByText(words('review:judge.done')).waitFor();
		expect((await round())?.reviewers).toMatchObject([{ name: 'Борис', judged: ITEMS }, { judged: 0 }]);
		const told = received.join('\n');
		expect(told).toContain('"message"');
		for (const secret of [SECRET, '"dismissed"', '"confirmed"', '"escalated"', '"Ana"']) expect(told.includes(secret), secret).toBe(false);
		expect(await page.content()).not.toContain(SECRET);
	});

	/** What is done in the session reaches every page as an event, also one that judges. */
	async function showsNothingThatComesMeanwhile(): Promise<void> {
		const roundId = (await round())?.id ?? '';
		const { item } = await served.desk.call('review.task', { roundId });
		if (item === null) throw new Error('nothing to judge');
		const shown = () => page.locator('.judge-page').innerHTML();
		const before = await shown();
		received.length = 0;
		const { id: messageId } = item.message;
		const verdicts = item.message.flags.map(({ id: flagId }) => ({ type: 'verdict', flagId, verdict: 'escalated', comment: SECRET }) as const);
		const span = { start: 0, end: item.message.text.length };
		const flag = { type: 'flag', category: 'abuse', severity: 'high', span, comment: SECRET } as const;
		const bodies = [...verdicts, { type: 'note', text: SECRET } as const, flag];
		for (const body of bodies) await served.desk.call('annotation.add', { messageId, body });
		await expect.poll(() => received.join('\n').split(SECRET).length - 1).toBeGreaterThanOrEqual(bodies.length);
		// Two frames: whatever the page makes of an event, it draws in the next.
		await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
		expect(await shown()).toBe(before);
		expect(await page.content()).not.toContain(SECRET);
		for (const _ of bodies) await served.desk.call('annotation.undo', { sessionId });
	}

	it('keeps the figures back until everybody has judged', async () => {
		await open(`/rounds/${(await round())?.id ?? ''}`);
		await page.getByText(words('review:agreement.waiting')).waitFor();
		await sit('سارة', 'specialist');
		await open(`/judge/${(await round())?.id ?? ''}`);
		await page.locator('[data-is-item]').waitFor();
		await judgeAll('dismissed');
		await page.getByText(words('review:judge.done')).waitFor();
		await sit('Wei', 'lead');
		await open(`/rounds/${(await round())?.id ?? ''}`);
		await page.getByRole('table').first().waitFor();
		await page.getByText(words('review:agreement.rows.all')).waitFor();
		await page
			.getByText(words('review:agreement.meaning.few', { least: 30 }))
			.first()
			.waitFor();
		const report = await served.desk.call('review.agreement', { roundId: (await round())?.id ?? '' });
		expect(report.seconds).toMatchObject({ items: ITEMS - 2, agreement: 0 });
		expect(report.pairs).toHaveLength(3);
	});

	it('shows side by side who said what, and takes the lead’s decision into the session', async () => {
		await button('rounds.endJudging').click();
		await page.getByRole('region', { name: words('review:decide.opinions') }).waitFor();
		await page.getByText(SECRET).first().waitFor();
		expect(await page.locator('.opinions .opinion').count()).toBeGreaterThanOrEqual(2);
		await page.getByRole('textbox', { name: words('review:decide.comment') }).fill('Read the guideline on jokes.');
		await page.keyboard.press('Escape');
		await page.keyboard.press('d');
		await page.keyboard.press('4');
		await page
			.getByText(words('review:decide.done', { verdict: words('flags:verdict.dismissed') }))
			.first()
			.waitFor();
		await expect.poll(async () => (await round())?.disputes?.decided).toBe(1);
		const { annotations } = await served.desk.call('feed.page', { sessionId, limit: 500 });
		expect(annotations.filter(({ author }) => author.name === 'Wei')).toMatchObject([{ body: { verdict: 'dismissed', reason: 'joke' } }]);
	});

	it('goes on to the next until none is left, and closes the round', async () => {
		const { all = 0 } = (await round())?.disputes ?? {};
		for (let decided = 1; decided < all; decided += 1) {
			await expect
				.poll(() => page.getByRole('button', { name: new RegExp(`^(?:${words('review:judge.confirm')}|${words('review:judge.missed')})`) }).isEnabled())
				.toBe(true);
			await page.keyboard.press('c');
			await expect.poll(async () => (await round())?.disputes?.decided).toBe(decided + 1);
			await page.locator('.judge-panel').waitFor();
		}
		await open(`/rounds/${(await round())?.id ?? ''}`);
		await button('rounds.close').click();
		await page
			.getByRole('alertdialog')
			.getByRole('button', { name: words('review:rounds.close') })
			.click();
		await page.getByText(words('review:rounds.state.closed')).first().waitFor();
		const { lines } = await served.desk.call('audit.page', { cursor: null, limit: 500 });
		const acts = new Set(lines.map(({ act }) => String(act)));
		for (const act of ['review.drawn', 'review.decided', 'review.closed']) expect(acts.has(act), act).toBe(true);
	});

	it('brings the decision back to both reviewers and to whoever judged first', async () => {
		for (const name of ['Борис', 'سارة', 'Ana']) {
			await sit(name, 'specialist');
			await open('/feedback');
			await page.getByText('Read the guideline on jokes.').first().waitFor();
			const unread = (await served.desk.call('review.waiting', {})).unseenFeedback;
			expect(unread).toBeGreaterThan(0);
			await expect
				.poll(() =>
					page
						.locator('.navigation-badge')
						.filter({ hasText: words('review:waiting.unread', { count: unread }) })
						.count(),
				)
				.toBe(1);
			await button('feedback.markAll').click();
			await expect.poll(async () => (await served.desk.call('review.waiting', {})).unseenFeedback).toBe(0);
			await expect.poll(() => page.locator('.feedback-item[data-is-unread]').count()).toBe(0);
		}
	});

	it('shows a specialist their own figures, and a lead everybody’s, with what they mean', async () => {
		await open('/people');
		await page.getByText(words('review:people.ownOnly')).waitFor();
		await expect.poll(() => page.locator('.people-name').allTextContents()).toEqual(['Ana']);
		await sit('Wei', 'lead');
		await expect.poll(() => page.locator('.people-name').count()).toBe(3);
		await page.locator('.people-name').filter({ hasText: 'Ana' }).click();
		await expect.poll(() => page.locator('.people-slice').count()).toBeGreaterThan(1);
		await page.getByText(words('review:people.note.live')).waitFor();
	});

	it('fits a narrow window on every page, and keeps every text readable there in both themes (AA)', async () => {
		const id = (await round())?.id ?? '';
		await page.setViewportSize({ width: 420, height: 800 });
		for (const path of ['', `/rounds/${id}`, `/decide/${id}`, '/people', '/feedback']) {
			await open(path);
			await page.locator('h1, .judge-head').first().waitFor();
			await page.locator('.round-item, .figure-table, .opinion, .review-title-line').first().waitFor();
			await fits();
			for (const colorScheme of ['light', 'dark'] as const) {
				await page.emulateMedia({ colorScheme });
				// Colours change with a transition.
				await page.waitForTimeout(300);
				expect((await page.evaluate(faintTexts)).faint, `${path} ${colorScheme}`).toEqual([]);
			}
		}
	});

	it('says what to do where the round is gone or is not for this person', async () => {
		await open('/judge/01990000-0000-7000-8000-0000000000aa');
		await page.getByText(words('errors:review-not-found')).waitFor();
		await open(`/judge/${(await round())?.id ?? ''}`);
		await page.getByText(words('errors:review-wrong-state')).waitFor();
		await page.getByRole('link', { name: words('review:back') }).click();
		await page.locator('.round-item').waitFor();
	});

	it('made the browser complain of nothing', () => {
		expect(opened.complaints).toEqual([]);
	});

	/** Judges whatever comes, by key: in a line without a flag a finding is always a price. */
	async function judgeAll(verdict: 'confirmed' | 'dismissed'): Promise<void> {
		const item = page.locator('[data-is-item]');
		const progress = page.locator('.judge-progress');
		for (let count = 0; count < ITEMS; count += 1) {
			await item.waitFor();
			const before = await progress.textContent();
			const isFlag = (await page.locator('.item-reason').count()) === 1;
			await page.keyboard.press(verdict === 'confirmed' ? 'c' : 'd');
			if (verdict === 'confirmed' && !isFlag) await page.keyboard.press('e');
			if (verdict === 'dismissed' && isFlag) await page.keyboard.press('d');
			// The next item may be of the same line.
			await expect.poll(() => progress.textContent()).not.toBe(before);
		}
	}
});
