import { describe, expect, it } from 'vitest';
import type { DecisionInput } from '../../../../electron/desk/reviewing/adjudicating.ts';
import { DeskError } from '../../../../shared/contract/errors.ts';
import type { Verdict } from '../../../../shared/model/annotation.ts';
import { type JudgingTask, type SamplePlan, samplePlanSchema } from '../../../../shared/model/review.ts';
import type { Profile } from '../../../../shared/model/staff.ts';
import { SPECIALIST as ANA, LEAD, SESSION, said, scratchDesk, sessionStart } from '../store/scratch-store.ts';

const BORIS: Profile = { name: 'Борис', role: 'specialist', languages: ['ru'] };
const SARA: Profile = { name: 'Sara', role: 'specialist', languages: ['ar'] };
/** Stands in Ana's comments alone: no blind window may hold it. */
const SECRET = 'the host had a note from the clinic';

const plan = (differing: Partial<SamplePlan> = {}): SamplePlan => ({
	...samplePlanSchema.parse({ size: { by: 'share', share: 1 }, seed: 'spring' }),
	...differing,
});

/** Twelve flagged lines, of which Ana judged ten and Boris two, and four lines without a flag. */
async function judgedShow() {
	const desk = await scratchDesk();
	const { recorder, reader } = desk;
	await recorder.beginSession(sessionStart());
	const { messages } = await recorder.record({
		sessionId: SESSION,
		items: [
			...Array.from({ length: 12 }, (_, index) => said(index + 1, `esto cura todo ${index + 1}`)),
			...Array.from({ length: 4 }, (_, index) => said(index + 20, `hola a todos ${index}`)),
		],
	});
	for (const [index, message] of messages.slice(0, 12).entries()) {
		const body = {
			type: 'verdict',
			flagId: message.flags[0]?.id ?? 0,
			verdict: index % 3 === 0 ? 'dismissed' : 'confirmed',
			comment: SECRET,
			...(index % 3 === 0 ? { reason: 'joke' as const } : {}),
		} as const;
		await recorder.annotate({ messageId: message.id, body, profile: index < 10 ? ANA : BORIS, at: (index + 1) * 1_000 + 4_000 });
	}
	const draw = async (chosen: SamplePlan, reviewers: readonly string[]) => {
		const { items, preview } = await reader.reviewSample({ plan: chosen, reviewers });
		const roundId = await recorder.drawReview({ title: 'Week 12', plan: chosen, reviewers, items, profile: LEAD, at: 90_000 });
		return { roundId, preview };
	};
	const task = async (roundId: string, { name }: Profile, skipped = false): Promise<JudgingTask> => reader.reviewTask({ roundId, name, skipped });
	const judge = async (itemId: string, profile: Profile, verdict: Verdict | 'skipped', differing: object = {}) =>
		recorder.judgeReview({ judgement: { itemId, verdict, tookMs: 2_000, ...differing }, profile, at: 100_000 });
	/** Judges all that is left, as `verdictOf` says of each message's text. */
	const judgeAll = async (roundId: string, profile: Profile, verdictOf: (text: string) => Verdict): Promise<number> => {
		for (let count = 0; ; count += 1) {
			const { item } = await task(roundId, profile);
			if (item === null) return count;
			const verdict = verdictOf(item.message.text);
			const finding = item.kind === 'unflagged' && verdict !== 'dismissed' ? { category: 'health' } : {};
			await judge(item.id, profile, verdict, finding);
		}
	};
	const advance = async (roundId: string, to: 'adjudication' | 'closed') => recorder.advanceReview({ roundId, to, profile: LEAD, at: 200_000 });
	const decide = async (itemId: string, decision: Partial<DecisionInput>) =>
		recorder.decideReview({
			decision: { itemId, verdict: 'confirmed', severity: 'medium', intoSession: true, ...decision },
			profile: LEAD,
			at: 300_000,
		});
	return { ...desk, messages, draw, task, judge, judgeAll, advance, decide };
}

async function codeOf(work: unknown): Promise<string> {
	try {
		await (typeof work === 'function' ? work() : work);
	} catch (error) {
		return error instanceof DeskError ? error.code : String(error);
	}
	return 'nothing refused';
}

describe('drawing a round', () => {
	it('counts beforehand what it will draw, and draws that', async () => {
		const { reader, draw } = await judgedShow();
		const chosen = plan({ people: ['ANA'], verdicts: ['confirmed'], unflagged: 2 });
		const { preview, roundId } = await draw(chosen, ['Борис', 'Sara']);
		expect(preview).toMatchObject({ candidates: 6, flags: 6, unflaggedCandidates: 4, unflagged: 2, judgedTwice: 8 });
		expect(await reader.reviewRound({ roundId })).toMatchObject({
			title: 'Week 12',
			state: 'open',
			items: 8,
			unflagged: 2,
			disputes: null,
			author: { name: 'Wei', role: 'lead' },
			plan: { seed: 'spring' },
			reviewers: [
				{ name: 'Sara', items: 8, judged: 0, skipped: 0 },
				{ name: 'Борис', items: 8, judged: 0, skipped: 0 },
			],
		});
	});

	it('leaves to nobody what is their own, and draws nothing that is left to nobody', async () => {
		const { reader, draw } = await judgedShow();
		const alone = await reader.reviewSample({ plan: plan(), reviewers: ['  борис'] });
		expect(alone.preview).toMatchObject({ candidates: 10, flags: 10, judgedTwice: 0, reviewers: [{ items: 10 }] });
		const { preview } = await draw(plan(), ['Ana', 'Sara']);
		expect(preview).toMatchObject({
			flags: 12,
			judgedTwice: 2,
			reviewers: [
				{ name: 'Ana', items: 2 },
				{ name: 'Sara', items: 12 },
			],
		});
	});
});

describe('judging blind', () => {
	it('tells a reviewer nothing of what anybody said, in any answer while the round is open', async () => {
		const { reader, recorder, draw, task, judge } = await judgedShow();
		const { roundId } = await draw(plan(), ['Борис', 'Sara']);
		const first = (await task(roundId, SARA)).item;
		await judge(first?.id ?? '', SARA, 'escalated', { comment: 'this one is serious' });
		const answers = JSON.stringify([
			await task(roundId, BORIS),
			await task(roundId, SARA),
			await reader.reviewRound({ roundId }),
			await reader.reviewRounds({}),
			await reader.reviewFeedback({ name: 'Ana' }),
			await reader.reviewFeedback({ name: 'Sara' }),
		]);
		for (const secret of [SECRET, 'Ana', 'escalated', 'dismissed', 'confirmed', 'this one is serious', 'joke']) {
			// The reader's names of pages and of those asked are no secret; Ana is neither, but for her own page.
			const told = answers.replaceAll('"person":"Ana"', '');
			expect(told.includes(secret), secret).toBe(false);
		}
		for (const refused of [
			() => reader.reviewAgreement({ roundId }),
			() => reader.reviewDisputes({ roundId }),
			() => reader.reviewDispute({ itemId: first?.id ?? '' }),
			() =>
				recorder.decideReview({
					decision: { itemId: first?.id ?? '', verdict: 'confirmed', severity: 'low', intoSession: true },
					profile: LEAD,
					at: 1,
				}),
		])
			expect(await codeOf(refused)).toBe('review-wrong-state');
	});

	it('shows the item in its context, the flag to judge marked', async () => {
		const { draw, task } = await judgedShow();
		const { roundId } = await draw(plan({ size: { by: 'count', count: 1 } }), ['Sara']);
		const { item, progress } = await task(roundId, SARA);
		expect(item).toMatchObject({ kind: 'flag', flag: { category: 'health', rule: 'es.health.cura' }, session: { title: 'W1 watch', market: 'ES' } });
		const place = item?.message.id ?? 0;
		const ids = [...(item?.before ?? []), ...(item?.after ?? [])].map(({ id }) => id);
		expect(ids).toEqual([-4, -3, -2, -1, 1, 2, 3].map((step) => place + step).filter((id) => id >= 1 && id <= 16));
		expect(progress).toEqual({ name: 'Sara', items: 1, judged: 0, skipped: 0 });
	});

	it('gives everybody an order of their own, and keeps it', async () => {
		const { draw, judgeAll, task, reader } = await judgedShow();
		const { roundId } = await draw(plan({ people: ['Ana'] }), ['Борис', 'Sara']);
		const seen: Record<string, string[]> = { Sara: [], Борис: [] };
		expect((await task(roundId, SARA)).item?.id).toBe((await task(roundId, SARA)).item?.id);
		for (const profile of [SARA, BORIS])
			await judgeAll(roundId, profile, (text) => {
				seen[profile.name]?.push(text);
				return 'confirmed';
			});
		expect(seen.Sara?.toSorted()).toEqual(seen.Борис?.toSorted());
		expect(seen.Sara).not.toEqual(seen.Борис);
		expect((await reader.reviewRound({ roundId })).reviewers).toMatchObject([{ judged: 10 }, { judged: 10 }]);
	});

	it('passes an item on, takes it up again when asked, and takes back the last judgement', async () => {
		const { draw, task, judge, recorder, judgeAll } = await judgedShow();
		const { roundId } = await draw(plan({ people: ['Ana'] }), ['Sara']);
		const first = (await task(roundId, SARA)).item?.id ?? '';
		await judge(first, SARA, 'skipped');
		expect(await task(roundId, SARA)).toMatchObject({ progress: { judged: 0, skipped: 1 }, canUndo: true });
		const second = (await task(roundId, SARA)).item?.id ?? '';
		expect(second).not.toBe(first);
		await judge(second, SARA, 'confirmed');
		expect(await recorder.undoReview({ roundId, profile: SARA, at: 5 })).toEqual({ itemId: second });
		expect((await task(roundId, SARA)).item?.id).toBe(second);
		await judgeAll(roundId, SARA, () => 'confirmed');
		expect((await task(roundId, SARA)).item).toBeNull();
		expect((await task(roundId, SARA, true)).item?.id).toBe(first);
		for (let left = 10; left > 0; left -= 1) expect(await recorder.undoReview({ roundId, profile: SARA, at: 6 })).not.toBeNull();
		expect(await recorder.undoReview({ roundId, profile: SARA, at: 7 })).toBeNull();
	});

	it('is only for those who were asked, only while the round is open, and never of one’s own verdict', async () => {
		const { draw, task, judge, advance, reader } = await judgedShow();
		const { roundId } = await draw(plan(), ['Ana', 'Sara']);
		expect(await codeOf(() => task(roundId, BORIS))).toBe('review-not-yours');
		const ofAna = new Set<string>();
		for (let item = (await task(roundId, SARA)).item; item !== null; item = (await task(roundId, SARA)).item) {
			if (await codeOf(() => judge(item?.id ?? '', ANA, 'confirmed')).then((code) => code === 'review-not-yours')) ofAna.add(item.id);
			await judge(item.id, SARA, 'confirmed');
		}
		expect(ofAna.size).toBe(10);
		await advance(roundId, 'adjudication');
		expect(await codeOf(() => judge([...ofAna][0] ?? '', SARA, 'dismissed'))).toBe('review-wrong-state');
		expect(await codeOf(() => advance(roundId, 'adjudication'))).toBe('review-wrong-state');
		expect(await codeOf(() => reader.reviewRound({ roundId: SESSION }))).toBe('review-not-found');
	});

	it('asks what was missed in a line without a flag', async () => {
		const { draw, task, judge } = await judgedShow();
		const { roundId } = await draw(plan({ size: { by: 'count', count: 0 }, unflagged: 1 }), ['Sara']);
		const item = (await task(roundId, SARA)).item;
		expect(item).toMatchObject({ kind: 'unflagged', flag: null });
		expect(await codeOf(() => judge(item?.id ?? '', SARA, 'confirmed'))).toBe('invalid-input');
		await judge(item?.id ?? '', SARA, 'confirmed', { category: 'price' });
	});
});

describe('what comes of a round', () => {
	/** Sara says what Ana said, but for the lines that end in 2; Boris confirms all. */
	async function judgedRound() {
		const show = await judgedShow();
		const { roundId } = await show.draw(plan({ people: ['Ana'] }), ['Борис', 'Sara']);
		const ofAna = (text: string): Verdict => ((Number(text.split(' ').at(-1)) - 1) % 3 === 0 ? 'dismissed' : 'confirmed');
		await show.judgeAll(roundId, SARA, (text) => (text.endsWith(' 2') ? 'escalated' : ofAna(text)));
		await show.judgeAll(roundId, BORIS, () => 'confirmed');
		return { ...show, roundId };
	}

	it('is measured once all have judged, the same for the same seed', async () => {
		const { reader, roundId } = await judgedRound();
		const report = await reader.reviewAgreement({ roundId });
		expect(report).toEqual(await reader.reviewAgreement({ roundId }));
		expect(report).toMatchObject({ draws: 1_000, seed: 'spring', all: { items: 10, judgements: 30 }, seconds: { items: 10, judgements: 20 }, unflagged: null });
		// Ana and Boris: 6 of 10 confirmed by both, 4 dismissed by Ana alone. Boris used one class: kappa is 0, not undefined.
		expect(report.pairs.map(({ people, kappa }) => [people, kappa.items, kappa.agreement, kappa.value])).toEqual([
			[['Ana', 'Sara'], 10, 0.9, expect.closeTo(0.44 / 0.54, 10)],
			[['Ana', 'Борис'], 10, 0.6, 0],
			[['Sara', 'Борис'], 10, 0.5, 0],
		]);
		expect(report.seconds.kappa?.agreement).toBe(0.5);
		expect(report.all.kappa).toBeNull();
		expect(report.all.agreement).toBeCloseTo((0.9 + 0.6 + 0.5) / 3, 12);
		expect(report.all.nominal.interval?.low).toBeLessThan(report.all.nominal.value ?? 0);
		expect(report.categories).toMatchObject([{ key: 'health', items: 10, judgements: 30, kappa: { items: 10, agreement: 0.5 } }]);
		expect(report.languages).toMatchObject([{ key: 'es', items: 10 }]);
	});

	it('shows side by side what people differ on, and nothing else', async () => {
		const { reader, roundId, advance } = await judgedRound();
		await advance(roundId, 'adjudication');
		const lines = await reader.reviewDisputes({ roundId });
		// Four that Ana and Sara dismissed, and the one that Sara escalated.
		expect(lines.map(({ text }) => Number(text.split(' ').at(-1))).toSorted((one, other) => one - other)).toEqual([1, 2, 4, 7, 10]);
		expect((await reader.reviewRound({ roundId })).disputes).toEqual({ all: 5, decided: 0 });
		const dispute = await reader.reviewDispute({ itemId: lines.find(({ text }) => text.endsWith(' 2'))?.id ?? '' });
		expect(dispute.first).toMatchObject({ by: 'Ana', verdict: 'confirmed', comment: SECRET });
		expect(dispute.opinions.map(({ by, verdict }) => [by, verdict])).toEqual([
			['Sara', 'escalated'],
			['Борис', 'confirmed'],
		]);
		expect(dispute.decision).toBeNull();
	});

	it('says of each judgement which guidelines it was given by', async () => {
		const { reader, recorder, draw, judgeAll, advance } = await judgedShow();
		const { roundId } = await draw(plan(), ['Sara', 'Борис']);
		const writeGuidelines = async (basedOn: number) =>
			recorder.saveGuidelines({ label: null, basedOn, text: `Version ${basedOn + 1}`, comment: '', profile: LEAD, at: 95_000 });
		await writeGuidelines(0);
		await judgeAll(roundId, SARA, () => 'escalated');
		await writeGuidelines(1);
		await judgeAll(roundId, BORIS, () => 'dismissed');
		await advance(roundId, 'adjudication');
		const [line] = await reader.reviewDisputes({ roundId });
		const { first, opinions } = await reader.reviewDispute({ itemId: line?.id ?? '' });
		expect(first?.guidelines).toBeNull();
		expect(opinions.map(({ by, guidelines }) => [by, guidelines])).toEqual([
			['Sara', 1],
			['Борис', 2],
		]);
	});

	it('becomes the session’s verdict, and goes back to everybody who judged', async () => {
		const { reader, recorder, roundId, advance, decide, messages } = await judgedRound();
		await advance(roundId, 'adjudication');
		const [line] = await reader.reviewDisputes({ roundId });
		const dispute = await reader.reviewDispute({ itemId: line?.id ?? '' });
		const { annotations, decision } = await decide(dispute.id, { verdict: 'dismissed', reason: 'denial', comment: 'it says that it does not cure' });
		expect(annotations).toMatchObject([{ author: { name: 'Wei', role: 'lead' }, body: { type: 'verdict', verdict: 'dismissed', reason: 'denial' } }]);
		const page = await reader.feedPage({ sessionId: SESSION, limit: 50 });
		expect(page.annotations.filter(({ messageId }) => messageId === dispute.message.id).at(-1)?.id).toBe(annotations[0]?.id);
		expect(messages.length).toBe(16);

		for (const [{ name }, verdict] of [
			[ANA, dispute.first?.verdict],
			[SARA, dispute.opinions.find(({ by }) => by === 'Sara')?.verdict],
			[BORIS, 'confirmed'],
		] as const) {
			const { entries } = await reader.reviewFeedback({ name });
			expect(entries).toMatchObject([
				{ own: { by: name, verdict }, isUpheld: verdict === 'dismissed', isSeen: false, decision: { comment: 'it says that it does not cure' } },
			]);
			expect((await reader.reviewWaiting({ name })).unseenFeedback).toBe(1);
		}
		expect((await reader.reviewFeedback({ name: 'Wei' })).entries).toEqual([]);
		await recorder.noteReviewSeen({ name: ' ana', decisionIds: [decision.id, decision.id], at: 1 });
		expect((await reader.reviewWaiting({ name: 'Ana' })).unseenFeedback).toBe(0);
		expect((await reader.reviewFeedback({ name: 'Ana' })).entries).toMatchObject([{ isSeen: true }]);

		await decide(dispute.id, { verdict: 'confirmed' });
		expect((await reader.reviewFeedback({ name: 'Борис' })).entries).toMatchObject([{ isUpheld: true, isSeen: false }]);
		expect((await reader.reviewRound({ roundId })).disputes).toEqual({ all: 5, decided: 1 });
		await advance(roundId, 'closed');
		expect(await codeOf(() => decide(dispute.id, {}))).toBe('review-wrong-state');
	});

	it('can be kept for the feedback alone', async () => {
		const { reader, roundId, advance, decide } = await judgedRound();
		await advance(roundId, 'adjudication');
		const [line] = await reader.reviewDisputes({ roundId });
		const { annotations, decision } = await decide(line?.id ?? '', { intoSession: false });
		expect(annotations).toEqual([]);
		expect(decision.isInSession).toBe(false);
	});

	it('flags what was missed, and takes that back when the lead decides otherwise', async () => {
		const { reader, draw, judgeAll, advance, decide } = await judgedShow();
		const { roundId } = await draw(plan({ size: { by: 'count', count: 0 }, unflagged: 4 }), ['Sara', 'Борис']);
		await judgeAll(roundId, SARA, (text) => (text.endsWith('3') ? 'confirmed' : 'dismissed'));
		await judgeAll(roundId, BORIS, (text) => (text.endsWith('3') ? 'confirmed' : 'dismissed'));
		await advance(roundId, 'adjudication');
		const lines = await reader.reviewDisputes({ roundId });
		expect(lines).toMatchObject([{ kind: 'unflagged', category: 'health' }]);
		const id = lines[0]?.id ?? '';
		expect(await codeOf(() => decide(id, { verdict: 'confirmed' }))).toBe('invalid-input');
		const flagged = await decide(id, { verdict: 'confirmed', category: 'price', severity: 'high' });
		expect(flagged.annotations).toMatchObject([{ body: { type: 'flag', category: 'price', severity: 'high', span: { start: 0, end: 14 } } }]);
		const takenBack = await decide(id, { verdict: 'dismissed' });
		expect(takenBack.annotations).toMatchObject([{ body: { type: 'undo', annotationId: flagged.annotations[0]?.id } }]);
	});

	it('counts for each person what they handled, how fast, and what was overturned', async () => {
		const { reader, roundId, advance, decide } = await judgedRound();
		const everybody = { from: null, to: null, person: null };
		expect((await reader.reviewPeople(everybody)).map(({ name, handled, settled, judgements }) => [name, handled, settled, judgements])).toEqual([
			['Ana', 10, 0, 0],
			['Sara', 0, 0, 10],
			['Борис', 2, 0, 10],
		]);
		await advance(roundId, 'adjudication');
		for (const { id } of await reader.reviewDisputes({ roundId })) await decide(id, { verdict: 'confirmed' });
		const [ana, sara, boris] = await reader.reviewPeople(everybody);
		// The lead's own decisions are no handled flags.
		expect((await reader.reviewPeople(everybody)).map(({ name }) => name)).toEqual(['Ana', 'Sara', 'Борис']);
		expect(ana).toMatchObject({ handled: 10, settled: 10, overturned: 4, live: { count: 10, median: 4_000, p90: 4_000 } });
		expect(ana?.interval?.low).toBeCloseTo(0.1682, 4);
		expect(sara).toMatchObject({ settled: 10, overturned: 5, judging: { count: 10, median: 2_000 }, live: { count: 0, median: null } });
		expect(boris).toMatchObject({ settled: 10, overturned: 0 });
		expect(ana?.slices).toMatchObject([
			{ by: 'category', key: 'health', handled: 10, settled: 10, overturned: 4 },
			{ by: 'language', key: 'es', handled: 10, settled: 10, overturned: 4 },
		]);
		expect(await reader.reviewPeople({ ...everybody, person: 'ana' })).toEqual([ana]);
		expect(await reader.reviewPeople({ ...everybody, from: 5_000 })).toEqual([]);
	});
});
