import type { Context } from '../context.ts';
import type { Sentence, Token, Tokens } from '../tokens.ts';
import { askedOf, type QuestionBook, type QuestionWords } from './question-intents.ts';

/**
 * Does a viewer ask without a question's words: "enseña la pantalla", or just "precio"? Only where the book also knows what is asked for, so that
 * no remark becomes a question.
 * @param language without script: `ru`
 * @param context of the same language: "no enseñes" asks for nothing
 */
export function isRequest(message: Tokens, language: string, book: QuestionBook, context: Context): boolean {
	const words = book.languages.get(language);
	if (words === undefined || message.tokens.length === 0 || message.tokens.length > LONGEST_REQUEST) return false;
	const isMeant = words.requests.find(message.tokens).some(({ payload, first, last, skipped }) => {
		if (context.isDenied(first, last, skipped)) return false;
		if (payload === 'bare') return isFilling(message.tokens, 0, first, words) && isFilling(message.tokens, last, message.tokens.length, words);
		return isFilling(message.tokens, sentenceAt(message.sentences, first).first, first, words);
	});
	return isMeant && askedOf(message, [language], book) !== null;
}

/** Tokens: who writes more than this tells a story. */
const LONGEST_REQUEST = 30;

function sentenceAt(sentences: readonly Sentence[], position: number): { readonly first: number } {
	return sentences.find(({ first, last }) => first <= position && position < last) ?? { first: 0 };
}

/** Is there nothing from `first` up to `last` but greetings, names and pictures? */
function isFilling(tokens: readonly Token[], first: number, last: number, { fillers }: QuestionWords): boolean {
	for (let position = first; position < last; position += 1) {
		const token = tokens[position];
		if (token !== undefined && token.kind !== 'mention' && token.kind !== 'symbol' && !fillers.has(token.word)) return false;
	}
	return true;
}
