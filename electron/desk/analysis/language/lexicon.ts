import { fold } from '../folding.ts';
import { ARABIC_WORDS } from './vocabulary/arabic.ts';
import { CYRILLIC_LEANINGS, CYRILLIC_WORDS } from './vocabulary/cyrillic.ts';
import { LATIN_WORDS } from './vocabulary/latin.ts';
import { ARABIZI, RUSSIAN_IN_LATIN } from './vocabulary/romanized.ts';

/** Weight of a word by the number of languages that have it: alone it nearly decides, in four or more it says little. */
const WEIGHTS = [3, 1.2, 0.7, 0.4, 0.25];

/** Seldom met in a show: they do not take weight from the words they share with the others. */
const RARE: ReadonlySet<string> = new Set(['nl', 'pl', 'ro', 'ca', 'be', 'bg', 'sr', 'kk', 'fa', 'ur']);

/** How much a word speaks for the language at a place of the lexicon's order. */
export interface WordWeight {
	readonly place: number;
	readonly weight: number;
}

/** The small words of the languages of one script. */
export class Lexicon {
	readonly languages: readonly string[];
	/** Places of the languages that detectors know: all but the transliterated ones. */
	readonly detected: readonly number[];
	readonly #places: ReadonlyMap<string, number>;
	readonly #weights: ReadonlyMap<string, readonly WordWeight[]>;

	/** @param leanings of the words that several languages have, those said far more in one of them */
	constructor(words: Readonly<Record<string, string>>, leanings: Readonly<Record<string, string>> = {}) {
		this.languages = Object.keys(words);
		this.#places = new Map(this.languages.map((language, place) => [language, place]));
		this.detected = this.languages.flatMap((language, place) => (language.includes('-') ? [] : [place]));
		this.#weights = weightsOf(words, wordsOf(leanings));
	}

	/** Place of a language in `languages`, or -1. */
	indexOf(language: string): number {
		return this.#places.get(language) ?? -1;
	}

	/** What a folded word speaks for; null for a word of none. */
	weights(word: string): readonly WordWeight[] | null {
		return this.#weights.get(word) ?? null;
	}
}

/** Twice as common in one language as in the other is worth about so much. */
const LEANING = 1;

function wordsOf(lists: Readonly<Record<string, string>>): ReadonlyMap<string, ReadonlySet<string>> {
	return new Map(Object.entries(lists).map(([language, words]) => [language, new Set(words.split(/\s+/).map((word) => fold(word).text))]));
}

function weightsOf(words: Readonly<Record<string, string>>, leanings: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, readonly WordWeight[]> {
	const languages = Object.keys(words);
	const isRare = languages.map((language) => RARE.has(language));
	const owners = new Map<string, Set<number>>();
	for (const [place, language] of languages.entries()) {
		for (const word of (words[language] ?? '').split(/\s+/)) {
			const folded = fold(word).text;
			if (folded !== '') owners.set(folded, (owners.get(folded) ?? new Set()).add(place));
		}
	}
	const weights = new Map<string, readonly WordWeight[]>();
	for (const [word, places] of owners) {
		const frequent = [...places].filter((place) => isRare[place] !== true).length;
		// One letter is a word in half of all languages and an abbreviation in the rest.
		const share = word.length === 1 ? 0.5 : 1;
		const weightAt = (place: number): number =>
			share *
			((WEIGHTS[(isRare[place] === true ? places.size : frequent) - 1] ?? 0.1) + (leanings.get(languages[place] ?? '')?.has(word) === true ? LEANING : 0));
		weights.set(
			word,
			Array.from(places, (place) => ({ place, weight: weightAt(place) })),
		);
	}
	return weights;
}

export const LATIN_LEXICON = new Lexicon({ ...LATIN_WORDS, 'ru-Latn': RUSSIAN_IN_LATIN, 'ar-Latn': ARABIZI });
export const CYRILLIC_LEXICON = new Lexicon(CYRILLIC_WORDS, CYRILLIC_LEANINGS);
export const ARABIC_LEXICON = new Lexicon(ARABIC_WORDS);
