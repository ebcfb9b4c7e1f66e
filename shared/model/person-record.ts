import type { Interval } from './agreement/interval.ts';

/** How one person's judging went: for coaching, not for ranking. */

/** Fewer say nothing certain about a person. */
export const FEW_JUDGEMENTS = 10;

export interface Duration {
	/** Verdicts that were timed. */
	readonly count: number;
	/** In ms; null where none was timed. */
	readonly median: number | null;
	readonly p90: number | null;
}

/** What became of judgements that a second review settled. */
export interface Settled {
	/** Everybody agreed, or a lead decided. */
	readonly settled: number;
	/** The lead decided otherwise. */
	readonly overturned: number;
	/** Of the overturned share; null where nothing was settled. */
	readonly interval: Interval | null;
}

export interface PersonSlice extends Settled {
	readonly by: 'category' | 'language';
	readonly key: string;
	readonly handled: number;
}

export interface PersonRecord extends Settled {
	readonly name: string;
	/** Flags they gave a verdict that was not taken back; decisions of a review are not counted. */
	readonly handled: number;
	/** From the message's arrival to the verdict, of verdicts given while the show ran. */
	readonly live: Duration;
	/** Items of a second review they judged. */
	readonly judgements: number;
	/** From the item being shown to the judgement. */
	readonly judging: Duration;
	/** Categories, then languages; most handled first. */
	readonly slices: readonly PersonSlice[];
}
