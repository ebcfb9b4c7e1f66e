import { searchFold } from '../../../../shared/model/search-fold.ts';

/**
 * Finds people's names in what others wrote. What is hidden becomes dots, one for each UTF-16 unit, so that spans and emotes
 * go on cutting what they cut before.
 */
export interface NameHider {
	/** The same text, or one of the same length without the names. */
	hide(text: string): string;
	/** How the text names one of them. `mention`: behind an @; a mere word counts where the name is nobody's word. */
	findIn(text: string): 'mention' | 'word' | null;
	/** A question's key without the words of names, which stand there folded and without their endings. */
	hideInKey(key: string): string;
}

export interface HiddenName {
	readonly name: string;
	/** Hide it as a mere word, too. */
	readonly asWord: boolean;
}

const DOT = '•';
const WORD = /[\p{L}\p{N}\p{M}_]+/gu;
const WORD_UNIT = /[\p{L}\p{N}\p{M}_]/u;

/** Thousands of names cost no more than one: each word of a text is looked up once. */
export function createNameHider(names: Iterable<HiddenName>): NameHider {
	const byFirstWord = new Map<string, SoughtName[]>();
	/** Every beginning of every word of a name, since a key holds stems. */
	const stems = new Set<string>();
	for (const { name, asWord } of names) {
		const trimmed = name.trim();
		const first = trimmed.match(WORD)?.[0];
		if (first === undefined) continue;
		const sought = { folded: trimmed.toLowerCase(), length: trimmed.length, lead: trimmed.indexOf(first), asWord };
		if (asWord)
			for (const word of searchFold(trimmed).match(WORD) ?? []) for (let end = SHORTEST_STEM; end <= word.length; end += 1) stems.add(word.slice(0, end));
		const siblings = byFirstWord.get(first.toLowerCase());
		if (siblings === undefined) byFirstWord.set(first.toLowerCase(), [sought]);
		else siblings.push(sought);
	}
	for (const siblings of byFirstWord.values()) siblings.sort((one, other) => other.length - one.length);

	function* places(text: string): Generator<{ readonly start: number; readonly end: number; readonly isMention: boolean; readonly asWord: boolean }> {
		let end = 0;
		for (const match of text.matchAll(WORD)) {
			if (match.index < end) continue;
			for (const { folded, length, lead, asWord } of byFirstWord.get(match[0].toLowerCase()) ?? []) {
				const start = match.index - lead;
				if (start < end || text.slice(start, start + length).toLowerCase() !== folded || continuesWord(text, start + length)) continue;
				end = start + length;
				yield { start, end, isMention: text[start - 1] === '@' || folded.startsWith('@'), asWord };
				break;
			}
		}
	}

	return {
		hide(text) {
			let hidden = '';
			let end = 0;
			for (const place of places(text)) {
				if (!place.isMention && !place.asWord) continue;
				hidden += text.slice(end, place.start) + DOT.repeat(place.end - place.start);
				end = place.end;
			}
			return end === 0 ? text : hidden + text.slice(end);
		},
		findIn(text) {
			let found: 'word' | null = null;
			for (const { isMention } of places(text)) {
				if (isMention) return 'mention';
				found = 'word';
			}
			return found;
		},
		hideInKey(key) {
			const [language = '', ...words] = key.split(' ');
			if (!words.some((word) => stems.has(word))) return key;
			return [language, ...words.map((word) => (stems.has(word) ? DOT.repeat(word.length) : word))].join(' ');
		},
	};
}

/** Shorter stems are of too many words. */
const SHORTEST_STEM = 3;

interface SoughtName {
	readonly folded: string;
	readonly length: number;
	/** Signs before its first word. */
	readonly lead: number;
	readonly asWord: boolean;
}

/** A name that ends in a sign ends there whatever follows. */
function continuesWord(text: string, end: number): boolean {
	const [before, after] = [text[end - 1], text[end]];
	return before !== undefined && after !== undefined && WORD_UNIT.test(before) && WORD_UNIT.test(after);
}

/** Is it nobody's word? `marta_91`, `MartaLopez` and `Marta López` are not; `ana` and `sol` may be. */
export function isUnmistakable(name: string): boolean {
	const words = name.match(WORD) ?? [];
	return /[\p{N}_]/u.test(name) || /\p{Ll}\p{Lu}/u.test(name) || words.length > 1 || name.length >= LONG_NAME;
}

const LONG_NAME = 10;

/** What a person is called in texts: their names, and an id that is more than a number. */
export function namesOf(authors: Iterable<{ readonly id: string; readonly name: string }>): readonly string[] {
	const names = new Set<string>();
	for (const { id, name } of authors) {
		names.add(name);
		if (/\p{L}/u.test(id)) names.add(id);
	}
	return [...names];
}
