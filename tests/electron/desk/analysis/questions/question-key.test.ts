import { beforeAll, describe, expect, it } from 'vitest';
import { fold } from '../../../../../electron/desk/analysis/folding.ts';
import { withRussianReadings } from '../../../../../electron/desk/analysis/language/russian-readings.ts';
import { askedOf, type QuestionBook, readQuestionBook } from '../../../../../electron/desk/analysis/questions/question-intents.ts';
import { questionKey } from '../../../../../electron/desk/analysis/questions/question-key.ts';
import { tokenize } from '../../../../../electron/desk/analysis/tokens.ts';
import { keyOf, QUESTIONS_FOLDER } from './question-desk.ts';

let book: QuestionBook;

beforeAll(async () => {
	book = await readQuestionBook(QUESTIONS_FOLDER);
});

describe('the group of a question', () => {
	it('is the same in every language where the intent is known', () => {
		const keys = [
			keyOf('cuantos minutos puede estar en el agua sin romperse?', 'es', book),
			keyOf('Сколько минут часы могут находиться в воде и не сломаться?', 'ru', book),
			keyOf("Combien de minutes la montre peut-elle rester dans l'eau ?", 'fr', book),
			keyOf('كم دقيقة تتحمل تحت الماء بدون ما تخرب؟', 'ar', book),
			keyOf('kam de2i2a fel mayya?', 'ar', book),
			keyOf('how long can it stay in the water?', 'en', book),
			keyOf('скільки хвилин можна у воді?', 'uk', book),
			keyOf('IP67可以在水里泡多久', 'zh', book),
		];
		expect(new Set(keys)).toEqual(new Set(['water.minutes']));
	});

	it('holds Russian in Latin letters with Russian', () => {
		const tokens = withRussianReadings(tokenize(fold('a v dushe mozhno?')));
		expect(askedOf(tokens, ['ru'], book)?.intent).toBe('water.shower');
		const unknown = withRussianReadings(tokenize(fold('kto vyigral match?')));
		expect(questionKey(askedOf(unknown, ['ru'], book), unknown.tokens, 'ru', book)).toBe(keyOf('а кто выиграл матч', 'ru', book));
	});

	it.each([
		['es', 'hola Lucía!! quién ganó el partido??', 'alguien sabe quien gano el partidoooo'],
		['ru', 'кстати, кто выиграл матч?', 'матч кто выиграл'],
		['fr', "c'était qui l'invitée d'hier ?", 'qui était l’invitée hier'],
		['ar', 'كم نتيجة المباراة يا شباب؟', 'شو نتيجة مباراة؟'],
		['en', 'who won the match?', 'hey, anyone know who won the matches'],
		['zh', '昨天谁赢了比赛?', '请问昨天比赛谁赢了呢'],
	])('of no known intent holds other wordings of the same words, in %s', (language, one, other) => {
		expect(keyOf(one, language, book)).toBe(keyOf(other, language, book));
		expect(keyOf(one, language, book)).toMatch(new RegExp(`^${language}: \\S`));
	});

	it('keeps apart what differs in a number or a word', () => {
		expect(keyOf('quién lleva el 7?', 'es', book)).not.toBe(keyOf('quién lleva el 8?', 'es', book));
		expect(keyOf('quién ganó el partido?', 'es', book)).not.toBe(keyOf('quién perdió el partido?', 'es', book));
	});

	it('falls back on the small words where there are no others, and on nothing where there are none at all', () => {
		expect(keyOf('y qué?', 'es', book)).toBe('es: que y');
		expect(keyOf('???', 'es', book)).toBeNull();
		expect(keyOf('😂😂?', 'es', book)).toBeNull();
	});

	it('stays short however long the message is', () => {
		const text = Array.from({ length: 5000 }, (_, index) => `wort${index}${'x'.repeat(50)}`).join(' ');
		expect(keyOf(text, 'de', book)?.length).toBeLessThan(1100);
	});
});
