import { fold } from '../folding.ts';
import type { Tokens } from '../tokens.ts';
import { toCyrillic } from './transliteration.ts';

/** Lets the rules for Russian read Russian written in Latin letters: each word may also be read in Cyrillic. */
export function withRussianReadings({ tokens, sentences }: Tokens): Tokens {
	return {
		sentences,
		tokens: tokens.map((token) =>
			token.kind === 'word' ? { ...token, readings: [...token.readings, { word: fold(toCyrillic(token.word)).text, isDisguised: false }] } : token,
		),
	};
}
