import { describe, expect, it } from 'vitest';
import { proposalsFor } from '../../../../../renderer/live/inspector/reply/proposals.ts';
import { viewersLanguage } from '../../../../../renderer/live/inspector/reply/written-language.ts';
import type { AnswerLanguage, ApprovedAnswer, SheetAnswer } from '../../../../../shared/model/question.ts';

const approved = (language: AnswerLanguage, text: string, product: string | null = null): ApprovedAnswer => ({
	key: 'price.now',
	product,
	language,
	text,
	author: { name: 'Ana', role: 'specialist' },
	at: 0,
});
const inAll = (text: string) => ({ es: text, ru: text, fr: text, ar: text, en: text, uk: text, zh: text });
const sheet: SheetAnswer = { topic: 'price', product: 'W1', fact: 'price', text: '29', sentences: inAll('cuesta 29 €'), values: inAll('29 €') };
const question = { key: 'price.now', topic: 'price' } as const;
const shortly = (proposals: ReturnType<typeof proposalsFor>) => proposals.map(({ origin, text, isDraft }) => `${origin}${isDraft ? ' draft' : ''}: ${text}`);

describe('ready answers to a message', () => {
	it('begin with what the team approved in the viewer’s language, slots filled, then what the sheet says', () => {
		const answers = { approved: [approved('es', 'Son {price}'), approved('en', 'It is {price}')], ofSheets: [sheet], products: ['W1'] };
		expect(shortly(proposalsFor(question, 'es', 'en', answers))).toEqual(['approved: Son 29 €', 'sheet: cuesta 29 €']);
	});

	it('propose what was approved in the writer’s language as a draft where the viewer’s has none', () => {
		const answers = { approved: [approved('zh', '现价 {price}')], ofSheets: [sheet], products: ['W1'] };
		expect(shortly(proposalsFor(question, 'es', 'zh', answers))).toEqual(['approved draft: 现价 29 €', 'sheet: cuesta 29 €']);
	});

	it('leave out answers for products that are not of this show', () => {
		expect(proposalsFor(question, 'es', 'en', { approved: [approved('es', 'Son 99', 'W9')], ofSheets: [], products: ['W1'] })).toEqual([]);
	});
});

it('answers a viewer in the language they wrote, in its own script, and in English where nobody knows it', () => {
	expect(['ru-Latn', 'ar-Latn', 'pt', 'und'].map(viewersLanguage)).toEqual(['ru', 'ar', 'pt', 'en']);
});
