import type { Token } from '../tokens.ts';
import { countArabiziWords } from './arabizi.ts';
import type { Detectors } from './detectors.ts';
import { ARABIC_LEXICON, CYRILLIC_LEXICON, LATIN_LEXICON, type Lexicon } from './lexicon.ts';
import { toCyrillic } from './transliteration.ts';

/**
 * What a text says of its own language: points by language, on the scale on which one telling word counts 3.
 * Cheap evidence (words and letters) comes first; detectors are asked only where it does not settle the matter.
 */
export interface Evidence {
	readonly languages: readonly string[];
	readonly points: Float32Array;
	/** Points from words and letters alone. */
	readonly lexical: Float32Array;
	/** Words that speak for a language, by language. */
	readonly tellingWords: Float32Array;
	/** Words that could speak at all. */
	readonly words: number;
	/** Of those, the ones no lexicon has. */
	readonly unknownWords: number;
	/** A language the lexicons do not know, where the detectors are sure of it. */
	readonly foreign: string | null;
}

export type Detection = 'none' | 'ngrams' | 'all';

/** A line in Latin letters. `spoken` is the text without links, mentions and emotes. */
export function latinEvidence(spoken: string, tokens: readonly Token[], detectors: Detectors | null, detection: Detection): Evidence {
	const evidence = lexicalEvidence(LATIN_LEXICON, tokens);
	addBase(evidence, LATIN_BASE);
	addLetters(evidence, spoken, LATIN_LETTERS);
	const arabizi = countArabiziWords(wordsOf(tokens));
	if (arabizi > 0) {
		add(evidence, 'ar-Latn', 1 + Math.min(arabizi, 3) * 3);
		add(evidence, 'ru-Latn', -3);
	}
	const lexical = evidence.points.slice();
	let foreign: string | null = null;
	if (detectors !== null && detection !== 'none') foreign = addDetections(evidence, spoken.toLowerCase(), detectors, detection);
	return { ...evidence, lexical, foreign };
}

export function cyrillicEvidence(spoken: string, tokens: readonly Token[], detectors: Detectors | null, detection: Detection): Evidence {
	const evidence = lexicalEvidence(CYRILLIC_LEXICON, tokens);
	addBase(evidence, CYRILLIC_BASE);
	addLetters(evidence, spoken, CYRILLIC_LETTERS);
	const lexical = evidence.points.slice();
	if (detectors !== null && detection !== 'none') {
		const text = spoken.toLowerCase();
		addScores(evidence, detectors.ngrams(text), NGRAM_WEIGHT);
		if (detection === 'all') addShares(evidence, detectors, text, CYRILLIC_DETECTED);
	}
	return { ...evidence, lexical, foreign: null };
}

export function arabicEvidence(spoken: string, tokens: readonly Token[]): Evidence {
	const evidence = lexicalEvidence(ARABIC_LEXICON, tokens);
	addBase(evidence, ARABIC_BASE);
	addLetters(evidence, spoken, ARABIC_LETTERS);
	return { ...evidence, lexical: evidence.points, foreign: null };
}

interface Tally {
	readonly languages: readonly string[];
	readonly points: Float32Array;
	readonly tellingWords: Float32Array;
	readonly words: number;
	readonly unknownWords: number;
	readonly letters: number;
}

/** Enough for any language; a line of 100,000 characters is not read to its end for this. */
const MOST_WORDS = 200;

function lexicalEvidence(lexicon: Lexicon, tokens: readonly Token[]): Tally {
	const points = new Float32Array(lexicon.languages.length);
	const tellingWords = new Float32Array(lexicon.languages.length);
	let words = 0;
	let unknownWords = 0;
	let letters = 0;
	const seen = new Set<string>();
	for (const { kind, word, readings } of tokens) {
		if (words === MOST_WORDS) break;
		if (kind !== 'word') continue;
		words += 1;
		letters += word.length;
		if (seen.has(word)) continue;
		seen.add(word);
		const weights = lexicon.weights(word) ?? laughter(lexicon, readings.at(-1)?.word ?? word);
		if (weights === null) {
			unknownWords += 1;
			continue;
		}
		for (let index = 0; index < weights.length; index += 1) {
			const weight = weights[index] ?? 0;
			if (weight === 0) continue;
			points[index] = (points[index] ?? 0) + weight;
			if (weight >= 3) tellingWords[index] = (tellingWords[index] ?? 0) + 1;
		}
	}
	return { languages: lexicon.languages, points, tellingWords, words, unknownWords, letters };
}

function* wordsOf(tokens: readonly Token[]): Generator<string> {
	for (const token of tokens) {
		if (token.kind === 'word') yield token.word;
	}
}

/** Laughter of any length: jajajaja, kkkk, ахахах, hahaha, هههه. */
const LAUGHTERS: readonly (readonly [RegExp, string])[] = [
	[/^(?:ja|je|ji|aj){2,}[aej]?$/, 'ja'],
	[/^k{2,}$|^(?:rs){2,}$/, 'kkk'],
	[/^[ах]{4,}$|^(?:хи|хе){2,}$/, 'хаха'],
	[/^ه{2,}$/, 'هه'],
	[/^mdr+$|^pt+dr+$/, 'mdr'],
	[/^(?:ah|ha){3,}[ah]?$/, 'ahah'],
];

const LAUGHING_LANGUAGES: Readonly<Record<string, readonly string[]>> = { ja: ['es'], kkk: ['pt'], хаха: ['ru', 'uk'], هه: ['ar'], mdr: ['fr'], ahah: [] };

function laughter(lexicon: Lexicon, word: string): Float32Array | null {
	if (word.length < 2) return null;
	const found = LAUGHTERS.find(([pattern]) => pattern.test(word));
	const languages = LAUGHING_LANGUAGES[found?.[1] ?? ''];
	if (languages === undefined || languages.length === 0) return null;
	return Float32Array.from(lexicon.languages, (language) => (languages.includes(language) ? 3 / languages.length : 0));
}

/** How likely a language is before a word is read; nearly related rarer ones must show more. */
const LATIN_BASE = { es: 0.3, fr: 0.2, en: 0.4, pt: 0, it: 0, de: 0, tr: 0, nl: -1.2, pl: -1, ro: -1.2, ca: -2, 'ru-Latn': -1, 'ar-Latn': -1 };
const CYRILLIC_BASE = { ru: 1.5, uk: 1, be: -1.5, bg: -1, sr: -1, kk: -1.5 };
const ARABIC_BASE = { ar: 2.5, fa: 0, ur: -1 };

interface LetterTelling {
	readonly pattern: RegExp;
	readonly points: Readonly<Record<string, number>>;
}

/** Letters that speak for or against a language, once each however often they come. */
const LATIN_LETTERS: readonly LetterTelling[] = [
	{ pattern: /[ñ¿¡]/i, points: { es: 4 } },
	{ pattern: /[áíóú]/i, points: { es: 1.5, pt: 1, fr: -3, it: -1.5, de: -3, tr: -3, en: -1.5 } },
	{ pattern: /[ãõ]/i, points: { pt: 4, es: -2, fr: -3, it: -3, en: -2 } },
	{ pattern: /ç/i, points: { fr: 1.5, pt: 1.5, tr: 1.5, ca: 1, es: -3, it: -3, de: -3, en: -1.5 } },
	{ pattern: /ê/i, points: { fr: 1.5, pt: 1.5, es: -3, it: -3, de: -3, tr: -3, en: -1 } },
	{ pattern: /[èù]/i, points: { fr: 2, it: 2, ca: 0.5, es: -3, pt: -2, de: -3, tr: -3, en: -1 } },
	{ pattern: /à/i, points: { fr: 2, it: 1.5, pt: 0.5, ca: 0.5, es: -3, de: -3, tr: -3, en: -1 } },
	{ pattern: /[îôœûëï]/i, points: { fr: 2, es: -3, it: -2, de: -2, en: -1 } },
	{ pattern: /é/i, points: { fr: 1, es: 0.6, pt: 0.6, it: 0.2, de: -2, tr: -3, en: -1 } },
	{ pattern: /[òì]/i, points: { it: 3, es: -3, fr: -3, pt: -2 } },
	{ pattern: /ß/i, points: { de: 5 } },
	{ pattern: /ä/i, points: { de: 2.5, es: -3, fr: -2, pt: -3, it: -3, tr: -3 } },
	{ pattern: /[öü]/i, points: { de: 1.5, tr: 1.5, fr: -2, it: -3, pt: -2, es: -0.5 } },
	{ pattern: /[ğşıİ]/, points: { tr: 5 } },
	{ pattern: /[ąęłńśźż]/i, points: { pl: 5 } },
	{ pattern: /[ăâșțţ]/i, points: { ro: 2, fr: 0.5, pt: 0.5 } },
	{ pattern: /[a-z]'[a-z]/i, points: { fr: 0.4, it: 0.4, en: 0.4, es: -1.5, pt: -1.5 } },
	{ pattern: /\b(?:l|d|qu|j|c|n|s|m)['’]\p{L}/iu, points: { fr: 1.5, it: 0.7, ca: 0.5 } },
	{ pattern: /n['’]t\b|['’](?:re|ve|ll|m|s)\b/i, points: { en: 3 } },
	{ pattern: /[bcdfghjklmnpqrstvwxz]y[bcdfghjklmnpqrstvwxz]|shch|zh|kh/i, points: { 'ru-Latn': 0.7 } },
];

const CYRILLIC_LETTERS: readonly LetterTelling[] = [
	{ pattern: /[їєґ]/i, points: { uk: 7 } },
	{ pattern: /і/i, points: { uk: 4, be: 2.5, kk: 1, ru: -5, bg: -6, sr: -6 } },
	// Ukrainian typed with the і of the Latin keyboard.
	{ pattern: /[а-яє]i|i[а-яє]/i, points: { uk: 4, ru: -2 } },
	{ pattern: /[аиуя]ти(?![а-я])|ува[влнт]|юва[влнт]|йно(?![а-я])|ося(?![а-я])/i, points: { uk: 2 } },
	{ pattern: /[аеиоуя]ть(?:ся)?(?![а-я])|[иы]й(?![а-я])|ого(?![а-я])|сь(?![а-я])|лся(?![а-я])/i, points: { ru: 0.8 } },
	{ pattern: /ў/i, points: { be: 9 } },
	{ pattern: /[ыэ]/i, points: { ru: 3, be: 2, kk: 2, uk: -7, bg: -7, sr: -7 } },
	{ pattern: /ё/i, points: { ru: 3, be: 2, uk: -6, bg: -6, sr: -6 } },
	{ pattern: /[әғқңөұүһ]/i, points: { kk: 8 } },
	{ pattern: /[ђјљњћџ]/i, points: { sr: 8 } },
	{ pattern: /[а-я]['’ʼ][яюєї]/i, points: { uk: 5, be: 2 } },
	{ pattern: /[ьй]/i, points: { ru: 0.5, uk: 0.5, sr: -5 } },
	{ pattern: /ъ[бвгджзклмнпрстфхцчшщ]|ът(?:а|о)?(?![а-я])/i, points: { bg: 3, uk: -5, sr: -5, be: -5 } },
];

const ARABIC_LETTERS: readonly LetterTelling[] = [
	{ pattern: /[پژ]/, points: { fa: 3, ur: 2 } },
	{ pattern: /[چگ]/, points: { fa: 1.5, ur: 1.5 } },
	{ pattern: /[کی]/, points: { fa: 2.5, ur: 2 } },
	{ pattern: /[ٹڈڑںےہھ]/, points: { ur: 7 } },
	{ pattern: /[ةىأإ]/, points: { ar: 3 } },
];

function addBase(evidence: Tally, base: Readonly<Record<string, number>>): void {
	for (const [language, points] of Object.entries(base)) add(evidence, language, points);
}

function addLetters(evidence: Tally, spoken: string, letters: readonly LetterTelling[]): void {
	const sample = spoken.length > LONGEST_SAMPLE ? spoken.slice(0, LONGEST_SAMPLE) : spoken;
	for (const { pattern, points } of letters) {
		if (!pattern.test(sample)) continue;
		for (const language in points) add(evidence, language, points[language] ?? 0);
	}
}

const LONGEST_SAMPLE = 2000;

function add(evidence: Tally, language: string, points: number): void {
	const index = evidence.languages.indexOf(language);
	if (index >= 0) evidence.points[index] = (evidence.points[index] ?? 0) + points;
}

const NGRAM_WEIGHT = 3;
const WORD_WEIGHT = 3;
const DETECTED = ['es', 'fr', 'en', 'pt', 'it', 'de', 'tr', 'nl', 'pl', 'ro', 'ca'];
const CYRILLIC_DETECTED = ['ru', 'uk', 'be', 'bg', 'sr', 'kk'];

/** Adds what the detectors say; returns a language unknown to the lexicons where they are sure of it. */
function addDetections(evidence: Tally, text: string, detectors: Detectors, detection: Detection): string | null {
	const scores = detectors.ngrams(text);
	const best = addScores(evidence, scores, NGRAM_WEIGHT);
	if (detection === 'all') addShares(evidence, detectors, text, DETECTED);
	const russian = detectors.ngrams(toCyrillic(text)).ru ?? 0;
	const most = mostForRussian(evidence);
	add(evidence, 'ru-Latn', Math.max(-3, Math.min(most, RUSSIAN_WEIGHT * (russian - best - RUSSIAN_LEAD))));
	const [leader] = Object.entries(scores).sort(([, one], [, other]) => other - one);
	const isForeign = leader !== undefined && evidence.words >= 4 && !evidence.languages.includes(leader[0]) && leader[1] > best + 0.12;
	return isForeign ? leader[0] : null;
}

/** On a few words likeness alone proves little, and nothing beside a word that tells another language. */
function mostForRussian({ languages, tellingWords, words }: Tally): number {
	if (words > 3) return 6;
	const russian = languages.indexOf('ru-Latn');
	const isOtherTold = tellingWords.some((count, index) => index !== russian && count > 0);
	if (isOtherTold && (tellingWords[russian] ?? 0) === 0) return 0;
	return words <= 2 ? 2.5 : 6;
}

function addShares(evidence: Tally, detectors: Detectors, text: string, languages: readonly string[]): void {
	const shares = detectors.words(text, languages);
	for (const language of languages) add(evidence, language, WORD_WEIGHT * (shares[language] ?? 0));
}

const RUSSIAN_WEIGHT = 20;
const RUSSIAN_LEAD = 0.03;

/** Adds a detector's likenesses relative to its best candidate, more the longer the text; returns the best. */
function addScores(evidence: Tally, scores: Readonly<Record<string, number>>, weight: number): number {
	let best = 0;
	for (const language of evidence.languages) best = Math.max(best, scores[language] ?? 0);
	if (best === 0) return 0;
	const trust = evidence.letters < 4 ? 0.4 : Math.min(1 + 0.35 * (evidence.words - 1), 3);
	for (const language of evidence.languages) {
		if (language.includes('-')) continue;
		const behind = Math.min(evidence.words <= 2 ? 0.2 : 0.4, best - (scores[language] ?? 0));
		add(evidence, language, (-weight * trust * behind) / 0.2);
	}
	return best;
}
