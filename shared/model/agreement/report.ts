import type { Interval } from './interval.ts';
import type { Kappa } from './kappa.ts';

/** The figures of a round. */

/** Null where it is not defined: nothing to compare, or all of one class. */
export interface Coefficient {
	readonly value: number | null;
	/** Null also where there is too little variation for one. */
	readonly interval: Interval | null;
}

export interface AgreementRow {
	/** Items that two or more people judged. */
	readonly items: number;
	/** Verdicts on them. */
	readonly judgements: number;
	/** Share of pairs of verdicts on one item that are equal. */
	readonly agreement: number | null;
	/** Krippendorff's alpha: verdicts as kinds, and in the order dismissed, confirmed, escalated. */
	readonly nominal: Coefficient;
	readonly ordinal: Coefficient;
	/** Cohen's, where exactly two people judged these items; by category and language, where there were exactly two second reviewers, between them. */
	readonly kappa: Kappa | null;
}

export interface AgreementReport {
	readonly roundId: string;
	/** Bootstrap draws, and what they were seeded with. */
	readonly draws: number;
	readonly seed: string;
	/** Flags: first verdicts and second ones together. */
	readonly all: AgreementRow;
	/** Flags: the second reviewers among themselves. */
	readonly seconds: AgreementRow;
	/** Messages without a flag; null where the round has none. */
	readonly unflagged: AgreementRow | null;
	/** Flags, by category and by language, most items first. */
	readonly categories: readonly (AgreementRow & { readonly key: string })[];
	readonly languages: readonly (AgreementRow & { readonly key: string })[];
	/** Any two people who judged the same flags, whether first or second. */
	readonly pairs: readonly { readonly people: readonly [string, string]; readonly kappa: Kappa }[];
}

/** Fewer items say nothing certain, whatever the figure. */
export const FEW_ITEMS = 30;

/** Customary limits of Krippendorff (2019, Content Analysis, 4th edition, section 12.4.3): rely on .800, no conclusion below .667. */
export const RELIABLE = 0.8;
export const TENTATIVE = 0.667;

/**
 * What a coefficient allows to say. By the whole interval, not by the value alone: `reliable` and `tentative` hold for its lower end,
 * `unreliable` for its upper one, and `unclear` is in between.
 */
export const AGREEMENT_MEANINGS = ['nothing', 'one-class', 'few', 'no-interval', 'reliable', 'tentative', 'unreliable', 'unclear'] as const;
export type AgreementMeaning = (typeof AGREEMENT_MEANINGS)[number];

export function meaningOf({ value, interval }: Coefficient, items: number): AgreementMeaning {
	if (items === 0) return 'nothing';
	if (value === null) return 'one-class';
	if (items < FEW_ITEMS) return 'few';
	if (interval === null) return 'no-interval';
	if (interval.low >= RELIABLE) return 'reliable';
	if (interval.low >= TENTATIVE) return 'tentative';
	return interval.high < TENTATIVE ? 'unreliable' : 'unclear';
}
