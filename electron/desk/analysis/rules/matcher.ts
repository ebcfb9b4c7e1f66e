import type { Token } from '../tokens.ts';
import { Alphabet } from './alphabet.ts';
import { State, Views } from './automaton.ts';
import { MaskedWords } from './masked-words.ts';
import { type PatternNode, parsePattern } from './pattern.ts';
import type { Stemmer } from './stemmer.ts';
import { type PatternMatch, Walk } from './walk.ts';

export type { PatternMatch } from './walk.ts';

/**
 * All patterns of a language in one automaton. Words of all patterns share a trie, so that five thousand phrases cost about what fifty do,
 * and it is simulated without backtracking: the work is linear in the number of tokens whatever patterns and text are.
 */
export class Matcher<Payload> {
	readonly #root = new State<Payload>();
	readonly #lists: ReadonlyMap<string, readonly PatternNode[]>;
	readonly #alphabet: Alphabet;
	readonly #views = new Views<Payload>();
	/** Walks one message after the other. */
	readonly #walk: Walk<Payload>;

	readonly #masked: MaskedWords;
	readonly #isMasked: (payload: Payload) => boolean;

	/**
	 * @param lists name -> parsed entries; entries hold no lists themselves
	 * @param isMasked are the words of its patterns among those that people write with a letter made unreadable ("п*зда")?
	 */
	constructor(lists: ReadonlyMap<string, readonly PatternNode[]>, stemmer: Stemmer, isMasked: (payload: Payload) => boolean = () => false) {
		this.#lists = lists;
		this.#alphabet = new Alphabet(stemmer);
		this.#masked = new MaskedWords(stemmer);
		this.#isMasked = isMasked;
		this.#walk = new Walk(this.#alphabet, this.#views, this.#masked);
	}

	/** @throws PatternError when the source cannot be understood */
	add(source: string, payload: Payload): void {
		this.addNode(parsePattern(source), payload);
	}

	addNode(node: PatternNode, payload: Payload): void {
		this.#views.forget();
		if (this.#isMasked(payload)) this.#masked.addAll(node, this.#lists);
		for (const variant of withoutLeadingOptions(node, MOST_LEADING_OPTIONS)) this.#extend(this.#root, variant).payloads.push(payload);
	}

	/** Every match, in order of its first token. */
	find(tokens: readonly Token[]): readonly PatternMatch<Payload>[] {
		if (this.#root.moves.size + this.#root.free.length === 0) return NO_MATCHES;
		return this.#walk.matches(tokens, this.#root);
	}

	/** The state reached from `state` by `node`, made where it is new. */
	#extend(state: State<Payload>, node: PatternNode): State<Payload> {
		switch (node.type) {
			case 'word':
				return at(state.moves, this.#alphabet.word(node.word));
			case 'prefix':
				return at(state.moves, this.#alphabet.prefix(node.prefix));
			case 'suffix':
				return at(state.moves, this.#alphabet.suffix(node.suffix));
			case 'stem':
				return at(state.moves, this.#alphabet.stem(node.word));
			case 'number':
				return at(state.moves, this.#alphabet.number);
			case 'gap':
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
		const known = state.joins.get(key);
		if (known !== undefined) return known;
		const after = new State<Payload>();
		state.joins.set(key, after);
		for (const option of options) linkFree(this.#extend(state, option), after);
		return after;
	}
}

const MOST_LEADING_OPTIONS = 3;

/** "[la]? casa" as "la casa" and "casa": what may be left out at the beginning would else be tried at every word of every message. */
function withoutLeadingOptions(node: PatternNode, most: number): readonly PatternNode[] {
	if (node.type !== 'sequence' || most === 0) return [node];
	const [first, ...rest] = node.parts;
	if (first?.type !== 'optional') return [node];
	return [...withoutLeadingOptions({ type: 'sequence', parts: rest }, most - 1), { type: 'sequence', parts: [first.part, ...rest] }];
}

function linkFree<Payload>(from: State<Payload>, to: State<Payload>): void {
	if (!from.free.includes(to)) from.free.push(to);
}

function at<Payload>(states: Map<number, State<Payload>>, key: number): State<Payload> {
	let state = states.get(key);
	if (state === undefined) {
		state = new State();
		states.set(key, state);
	}
	return state;
}

const NO_MATCHES: readonly never[] = [];
