import { fnv1a } from '../../../../shared/model/fnv.ts';
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
	/** Long texts by what near-same ones are likely to share. */
	readonly #byBand = new Map<string, Copies>();

	/**
	 * Notes a message and says what it is part of; null where it is nothing.
	 * @param strangeDomains of links to places nobody knows: whoever posts them says the same, whatever the words
	 */
	see(authorId: string, gist: Gist, strangeDomains: readonly string[]): SpamFinding | null {
		const text = strangeDomains.length > 0 ? strangeDomains.join(' ') : gist.text;
		if (text === '') return null;
		this.#forgetOldest();
		const copies = this.#copiesOf(text, strangeDomains.length > 0 ? NO_WORDS : gist.words);
		this.#recent[this.#next] = { authorId, copies };
		this.#next = (this.#next + 1) % WINDOW;
		const times = (copies.authors.get(authorId) ?? 0) + 1;
		copies.authors.set(authorId, times);
		if (times >= FLOOD_TIMES) return 'flood';
		return copies.authors.size >= COPY_AUTHORS && (strangeDomains.length > 0 || gist.isWorthCopying) ? 'copies' : null;
	}

	#copiesOf(text: string, words: readonly string[]): Copies {
		const known = this.#byText.get(text);
		if (known !== undefined) return known;
		const bands = words.length < FEWEST_WORDS_TO_COMPARE ? NO_WORDS : bandsOf(words);
		for (const band of bands) {
			const near = this.#byBand.get(band);
			if (near !== undefined && shareOf(words, near.words) >= NEAR) return near;
		}
		const copies: Copies = { text, words, bands, authors: new Map() };
		this.#byText.set(text, copies);
		for (const band of bands) this.#byBand.set(band, copies);
		return copies;
	}

	#forgetOldest(): void {
		const oldest = this.#recent[this.#next];
		if (oldest === undefined) return;
		const { authors, text, bands } = oldest.copies;
		const times = authors.get(oldest.authorId) ?? 0;
		if (times > 1) authors.set(oldest.authorId, times - 1);
		else authors.delete(oldest.authorId);
		if (authors.size > 0) return;
		this.#byText.delete(text);
		for (const band of bands) if (this.#byBand.get(band) === oldest.copies) this.#byBand.delete(band);
	}
}

interface Trace {
	readonly authorId: string;
	readonly copies: Copies;
}

/** Who wrote one text, or nearly the same, lately, and how often. */
interface Copies {
	/** As it came first. */
	readonly text: string;
	readonly words: readonly string[];
	readonly bands: readonly string[];
	readonly authors: Map<string, number>;
}

/** What a text comes down to. */
export interface Gist {
	/** The same for near-same texts: the words in any order, without numbers, names called, small words and emoji. */
	readonly text: string;
	/** Its telling words, each once; empty where it has only signs. */
	readonly words: readonly string[];
	/** Many people say "hola a todos"; few say the same long sentence or post the same link. */
	readonly isWorthCopying: boolean;
}

const WINDOW = 300;
const FLOOD_TIMES = 4;
const COPY_AUTHORS = 3;
const COPY_WORDS = 5;
const GIST_WORDS = 24;
const NO_WORDS: readonly string[] = [];
const FEWEST_WORDS_TO_COMPARE = 5;
/** Two of twelve words replaced, or one of five, and it is still the same text. */
const NEAR = 0.65;
/** Odd factors, by which hashes come in orders that have nothing to do with each other. */
const ORDERS = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f] as const;

export function gistOf(tokens: readonly Token[]): Gist {
	const { text, words } = gistText(tokens);
	return { text, words, isWorthCopying: isWorthCopying(tokens) };
}

function gistText(tokens: readonly Token[]): { readonly text: string; readonly words: readonly string[] } {
	const words = new Set<string>();
	let symbols = '';
	for (const token of tokens) {
		if (words.size === GIST_WORDS) break;
		if (token.kind === 'character' || token.kind === 'link' || (token.kind === 'word' && token.word.length > 3))
			words.add(token.readings.at(-1)?.word ?? token.word);
		else if (symbols.length < GIST_WORDS && token.kind !== 'mention') symbols += token.word;
	}
	const sorted = [...words].sort();
	return { text: sorted.length === 0 ? symbols : sorted.join(' '), words: sorted };
}

/**
 * Near-same sets of words share one of these sooner than others do: each joins the least two words in an order of its own (MinHash;
 * Broder, "On the resemblance and containment of documents", 1997). With four words in five shared, nineteen pairs in twenty meet.
 */
function bandsOf(words: readonly string[]): readonly string[] {
	const hashes = words.map(hashOf);
	return ORDERS.map((order) => {
		let [least, second] = [0, 0];
		let [leastHash, secondHash] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
		for (let index = 0; index < hashes.length; index += 1) {
			const hash = Math.imul(hashes[index] ?? 0, order) >>> 0;
			if (hash < leastHash) [second, secondHash, least, leastHash] = [least, leastHash, index, hash];
			else if (hash < secondHash) [second, secondHash] = [index, hash];
		}
		return `${order} ${words[least]} ${words[second]}`;
	});
}

function hashOf(word: string): number {
	const hash = fnv1a(word);
	return hash ^ (hash >>> 15);
}

/** What share of all words of two texts both have. */
function shareOf(one: readonly string[], other: readonly string[]): number {
	const words = new Set(other);
	const common = one.filter((word) => words.has(word)).length;
	return common / (one.length + other.length - common);
}

function isWorthCopying(tokens: readonly Token[]): boolean {
	let words = 0;
	for (const token of tokens) {
		if (token.kind === 'link') return true;
		if (token.kind === 'word' || token.kind === 'character') words += 1;
	}
	return words >= COPY_WORDS;
}
