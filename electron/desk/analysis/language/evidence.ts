import type { Token } from '../tokens.ts';
import { countArabiziWords } from './arabizi.ts';
import { laughersOf } from './laughter.ts';
import { ARABIC_LEXICON, CYRILLIC_LEXICON, LATIN_LEXICON, type Lexicon, type WordWeight } from './lexicon.ts';
import type { Script } from './script.ts';
import { ARABIC, CYRILLIC, LATIN_MARKED, LATIN_PLAIN, Spelling } from './spelling.ts';
import { NAMES } from './vocabulary/international.ts';
import type { LineLikeness } from './word-likeness.ts';

/**
 * What a text says of its own language: points by language, on the scale on which one telling word counts 3.
 * Cheap evidence (words and spelling) comes first; detectors are asked only where it does not settle the matter.
 */
export interface Evidence {
	readonly lexicon: Lexicon;
	/** In the order of the lexicon's languages, as all arrays here. */
	readonly points: Float32Array;
	/** Words that speak for a language, by language. */
	readonly tellingWords: Float32Array;
	/** What its words speak for, word by word. */
	readonly voices: readonly (readonly WordWeight[])[];
	/** Words that could speak at all. */
	readonly words: number;
	/** Of those, the ones no lexicon has. */
	readonly unknownWords: number;
	readonly letters: number;
	/** A language the lexicons do not know, where the detectors are sure of it. */
	readonly foreign: string | null;
}

/** Scripts in which the languages have to be weighed against each other. */
export type WeighedScript = Extract<Script, 'Latn' | 'Cyrl' | 'Arab'>;

/**
 * What words and spelling say.
 * @param spoken the text without links, mentions and emotes
 */
export function lexicalEvidence(script: WeighedScript, spoken: string, tokens: readonly Token[]): Evidence {
	const { lexicon, base, spelling } = GROUNDS[script];
	const points = base.slice();
	spelling.addTo(points, spoken);
	const { words, unknownWords, letters, tellingWords, voices } = addWords(lexicon, points, tokens);
	const evidence: Evidence = { lexicon, points, tellingWords, voices, words, unknownWords, letters, foreign: null };
	if (script === 'Latn') addArabizi(evidence, tokens);
	return evidence;
}

/** The same with what the detectors say. */
export function withLikeness(evidence: Evidence, line: LineLikeness): Evidence {
	const sum: Evidence = { ...evidence, points: evidence.points.slice() };
	const best = addScores(sum, line.scores);
	addShares(sum, line.shares);
	if (sum.lexicon.indexOf('ru-Latn') >= 0) addRussian(sum, line.russian - best, line.russianWords);
	if (line.arabizi > 0) add(sum, 'ar-Latn', Math.min(line.arabizi, MOST_FOR_SHAPES));
	const isUntold = sum.words > 5 || sum.tellingWords.every((count) => count === 0);
	const isForeign = sum.words >= 4 && isUntold && line.foreign.score > best + FOREIGN_LEAD;
	return isForeign ? { ...sum, foreign: line.foreign.language } : sum;
}

/** What is known of a script before a word is read. */
interface Grounds {
	readonly lexicon: Lexicon;
	/** How likely a language is at all; nearly related rarer ones must show more. */
	readonly base: Float32Array;
	readonly spelling: Spelling;
}

const GROUNDS: Readonly<Record<WeighedScript, Grounds>> = {
	Latn: {
		lexicon: LATIN_LEXICON,
		base: ordered(LATIN_LEXICON, { es: 0.3, fr: 0.2, en: 0.4, nl: -1.2, pl: -1, ro: -1.2, ca: -2, 'ru-Latn': -0.7, 'ar-Latn': -0.8 }),
		spelling: new Spelling(LATIN_LEXICON.languages, LATIN_PLAIN, LATIN_MARKED),
	},
	Cyrl: {
		lexicon: CYRILLIC_LEXICON,
		base: ordered(CYRILLIC_LEXICON, { ru: 1.1, uk: 1.2, be: -1.5, bg: -1, sr: -1, kk: -1.5 }),
		spelling: new Spelling(CYRILLIC_LEXICON.languages, [], CYRILLIC),
	},
	Arab: {
		lexicon: ARABIC_LEXICON,
		base: ordered(ARABIC_LEXICON, { ar: 2.5, ur: -1 }),
		spelling: new Spelling(ARABIC_LEXICON.languages, [], ARABIC),
	},
};

function ordered({ languages }: Lexicon, points: Readonly<Record<string, number>>): Float32Array {
	return Float32Array.from(languages, (language) => points[language] ?? 0);
}

function add({ lexicon, points }: Evidence, language: string, count: number): void {
	const place = lexicon.indexOf(language);
	if (place >= 0) points[place] = (points[place] ?? 0) + count;
}

/** Enough for any language; a line of 100,000 characters is not read to its end for this. */
const MOST_WORDS = 200;

/** A word that weighs so much belongs to one language. */
const TELLING = 3;

function addWords(
	lexicon: Lexicon,
	points: Float32Array,
	tokens: readonly Token[],
): Pick<Evidence, 'words' | 'unknownWords' | 'letters' | 'tellingWords' | 'voices'> {
	const tellingWords = new Float32Array(points.length);
	const voices: (readonly WordWeight[])[] = [];
	let words = 0;
	let unknownWords = 0;
	let letters = 0;
	const seen = new Set<string>();
	let isAfterNumber = false;
	for (const { kind, word, readings } of tokens) {
		if (words === MOST_WORDS) break;
		// "22 W": a unit.
		const isUnit = isAfterNumber && word.length === 1;
		isAfterNumber = kind === 'number';
		if (kind !== 'word' || isUnit) continue;
		words += 1;
		letters += word.length;
		if (seen.has(word)) continue;
		seen.add(word);
		const weights = lexicon.weights(word) ?? laughterWeights(lexicon, readings.at(-1)?.word ?? word);
		if (weights === null) unknownWords += NAMES.has(word) ? 0 : 1;
		else {
			voices.push(weights);
			for (const { place, weight } of weights) {
				points[place] = (points[place] ?? 0) + weight;
				if (weight >= TELLING) tellingWords[place] = (tellingWords[place] ?? 0) + 1;
			}
		}
	}
	return { words, unknownWords, letters, tellingWords, voices };
}

function laughterWeights(lexicon: Lexicon, word: string): readonly WordWeight[] | null {
	const laughers = laughersOf(word);
	if (laughers.length === 0) return null;
	return laughers.map(([language, share]) => ({ place: lexicon.indexOf(language), weight: TELLING * share })).filter(({ place }) => place >= 0);
}

function addArabizi(evidence: Evidence, tokens: readonly Token[]): void {
	const arabizi = countArabiziWords(tokens, (word) => evidence.lexicon.weights(word) !== null);
	if (arabizi === 0) return;
	add(evidence, 'ar-Latn', 1 + Math.min(arabizi, 3) * 3);
	add(evidence, 'ru-Latn', -3);
}

const SCORE_WEIGHT = 3;

/** Adds likenesses relative to the best, more the longer the text; returns the best. */
function addScores({ lexicon, points, tellingWords, words, letters }: Evidence, scores: Float32Array): number {
	const best = scores.reduce((most, score) => Math.max(most, score), 0);
	if (best === 0) return 0;
	const trust = letters < 4 ? 0.4 : Math.min(1 + 0.35 * (words - 1), 3);
	const furthest = words <= 2 ? 0.2 : 0.4;
	for (const place of lexicon.detected) {
		const behind = Math.min(furthest, best - (scores[place] ?? 0));
		const against = (SCORE_WEIGHT * trust * behind) / 0.2;
		points[place] = (points[place] ?? 0) - ((tellingWords[place] ?? 0) > 0 ? Math.min(against, MOST_AGAINST_TOLD) : against);
	}
	return best;
}

/** Grams cannot talk a language away that a word has told. */
const MOST_AGAINST_TOLD = 4;

const SHARE_WEIGHT = 3;

function addShares({ lexicon, points }: Evidence, shares: Float32Array): void {
	for (const place of lexicon.detected) points[place] = (points[place] ?? 0) + SHARE_WEIGHT * (shares[place] ?? 0);
}

/** How words are built is worth no more than two that are known. */
const MOST_FOR_SHAPES = 5;

const RUSSIAN_WEIGHT = 20;
const RUSSIAN_LEAD = 0.03;

/**
 * @param lead how much more the line is like Russian, read as transliterated, than like any other language as it stands
 * @param russianWords common Russian words in it, so read
 */
function addRussian(evidence: Evidence, lead: number, russianWords: number): void {
	const likeness = Math.max(-3, Math.min(mostForRussian(evidence, russianWords), RUSSIAN_WEIGHT * (lead - RUSSIAN_LEAD)));
	add(evidence, 'ru-Latn', likeness + Math.min(russianWords, 3) * RUSSIAN_WORD);
}

const RUSSIAN_WORD = 2;

/** On a few words likeness alone proves little, and next to nothing beside a word that tells another language. */
function mostForRussian({ lexicon, tellingWords, words }: Evidence, russianWords: number): number {
	const russian = lexicon.indexOf('ru-Latn');
	const isTold = russianWords > 0 || (tellingWords[russian] ?? 0) > 0;
	if (isTold) return words <= 2 ? 2.5 : 6;
	if (tellingWords.some((count, place) => place !== russian && count > 0)) return words <= 3 ? 0 : 2;
	if (words > 3) return 6;
	if (words === 3) return 2.5;
	return words === 2 ? 1.5 : 0.4;
}

/** How much more alike a language beyond the lexicons must be to be believed. */
const FOREIGN_LEAD = 0.12;
