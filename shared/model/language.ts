/** What the desk knows about the language of one message. */
export interface LanguageFinding {
	/** BCP 47: `es`, `ru`, `ru-Latn` (transliterated), `ar`, `ar-Latn` (Arabizi), `und` where nothing can be known. */
	readonly tag: string;
	/** ISO 15924 of most letters: `Latn`, `Cyrl`, `Arab`, `Hans`…; `Zyyy` where there are no letters. */
	readonly script: string;
	/** 0 to 1. */
	readonly confidence: number;
	/** Other languages in a code-mixed message, most of it first. */
	readonly others?: readonly string[];
}

/** The language of a tag (BCP 47), without script and region: `es` of `es-MX`, `ru` of `ru-Latn`, `zh` of `zh-CN`. */
export function languageOf(tag: string): string {
	return (tag.split('-', 1)[0] ?? tag).toLowerCase();
}

export const UNDETERMINED: LanguageFinding = { tag: 'und', script: 'Zyyy', confidence: 0 };

/** The languages a person can correct a message to, in the order offered. */
export const CORRECTABLE_LANGUAGES = [
	'es',
	'ru',
	'fr',
	'ar',
	'uk',
	'en',
	'zh',
	'ru-Latn',
	'ar-Latn',
	'pt',
	'it',
	'de',
	'tr',
	'fa',
	'ur',
	'kk',
	'bg',
	'sr',
	'be',
	'ja',
	'ko',
	'und',
] as const;

/** Languages of the interface, by BCP 47 tag. */
export const INTERFACE_LANGUAGES = ['en', 'zh-CN', 'es', 'ru', 'fr', 'ar'] as const;

export type InterfaceLanguage = (typeof INTERFACE_LANGUAGES)[number];
