import { describe, expect, it } from 'vitest';
import { desktopWords } from '../../../electron/desktop/words.ts';
import { CATEGORIES } from '../../../shared/model/category.ts';
import { INTERFACE_LANGUAGES } from '../../../shared/model/language.ts';

describe('desktopWords', () => {
	it('speaks the first of the system’s languages that it knows', () => {
		expect(desktopWords(['de-DE', 'es-MX', 'en']).texts.quit).toBe('Salir');
		expect(desktopWords(['zh-Hant-TW']).texts.quit).toBe('退出');
		expect(desktopWords(['de', 'ja']).texts.quit).toBe('Quit');
		expect(desktopWords([]).texts.quit).toBe('Quit');
	});

	it('has every word and every category in all its languages', () => {
		const english = desktopWords(['en']);
		for (const language of INTERFACE_LANGUAGES) {
			const words = desktopWords([language]);
			expect(Object.keys(words.texts).sort()).toEqual(Object.keys(english.texts).sort());
			for (const category of CATEGORIES) expect(words.categoryName(category), `${language} ${category}`).not.toBe('');
			expect(words.highFlags(1)).toBe(words.texts.highFlag);
			expect(words.highFlags(3)).toMatch(/3|٣/);
		}
	});
});
