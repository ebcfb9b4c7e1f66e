import { RecentMap } from '../recent-map.ts';
import type { Token } from '../tokens.ts';
import { type PatternNode, parsePattern } from './pattern.ts';
import type { Stemmer } from './stemmer.ts';

/** A pattern that fits, as the half-open range of its tokens. */
export interface PatternMatch<Payload> {
	readonly payload: Payload;
	readonly first: number;
	readonly last: number;
	/** The tokens that fell into its gaps. */
	readonly skipped: readonly number[];
	readonly isDisguised: boolean;
}

/**
 * All patterns of a language in one automaton. Words of all patterns share a trie, so that five thousand phrases cost about what fifty do,
 * and it is simulated without backtracking: the work is linear in the number of tokens whatever patterns and text are.
 */
export class Matcher<Payload> {
	readonly #root = new State<Payload>();
	readonly #lists: ReadonlyMap<string, readonly PatternNode[]>;
	readonly #stemmer: Stemmer;
	readonly #opened = new RecentMap<string, readonly State<Payload>[]>(MOST_OPENERS);

	/** @param lists name -> parsed entries; entries hold no lists themselves */
	constructor(lists: ReadonlyMap<string, readonly PatternNode[]>, stemmer: Stemmer) {
		this.#lists = lists;
		this.#stemmer = stemmer;
	}

	/** @throws PatternError when the source cannot be understood */
	add(source: string, payload: Payload): void {
		this.addNode(parsePattern(source), payload);
	}

	addNode(node: PatternNode, payload: Payload): void {
		this.#opened.clear();
		for (const variant of withoutLeadingOptions(node, MOST_LEADING_OPTIONS)) this.#extend(this.#root, variant).payloads.push(payload);
	}

	/** Every match, in order of its first token. */
	find(tokens: readonly Token[]): readonly PatternMatch<Payload>[] {
		const matches: PatternMatch<Payload>[] = [];
		const walk = new Walk(tokens, this.#stemmer, matches);
		for (let first = 0; first < tokens.length; first += 1) {
			const token = tokens[first];
			if (token === undefined) break;
			if (token.kind !== 'word' || token.readings.length > 0) walk.from(this.#root, first);
			else for (const opened of this.#openedBy(token.word)) walk.after(opened, first);
		}
		return matches;
	}

	/**
	 * Where a plain word leads from the root, remembered: five words in six lead nowhere, and finding that out anew,
	 * by each length of prefix and suffix, was four fifths of all matching.
	 */
	#openedBy(word: string): readonly State<Payload>[] {
		let opened = this.#opened.get(word);
		if (opened === undefined) {
			opened = [...new Set(withFree(this.#root).flatMap((state) => statesAfter(state, word, this.#stemmer)))];
			this.#opened.set(word, opened);
		}
		return opened;
	}

	/** The state reached from `state` by `node`, made where it is new. */
	#extend(state: State<Payload>, node: PatternNode): State<Payload> {
		switch (node.type) {
			case 'word':
				state.words ??= new Map();
				return at(state.words, node.word);
			case 'prefix':
				state.prefixes ??= new Affixes();
				return state.prefixes.at(node.prefix, node.prefix.charCodeAt(0));
			case 'suffix':
				state.suffixes ??= new Affixes();
				return state.suffixes.at(node.suffix, node.suffix.charCodeAt(node.suffix.length - 1));
			case 'stem':
				state.stems ??= new Map();
				return at(state.stems, this.#stemmer.baseOf(node.word));
			case 'number':
				state.number ??= new State();
				return state.number;
			case 'gap':
				state.gaps ??= new Map();
				return at(state.gaps, node.most);
			case 'sequence':
				return node.parts.reduce<State<Payload>>((reached, part) => this.#extend(reached, part), state);
			case 'choice':
				return this.#join(state, JSON.stringify(node.options), node.options);
			case 'list':
				return this.#join(state, node.name, this.#lists.get(node.name) ?? []);
			case 'optional': {
				const after = this.#join(state, `?${JSON.stringify(node.part)}`, [node.part]);
				linkFree(state, after);
				return after;
			}
		}
	}

	/** All ways lead on to one state, which the same group at the same place shares. */
	#join(state: State<Payload>, key: string, options: readonly PatternNode[]): State<Payload> {
		state.joins ??= new Map();
		const known = state.joins.get(key);
		if (known !== undefined) return known;
		const after = new State<Payload>();
		state.joins.set(key, after);
		for (const option of options) linkFree(this.#extend(state, option), after);
		return after;
	}
}

const MOST_OPENERS = 10_000;
const MOST_LEADING_OPTIONS = 3;

/**
 * "[la]? casa" as "la casa" and "casa": what may be left out at the beginning would else be tried at every word of every message
 * (measured with the program's packs: 8 µs a message instead of 4).
 */
function withoutLeadingOptions(node: PatternNode, most: number): readonly PatternNode[] {
	if (node.type !== 'sequence' || most === 0) return [node];
	const [first, ...rest] = node.parts;
	if (first?.type !== 'optional') return [node];
	return [...withoutLeadingOptions({ type: 'sequence', parts: rest }, most - 1), { type: 'sequence', parts: [first.part, ...rest] }];
}

function linkFree<Payload>(from: State<Payload>, to: State<Payload>): void {
	from.free ??= [];
	if (!from.free.includes(to)) from.free.push(to);
}

function at<Key, Payload>(states: Map<Key, State<Payload>>, key: Key): State<Payload> {
	let state = states.get(key);
	if (state === undefined) {
		state = new State();
		states.set(key, state);
	}
	return state;
}

const NONE: readonly number[] = [];

/** One walk over a message's tokens. */
class Walk<Payload> {
	readonly #tokens: readonly Token[];
	readonly #stemmer: Stemmer;
	readonly #matches: PatternMatch<Payload>[];
	/** What was tried since the first gap or optional part from the present start: nothing is tried twice. */
	#tried: Set<number> | null = null;
	/** The tokens in gaps on the way to where the walk is. */
	readonly #skipped: number[] = [];
	#first = 0;

	constructor(tokens: readonly Token[], stemmer: Stemmer, matches: PatternMatch<Payload>[]) {
		this.#tokens = tokens;
		this.#stemmer = stemmer;
		this.#matches = matches;
	}

	/** Tries every way from `root` that begins with the token at `first`. */
	from(root: State<Payload>, first: number): void {
		this.#begin(first);
		this.#visit(root, first, false, false);
	}

	/** Goes on where the token at `first` has led. */
	after(opened: State<Payload>, first: number): void {
		this.#begin(first);
		this.#visit(opened, first + 1, false, false);
	}

	#begin(first: number): void {
		this.#first = first;
		if (this.#tried !== null && this.#tried.size > 0) this.#tried.clear();
	}

	#visit(state: State<Payload>, position: number, isDisguised: boolean, isLoose: boolean): void {
		if (isLoose && !this.#isNew(state, position, isDisguised)) return;
		for (const payload of state.payloads) {
			const skipped = this.#skipped.length === 0 ? NONE : [...this.#skipped];
			this.#matches.push({ payload, first: this.#first, last: position, skipped, isDisguised });
		}
		if (state.free !== null) for (const next of state.free) this.#visit(next, position, isDisguised, true);
		const token = this.#tokens[position];
		if (token === undefined || (token.border === 'sentence' && position > this.#first)) return;
		this.#eat(state, token, token.word, position, isDisguised, isLoose);
		for (const reading of token.readings) this.#eat(state, token, reading.word, position, isDisguised || reading.isDisguised, isLoose);
		if (state.gaps !== null) this.#skip(state.gaps, position, isDisguised);
	}

	#eat(state: State<Payload>, token: Token, word: string, position: number, isDisguised: boolean, isLoose: boolean): void {
		const next = position + 1;
		const byWord = state.words?.get(word);
		if (byWord !== undefined) this.#visit(byWord, next, isDisguised, isLoose);
		if (state.number !== null && token.kind === 'number') this.#visit(state.number, next, isDisguised, isLoose);
		if (state.prefixes?.mayFit(word.charCodeAt(0))) {
			for (const length of state.prefixes.lengths) {
				if (length > word.length) break;
				const byPrefix = state.prefixes.states.get(word.slice(0, length));
				if (byPrefix !== undefined) this.#visit(byPrefix, next, isDisguised, isLoose);
			}
		}
		if (state.suffixes?.mayFit(word.charCodeAt(word.length - 1))) {
			for (const length of state.suffixes.lengths) {
				if (length > word.length) break;
				const bySuffix = state.suffixes.states.get(word.slice(-length));
				if (bySuffix !== undefined) this.#visit(bySuffix, next, isDisguised, isLoose);
			}
		}
		if (state.stems !== null && token.kind === 'word') {
			for (const base of this.#stemmer.basesOf(word)) {
				const byStem = state.stems.get(base);
				if (byStem !== undefined) this.#visit(byStem, next, isDisguised, isLoose);
			}
		}
	}

	#skip(gaps: ReadonlyMap<number, State<Payload>>, position: number, isDisguised: boolean): void {
		for (const [most, next] of gaps) {
			const before = this.#skipped.length;
			for (let count = 0; count <= most; count += 1) {
				this.#visit(next, position + count, isDisguised, true);
				const token = this.#tokens[position + count];
				if (token === undefined || token.border === 'sentence') break;
				this.#skipped.push(position + count);
			}
			this.#skipped.length = before;
		}
	}

	#isNew(state: State<Payload>, position: number, isDisguised: boolean): boolean {
		const key = (state.id * (this.#tokens.length + 1) + position) * 2 + (isDisguised ? 1 : 0);
		this.#tried ??= new Set();
		if (this.#tried.has(key)) return false;
		this.#tried.add(key);
		return true;
	}
}

/** The state and all that is reached from it without eating a token. */
function withFree<Payload>(state: State<Payload>): readonly State<Payload>[] {
	const reached = new Set([state]);
	for (const next of reached) for (const free of next.free ?? []) reached.add(free);
	return [...reached];
}

/** The states a plain word leads to. */
function statesAfter<Payload>({ words, stems, prefixes, suffixes }: State<Payload>, word: string, stemmer: Stemmer): readonly State<Payload>[] {
	const states = [
		words?.get(word),
		...(stems === null ? [] : stemmer.basesOf(word).map((base) => stems.get(base))),
		...(prefixes?.lengths.map((length) => (length <= word.length ? prefixes.states.get(word.slice(0, length)) : undefined)) ?? []),
		...(suffixes?.lengths.map((length) => (length <= word.length ? suffixes.states.get(word.slice(-length)) : undefined)) ?? []),
	];
	return states.filter((next) => next !== undefined);
}

let stateCount = 0;

class State<Payload> {
	readonly id = stateCount++;
	readonly payloads: Payload[] = [];
	words: Map<string, State<Payload>> | null = null;
	prefixes: Affixes<Payload> | null = null;
	suffixes: Affixes<Payload> | null = null;
	stems: Map<string, State<Payload>> | null = null;
	number: State<Payload> | null = null;
	gaps: Map<number, State<Payload>> | null = null;
	/** Reached without eating a token. */
	free: State<Payload>[] | null = null;
	/** Where the groups that begin here end; only for building. */
	joins: Map<string, State<Payload>> | null = null;
}

/** Beginnings or endings of words, looked up by each length there is. */
class Affixes<Payload> {
	readonly states = new Map<string, State<Payload>>();
	/** Ascending. */
	readonly lengths: number[] = [];
	/** A bit for each outermost letter met, by its last five bits: most words fail here, before anything is cut from them. */
	#outermost = 0;

	/** @param outermost the first unit of a beginning, the last of an ending */
	at(affix: string, outermost: number): State<Payload> {
		this.#outermost |= 1 << (outermost & 31);
		if (!this.lengths.includes(affix.length)) {
			this.lengths.push(affix.length);
			this.lengths.sort((one, other) => one - other);
		}
		return at(this.states, affix);
	}

	mayFit(outermost: number): boolean {
		return (this.#outermost & (1 << (outermost & 31))) !== 0;
	}
}
