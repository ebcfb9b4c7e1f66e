import type { Token } from '../tokens.ts';

export type SpamFinding = 'flood' | 'copies';

/**
 * Sees the same text again and again, from one author or from many, within the show's last messages.
 * It counts messages, not minutes, so that a replay finds what the live show found. Constant work per message.
 */
export class SpamWatch {
	/** A ring of the last messages. */
	readonly #recent: Trace[] = [];
	#next = 0;
	readonly #byText = new Map<string, Copies>();

	/**
	 * Notes a message and says what it is part of; null where it is nothing.
	 * @param strangeDomains of links to places nobody knows: whoever posts them says the same, whatever the words
	 */
	see(authorId: string, gist: Gist, strangeDomains: readonly string[]): SpamFinding | null {
		const text = strangeDomains.length > 0 ? strangeDomains.join(' ') : gist.text;
		if (text === '') return null;
		this.#forgetOldest();
		const copies = this.#copiesOf(text);
		this.#recent[this.#next] = { authorId, copies };
		this.#next = (this.#next + 1) % WINDOW;
		const times = (copies.authors.get(authorId) ?? 0) + 1;
		copies.authors.set(authorId, times);
		if (times >= FLOOD_TIMES) return 'flood';
		return copies.authors.size >= COPY_AUTHORS && (strangeDomains.length > 0 || gist.isWorthCopying) ? 'copies' : null;
	}

	#copiesOf(text: string): Copies {
		let copies = this.#byText.get(text);
		if (copies === undefined) {
			copies = { text, authors: new Map() };
			this.#byText.set(text, copies);
		}
		return copies;
	}

	#forgetOldest(): void {
		const oldest = this.#recent[this.#next];
		if (oldest === undefined) return;
		const { authors, text } = oldest.copies;
		const times = authors.get(oldest.authorId) ?? 0;
		if (times > 1) authors.set(oldest.authorId, times - 1);
		else authors.delete(oldest.authorId);
		if (authors.size === 0) this.#byText.delete(text);
	}
}

interface Trace {
	readonly authorId: string;
	readonly copies: Copies;
}

/** Who wrote one text lately, and how often. */
interface Copies {
	readonly text: string;
	readonly authors: Map<string, number>;
}

/** What a text comes down to. */
export interface Gist {
	/** The same for near-same texts: the words in any order, without numbers, names called, small words and emoji. */
	readonly text: string;
	/** Many people say "hola a todos"; few say the same long sentence or post the same link. */
	readonly isWorthCopying: boolean;
}

const WINDOW = 300;
const FLOOD_TIMES = 4;
const COPY_AUTHORS = 3;
const COPY_WORDS = 5;
const GIST_WORDS = 24;

export function gistOf(tokens: readonly Token[]): Gist {
	return { text: gistText(tokens), isWorthCopying: isWorthCopying(tokens) };
}

function gistText(tokens: readonly Token[]): string {
	const words = new Set<string>();
	let symbols = '';
	for (const token of tokens) {
		if (words.size === GIST_WORDS) break;
		if (token.kind === 'character' || token.kind === 'link' || (token.kind === 'word' && token.word.length > 3))
			words.add(token.readings.at(-1)?.word ?? token.word);
		else if (symbols.length < GIST_WORDS && token.kind !== 'mention') symbols += token.word;
	}
	return words.size === 0 ? symbols : [...words].sort().join(' ');
}

function isWorthCopying(tokens: readonly Token[]): boolean {
	let words = 0;
	for (const token of tokens) {
		if (token.kind === 'link') return true;
		if (token.kind === 'word' || token.kind === 'character') words += 1;
	}
	return words >= COPY_WORDS;
}
