import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { formattersFor } from '../../shared/model/formatters.ts';
import type { InterfaceLanguage } from '../../shared/model/language.ts';
import { fetchPart } from '../state/fetch-part.ts';
import { chooseInterfaceLanguage, directionOf, readSavedLanguage, saveLanguage } from './interface-language.ts';
import english from './languages/en.ts';

export type Namespace = keyof typeof english;
export const NAMESPACES = Object.keys(english) as readonly Namespace[];

/**
 * Starts the interface in the saved language, else the browser's, else English.
 * Await it before the first render: then no key and no wrong direction is ever seen.
 */
export async function startInterfaceLanguage(): Promise<i18n> {
	const instance = createInstance();
	await instance.use(initReactI18next).init({
		lng: 'en',
		fallbackLng: 'en',
		resources: { en: english },
		ns: NAMESPACES,
		defaultNS: 'app',
		returnNull: false,
		// React escapes.
		interpolation: { escapeValue: false },
		react: { useSuspense: false },
	});
	instance.services.formatter?.add('number', (value: number, language) => formattersFor(language as InterfaceLanguage).number(value));
	await showLanguage(instance, chooseInterfaceLanguage(readSavedLanguage(), navigator.languages));
	return instance;
}

/** Switches the whole page and remembers it. */
export async function switchInterfaceLanguage(instance: i18n, language: InterfaceLanguage): Promise<void> {
	await showLanguage(instance, language);
	saveLanguage(language);
}

async function showLanguage(instance: i18n, language: InterfaceLanguage): Promise<void> {
	const resources = await fetchPart(() => loadLanguage(language));
	for (const namespace of NAMESPACES) instance.addResourceBundle(language, namespace, resources[namespace]);
	await instance.changeLanguage(language);
	document.documentElement.lang = language;
	document.documentElement.dir = directionOf(language);
}

type LanguageResources = Readonly<Record<Namespace, object>>;

/** Each language but English is a chunk of its own, fetched when it is chosen. */
async function loadLanguage(language: InterfaceLanguage): Promise<LanguageResources> {
	switch (language) {
		case 'en':
			return english;
		case 'zh-CN':
			return (await import('./languages/zh-CN.ts')).default;
		case 'es':
			return (await import('./languages/es.ts')).default;
		case 'ru':
			return (await import('./languages/ru.ts')).default;
		case 'fr':
			return (await import('./languages/fr.ts')).default;
		case 'ar':
			return (await import('./languages/ar.ts')).default;
	}
}
