import { z } from 'zod';
import type { AgreementReport } from '../model/agreement/report.ts';
import { DISMISSAL_REASONS, VERDICTS } from '../model/annotation.ts';
import { CATEGORIES, SEVERITIES } from '../model/category.ts';
import type { PersonRecord } from '../model/person-record.ts';
import {
	type Decision,
	type Dispute,
	type DisputeLine,
	type FeedbackPage,
	JUDGEMENTS,
	type JudgingTask,
	LONGEST_JUDGING_MS,
	PERSON_LENGTH,
	REVIEW_COMMENT_LENGTH,
	type ReviewRound,
	ROUND_TITLE_LENGTH,
	reviewersSchema,
	type SamplePreview,
	samplePlanSchema,
	type WaitingReview,
} from '../model/review.ts';
import { call, nothing } from './call.ts';

const roundId = z.uuid();
const itemId = z.uuid();
const comment = z.string().trim().max(REVIEW_COMMENT_LENGTH).optional();

/**
 * Second review. Whoever is asked judges blind: while a round is open, no call tells what anybody said of its items. Refused with `no-profile`,
 * `lead-only`, `review-not-found`, `review-wrong-state` (`detail.state`) and `review-not-yours`.
 */
export const reviewCalls = {
	/** Newest first. */
	'review.rounds': call<readonly ReviewRound[]>()(nothing),
	'review.round': call<ReviewRound>()(z.strictObject({ roundId })),
	/** Everybody who has ever judged or annotated here, by name. */
	'review.staff': call<readonly string[]>()(nothing),
	/** What would be drawn; never fails for what the plan says. */
	'review.preview': call<SamplePreview>()(z.strictObject({ plan: samplePlanSchema, reviewers: reviewersSchema.or(z.array(z.never()).max(0)) })),
	/** A lead's act. Refused with `review-empty` where nothing fits, or nothing that any of the reviewers may judge. */
	'review.draw': call<ReviewRound>()(
		z.strictObject({ title: z.string().trim().min(1).max(ROUND_TITLE_LENGTH), plan: samplePlanSchema, reviewers: reviewersSchema }),
	),
	/** A lead's act: ends judging, or the round. There is no way back: who saw what others said is not blind again. */
	'review.advance': call<ReviewRound>()(z.strictObject({ roundId, to: z.enum(['adjudication', 'closed']) })),

	/** What to judge next, in this person's own order; the skipped ones only where they are asked for. */
	'review.task': call<JudgingTask>()(z.strictObject({ roundId, skipped: z.boolean().default(false) })),
	/** `tookMs`: from the item being shown. A finding in a message without a flag names its category. Judging it again replaces what was said. */
	'review.judge': call<null>()(
		z.strictObject({
			itemId,
			verdict: z.enum(JUDGEMENTS),
			reason: z.enum(DISMISSAL_REASONS).optional(),
			comment,
			category: z.enum(CATEGORIES).optional(),
			tookMs: z.number().int().min(0).max(LONGEST_JUDGING_MS),
		}),
	),
	/** Takes this person's latest judgement of the round back: its item comes next. Null where there is none. */
	'review.undo': call<{ readonly itemId: string } | null>()(z.strictObject({ roundId })),

	/** Once judging is over: everybody has judged all, or a lead ended it. Else `review-wrong-state`. */
	'review.agreement': call<AgreementReport>()(z.strictObject({ roundId })),
	/** In adjudication and after: what people differ on, undecided first. */
	'review.disputes': call<readonly DisputeLine[]>()(z.strictObject({ roundId })),
	'review.dispute': call<Dispute>()(z.strictObject({ itemId })),
	/**
	 * A lead's act, and the session's verdict from then on, signed by them: a verdict on the flag, or a flag on a message that had none. Refused as
	 * `annotation.add` is, by a sealed session for one; with `intoSession` false it is kept for the feedback alone.
	 */
	'review.decide': call<Decision>()(
		z.strictObject({
			itemId,
			verdict: z.enum(VERDICTS),
			reason: z.enum(DISMISSAL_REASONS).optional(),
			comment,
			category: z.enum(CATEGORIES).optional(),
			severity: z.enum(SEVERITIES).default('medium'),
			intoSession: z.boolean().default(true),
		}),
	),

	/** This person's own; a lead may ask for anybody's. */
	'review.feedback': call<FeedbackPage>()(z.strictObject({ person: z.string().trim().min(1).max(PERSON_LENGTH).optional() })),
	/** Decisions this person has read, by id. */
	'review.seen': call<null>()(z.strictObject({ decisionIds: z.array(z.uuid()).min(1).max(500) })),
	'review.waiting': call<WaitingReview>()(nothing),
	/** How everybody's judging went, by name; a specialist sees their own alone. `from` and `to`: of sessions that began then. */
	'review.people': call<readonly PersonRecord[]>()(
		z.strictObject({ from: z.number().int().nullable().default(null), to: z.number().int().nullable().default(null) }),
	),
} as const;
