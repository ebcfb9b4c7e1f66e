import { RecentMap } from '../recent-map.ts';
import type { Stemmer } from './stemmer.ts';

/** What a pattern asks of one token, as a number: a word, a beginning, an ending, a stem, or any number. */
export type Sign = number;

/**
 * The signs of all patterns of a language. What a word may stand for is found once and remembered: of the words of a chat five in six stand
 * for nothing any pattern asks for, and are then passed over wherever a pattern looks at them.
 */
export class Alphabet {
	/** Asks for any number. */
	readonly number: Sign = 0;
	readonly #stemmer: Stemmer;
	readonly #words = new Map<string, Sign>();
	readonly #stems = new Map<string, Sign>();
	/** By base: one word may be an inflection of several, and several words of one. */
	readonly #stemsByBase = new Map<string, Set<Sign>>();
	readonly #prefixes = new Affixes((word) => word.charCodeAt(0));
	readonly #suffixes = new Affixes((word) => word.charCodeAt(word.length - 1));
	/** By each of its members. */
	readonly #groupsByMember = new Map<Sign, Sign[]>();
	readonly #groups = new Map<string, Sign>();
	readonly #known = new RecentMap<string, readonly Sign[]>(MOST_KNOWN);
	#count = 1;

	constructor(stemmer: Stemmer) {
		this.#stemmer = stemmer;
	}

	word(word: string): Sign {
		return this.#signAt(this.#words, word);
	}

	stem(word: string): Sign {
		const bases = this.#stemmer.asksFor(word);
		const sign = this.#signAt(this.#stems, bases.join());
		for (const base of bases) this.#stemsByBase.set(base, (this.#stemsByBase.get(base) ?? new Set<Sign>()).add(sign));
		return sign;
	}

	prefix(prefix: string): Sign {
		return this.#signAt(this.#prefixes.at(prefix), prefix);
	}

	suffix(suffix: string): Sign {
		return this.#signAt(this.#suffixes.at(suffix), suffix);
	}

	/** What every word has that has one of these signs; no number is in a group. @param name of the group, which is made once */
	group(name: string, members: readonly Sign[]): Sign {
		const isKnown = this.#groups.has(name);
		const group = this.#signAt(this.#groups, name);
		if (!isKnown) for (const member of members) this.#groupsByMember.set(member, [...(this.#groupsByMember.get(member) ?? NONE), group]);
		return group;
	}

	/** All that a word of a text may stand for; of a number's digits everything but that it is a number. */
	signsOf(word: string): readonly Sign[] {
		let signs = this.#known.get(word);
		if (signs === undefined) {
			signs = this.#find(word);
			this.#known.set(word, signs);
		}
		return signs;
	}

	#find(word: string): readonly Sign[] {
		const signs: Sign[] = [];
		const exact = this.#words.get(word);
		if (exact !== undefined) signs.push(exact);
		if (this.#stems.size > 0 && LETTER.test(word)) {
			const stems = new Set<Sign>();
			for (const base of this.#stemmer.basesOf(word)) for (const stem of this.#stemsByBase.get(base) ?? NONE) stems.add(stem);
			signs.push(...stems);
		}
		this.#prefixes.find(word, (length) => word.slice(0, length), signs);
		this.#suffixes.find(word, (length) => word.slice(-length), signs);
		return signs.length === 0 ? NONE : this.#withGroups(signs);
	}

	#withGroups(signs: readonly Sign[]): readonly Sign[] {
		const all = new Set(signs);
		for (const sign of signs) for (const group of this.#groupsByMember.get(sign) ?? NONE) all.add(group);
		return [...all];
	}

	#signAt(signs: Map<string, Sign>, key: string): Sign {
		let sign = signs.get(key);
		if (sign === undefined) {
			sign = this.#count;
			this.#count += 1;
			signs.set(key, sign);
			this.#known.clear();
		}
		return sign;
	}
}

const NONE: readonly Sign[] = [];
const MOST_KNOWN = 10_000;
const LETTER = /\p{L}/u;

/** Beginnings or endings of words, looked up by each length there is. */
class Affixes {
	readonly #signs = new Map<string, Sign>();
	/** Ascending. */
	readonly #lengths: number[] = [];
	readonly #outermostOf: (word: string) => number;
	/** A bit for each outermost letter met, by its last five bits: many words fail here, before anything is cut from them. */
	#outermost = 0;

	constructor(outermostOf: (word: string) => number) {
		this.#outermostOf = outermostOf;
	}

	/** The signs, where this affix may now be put. */
	at(affix: string): Map<string, Sign> {
		this.#outermost |= 1 << (this.#outermostOf(affix) & 31);
		if (!this.#lengths.includes(affix.length)) {
			this.#lengths.push(affix.length);
			this.#lengths.sort((one, other) => one - other);
		}
		return this.#signs;
	}

	find(word: string, cut: (length: number) => string, into: Sign[]): void {
		if ((this.#outermost & (1 << (this.#outermostOf(word) & 31))) === 0) return;
		for (const length of this.#lengths) {
			if (length > word.length) break;
			const sign = this.#signs.get(cut(length));
			if (sign !== undefined) into.push(sign);
		}
	}
}
