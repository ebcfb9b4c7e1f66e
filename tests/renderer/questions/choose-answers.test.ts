import { describe, expect, it } from 'vitest';
import { chooseAnswers, languagesToAnswer } from '../../../renderer/questions/choose-answers.ts';
import type { AnswerLanguage, ApprovedAnswer, SheetAnswer } from '../../../shared/model/question.ts';
import { group } from './sample-group.ts';

function approved(text: string, language: AnswerLanguage, product: string | null = null, key = 'water.swim'): ApprovedAnswer {
	return { key, product, language, text, author: { name: 'Ana', role: 'lead' }, at: 1 };
}

const onSheet = { topic: 'water', product: 'W1', fact: 'water', text: 'IP67' } as const satisfies Partial<SheetAnswer>;
const told = { es: 'IP67', ru: 'IP67', fr: 'IP67', ar: 'IP67', en: 'IP67', uk: 'IP67', zh: 'IP67' };
const sheetAnswer: SheetAnswer = { ...onSheet, sentences: told, values: told };
const swim = group('water.swim', { topic: 'water' });

describe('what to answer', () => {
	it('is what the team approved for a product of the show, then for any, in the language chosen', () => {
		const bank = [
			approved('any', 'es'),
			approved('W1 alone', 'es', 'W1'),
			approved('H3 alone', 'es', 'H3'),
			approved('Можно', 'ru'),
			approved('x', 'es', null, 'price.now'),
		];
		const chosen = chooseAnswers(swim, 'es', bank, [sheetAnswer], ['W1']);
		expect(chosen.approved.map(({ text }) => text)).toEqual(['W1 alone', 'any']);
		expect(chosen.elsewhere).toEqual(['ru']);
		expect(chosen.ofSheets).toEqual([sheetAnswer]);
	});

	it('is nothing of a sheet where no fact answers the question', () => {
		expect(chooseAnswers(group('giveaway'), 'es', [], [sheetAnswer], ['W1']).ofSheets).toEqual([]);
	});

	it('is offered first in the languages that ask, commonest first, Russian in Latin letters as Russian', () => {
		const asked = group('x', {
			languages: [
				{ tag: 'ar', askings: 3 },
				{ tag: 'ru-Latn', askings: 2 },
				{ tag: 'pt', askings: 1 },
			],
		});
		expect(languagesToAnswer(asked)).toEqual(['ar', 'ru', 'es', 'fr', 'en', 'uk', 'zh']);
	});
});
