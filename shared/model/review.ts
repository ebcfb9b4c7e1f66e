import { z } from 'zod';
import { type DismissalReason, VERDICTS, type Verdict } from './annotation.ts';
import { CATEGORIES, type Category, type Severity } from './category.ts';
import type { Flag } from './flag.ts';
import type { Message } from './message.ts';
import type { StaffRole } from './staff.ts';

/**
 * Second review: a blind sample of what was judged (and of what nobody flagged) goes to other people, their agreement is measured, and a lead
 * decides where they differ.
 */

/** Items of one round; more than anybody judges in a week. */
export const MOST_ITEMS = 2_000;
export const MOST_UNFLAGGED = 1_000;
export const MOST_REVIEWERS = 20;
export const ROUND_TITLE_LENGTH = 120;
export const SEED_LENGTH = 40;
export const PERSON_LENGTH = 80;
export const REVIEW_COMMENT_LENGTH = 2_000;
/** A judgement that took longer was interrupted. */
export const LONGEST_JUDGING_MS = 60 * 60_000;

/** By what a sample is to hold equally many of each, as far as they reach. */
export const STRATA = ['none', 'category', 'language', 'person', 'verdict'] as const;
export type Stratum = (typeof STRATA)[number];

/** `open`: reviewers judge, and nobody sees what others said; `adjudication`: disagreements are decided; `closed`: done. */
export const ROUND_STATES = ['open', 'adjudication', 'closed'] as const;
export type RoundState = (typeof ROUND_STATES)[number];

const personName = z.string().trim().min(1).max(PERSON_LENGTH);

/** What is drawn from, and how. Empty lists: whatever it is. The same plan draws the same sample from the same store. */
export const samplePlanSchema = z.strictObject({
	sessionIds: z.array(z.uuid()).max(500).readonly().default([]),
	/** Sessions that began at or after this moment, and before that one; ms since the epoch. */
	from: z.number().int().nullable().default(null),
	to: z.number().int().nullable().default(null),
	categories: z.array(z.enum(CATEGORIES)).readonly().default([]),
	/** BCP 47, as a person corrected them where one did. */
	languages: z.array(z.string().min(1).max(35)).max(60).readonly().default([]),
	/** Whose verdicts. */
	people: z.array(personName).max(100).readonly().default([]),
	verdicts: z.array(z.enum(VERDICTS)).readonly().default([]),
	/** Of the judged flags: so many, or that share of them. */
	size: z.discriminatedUnion('by', [
		z.strictObject({ by: z.literal('count'), count: z.number().int().min(0).max(MOST_ITEMS) }),
		z.strictObject({ by: z.literal('share'), share: z.number().min(0).max(1) }),
	]),
	stratifyBy: z.enum(STRATA).default('none'),
	/** So many messages without any flag, to find what was missed. */
	unflagged: z.number().int().min(0).max(MOST_UNFLAGGED).default(0),
	seed: z.string().trim().min(1).max(SEED_LENGTH),
});

export type SamplePlan = z.infer<typeof samplePlanSchema>;

export const reviewersSchema = z
	.array(personName)
	.min(1)
	.max(MOST_REVIEWERS)
	.refine((names) => new Set(names.map(personKey)).size === names.length, 'a reviewer is named once');

/** Two spellings of one name are one person: case and width do not count. */
export function personKey(name: string): string {
	return name.normalize('NFKC').trim().toLowerCase();
}

/** What a plan would draw, counted while it is written. */
export interface SamplePreview {
	/** Judged flags that fit. */
	readonly candidates: number;
	readonly flags: number;
	/** Messages without a flag that fit; null where none are wanted. */
	readonly unflaggedCandidates: number | null;
	readonly unflagged: number;
	/** Of each kind there is, most candidates first; empty without strata. */
	readonly strata: readonly { readonly key: string; readonly candidates: number; readonly drawn: number }[];
	/** What each would judge: never their own verdicts. */
	readonly reviewers: readonly { readonly name: string; readonly items: number }[];
	/** Items that two or more of them would judge. */
	readonly judgedTwice: number;
}

export interface ReviewerProgress {
	readonly name: string;
	readonly items: number;
	readonly judged: number;
	/** Passed on without a verdict. */
	readonly skipped: number;
}

interface Signed {
	readonly author: { readonly name: string; readonly role: StaffRole };
	readonly at: number;
}

export interface ReviewRound extends Signed {
	/** UUIDv7. */
	readonly id: string;
	readonly title: string;
	readonly state: RoundState;
	/** Since when it is in that state. */
	readonly since: number;
	readonly plan: SamplePlan;
	/** Still in the store: what a person erased takes its items with it. */
	readonly items: number;
	/** Of those, messages without a flag. */
	readonly unflagged: number;
	readonly reviewers: readonly ReviewerProgress[];
	/** Null while it is open: nobody knows yet. */
	readonly disputes: { readonly all: number; readonly decided: number } | null;
}

/** `flag`: is it one? `unflagged`: was something missed? */
export type ReviewItemKind = 'flag' | 'unflagged';

/** One item as whoever judges it sees it: nothing of what anybody said of it. */
export interface BlindItem {
	/** UUID. */
	readonly id: string;
	readonly kind: ReviewItemKind;
	readonly message: Message;
	/** The one to judge; null where there is none. */
	readonly flag: Flag | null;
	/** Nearest last, and nearest first. */
	readonly before: readonly Message[];
	readonly after: readonly Message[];
	readonly session: { readonly id: string; readonly title: string; readonly host: string; readonly market: string; readonly startedAt: number };
}

/** What a reviewer has before them. */
export interface JudgingTask {
	readonly roundId: string;
	readonly title: string;
	/** Null where all is judged or skipped. */
	readonly item: BlindItem | null;
	readonly progress: ReviewerProgress;
	readonly canUndo: boolean;
}

export const JUDGEMENTS = [...VERDICTS, 'skipped'] as const;
export type JudgementVerdict = (typeof JUDGEMENTS)[number];

export interface Opinion {
	readonly by: string;
	readonly at: number;
	readonly verdict: Verdict;
	readonly reason: DismissalReason | null;
	readonly comment: string | null;
	/** What somebody found in a message without a flag. */
	readonly category: Category | null;
	/** Version of the general guidelines in force when it was given; null where there were none. */
	readonly guidelines: number | null;
}

/** How the lead settled an item. */
export interface Decision extends Signed {
	/** UUIDv7. */
	readonly id: string;
	readonly verdict: Verdict;
	readonly reason: DismissalReason | null;
	readonly comment: string | null;
	readonly category: Category | null;
	readonly severity: Severity | null;
	/** Is it the session's verdict too? */
	readonly isInSession: boolean;
}

/** An item on which people differ, in a list. */
export interface DisputeLine {
	readonly id: string;
	readonly kind: ReviewItemKind;
	readonly category: Category | null;
	readonly language: string;
	/** The message's beginning. */
	readonly text: string;
	readonly decided: Verdict | null;
}

export interface Dispute extends BlindItem {
	/** The verdict the sample was drawn with; null for a message without a flag. */
	readonly first: Opinion | null;
	/** The second reviewers', in the order they were given. */
	readonly opinions: readonly Opinion[];
	readonly decision: Decision | null;
}

/** What a person gets back: their verdict beside the decision. */
export interface Feedback {
	readonly decision: Decision;
	readonly itemId: string;
	readonly round: { readonly id: string; readonly title: string };
	readonly kind: ReviewItemKind;
	readonly category: Category | null;
	readonly message: { readonly id: number; readonly sessionId: string; readonly text: string; readonly language: string };
	readonly own: Opinion;
	/** The first verdict, or one of the second review. */
	readonly as: 'first' | 'second';
	readonly isUpheld: boolean;
	readonly isSeen: boolean;
}

export interface FeedbackPage {
	readonly person: string;
	/** Latest decision first. */
	readonly entries: readonly Feedback[];
	/** Further judgements of theirs on which everybody agreed. */
	readonly agreed: number;
}

/** What waits for whoever sits at the desk. */
export interface WaitingReview {
	readonly toJudge: number;
	readonly unseenFeedback: number;
}
