import { describe, expect, it } from 'vitest';
import { chooseInterfaceLanguage, directionOf } from '../../../renderer/i18n/interface-language.ts';

describe('the language of the interface', () => {
	it('is the one a person chose, whatever the browser prefers', () => {
		expect(chooseInterfaceLanguage('ru', ['fr-FR'])).toBe('ru');
	});

	it('is else the first of the browser\u2019s languages that is spoken here, regions aside', () => {
		expect(chooseInterfaceLanguage(null, ['de-DE', 'es-MX', 'fr'])).toBe('es');
		expect(chooseInterfaceLanguage(null, ['ar-EG'])).toBe('ar');
		expect(chooseInterfaceLanguage(null, ['zh-TW'])).toBe('zh-CN');
	});

	it('is English where none fits, and where what was saved is not a language of ours', () => {
		expect(chooseInterfaceLanguage(null, ['ja'])).toBe('en');
		expect(chooseInterfaceLanguage('<script>', [])).toBe('en');
	});

	it('runs from right to left in Arabic alone', () => {
		expect(directionOf('ar')).toBe('rtl');
		expect(directionOf('zh-CN')).toBe('ltr');
	});
});
