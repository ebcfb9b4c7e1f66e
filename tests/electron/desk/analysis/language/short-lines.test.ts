import { beforeAll, describe, expect, it } from 'vitest';
import { fold } from '../../../../../electron/desk/analysis/folding.ts';
import { loadDetectors } from '../../../../../electron/desk/analysis/language/detectors.ts';
import { LanguageIdentifier } from '../../../../../electron/desk/analysis/language/identify.ts';
import { LanguagePriors } from '../../../../../electron/desk/analysis/language/priors.ts';
import { tokenize } from '../../../../../electron/desk/analysis/tokens.ts';
import type { LanguageFinding } from '../../../../../shared/model/language.ts';

let identifier: LanguageIdentifier;

beforeAll(async () => {
	identifier = new LanguageIdentifier(await loadDetectors());
});

function identify(text: string, ...expected: readonly string[]): LanguageFinding {
	return identifier.identify({ text, blanks: [], tokens: tokenize(fold(text)).tokens }, 'viewer', new LanguagePriors(expected));
}

/** Share of lines tagged as they should be. */
function share(lines: readonly string[], tag: string, ...expected: readonly string[]): number {
	const missed = lines.filter((line) => identify(line, ...expected).tag !== tag);
	if (missed.length > 0) console.info(`${tag}, missed: ${missed.join(' | ')}`);
	return 1 - missed.length / lines.length;
}

const ARABIZI = [
	'natiga madmouna 100%',
	'khasm 50%',
	'nezelt 10 kilo f shahr menno',
	'eksab 500$ fel youm men el beit',
	'ebaat raqam el visa',
	'ya sharmouta',
	'copy apple watch nafs el asleya bel zabt',
	'hatshofy el far2 men awel youm',
	'mosta3ed adfa3 noss el mablagh',
	'bteshtaghal kam youm',
	'el gehaz byeskhan',
	'ghalya marra',
	'wain mawqe3kom',
	'taman mzyan a khti',
	'mabghawch yrj3o lflous',
	'nhabek barcha',
	'shofi el jaw yjanen',
	'ma twaslnish haga',
	'khalast el kemeya',
	'yenfa3 fel mayya wla la2',
];

const RUSSIAN_IN_LATIN = [
	'rezultat garantirovan cherez nedelyu',
	'vatsap 89001112233 deshevle',
	'zatknis dura',
	'suka tupaya',
	'slava ukraine',
	'pokazhite szadi',
	'gde moi zakaz',
	'dengi vernite',
	'kakoi razmer',
	'a remeshok kozhanyi',
	'udalyaet morshiny',
	'4to za brend',
	'o4en dorogo',
];

const CHAT = {
	es: [
		'mi dni es 12345678Z',
		'holaaaa lucia',
		'q lindo color',
		'manda foto',
		'k bonito',
		'vaya timo',
		'pal agua sirve',
		'bizum 612345678',
		'bolso gucci original',
	],
	fr: [
		'airpods originaux 25€',
		'faux sac gucci nickel',
		'y a pas mieux',
		'livraison en 24 h',
		'g commandé hier',
		'tg toi',
		'sac vuitton authentique',
		'ptn cest beau',
		'fdp',
		'colis reçu',
	],
	en: ['how much', 'dm me', 'fake gucci bag', 'last 3 left', 'real airpods?', 'scam lol', 'battery died', 'price pls'],
	uk: ['ціна', 'беру дві', 'де купити', 'шо по ціні', 'та ну', 'не вірю', 'дуже дорого', 'на жаль', 'нема сил', 'хай щастить'],
	ru: ['скок стоит', 'беру', 'дорого блин', 'развод', 'это обман', 'фу отстой', 'у нас до моря 50 метров'],
} as const;

describe('short lines of a chat', () => {
	it.each(Object.keys(CHAT) as (keyof typeof CHAT)[])('%s: found in its own show without accents, with brands and numbers', (tag) => {
		expect(share(CHAT[tag], tag, tag)).toBe(1);
	});

	it('Arabizi without digits is found, more of it in an Arabic show, and not taken for Russian', () => {
		expect(share(ARABIZI, 'ar-Latn')).toBeGreaterThanOrEqual(0.85);
		expect(share(ARABIZI, 'ar-Latn', 'ar')).toBeGreaterThanOrEqual(0.95);
		expect(ARABIZI.filter((line) => identify(line, 'ar').tag === 'ru-Latn')).toEqual([]);
	});

	it('transliterated Russian is found in a Russian show', () => {
		expect(share(RUSSIAN_IN_LATIN, 'ru-Latn')).toBeGreaterThanOrEqual(0.8);
		expect(share(RUSSIAN_IN_LATIN, 'ru-Latn', 'ru')).toBe(1);
	});

	it.each(['mp3 player', 'code CLARA60 = 60 % de r3duction', 'h4ck3d by noobs', 'ps5 o xbox', 'b2b solo'])('%s is no Arabizi for its digits', (line) => {
		expect(identify(line).tag).not.toBe('ar-Latn');
	});

	it('brands and units have no language: the show has', () => {
		expect(identify('gucci airpods pro', 'fr').tag).toBe('fr');
		expect(identify('22,5 W', 'es').tag).toBe('und');
	});
});

describe('a short line that another language claims in part', () => {
	it.each([
		['promo -60% live only', 'fr'],
		['3x2 en sérums', 'es'],
		['skidka est', 'ru'],
	])('%s is tagged without certainty, so that the rules of a show in %s are tried', (line, shown) => {
		expect(identify(line, shown).confidence).toBeLessThan(0.75);
	});
});

describe('lines that mix languages', () => {
	it.each([
		['me encanta this watch but it is too expensive para mi', 'en', 'es'],
		["wallah c'est trop cher hadchi ghali bezaf", 'ar-Latn', 'fr'],
		['сколько стоит shipping to the usa please', 'en', 'ru'],
		['скільки коштує доставка я не понимаю что це таке', 'uk', 'ru'],
		['дякую дуже я уже заказала себе еще вчера', 'ru', 'uk'],
		['bonjour la montre est belle pero no tengo dinero ahora', 'fr', 'es'],
		['i want to buy this pero no se como pagar', 'en', 'es'],
	])('%s', (text, one, other) => {
		const { tag, others = [] } = identify(text);
		expect([tag, ...others].sort()).toEqual([one, other].sort());
	});

	it.each(['la bateria dura dos dias y el reloj es muy bonito', 'il prezzo è troppo alto per me', "c'est trop cher pour moi", 'в магазине дешевле намного'])(
		'%s has one language',
		(text) => {
			expect(identify(text).others ?? []).toEqual([]);
		},
	);
});

describe('neighbours in one script', () => {
	it.each([
		['fa', 'چطوری بخرم ارسال به تهران دارید'],
		['ur', 'پاکستان میں ڈیلیوری ہے؟'],
		['ar', 'كنحتاج واحدة ديال الذهب'],
		['kk', 'бұл қанша тұрады'],
		['kk', 'менің сағатым жоқ'],
		['bg', 'батерията колко държи'],
		['sr', 'имате ли доставу за Београд'],
		['be', 'ці ёсць дастаўка ў Мінск'],
		['uk', 'чи є доставка до Мінська'],
		['ja', '防水ですか？'],
		['ko', '방수 되나요?'],
		['zh', '防水吗'],
	])('%s: %s', (tag, text) => {
		expect(identify(text).tag).toBe(tag);
	});
});
