import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '../../shared/model/language.ts';

const STORAGE_KEY = 'showdesk.language';

/** The language a person chose, else the first of the browser's that we speak, else English. */
export function chooseInterfaceLanguage(saved: string | null, preferred: readonly string[]): InterfaceLanguage {
	if (saved !== null && isInterfaceLanguage(saved)) return saved;
	for (const tag of preferred) {
		const match = closestInterfaceLanguage(tag);
		if (match) return match;
	}
	return 'en';
}

export function isInterfaceLanguage(tag: string): tag is InterfaceLanguage {
	return INTERFACE_LANGUAGES.some((language) => language === tag);
}

export function directionOf(language: InterfaceLanguage): 'ltr' | 'rtl' {
	return language === 'ar' ? 'rtl' : 'ltr';
}

/** Null where nothing is saved or the page may not store anything. */
export function readSavedLanguage(): string | null {
	try {
		return localStorage.getItem(STORAGE_KEY);
	} catch {
		return null;
	}
}

/** A page that may not store anything still switches; it only forgets. */
export function saveLanguage(language: InterfaceLanguage): void {
	try {
		localStorage.setItem(STORAGE_KEY, language);
	} catch {
		// Nothing to mend: the choice lasts as long as the page.
	}
}

/** `zh-TW` and `zh` get Simplified Chinese: better than English for somebody who reads Chinese. */
function closestInterfaceLanguage(tag: string): InterfaceLanguage | undefined {
	const base = tag.toLowerCase().split('-')[0];
	return INTERFACE_LANGUAGES.find((language) => language.toLowerCase() === tag.toLowerCase() || language.split('-')[0] === base);
}
