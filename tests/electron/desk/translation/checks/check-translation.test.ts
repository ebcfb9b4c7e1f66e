import { beforeAll, describe, expect, it } from 'vitest';
import { readVocabularies, type Vocabularies } from '../../../../../electron/desk/analysis/facts/vocabulary.ts';
import { checkTranslation } from '../../../../../electron/desk/translation/checks/check-translation.ts';
import { TermBook } from '../../../../../electron/desk/translation/terms/term-book.ts';
import { resourcesFolder } from '../../../../../electron/paths.ts';
import type { Concept } from '../../../../../shared/model/term.ts';

let vocabularies: Vocabularies;
beforeAll(async () => {
	vocabularies = await readVocabularies(`${resourcesFolder()}/facts`);
});

const NO_TERMS = new TermBook([]);

/** `es>en`, the original, the translation -> names of the checks that failed. */
function failedChecks(pair: string, original: string, translation: string, { terms = NO_TERMS, protectedTexts = [] as string[] } = {}): string[] {
	const [from = '', to = ''] = pair.split('>');
	return checkTranslation({ from, to, original, translation, protectedTexts }, vocabularies, terms).map(({ check }) => check);
}

describe('a translation that says the same passes every check', () => {
	it.each([
		['es>en', 'aguanta 50 metros bajo el agua', 'it withstands 50 metres under water'],
		['es>zh-CN', 'la batería dura 2 semanas', '电池可以用两周'],
		['es>zh-CN', 'cuesta 29,90 €', '售价29.90欧元'],
		['ar>en', 'البطارية تدوم ٤٨ ساعة', 'the battery lasts 48 hours'],
		['ar>zh', 'السعر ٣٠٠ جنيه', '价格是300镑'],
		['ru>en', 'скидка 30% только сегодня', '30% off today only'],
		['ru>zh', 'осталось 12 штук', '还剩12件'],
		['fr>en', 'livraison en 3 jours, retour gratuit sous 14 jours', 'delivery in 3 days, free returns within 14 days'],
		['en>zh', 'half an hour', '半小时'],
		['es>en', 'media hora', '30 minutes'],
		['es>en', 'cuesta 1.299 €', 'it costs €1,299'],
		['ru>en', 'это не игрушка', 'this is not a toy'],
		['ar>en', 'ما يتحمل الموية', 'it does not withstand water'],
		['ar>fr', 'مبيشتغلش', 'ça ne marche pas'],
		['zh>es', '不能泡水', 'no se puede sumergir'],
		['es>zh', 'hola', '你好'],
		['es>en', 'ok', 'ok'],
		['es>en', 'jajaja', 'haha'],
	])('%s %s', (pair, original, translation) => {
		expect(failedChecks(pair, original, translation)).toEqual([]);
	});
});

describe('a translation that says something else is caught', () => {
	it.each([
		['numbers', 'es>en', 'aguanta 50 metros', 'it withstands 15 metres'],
		['numbers', 'ar>en', 'السعر ٣٠٠ جنيه', 'the price is 30 pounds'],
		['numbers', 'es>zh', 'quedan 3', '还剩30件'],
		['numbers', 'es>en', 'cuesta 1.299 €', 'it costs €1.30'],
		['numbers', 'fr>en', 'il en reste peu', 'there are 5 left'],
		['units', 'es>en', 'dura 48 horas', 'it lasts 48 days'],
		['units', 'ru>zh', 'держит 2 недели', '可以用2天'],
		['currency', 'es>en', 'cuesta 30 €', 'it costs 30 dollars'],
		['negation', 'es>en', 'no se puede nadar con él', 'you can swim with it'],
		['negation', 'ru>zh', 'это не оригинал', '这是正品'],
		['negation', 'en>ar', 'it is safe', 'ليس آمنا'],
		['length', 'es>en', 'hola', `${'hello and welcome to this wonderful show '.repeat(4)}`],
		['length', 'es>en', 'se puede nadar con este reloj en la piscina o en el mar', 'swim swim swim swim swim swim swim swim swim'],
		['length', 'es>zh', '¿cuánto cuesta el reloj?', '？'],
		['untranslated', 'es>en', 'cuánto cuesta el reloj', 'cuánto cuesta el reloj'],
		['script', 'es>zh', 'qué bonito reloj', 'what a beautiful watch'],
		['script', 'ar>ru', 'كم السعر', 'كم سعره الان'],
	])('%s: %s %s -> %s', (check, pair, original, translation) => {
		expect(failedChecks(pair, original, translation)).toContain(check);
	});

	it('where a name, a link or an emote was lost', () => {
		expect(failedChecks('es>en', 'mira @ana', 'look', { protectedTexts: ['@ana'] })).toEqual(['protected']);
		expect(failedChecks('es>en', 'mira @ana', 'look @ana', { protectedTexts: ['@ana'] })).toEqual([]);
	});
});

describe('terms of the team', () => {
	const concept = (terms: Concept['terms'], more: Partial<Concept> = {}): Concept => ({ product: null, isUntranslatable: false, note: '', terms, ...more });
	const terms = new TermBook([
		concept([
			{ language: 'es', text: 'correa', status: 'preferred' },
			{ language: 'ru', text: 'силиконовый ремешок', status: 'preferred' },
			{ language: 'zh-CN', text: '表带', status: 'preferred' },
			{ language: 'zh-CN', text: '皮带', status: 'forbidden' },
			{ language: 'en', text: 'strap', status: 'preferred' },
			{ language: 'en', text: 'band', status: 'admitted' },
		]),
		concept([{ language: 'en', text: 'AquaFit Pro', status: 'preferred' }], { isUntranslatable: true }),
	]);

	it('are found inflected, in any script', () => {
		expect(terms.find('las correas de repuesto', 'es').map(({ start, end }) => [start, end])).toEqual([[4, 11]]);
		expect(terms.find('с силиконовым ремешком удобно', 'ru').map(({ term }) => term.text)).toEqual(['силиконовый ремешок']);
		expect(terms.find('这款表带很好', 'zh').map(({ term }) => term.text)).toEqual(['表带']);
	});

	it('must be used, in a right form, and not in a forbidden one', () => {
		expect(failedChecks('es>zh', 'cambia la correa', '换表带', { terms })).toEqual([]);
		expect(failedChecks('es>en', 'cambia la correa', 'change the band', { terms })).toEqual([]);
		expect(failedChecks('es>zh', 'cambia la correa', '换带子', { terms })).toEqual(['terms']);
		expect(failedChecks('es>zh', 'cambia la correa', '换皮带', { terms })).toContain('terms');
	});

	it('are written over their words where nothing better can be had', () => {
		expect(terms.gloss('quiero la correa roja', 'es', 'zh')).toBe('quiero la 表带 roja');
		expect(terms.gloss('no hay nada conocido', 'es', 'zh')).toBeNull();
		expect(terms.untranslatable).toEqual(['AquaFit Pro']);
	});
});
