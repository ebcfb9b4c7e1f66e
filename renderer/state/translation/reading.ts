import { create } from 'zustand';
import type { InterfaceLanguage } from '../../../shared/model/language.ts';

/** What a person wants to read messages in, and how; kept in their browser. */

/** The languages offered, by BCP 47 tag. */
export const READING_LANGUAGES = ['zh-CN', 'en', 'es', 'ru', 'fr', 'ar', 'uk'] as const;
export type ReadingLanguage = (typeof READING_LANGUAGES)[number];

/** `translation` and `original` show the other one under the pointer and with focus. */
export const READING_DISPLAYS = ['both', 'translation', 'original'] as const;
export type ReadingDisplay = (typeof READING_DISPLAYS)[number];

export interface Reading {
	/** Null: messages are not translated. */
	readonly to: ReadingLanguage | null;
	readonly display: ReadingDisplay;
	/** What was chosen last, for turning it on again; null where nothing ever was. */
	readonly lastTo: ReadingLanguage | null;
}

const STORAGE_KEY = 'showdesk.reading';
export const NOT_TRANSLATED: Reading = { to: null, display: 'both', lastTo: null };

const useReadingStore = create<Reading>()(() => NOT_TRANSLATED);

export const useReading = (): Reading => useReadingStore();

/** Takes up what the person last chose; call once before the first render. */
export function startReading(): void {
	useReadingStore.setState(readingOf(readSaved()));
}

export function chooseReadingLanguage(to: ReadingLanguage | null): void {
	keep((reading) => ({ ...reading, to, lastTo: to ?? reading.lastTo }));
}

export function chooseReadingDisplay(display: ReadingDisplay): void {
	keep((reading) => ({ ...reading, display }));
}

/** One key for all of it: on, then the next way of showing. */
export function stepReading(suggested: ReadingLanguage): void {
	keep((reading) => nextReading(reading, suggested));
}

export function nextReading(reading: Reading, suggested: ReadingLanguage): Reading {
	if (reading.to === null) return turnedOn(reading, suggested);
	const next = READING_DISPLAYS[(READING_DISPLAYS.indexOf(reading.display) + 1) % READING_DISPLAYS.length] ?? 'both';
	return { ...reading, display: next };
}

/** The language somebody would be translated to: the chosen one, the last one, else that of their interface. */
export function likelyLanguage({ to, lastTo }: Reading, interfaceLanguage: InterfaceLanguage): ReadingLanguage {
	return to ?? lastTo ?? interfaceLanguage;
}

/** What was saved, as far as it can still be understood. */
export function readingOf(saved: string | null): Reading {
	if (saved === null) return NOT_TRANSLATED;
	try {
		const value: unknown = JSON.parse(saved);
		if (typeof value !== 'object' || value === null) return NOT_TRANSLATED;
		const field = (name: keyof Reading): unknown => new Map(Object.entries(value)).get(name);
		return {
			to: READING_LANGUAGES.find((language) => language === field('to')) ?? null,
			display: READING_DISPLAYS.find((display) => display === field('display')) ?? 'both',
			lastTo: READING_LANGUAGES.find((language) => language === field('lastTo')) ?? null,
		};
	} catch {
		return NOT_TRANSLATED;
	}
}

function turnedOn(reading: Reading, suggested: ReadingLanguage): Reading {
	const to = reading.lastTo ?? suggested;
	return { ...reading, to, lastTo: to };
}

function keep(change: (reading: Reading) => Reading): void {
	const reading = change(useReadingStore.getState());
	useReadingStore.setState(reading);
	try {
		localStorage.setItem(STORAGE_KEY, JSON.stringify(reading));
	} catch {
		// A page that may not store anything still translates; it only forgets.
	}
}

function readSaved(): string | null {
	try {
		return localStorage.getItem(STORAGE_KEY);
	} catch {
		return null;
	}
}
