import { beforeAll, describe, expect, it } from 'vitest';
import { fold } from '../../../../../electron/desk/analysis/folding.ts';
import { type Detectors, loadDetectors } from '../../../../../electron/desk/analysis/language/detectors.ts';
import { LanguageIdentifier } from '../../../../../electron/desk/analysis/language/identify.ts';
import { LanguagePriors } from '../../../../../electron/desk/analysis/language/priors.ts';
import { tokenize } from '../../../../../electron/desk/analysis/tokens.ts';
import type { LanguageFinding } from '../../../../../shared/model/language.ts';

let detectors: Detectors;

beforeAll(async () => {
	detectors = await loadDetectors();
});

function identify(text: string, priors = new LanguagePriors([]), authorId = 'u1'): LanguageFinding {
	return new LanguageIdentifier(detectors).identify({ text, blanks: [], tokens: tokenize(fold(text)).tokens }, authorId, priors);
}

describe('the language of a line', () => {
	it.each([
		['hola', 'es', 'Latn'],
		['jajajajaja', 'es', 'Latn'],
		['la bateria dura dos dias', 'es', 'Latn'],
		['mdr', 'fr', 'Latn'],
		["c'est trop cher pour moi", 'fr', 'Latn'],
		['how long does the battery last', 'en', 'Latn'],
		['obrigada pela resposta, chegou ontem', 'pt', 'Latn'],
		['quanto costa questo orologio', 'it', 'Latn'],
		['wie viel kostet die Uhr', 'de', 'Latn'],
		['bu saat ne kadar', 'tr', 'Latn'],
		['спс', 'ru', 'Cyrl'],
		['ахахаха', 'ru', 'Cyrl'],
		['сколько стоят часы', 'ru', 'Cyrl'],
		['скільки коштує цей годинник', 'uk', 'Cyrl'],
		['дякую, дуже гарно', 'uk', 'Cyrl'],
		['вiн дуже гарний', 'uk', 'Cyrl'],
		['дзякуй, вельмі добра', 'be', 'Cyrl'],
		['ههههه', 'ar', 'Arab'],
		['بكم الساعة لو سمحت', 'ar', 'Arab'],
		['قیمت این ساعت چند است', 'fa', 'Arab'],
		['یہ گھڑی کتنے کی ہے', 'ur', 'Arab'],
		['这个手表多少钱', 'zh', 'Hans'],
		['這個手錶多少錢', 'zh', 'Hant'],
		['これはいくらですか', 'ja', 'Jpan'],
		['이거 얼마예요', 'ko', 'Kore'],
		['skolko stoyat chasy', 'ru-Latn', 'Latn'],
		['a mozhno s nim plavat v more', 'ru-Latn', 'Latn'],
		['kifach ndir ncommandi 3afak', 'ar-Latn', 'Latn'],
		['el sa3a di 7elwa awy', 'ar-Latn', 'Latn'],
		['mandadmelo a Calle Mayor 12, 3ºB, 46001 Valencia', 'es', 'Latn'],
		['vedo che sembra calmo', 'it', 'Latn'],
		['пограймо разом', 'uk', 'Cyrl'],
		['я маю час', 'uk', 'Cyrl'],
	])('%s is %s', (text, tag, script) => {
		expect(identify(text)).toMatchObject({ tag, script });
	});

	it.each(['', '   ', '👍🔥', '12345', 'ok', '???', 'lol 😂', '❤️ 100 %'])('%j is undetermined', (text) => {
		expect(identify(text)).toMatchObject({ tag: 'und', confidence: 0 });
	});

	it('names the others in a mixed line', () => {
		expect(identify('я хочу эти часы but the price is too much')).toMatchObject({ tag: 'en', others: ['ru'] });
		expect(identify('hola chicos gracias por todo but this is not what they want')).toMatchObject({ tag: 'en', others: ['es'] });
	});

	it('takes Latin names of products for no other language', () => {
		expect(identify('а с iphone 15 pro max работает')).toMatchObject({ tag: 'ru' });
	});
});

describe('priors', () => {
	it('settle a word of one letter, and a sign is still nobody’s', () => {
		const priors = new LanguagePriors(['es', 'ru']);
		for (const text of ['дуже гарно, дякую', 'скільки коштує цей годинник', 'я вже замовила його']) identify(text, priors);
		expect(identify('я', priors).tag).toBe('uk');
		expect(identify('я', priors, 'another').tag).toBe('ru');
		expect(identify('x', priors).tag).toBe('und');
	});

	it('settle what a word alone cannot', () => {
		const priors = new LanguagePriors(['uk']);
		expect(identify('да', new LanguagePriors([])).tag).toBe('ru');
		for (const text of ['скільки коштує цей годинник', 'дуже гарно, дякую', 'чи є доставка у Київ', 'я вже замовила його']) identify(text, priors);
		expect(identify('не можу', priors).tag).toBe('uk');
	});

	it('give way when an author switches to another language for good', () => {
		const priors = new LanguagePriors(['es']);
		for (let line = 0; line < 20; line += 1) identify('hola chicas que bonito reloj', priors);
		expect(identify("mais c'est pas vrai, elle est trop belle cette montre", priors).tag).toBe('fr');
	});

	it('keep one author’s language from another’s', () => {
		const priors = new LanguagePriors([]);
		priors.teach('ucrainka', 'uk');
		expect(identify('так', priors, 'ucrainka').tag).toBe('uk');
		expect(identify('не можу', priors, 'ucrainka').tag).toBe('uk');
		expect(identify('как дела', priors, 'other').tag).toBe('ru');
	});

	it('follow a person’s correction on short lines but not against a long line’s own evidence', () => {
		const priors = new LanguagePriors(['es', 'ru', 'fr', 'ar']);
		priors.teach('u1', 'pt');
		expect(identify('muito bom', priors).tag).toBe('pt');
		expect(identify('nada', priors).tag).toBe('pt');
		expect(identify('hola chicas, quiero saber si el reloj tiene garantía y cuánto tarda el envío', priors).tag).toBe('es');
	});
});
