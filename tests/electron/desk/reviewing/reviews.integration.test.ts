import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { OpenDesk } from '../../../../electron/desk/desk.ts';
import type { DeskEvent } from '../../../../shared/contract/contract.ts';
import { DeskError } from '../../../../shared/contract/errors.ts';
import type { DisputeLine } from '../../../../shared/model/review.ts';
import type { StaffRole } from '../../../../shared/model/staff.ts';
import { openTemporaryDesk } from '../../../contract/open-desk.ts';

/** What only the whole desk does: who may, what the log and other windows are told, and what sealing and deleting a session do to a round. */
describe('second review at a desk', () => {
	let desk: OpenDesk;
	let sessionId: string;
	let roundId: string;
	let disputes: readonly DisputeLine[];
	const events: DeskEvent[] = [];

	const sit = (name: string, role: StaffRole) => desk.call('profile.set', { name, role, languages: [] });
	const codeOf = (work: Promise<unknown>): Promise<string> =>
		work.then(
			() => 'nothing refused',
			(error: unknown) => (error instanceof DeskError ? error.code : String(error)),
		);
	const plan = { size: { by: 'count', count: 6 }, seed: 'desk' } as const;
	const reviewers = ['Борис', 'Sara'];

	beforeAll(async () => {
		desk = await openTemporaryDesk();
		desk.subscribe((event) => events.push(event));
		const { id } = await desk.call('show.start', { sources: [{ kind: 'demo', speed: 'unlimited' }] });
		sessionId = id;
		await vi.waitFor(async () => expect((await desk.call('session.get', { sessionId })).endedAt).not.toBeNull(), { timeout: 25_000, interval: 50 });
	});

	afterAll(() => desk?.close());

	it('asks who is there, and lets a lead alone draw', async () => {
		expect(await codeOf(desk.call('review.draw', { title: 'First', plan, reviewers }))).toBe('no-profile');
		expect(await desk.call('review.waiting', {})).toEqual({ toJudge: 0, unseenFeedback: 0 });
		await sit('Ana', 'specialist');
		expect(await codeOf(desk.call('review.draw', { title: 'First', plan, reviewers }))).toBe('lead-only');
		await sit('Wei', 'lead');
		expect(await codeOf(desk.call('review.draw', { title: 'First', plan, reviewers }))).toBe('review-empty');
		expect(await codeOf(desk.call('review.draw', { title: 'First', plan, reviewers: ['Ana', ' ANA'] }))).toBe('invalid-input');
	});

	it('draws from what was judged, notes it, and tells other windows no more than that', async () => {
		await sit('Ana', 'specialist');
		const { messages } = await desk.call('feed.toReview', { sessionId, limit: 8 });
		for (const { id, flags } of messages) {
			for (const flag of flags) await desk.call('annotation.add', { messageId: id, body: { type: 'verdict', flagId: flag.id, verdict: 'confirmed' } });
		}
		await sit('Wei', 'lead');
		events.length = 0;
		const round = await desk.call('review.draw', { title: 'First', plan, reviewers });
		roundId = round.id;
		expect(round).toMatchObject({ items: 6, state: 'open', reviewers: [{ items: 6 }, { items: 6 }] });
		await expect.poll(() => events.find(({ type }) => type === 'review')).toEqual({ seq: expect.any(Number), type: 'review', roundId });
		expect(events.find(({ type }) => type === 'audit')).toMatchObject({
			entry: { act: 'review.drawn', author: { name: 'Wei' }, detail: { items: 6, seed: 'desk' } },
		});
		expect(await codeOf(desk.call('review.task', { roundId }))).toBe('review-not-yours');
	});

	it('hands nobody but a lead the end of judging or a decision', async () => {
		for (const [name, verdict] of [
			['Борис', 'dismissed'],
			['Sara', 'confirmed'],
		] as const) {
			await sit(name, 'specialist');
			expect((await desk.call('review.waiting', {})).toJudge).toBe(6);
			for (;;) {
				const { item } = await desk.call('review.task', { roundId });
				if (item === null) break;
				await desk.call('review.judge', { itemId: item.id, verdict, tookMs: 900 });
			}
		}
		expect(await codeOf(desk.call('review.advance', { roundId, to: 'adjudication' }))).toBe('lead-only');
		expect(await codeOf(desk.call('review.feedback', { person: 'Ana' }))).toBe('lead-only');
		expect((await desk.call('review.people', {})).map(({ name }) => name)).toEqual(['Sara']);
		await sit('Wei', 'lead');
		await desk.call('review.advance', { roundId, to: 'adjudication' });
		disputes = await desk.call('review.disputes', { roundId });
		expect(disputes).toHaveLength(6);
		await sit('Sara', 'specialist');
		expect(await codeOf(desk.call('review.decide', { itemId: disputes[0]?.id ?? '', verdict: 'confirmed' }))).toBe('lead-only');
	});

	it('leaves a sealed session as it is, and keeps the decision for the feedback where the lead wants that', async () => {
		await sit('Wei', 'lead');
		await desk.call('session.seal', { sessionId, operationId: randomUUID() });
		const itemId = disputes[0]?.id ?? '';
		expect(await codeOf(desk.call('review.decide', { itemId, verdict: 'dismissed', comment: 'sealed' }))).toBe('session-sealed');
		expect((await desk.call('review.dispute', { itemId })).decision).toBeNull();
		const kept = await desk.call('review.decide', { itemId, verdict: 'dismissed', comment: 'sealed', intoSession: false });
		expect(kept).toMatchObject({ isInSession: false, comment: 'sealed' });
		expect((await desk.call('review.feedback', { person: 'ana' })).entries).toMatchObject([{ isUpheld: false, decision: { comment: 'sealed' } }]);
	});

	it('loses with a deleted session what was reviewed of it, and nothing else', async () => {
		await desk.call('session.delete', { sessionId, acceptsSealed: true });
		expect(await desk.call('review.round', { roundId })).toMatchObject({ title: 'First', items: 0, disputes: { all: 0, decided: 0 } });
		expect((await desk.call('review.feedback', { person: 'Ana' })).entries).toEqual([]);
		expect(await codeOf(desk.call('review.dispute', { itemId: disputes[0]?.id ?? '' }))).toBe('review-not-found');
		await desk.call('review.advance', { roundId, to: 'closed' });
		expect((await desk.call('review.agreement', { roundId })).all).toMatchObject({ items: 0, agreement: null, nominal: { value: null, interval: null } });
	});
});
