import { readingsOfArabic } from '../rules/arabic-words.ts';
import type { Token } from '../tokens.ts';
import type { Asked, QuestionBook, QuestionWords } from './question-intents.ts';

/**
 * What groups questions that are the same: the intent across all languages, else what the message is about in its own language, in any order of
 * words. Null where there is no word to go by.
 * @param language of the message, without script: `ru`
 * @returns `water.swim`, or `es: alergi silicon`
 */
export function questionKey(asked: Asked | null, tokens: readonly Token[], language: string, book: QuestionBook): string | null {
	if (asked !== null) return asked.intent;
	const words = book.languages.get(language);
	const near = tokens.slice(0, LONGEST_QUESTION).filter(({ kind }) => kind === 'word' || kind === 'number' || kind === 'character');
	const telling = near.filter((token) => !isFiller(token, words));
	const stems = new Set((telling.length > 0 ? telling : near).map((token) => stemOf(token, language, words)));
	return stems.size === 0 ? null : `${language}: ${[...stems].sort().join(' ')}`;
}

/** Tokens; what comes later is a story, and only hostile text is much longer. */
const LONGEST_QUESTION = 40;
const LONGEST_STEM = 24;

function isFiller({ word, readings }: Token, words: QuestionWords | undefined): boolean {
	return words !== undefined && (words.fillers.has(word) || readings.some((reading) => words.fillers.has(reading.word)));
}

function stemOf(token: Token, language: string, words: QuestionWords | undefined): string {
	if (token.kind !== 'word') return token.word;
	const word = language === 'ru' ? inCyrillic(token) : token.word;
	return (language === 'ar' ? shortest(readingsOfArabic(word)) : (words?.stemmer.basesOf(word)[0] ?? word)).slice(0, LONGEST_STEM);
}

/** Russian in Latin letters groups with Russian. */
function inCyrillic({ word, readings }: Token): string {
	return readings.find((reading) => /^[\u0400-\u04ff]/.test(reading.word))?.word ?? word;
}

/** The one that all forms of an Arabic word share, more often than any other. */
function shortest(readings: readonly string[]): string {
	return readings.reduce((short, reading) => (reading.length < short.length ? reading : short));
}
