import ar from '../../resources/locales/ar/desktop.json' with { type: 'json' };
import arFlags from '../../resources/locales/ar/flags.json' with { type: 'json' };
import en from '../../resources/locales/en/desktop.json' with { type: 'json' };
import enFlags from '../../resources/locales/en/flags.json' with { type: 'json' };
import es from '../../resources/locales/es/desktop.json' with { type: 'json' };
import esFlags from '../../resources/locales/es/flags.json' with { type: 'json' };
import fr from '../../resources/locales/fr/desktop.json' with { type: 'json' };
import frFlags from '../../resources/locales/fr/flags.json' with { type: 'json' };
import ru from '../../resources/locales/ru/desktop.json' with { type: 'json' };
import ruFlags from '../../resources/locales/ru/flags.json' with { type: 'json' };
import zhCN from '../../resources/locales/zh-CN/desktop.json' with { type: 'json' };
import zhCNFlags from '../../resources/locales/zh-CN/flags.json' with { type: 'json' };
import type { Category } from '../../shared/model/category.ts';
import { INTERFACE_LANGUAGES, type InterfaceLanguage, languageOf } from '../../shared/model/language.ts';

/** What the desktop program says itself, outside the page, in one language. */
export interface DesktopWords {
	readonly texts: typeof en;
	categoryName(category: Category): string;
	/** One notification for several flags. */
	highFlags(count: number): string;
}

const RESOURCES: Readonly<Record<InterfaceLanguage, { texts: typeof en; categories: Readonly<Record<Category, { readonly name: string }>> }>> = {
	en: { texts: en, categories: enFlags.category },
	'zh-CN': { texts: zhCN, categories: zhCNFlags.category },
	es: { texts: es, categories: esFlags.category },
	ru: { texts: ru, categories: ruFlags.category },
	fr: { texts: fr, categories: frFlags.category },
	ar: { texts: ar, categories: arFlags.category },
};

/**
 * The words in the first of the system's languages that the desk speaks, else in English.
 * @param systemLanguages BCP 47 tags, the most wanted first
 */
export function desktopWords(systemLanguages: readonly string[]): DesktopWords {
	const language = spokenOf(systemLanguages);
	const { texts, categories } = RESOURCES[language];
	return {
		texts,
		categoryName: (category) => categories[category].name,
		highFlags: (count) => (count === 1 ? texts.highFlag : texts.highFlags.replace('{{count}}', new Intl.NumberFormat(language).format(count))),
	};
}

function spokenOf(systemLanguages: readonly string[]): InterfaceLanguage {
	for (const tag of systemLanguages) {
		const match = INTERFACE_LANGUAGES.find((language) => languageOf(language) === languageOf(tag));
		if (match !== undefined) return match;
	}
	return 'en';
}
