import { useState } from 'react';
import { INTERFACE_LANGUAGES, type InterfaceLanguage, languageOf } from '../../../../shared/model/language.ts';
import { ANSWER_LANGUAGES, answerLanguageOf } from '../../../../shared/model/question.ts';
import { useInterfaceLanguage } from '../../../i18n/use-formatters.ts';

/** The language a person writes replies in: the interface's until they choose another, which their browser keeps. */

const STORAGE_KEY = 'showdesk.reply-language';

export function useWrittenLanguage(): readonly [InterfaceLanguage, (language: InterfaceLanguage) => void] {
	const own = useInterfaceLanguage();
	const [chosen, setChosen] = useState(readChosen);
	const choose = (language: InterfaceLanguage) => {
		setChosen(language);
		try {
			localStorage.setItem(STORAGE_KEY, language);
		} catch {
			// It holds for this page, then.
		}
	};
	return [chosen ?? own, choose];
}

function readChosen(): InterfaceLanguage | null {
	try {
		const kept = localStorage.getItem(STORAGE_KEY);
		return INTERFACE_LANGUAGES.find((language) => language === kept) ?? null;
	} catch {
		return null;
	}
}

/** What a viewer who wrote in this language is answered in; English where nobody knows it. */
export function viewersLanguage(tag: string): string {
	return answerLanguageOf(tag) ?? (tag === 'und' ? 'en' : languageOf(tag));
}

/** All languages to answer in, the viewer's among them. */
export function languagesFor(viewers: string): readonly string[] {
	return [...new Set([viewers, ...ANSWER_LANGUAGES])];
}

export function isSameLanguage(one: string, other: string): boolean {
	return languageOf(one) === languageOf(other);
}
