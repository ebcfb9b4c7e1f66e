import type { Verdict } from '../../../shared/model/annotation.ts';
import type { Severity } from '../../../shared/model/category.ts';
import { indexedWords } from '../../../shared/model/search-fold.ts';

/**
 * The terms by which the index knows what a message is, beside its words. Each begins with a character of the private use area,
 * which the tokenizer takes for a letter and no text is indexed with, so that no word is ever mistaken for one.
 */

const TRAIT = '\uE000';
const AUTHOR = '\uE001';
const STAFF = '\uE002';
/** Stands for the signs between letters, at which the tokenizer would cut. */
const HYPHEN = '\uE00F';

export const kindTerm = (kind: string): string => `${TRAIT}k${kind}`;
export const roleTerm = (role: string): string => `${TRAIT}r${role}`;
export const sessionTerm = (row: number): string => `${TRAIT}s${row}`;
export const platformTerm = (platform: string): string => `${TRAIT}p${coded(platform)}`;
export const marketTerm = (market: string): string => `${TRAIT}m${coded(market)}`;
export const languageTerm = (tag: string): string => `${TRAIT}l${coded(tag)}`;

/** The tag and the tags above it: `ru-Latn` is also `ru`. */
export function languageTerms(tag: string): readonly string[] {
	const parts = tag.split('-');
	return parts.map((_, index) => languageTerm(parts.slice(0, index + 1).join('-')));
}

/** What a message has or is. */
export const TRAITS = {
	link: `${TRAIT}hl`,
	flag: `${TRAIT}hf`,
	note: `${TRAIT}hn`,
	label: `${TRAIT}hb`,
	translation: `${TRAIT}ht`,
	question: `${TRAIT}iq`,
	answered: `${TRAIT}ia`,
	deleted: `${TRAIT}id`,
} as const;

/** One finding, or what is asked of one: what is left out may be anything. */
export interface FlagTraits {
	readonly category?: string | undefined;
	readonly severity?: Severity | string | undefined;
	readonly verdict?: Verdict | 'none' | string | undefined;
}

export function flagTerm({ category = '', severity = '', verdict = '' }: FlagTraits): string {
	return `${TRAIT}f${[category, severity, verdict].map(coded).join(HYPHEN)}`;
}

/** Every question that a finding answers: its category alone, with its severity, with its verdict, and so on. */
export function flagTerms({ category, severity, verdict }: FlagTraits): readonly string[] {
	const terms: string[] = [];
	for (const askedCategory of [category, undefined]) {
		for (const askedSeverity of [severity, undefined]) {
			for (const askedVerdict of verdict === undefined ? [undefined] : [verdict, undefined]) {
				if (askedCategory === undefined && askedSeverity === undefined && askedVerdict === undefined) continue;
				terms.push(flagTerm({ category: askedCategory, severity: askedSeverity, verdict: askedVerdict }));
			}
		}
	}
	return terms;
}

/** The words of an author's name or id, each a term; in a phrase they stand for the name. */
export const authorTerms = (name: string): string => marked(AUTHOR, name);
/** The words of a staff member's name. */
export const staffTerms = (name: string): string => marked(STAFF, name);

const HOUR_MS = 3_600_000;
/** Each level's stretches are so many times longer than those of the level below. */
const STRETCH = 32;
/** Of one hour, 32 hours, 43 days. */
const LEVELS = ['x', 'y', 'z'] as const;

export function timeTerms(at: number): readonly string[] {
	const hour = hourOf(at);
	return LEVELS.map((level, index) => stretchTerm(level, Math.floor(hour / STRETCH ** index)));
}

/** The fewest stretches that cover a time, its first and last hour whole. @param to not included */
export function stretchesOf(from: number, to: number): readonly string[] {
	const terms: string[] = [];
	let [first, end] = [hourOf(from), hourOf(to - 1) + 1];
	for (const [index, level] of LEVELS.entries()) {
		const isTop = index === LEVELS.length - 1;
		while (first < end && (isTop || first % STRETCH !== 0)) {
			terms.push(stretchTerm(level, first));
			first += 1;
		}
		while (end > first && end % STRETCH !== 0) {
			end -= 1;
			terms.push(stretchTerm(level, end));
		}
		first /= STRETCH;
		end /= STRETCH;
		if (first >= end) break;
	}
	return terms;
}

/** Does a time begin and end with whole hours, so that stretches say it exactly? */
export function isWholeHours(from: number, to: number): boolean {
	return from % HOUR_MS === 0 && to % HOUR_MS === 0;
}

function stretchTerm(level: string, number: number): string {
	return `${TRAIT}${level}${number}`;
}

function hourOf(at: number): number {
	return Math.max(0, Math.floor(at / HOUR_MS));
}

function marked(mark: string, text: string): string {
	const words = indexedWords(text);
	return words === ''
		? ''
		: words
				.split(' ')
				.map((word) => mark + word)
				.join(' ');
}

function coded(value: string): string {
	return value.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, HYPHEN);
}
