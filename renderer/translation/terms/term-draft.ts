import { searchFold } from '../../../shared/model/search-fold.ts';
import type { Concept, SavedConcept, TermStatus } from '../../../shared/model/term.ts';

/** A concept while a person writes it: it may be unfinished, and lines keep their place. */
export interface TermDraft {
	readonly product: string;
	readonly isUntranslatable: boolean;
	readonly note: string;
	/** At least one, so that there is a place to write. */
	readonly lines: readonly TermLine[];
}

export interface TermLine {
	/** Unique within the page. */
	readonly key: number;
	/** Null while none is chosen. */
	readonly language: string | null;
	readonly text: string;
	readonly status: TermStatus;
}

/** What keeps a draft from being saved. */
export interface LineProblem {
	readonly key: number;
	readonly field: 'language' | 'text';
	readonly problem: 'missing' | 'repeated';
}

let lineCount = 0;

function newLine(language: string | null, text = '', status: TermStatus = 'preferred'): TermLine {
	lineCount += 1;
	return { key: lineCount, language, text, status };
}

/** @param concept null for a new one @param languages what a new one has lines for */
export function draftOf(concept: Concept | null, languages: readonly string[]): TermDraft {
	if (concept === null) return { product: '', isUntranslatable: false, note: '', lines: languages.map((language) => newLine(language)) };
	const { product, isUntranslatable, note, terms } = concept;
	return { product: product ?? '', isUntranslatable, note, lines: terms.map(({ language, text, status }) => newLine(language, text, status)) };
}

/** The concept as it would be saved; lines without a term are left out. */
export function conceptOf({ product, isUntranslatable, note, lines }: TermDraft): Concept {
	return {
		product: product.trim() || null,
		isUntranslatable,
		note: note.trim(),
		terms: lines.flatMap(({ language, text, status }) => (language === null || text.trim() === '' ? [] : [{ language, text: text.trim(), status }])),
	};
}

/** In the order of the form. */
export function problemsOf({ lines }: TermDraft): readonly LineProblem[] {
	const written = lines.filter(({ text }) => text.trim() !== '');
	const [first] = lines;
	if (written.length === 0) return first === undefined ? [] : [{ key: first.key, field: 'text', problem: 'missing' }];
	const seen = new Set<string>();
	return written.flatMap(({ key, language, text }): LineProblem[] => {
		if (language === null) return [{ key, field: 'language', problem: 'missing' }];
		const place = `${language}\t${text.trim().toLocaleLowerCase()}`;
		if (seen.has(place)) return [{ key, field: 'text', problem: 'repeated' }];
		seen.add(place);
		return [];
	});
}

export function isChanged(draft: TermDraft, before: TermDraft): boolean {
	return JSON.stringify(conceptOf(draft)) !== JSON.stringify(conceptOf(before));
}

export function withLine(draft: TermDraft, key: number, part: Partial<Omit<TermLine, 'key'>>): TermDraft {
	return { ...draft, lines: draft.lines.map((line) => (line.key === key ? { ...line, ...part } : line)) };
}

/** In the first of these languages that has no line yet, else in none. */
export function withNewLine(draft: TermDraft, languages: readonly string[]): TermDraft {
	const taken = new Set(draft.lines.map(({ language }) => language));
	return { ...draft, lines: [...draft.lines, newLine(languages.find((language) => !taken.has(language)) ?? null)] };
}

export function withoutLine(draft: TermDraft, key: number): TermDraft {
	const lines = draft.lines.filter((line) => line.key !== key);
	return { ...draft, lines: lines.length === 0 ? [newLine(null)] : lines };
}

/** What a concept is called in a list: its first term that is to be used. */
export function nameOf({ terms }: Concept): string {
	return (terms.find(({ status }) => status === 'preferred') ?? terms[0])?.text ?? '';
}

export interface TermFilter {
	/** A part of a term, a note or a product, whatever the marks and the case. */
	readonly text: string;
	/** Null: any. */
	readonly language: string | null;
	readonly product: string | null;
}

export const NO_FILTER: TermFilter = { text: '', language: null, product: null };

export function fitting(concepts: readonly SavedConcept[], { text, language, product }: TermFilter): readonly SavedConcept[] {
	const wanted = searchFold(text).trim();
	return concepts.filter(({ concept }) => {
		if (language !== null && !concept.terms.some((term) => term.language === language)) return false;
		if (product !== null && concept.product !== product) return false;
		return wanted === '' || [concept.product ?? '', concept.note, ...concept.terms.map((term) => term.text)].some((part) => searchFold(part).includes(wanted));
	});
}
