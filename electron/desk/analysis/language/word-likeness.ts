import { RecentMap } from '../recent-map.ts';
import { arabiziShapeOf } from './arabizi.ts';
import type { Detectors } from './detectors.ts';
import { isRomanizedRussian } from './romanized-russian.ts';
import { toCyrillic } from './transliteration.ts';
import { NAMES } from './vocabulary/international.ts';

/** What the detectors say of a line. */
export interface LineLikeness {
	/** Likeness from 0 to 1, in the order of the languages asked for. */
	readonly scores: Float32Array;
	/** Shares from 0 to 1, in the same order. */
	readonly shares: Float32Array;
	/** Likeness to Russian of the line read as transliterated. */
	readonly russian: number;
	/** Words that are common Russian ones so read. */
	readonly russianWords: number;
	/** How much its unknown words are built like Arabizi: points, each word by itself at most two. */
	readonly arabizi: number;
	/** The most alike of the further languages. */
	readonly foreign: { readonly language: string; readonly score: number };
}

export interface LikenessOptions {
	readonly languages: readonly string[];
	/** Further languages, only to be told from these. */
	readonly foreign: readonly string[];
	/** Is the line also to be read as transliterated Russian, and as Arabizi? */
	readonly asTransliterated: boolean;
	/** Is a word known without detectors? Then nothing is guessed from how it is built. */
	readonly isKnown: (word: string) => boolean;
}

/**
 * Asks the detectors word by word and remembers what they said: a show's vocabulary is small, its lines are not.
 * Both add up grams within words, so little is lost; a line of known words costs 1 µs instead of 60.
 */
export class WordDetector {
	readonly #detectors: Detectors;
	readonly #options: LikenessOptions;
	readonly #known = new RecentMap<string, WordLikeness>(MOST_KNOWN);

	constructor(detectors: Detectors, options: LikenessOptions) {
		this.#detectors = detectors;
		this.#options = options;
	}

	/** @param text without links, mentions and emotes */
	ofLine(text: string): LineLikeness {
		const sum = new Sum(this.#options);
		for (const word of wordsIn(text)) if (!NAMES.has(word)) sum.add(this.#ofWord(word));
		return sum.line();
	}

	#ofWord(word: string): WordLikeness {
		let known = this.#known.get(word);
		if (known === undefined) {
			known = likenessOf(word, this.#detectors, this.#options);
			this.#known.set(word, known);
		}
		return known;
	}
}

const MOST_KNOWN = 10_000;

/** Enough to tell any language; words never seen before cost 30 µs each. */
const MOST_WORDS = 40;
const LONGEST_WORD = 40;

function wordsIn(text: string): readonly string[] {
	const words = text.slice(0, LONGEST_SAMPLE).toLowerCase().match(WORD) ?? [];
	return words.length > MOST_WORDS ? words.slice(0, MOST_WORDS) : words;
}

const LONGEST_SAMPLE = 1000;
/** The letter of "12345678Z" and the x of "3x2" are no words. */
const WORD = /(?<![\p{L}\p{N}])\p{L}[\p{L}\p{M}'’]*/gu;

interface WordLikeness {
	/** Grams of the word: its weight among the others. */
	readonly grams: number;
	/** Sums over the grams. */
	readonly sums: Float32Array;
	readonly foreignSums: Float32Array;
	readonly russianGrams: number;
	readonly russianSum: number;
	readonly isRussian: boolean;
	readonly arabizi: number;
	readonly letters: number;
	readonly shares: Float32Array;
	/** No other of the languages has such a word. */
	readonly isUnique: boolean;
}

function likenessOf(written: string, detectors: Detectors, { languages, foreign, asTransliterated, isKnown }: LikenessOptions): WordLikeness {
	const word = written.slice(0, LONGEST_WORD);
	const grams = gramsIn(word);
	const likeness = detectors.ngrams(word);
	const sumOf = (language: string): number => grams * unscaled(likeness[language] ?? 0);
	const cyrillic = asTransliterated ? toCyrillic(word) : '';
	const russianGrams = asTransliterated ? gramsIn(cyrillic) : 0;
	const detected = languages.filter((language) => !language.includes('-'));
	const shares = detectors.words(word, detected);
	return {
		grams,
		sums: Float32Array.from(languages, sumOf),
		foreignSums: Float32Array.from(foreign, sumOf),
		russianGrams,
		russianSum: asTransliterated ? russianGrams * unscaled(detectors.ngrams(cyrillic).ru ?? 0) : 0,
		isRussian: asTransliterated && isRomanizedRussian(word),
		arabizi: asTransliterated ? arabiziPoints(word, isKnown) : 0,
		letters: word.length,
		shares: Float32Array.from(languages, (language) => shares[language] ?? 0),
		isUnique: Object.values(shares).includes(1),
	};
}

/** Words of European languages seldom reach five nats, words of Arabizi have ten on average. */
const ARABIZI_FROM = 4;
const POINTS_PER_NAT = 0.35;
const MOST_FOR_SHAPE = 2;

function arabiziPoints(written: string, isKnown: (word: string) => boolean): number {
	if (isKnown(written) || BEYOND_ASCII.test(written)) return 0;
	return Math.max(0, Math.min(MOST_FOR_SHAPE, POINTS_PER_NAT * (arabiziShapeOf(written) - ARABIZI_FROM)));
}

const BEYOND_ASCII = /[\u0080-\uffff]/;

/** eld's likeness is `x / (x + 25)` of the mean over the grams. */
const SCALE = 25;

function unscaled(likeness: number): number {
	return (SCALE * likeness) / (1 - likeness);
}

function scaled(mean: number): number {
	return mean / (mean + SCALE);
}

/** eld cuts words into grams of four bytes at every third. */
function gramsIn(word: string): number {
	const bytes = Buffer.byteLength(word);
	return bytes > 4 ? Math.ceil((bytes - 4) / 3) + 1 : 1;
}

/** The words of a line put together: means weighted by grams or letters. */
class Sum {
	readonly #options: LikenessOptions;
	readonly #sums: Float32Array;
	readonly #foreignSums: Float32Array;
	readonly #shares: Float32Array;
	readonly #uniqueShares: Float32Array;
	#grams = 0;
	#russianGrams = 0;
	#russianSum = 0;
	#russianWords = 0;
	#arabizi = 0;
	#letters = 0;
	#uniqueLetters = 0;

	constructor(options: LikenessOptions) {
		this.#options = options;
		this.#sums = new Float32Array(options.languages.length);
		this.#shares = new Float32Array(options.languages.length);
		this.#uniqueShares = new Float32Array(options.languages.length);
		this.#foreignSums = new Float32Array(options.foreign.length);
	}

	add(word: WordLikeness): void {
		this.#grams += word.grams;
		addTo(this.#sums, word.sums, 1);
		addTo(this.#foreignSums, word.foreignSums, 1);
		this.#russianGrams += word.russianGrams;
		this.#russianSum += word.russianSum;
		if (word.isRussian) this.#russianWords += 1;
		this.#arabizi += word.arabizi;
		this.#letters += word.letters;
		addTo(this.#shares, word.shares, word.letters);
		if (!word.isUnique) return;
		this.#uniqueLetters += word.letters;
		addTo(this.#uniqueShares, word.shares, word.letters);
	}

	/** Words that only one language has speak for the whole line, as they do for tinyld itself. */
	line(): LineLikeness {
		const grams = Math.max(1, this.#grams);
		const hasUnique = this.#uniqueLetters > 0;
		const letters = Math.max(1, hasUnique ? this.#uniqueLetters : this.#letters);
		return {
			scores: this.#sums.map((sum) => scaled(sum / grams)),
			shares: (hasUnique ? this.#uniqueShares : this.#shares).map((share) => share / letters),
			russian: scaled(this.#russianSum / Math.max(1, this.#russianGrams)),
			russianWords: this.#russianWords,
			arabizi: this.#arabizi,
			foreign: this.#mostForeign(grams),
		};
	}

	#mostForeign(grams: number): LineLikeness['foreign'] {
		const most = this.#foreignSums.reduce((best, sum, index, sums) => (sum > (sums[best] ?? 0) ? index : best), 0);
		return { language: this.#options.foreign[most] ?? '', score: scaled((this.#foreignSums[most] ?? 0) / grams) };
	}
}

function addTo(sums: Float32Array, values: Float32Array, times: number): void {
	for (let index = 0; index < sums.length; index += 1) sums[index] = (sums[index] ?? 0) + (values[index] ?? 0) * times;
}
