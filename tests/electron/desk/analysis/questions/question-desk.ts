import { join } from 'node:path';
import { fold } from '../../../../../electron/desk/analysis/folding.ts';
import { askedOf, type QuestionBook } from '../../../../../electron/desk/analysis/questions/question-intents.ts';
import { questionKey } from '../../../../../electron/desk/analysis/questions/question-key.ts';
import { tokenize } from '../../../../../electron/desk/analysis/tokens.ts';

/** The program's own questions. */
export const QUESTIONS_FOLDER = join(import.meta.dirname, '../../../../../resources/questions');

/** The intent a question in a language asks; null where none fits. */
export function intentOf(text: string, language: string, book: QuestionBook): string | null {
	return askedOf(tokenize(fold(text)), [language], book)?.intent ?? null;
}

/** The group a question in a language falls into. */
export function keyOf(text: string, language: string, book: QuestionBook): string | null {
	const tokens = tokenize(fold(text));
	return questionKey(askedOf(tokens, [language], book), tokens.tokens, language, book);
}
