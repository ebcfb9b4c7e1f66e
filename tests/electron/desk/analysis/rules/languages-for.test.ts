import { describe, expect, it } from 'vitest';
import { languagesFor, mayBeRussian } from '../../../../../electron/desk/analysis/rules/languages-for.ts';

const ALL = ['ar', 'en', 'es', 'fr', 'ru', 'uk', 'zh'];
const LONG = 'the strap is much too short for me and the box came open';

describe('whose rules apply', () => {
	it('a long certain line is judged by its own language alone', () => {
		expect(languagesFor({ tag: 'en', script: 'Latn', confidence: 0.99 }, ['es'], ALL, LONG)).toEqual(['en']);
	});

	it('a short line is judged by the show’s languages as well unless it is quite certain', () => {
		expect(languagesFor({ tag: 'en', script: 'Latn', confidence: 0.9 }, ['fr'], ALL, 'promo live only')).toEqual(['en', 'fr']);
		expect(languagesFor({ tag: 'en', script: 'Latn', confidence: 0.98 }, ['fr'], ALL, 'a replica of what')).toEqual(['en']);
	});

	it('an uncertain line is judged by the show’s languages as well', () => {
		expect(languagesFor({ tag: 'it', script: 'Latn', confidence: 0.6 }, ['es', 'ar'], ALL, LONG)).toEqual(['it', 'es', 'ar']);
	});

	it('no rules are tried that cannot be written in the line’s script', () => {
		expect(languagesFor({ tag: 'ru', script: 'Cyrl', confidence: 0.8 }, ['es', 'uk', 'ar', 'zh'], ALL, 'беру две')).toEqual(['ru', 'uk']);
		expect(languagesFor({ tag: 'ar', script: 'Arab', confidence: 0.7 }, ['fr', 'ar'], ALL, 'بكم')).toEqual(['ar']);
		expect(languagesFor({ tag: 'en', script: 'Latn', confidence: 0.6 }, ['uk', 'zh'], ALL, 'hm')).toEqual(['en']);
	});

	it('Russian and Ukrainian share a longer line unless it is quite certain', () => {
		const text = 'я хочу собі такий самий але трохи меншого розміру';
		expect(languagesFor({ tag: 'uk', script: 'Cyrl', confidence: 0.9 }, ['ru', 'uk'], ALL, text)).toEqual(['uk', 'ru']);
		expect(languagesFor({ tag: 'uk', script: 'Cyrl', confidence: 0.99 }, ['ru', 'uk'], ALL, text)).toEqual(['uk']);
	});

	it('a mixed line is judged by all it is made of, an unknown one by all there are', () => {
		expect(languagesFor({ tag: 'en', script: 'Latn', confidence: 1, others: ['ru-Latn'] }, [], ALL, LONG)).toEqual(['en', 'ru']);
		expect(languagesFor({ tag: 'und', script: 'Zyyy', confidence: 0 }, ['es'], ALL, '???')).toEqual(ALL);
	});

	it('Latin letters may be Russian wherever Russian rules are tried', () => {
		const finding = { tag: 'de', script: 'Latn', confidence: 0.6 };
		expect(mayBeRussian(finding, ['de', 'ru'])).toBe(true);
		expect(mayBeRussian(finding, ['de', 'es'])).toBe(false);
		expect(mayBeRussian({ tag: 'ru', script: 'Cyrl', confidence: 0.9 }, ['ru'])).toBe(false);
	});
});
