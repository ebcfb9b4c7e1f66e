import type { CallName, CallOutput, ParsedInput } from '../../../shared/contract/contract.ts';
import { DeskError } from '../../../shared/contract/errors.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { personKey } from '../../../shared/model/review.ts';
import type { Profile } from '../../../shared/model/staff.ts';
import type { Acts } from '../acts.ts';
import type { EventJournal } from '../event-journal.ts';
import type { Reader } from '../reading/reader.ts';
import type { Recorder } from '../recording/recorder.ts';

/** The contract's commands about second review: the reader draws and counts, the recorder keeps. Windows are told that something changed, never what. */

type ReviewCall = Extract<CallName, `review.${string}`>;
export type ReviewHandlers = { readonly [Name in ReviewCall]: (input: ParsedInput<Name>) => Promise<CallOutput<Name>> };

export interface ReviewsOptions {
	readonly recorder: Recorder;
	readonly reader: Reader;
	readonly journal: EventJournal;
	readonly acts: Acts;
	/** Null until somebody has said who they are. */
	readonly profile: () => Profile | null;
	/** @throws DeskError `no-profile` */
	readonly requireProfile: () => Profile;
	/** Tells everyone what a person did to a message. */
	readonly tell: (annotation: Annotation) => void;
}

export function createReviews({ recorder, reader, journal, acts, profile, requireProfile, tell }: ReviewsOptions): { readonly handlers: ReviewHandlers } {
	const changed = (roundId: string) => journal.publish({ type: 'review', roundId });

	function requireLead(): Profile {
		const person = requireProfile();
		if (person.role !== 'lead') throw new DeskError('lead-only', 'This is for a lead to do; the role is set in the profile.');
		return person;
	}

	return {
		handlers: {
			'review.rounds': () => reader.call('reviewRounds', {}),
			'review.round': (input) => reader.call('reviewRound', input),
			'review.staff': async () => (await reader.call('reviewStaff', {})).toSorted((one, other) => one.localeCompare(other)),
			'review.preview': async (input) => (await reader.call('reviewSample', input)).preview,
			'review.draw': async ({ title, plan, reviewers }) => {
				const person = requireLead();
				const { items, preview } = await reader.call('reviewSample', { plan, reviewers });
				if (preview.reviewers.every((reviewer) => reviewer.items === 0))
					throw new DeskError('review-empty', 'Nothing fits that these people could judge: widen the choice, or ask others.');
				const roundId = await recorder.call('drawReview', { title, plan, reviewers, items, profile: person, at: Date.now() });
				await acts.note('review.drawn', null, { title, items: items.length, reviewers: reviewers.length, seed: plan.seed });
				changed(roundId);
				return reader.call('reviewRound', { roundId });
			},
			'review.advance': async ({ roundId, to }) => {
				await recorder.call('advanceReview', { roundId, to, profile: requireLead(), at: Date.now() });
				const round = await reader.call('reviewRound', { roundId });
				if (to === 'closed') await acts.note('review.closed', null, { title: round.title, items: round.items });
				changed(roundId);
				return round;
			},

			'review.task': async ({ roundId, skipped }) => reader.call('reviewTask', { roundId, name: requireProfile().name, skipped }),
			'review.judge': async (judgement) => {
				await recorder.call('judgeReview', { judgement, profile: requireProfile(), at: Date.now() });
				journal.publish({ type: 'review', roundId: null });
				return null;
			},
			'review.undo': async ({ roundId }) => {
				const undone = await recorder.call('undoReview', { roundId, profile: requireProfile(), at: Date.now() });
				if (undone !== null) changed(roundId);
				return undone;
			},

			'review.agreement': (input) => reader.call('reviewAgreement', input),
			'review.disputes': (input) => reader.call('reviewDisputes', input),
			'review.dispute': (input) => reader.call('reviewDispute', input),
			'review.decide': async (input) => {
				const { decision, roundId, sessionId, annotations } = await recorder.call('decideReview', {
					decision: input,
					profile: requireLead(),
					at: Date.now(),
				});
				for (const annotation of annotations) tell(annotation);
				await acts.note('review.decided', sessionId, { verdict: decision.verdict });
				changed(roundId);
				return decision;
			},

			'review.feedback': async ({ person }) => {
				const own = requireProfile().name;
				const name = person ?? own;
				if (personKey(name) !== personKey(own)) requireLead();
				return reader.call('reviewFeedback', { name });
			},
			'review.seen': async ({ decisionIds }) => {
				await recorder.call('noteReviewSeen', { name: requireProfile().name, decisionIds, at: Date.now() });
				journal.publish({ type: 'review', roundId: null });
				return null;
			},
			'review.waiting': async () => {
				const person = profile();
				return person === null ? { toJudge: 0, unseenFeedback: 0 } : reader.call('reviewWaiting', { name: person.name });
			},
			'review.people': async ({ from, to }) => {
				const { name, role } = requireProfile();
				return reader.call('reviewPeople', { from, to, person: role === 'lead' ? null : personKey(name) });
			},
		},
	};
}
