import type { Token } from '../tokens.ts';
import { LATIN_WORDS } from './vocabulary/latin.ts';
import { ARABIZI, RUSSIAN_IN_LATIN } from './vocabulary/romanized.ts';

/** Counts the words in which a digit stands for an Arabic letter: "3lash", "7abibi", "sa3a", "el9adiya". */
export function countArabiziWords(tokens: readonly Token[], isKnown: (word: string) => boolean): number {
	let count = 0;
	for (const { kind, word, readings } of tokens) {
		// "r3duction" is a word of another language in disguise.
		if (kind === 'word' && isArabizi(word) && !readings.some((reading) => isKnown(reading.word))) count += 1;
	}
	return count;
}

function isArabizi(word: string): boolean {
	if (word.length < 3 || word.length > 20 || !/\d/.test(word) || NAMES.test(word)) return false;
	return /^[a-z']*(?:[23579]{1,2}[a-z']+)+[23579]?$|^[a-z']{2,}[23579]$/.test(word) && (word.match(/[a-z]/g)?.length ?? 0) >= 2 && !/\d\d\d/.test(word);
}

/** Products and formats also carry one digit. */
const NAMES =
	/^(?:mp[34]|ps[2-5]|b2[bc]|co2|h2o|[23]d|[2-5]g|[a-z]{0,2}[bcdfghjklmnpqrstvwxz][23579]|[23579](?:h|min|x|k|th|rd|nd|st|km|kg|cm|mm|eur|ans|jours|dias|horas|days?|years?|hours?|pm|am)|iphone\d+|covid\d+|(?:win|watch|galaxy|redmi|mate|band|gen|pro|type|serie|series|v|ver|level|lvl|top|web|est|tik)\d+)$/;

/**
 * How much more a word is built like Arabizi than like the other languages in Latin letters, in nats; clusters ("khs", "mny"),
 * articles ("el-") and endings ("-tek", "-eya") tell it where no list has the word and no digit stands in it.
 * @param word folded
 */
export function arabiziShapeOf(word: string): number {
	if (word.length < SHORTEST_SHAPE) return 0;
	let sum = 0;
	const grams = gramsOf(word);
	for (const gram of grams) sum += SHAPES.get(gram) ?? UNSEEN;
	return sum;
}

const SHORTEST_SHAPE = 4;
/** Neither speaks: a gram of no list. */
const UNSEEN = 0;

function gramsOf(word: string): readonly string[] {
	const padded = `^${word}$`;
	return Array.from({ length: padded.length - 2 }, (_, start) => padded.slice(start, start + 3));
}

const SMOOTHING = 0.5;
/** About so many grams there are. */
const GRAMS = 5000;

const SHAPES: ReadonlyMap<string, number> = shapesOf(lettersOnly(ARABIZI), [...Object.values(LATIN_WORDS), RUSSIAN_IN_LATIN].map(lettersOnly));

function lettersOnly(words: string): readonly string[] {
	return [...new Set(words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().split(/\s+/))].filter(
		(word) => word.length >= SHORTEST_SHAPE && /^[a-z]+$/.test(word),
	);
}

/** Log odds of each gram, the others taken together. */
function shapesOf(arabic: readonly string[], others: readonly (readonly string[])[]): ReadonlyMap<string, number> {
	const own = countGrams(arabic);
	const foreign = countGrams(others.flat());
	const odds = new Map<string, number>();
	for (const gram of new Set([...own.counts.keys(), ...foreign.counts.keys()])) {
		const ownShare = ((own.counts.get(gram) ?? 0) + SMOOTHING) / (own.total + SMOOTHING * GRAMS);
		const foreignShare = ((foreign.counts.get(gram) ?? 0) + SMOOTHING) / (foreign.total + SMOOTHING * GRAMS);
		odds.set(gram, Math.log(ownShare / foreignShare));
	}
	return odds;
}

function countGrams(words: readonly string[]): { readonly counts: ReadonlyMap<string, number>; readonly total: number } {
	const counts = new Map<string, number>();
	let total = 0;
	for (const word of words) {
		for (const gram of gramsOf(word)) {
			counts.set(gram, (counts.get(gram) ?? 0) + 1);
			total += 1;
		}
	}
	return { counts, total };
}
