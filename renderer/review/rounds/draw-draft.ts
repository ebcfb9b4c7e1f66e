import type { Verdict } from '../../../shared/model/annotation.ts';
import type { Category } from '../../../shared/model/category.ts';
import { MOST_ITEMS, MOST_UNFLAGGED, personKey, type SamplePlan, SEED_LENGTH, type Stratum } from '../../../shared/model/review.ts';

/** A sample as somebody puts it together in the dialog. */

export const SPANS = ['all', 'week', 'month', 'chosen'] as const;
export type DrawSpan = (typeof SPANS)[number];

export interface DrawDraft {
	readonly title: string;
	readonly span: DrawSpan;
	readonly sessionIds: readonly string[];
	readonly categories: readonly Category[];
	readonly languages: readonly string[];
	readonly people: readonly string[];
	readonly verdicts: readonly Verdict[];
	readonly sizeBy: 'count' | 'share';
	/** As typed: a number of flags, or a percentage of them. */
	readonly size: string;
	readonly stratifyBy: Stratum;
	/** As typed. */
	readonly unflagged: string;
	readonly seed: string;
	readonly reviewers: readonly string[];
}

export const DRAFT_FAULTS = ['title', 'sessions', 'size', 'unflagged', 'seed', 'nothing'] as const;
export type DraftFault = (typeof DRAFT_FAULTS)[number];

const DAY_MS = 86_400_000;

export function emptyDraft(title: string, seed: string): DrawDraft {
	return {
		title,
		span: 'all',
		sessionIds: [],
		categories: [],
		languages: [],
		people: [],
		verdicts: [],
		sizeBy: 'count',
		size: '50',
		stratifyBy: 'none',
		unflagged: '0',
		seed,
		reviewers: [],
	};
}

/** Six letters and digits nobody mistakes for others when they read them out. @param random 0 to 1 */
export function newSeed(random: () => number): string {
	const letters = 'abcdefghkmnpqrstuvwxyz23456789';
	return Array.from({ length: 6 }, () => letters[Math.floor(random() * letters.length)] ?? 'a').join('');
}

/** The plan a draft stands for, or what is wrong with it; a title is asked for at the end alone. */
export function planOf(draft: DrawDraft, now: number): { readonly plan: SamplePlan } | { readonly fault: DraftFault } {
	const size = wholeNumber(draft.size);
	const unflagged = wholeNumber(draft.unflagged);
	const seed = draft.seed.trim();
	if (draft.span === 'chosen' && draft.sessionIds.length === 0) return { fault: 'sessions' };
	if (size === null || size > (draft.sizeBy === 'count' ? MOST_ITEMS : 100)) return { fault: 'size' };
	if (unflagged === null || unflagged > MOST_UNFLAGGED) return { fault: 'unflagged' };
	if (size === 0 && unflagged === 0) return { fault: 'nothing' };
	if (seed === '' || seed.length > SEED_LENGTH) return { fault: 'seed' };
	const { categories, languages, people, verdicts, stratifyBy } = draft;
	return {
		plan: {
			sessionIds: draft.span === 'chosen' ? [...draft.sessionIds] : [],
			from: fromOf(draft.span, now),
			to: null,
			categories: [...categories],
			languages: [...languages],
			people: [...people],
			verdicts: [...verdicts],
			size: draft.sizeBy === 'count' ? { by: 'count', count: size } : { by: 'share', share: size / 100 },
			stratifyBy,
			unflagged,
			seed,
		},
	};
}

/** Adds a name, or takes it out where it is there in whatever spelling. */
export function withReviewer(reviewers: readonly string[], name: string, isAsked: boolean): readonly string[] {
	const others = reviewers.filter((reviewer) => personKey(reviewer) !== personKey(name));
	return isAsked && name.trim() !== '' ? [...others, name.trim()] : others;
}

/** Digits of any script's keyboard; null for anything else. */
function wholeNumber(typed: string): number | null {
	const digits = typed
		.trim()
		.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
		.replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
	return /^\d{1,6}$/.test(digits) ? Number(digits) : null;
}

/** Midnight, so that a plan of the same day is the same plan. */
function fromOf(span: DrawSpan, now: number): number | null {
	if (span !== 'week' && span !== 'month') return null;
	return new Date(now - (span === 'week' ? 7 : 30) * DAY_MS).setHours(0, 0, 0, 0);
}
