import { fold } from '../folding.ts';
import { tokenize } from '../tokens.ts';
import { type Part, type Parts, partsOf } from './parts.ts';

/** A phrase that stands in the text: what it means, and the part behind it. */
export interface FoundPhrase<Meaning> {
	readonly meaning: Meaning;
	readonly next: number;
}

/** Phrases by their first word. The longest that fits counts; none crosses the border of a sentence. */
export class Phrases<Meaning> {
	readonly #byFirstWord = new Map<string, { readonly words: readonly string[]; readonly meaning: Meaning }[]>();

	/** @param phrase as people write it; it is cut like text */
	add(phrase: string, meaning: Meaning): void {
		const words = wordsOf(phrase);
		const [first] = words;
		if (first === undefined) return;
		const known = this.#byFirstWord.get(first) ?? [];
		known.push({ words, meaning });
		known.sort((one, other) => other.words.length - one.words.length);
		this.#byFirstWord.set(first, known);
	}

	/** Every word a phrase begins with. */
	firstWords(): Iterable<string> {
		return this.#byFirstWord.keys();
	}

	at(parts: Parts, index: number): FoundPhrase<Meaning> | null {
		const part = parts[index];
		if (part === undefined) return null;
		for (const word of part.words) {
			for (const { words, meaning } of this.#byFirstWord.get(word) ?? NONE) {
				if (words.length === 1 || continues(parts, index, words)) return { meaning, next: index + words.length };
			}
		}
		return null;
	}

	/** The phrase that ends just before `index`. */
	endingBefore(parts: Parts, index: number): (FoundPhrase<Meaning> & { readonly first: number }) | null {
		for (let start = Math.max(0, index - LONGEST_PHRASE); start < index; start += 1) {
			const found = this.at(parts, start);
			if (found?.next === index) return { ...found, first: start };
		}
		return null;
	}
}

const NONE: readonly never[] = [];
const LONGEST_PHRASE = 4;

function continues(parts: Parts, index: number, words: readonly string[]): boolean {
	for (let offset = 1; offset < words.length; offset += 1) {
		const part: Part | undefined = parts[index + offset];
		if (part === undefined || part.border === 'sentence' || !part.words.includes(words[offset] ?? '')) return false;
	}
	return true;
}

function wordsOf(phrase: string): readonly string[] {
	return partsOf(tokenize(fold(phrase)).tokens).map((part) => part.word);
}
