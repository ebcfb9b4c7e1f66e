import { MASK } from '../disguise.ts';
import { RecentMap } from '../recent-map.ts';
import { childrenOf, type PatternNode } from './pattern.ts';
import type { Stemmer } from './stemmer.ts';

/** A word as patterns ask for it: whole, or what it begins with. */
interface Entry {
	readonly text: string;
	readonly isWhole: boolean;
	/** How much longer a word may be that begins so. */
	readonly mostMore: number;
}

/** The words that people mask ("п*зда", "p*te"), and what a masked word may be one of. */
export class MaskedWords {
	readonly #stemmer: Stemmer;
	readonly #byFirstLetter = new Map<string, Entry[]>();
	readonly #listed = new Set<string>();
	readonly #known = new RecentMap<string, readonly string[]>(MOST_KNOWN);

	constructor(stemmer: Stemmer) {
		this.#stemmer = stemmer;
	}

	/** Takes in every word of a pattern. */
	addAll(node: PatternNode, lists: ReadonlyMap<string, readonly PatternNode[]>): void {
		for (const entry of this.#entriesOf(node)) this.#add(entry);
		if (node.type === 'list') {
			if (this.#listed.has(node.name)) return;
			this.#listed.add(node.name);
			for (const listed of lists.get(node.name) ?? []) this.addAll(listed, lists);
		}
		for (const child of childrenOf(node)) this.addAll(child, lists);
	}

	#entriesOf(node: PatternNode): readonly Entry[] {
		switch (node.type) {
			case 'word':
				return [{ text: node.word, isWhole: true, mostMore: 0 }];
			case 'prefix':
				return [{ text: node.prefix, isWhole: false, mostMore: LONGEST_REST }];
			case 'stem':
				return this.#stemmer
					.asksFor(node.word)
					.map((base) => ({ text: base, isWhole: false, mostMore: Math.max(0, node.word.length - base.length) + LONGEST_ENDING }));
			default:
				return [];
		}
	}

	/** The words a masked one may be; each mask hides one letter. */
	readingsOf(masked: string): readonly string[] {
		let readings = this.#known.get(masked);
		if (readings === undefined) {
			const entries = this.#byFirstLetter.get(masked.charAt(0)) ?? [];
			readings = [...new Set(entries.flatMap((entry) => (fits(masked, entry) ? [entry.text + masked.slice(entry.text.length)] : [])))];
			this.#known.set(masked, readings);
		}
		return readings;
	}

	#add(entry: Entry): void {
		if (entry.text.length < SHORTEST_WORD) return;
		const first = entry.text.charAt(0);
		const known = this.#byFirstLetter.get(first) ?? [];
		if (known.some(({ text, isWhole }) => text === entry.text && isWhole === entry.isWhole)) return;
		known.push(entry);
		this.#byFirstLetter.set(first, known);
		this.#known.clear();
	}
}

const SHORTEST_WORD = 3;
const LONGEST_REST = 8;
const LONGEST_ENDING = 3;
const MOST_KNOWN = 2_000;

/** All masks lie within the entry, and at least half of its letters are to be seen. */
function fits(masked: string, { text, isWhole, mostMore }: Entry): boolean {
	if (isWhole ? masked.length !== text.length : masked.length < text.length || masked.length > text.length + mostMore) return false;
	let hidden = 0;
	for (let index = 0; index < text.length; index += 1) {
		if (masked[index] === MASK) hidden += 1;
		else if (masked[index] !== text[index]) return false;
	}
	return hidden > 0 && hidden * 2 <= text.length && !masked.includes(MASK, text.length);
}
