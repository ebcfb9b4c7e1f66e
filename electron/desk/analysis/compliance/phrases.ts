import { fold } from '../folding.ts';

/**
 * Patterns from lists of phrases, in the form texts are folded to (folding.ts): written as people write them, folded here.
 * Every quantifier is bounded, so that the work stays linear in the text.
 */

/** "a|b|c" of phrases, longest first. In a phrase a space is any short blank, and `*` at its end is up to eight more letters. */
export function anyOf(phrases: readonly string[]): string {
	const patterns = [...new Set(phrases)]
		.map((phrase) => fold(phrase.replace(/\*$/, '')).text + (phrase.endsWith('*') ? '*' : ''))
		.sort((one, other) => other.length - one.length)
		.map((phrase) =>
			phrase
				.replace(/[.?+^$()[\]{}|\\]/g, '\\$&')
				.replaceAll(' ', BLANK)
				.replace(/\*$/, '\\p{L}{0,8}'),
		);
	return `(?:${patterns.join('|')})`;
}

export const BLANK = '[\\s\\u00a0]{1,3}';
/** Nothing of a word before or behind. */
export const START = '(?<![\\p{L}\\p{N}])';
export const END = '(?![\\p{L}\\p{N}])';

/** Phrases that stand alone. @param isSpaced false: the language writes its words without spaces */
export function phrasePattern(phrases: readonly string[], isSpaced: boolean): RegExp {
	return new RegExp(isSpaced ? `${START}${anyOf(phrases)}${END}` : anyOf(phrases), 'u');
}
