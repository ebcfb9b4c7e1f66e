/**
 * Where a translation comes from, most trusted first. `memory`: a person approved it, for this text or one like it;
 * `machine`: an engine made it; `gist`: only known terms are put over their words; `none`: there is none.
 */
export const TRANSLATION_ORIGINS = ['memory', 'machine', 'gist', 'none'] as const;
export type TranslationOrigin = (typeof TRANSLATION_ORIGINS)[number];

/**
 * How the memory fits the text. `generalised`: but for numbers, prices, names and emoji, which were put in; `composed`: several approved texts one after
 * the other; `fuzzy`: a text like it.
 */
export const MATCH_KINDS = ['exact', 'generalised', 'composed', 'fuzzy'] as const;
export type MatchKind = (typeof MATCH_KINDS)[number];

export interface MemoryMatch {
	readonly kind: MatchKind;
	/** 0 to 1; 1 for what is exact. */
	readonly score: number;
	/** The text that was translated when the translation was approved. */
	readonly source: string;
}

/** Of a translation that a person writes, in UTF-16 code units. */
export const TRANSLATION_LENGTH = 4_000;

/** What was found wrong with a machine's translation; each name is a check. */
export const TRANSLATION_CHECKS = ['numbers', 'units', 'currency', 'negation', 'terms', 'length', 'untranslated', 'script', 'protected'] as const;
export type TranslationCheck = (typeof TRANSLATION_CHECKS)[number];

export interface FailedCheck {
	readonly check: TranslationCheck;
	/** What the original has and the translation lacks, or the other way round: `50 m`. */
	readonly missing?: string;
	readonly unexpected?: string;
}

/** One text in another language, with all that a reader must know to trust it or not. */
export interface Translation {
	/** BCP 47. */
	readonly from: string;
	readonly to: string;
	readonly text: string;
	readonly origin: TranslationOrigin;
	/** Who made it: `phrasebook` or `team` for the memory, else an engine's id; null where there is none. */
	readonly engine: string | null;
	readonly match: MemoryMatch | null;
	/** Empty: nothing was found wrong. */
	readonly failedChecks: readonly FailedCheck[];
}
