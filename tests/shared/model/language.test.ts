import { expect, test } from 'vitest';
import { languageOf } from '../../../shared/model/language.ts';

test.each([
	['es', 'es'],
	['es-MX', 'es'],
	['ru-Latn', 'ru'],
	['zh-Hans-CN', 'zh'],
	['PT-br', 'pt'],
	['und', 'und'],
	['', ''],
])('the language of %j is %j', (tag, language) => {
	expect(languageOf(tag)).toBe(language);
});
