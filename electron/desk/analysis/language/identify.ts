import type { LanguageFinding } from '../../../../shared/model/language.ts';
export const stub = (text: string): LanguageFinding => ({
	tag: /[а-я]/.test(text) ? 'ru' : /[ا-ي]/.test(text) ? 'ar' : /[一-龥]/.test(text) ? 'zh' : /[a-z]/.test(text) ? 'und' : 'und',
	script: 'Zyyy',
	confidence: 0.1,
});
