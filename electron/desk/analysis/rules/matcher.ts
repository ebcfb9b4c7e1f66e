import type { Token } from '../tokens.ts';
import { Alphabet, type Sign } from './alphabet.ts';
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
	/** Numbers for groups: the same group at the same place is made once. */
	readonly #groups = new Map<string, number>();
	/** By name: what of a list is one word, as signs, and the rest of it. */
	readonly #cutLists = new Map<string, CutOptions>();

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
		for (const variant of withoutLeadingOptions(node, MOST_LEADING_OPTIONS)) {
			const reached = this.#extend(this.#root, variant);
			reached.payloads ??= [];
			reached.payloads.push(payload);
		}
	}

	/** Every match, in order of its first token. */
	find(tokens: readonly Token[]): readonly PatternMatch<Payload>[] {
		if (this.#root.moves === null && this.#root.free === null) return NO_MATCHES;
		return this.#walk.matches(tokens, this.#root);
	}

	/** The state reached from `state` by `node`, made where it is new. */
	#extend(state: State<Payload>, node: PatternNode): State<Payload> {
		const sign = this.#signOf(node);
		if (sign !== null) return this.#move(state, sign);
		switch (node.type) {
			case 'gap':
				state.gaps ??= new Map();
				return at(state.gaps, node.most);
			case 'sequence':
				return node.parts.reduce<State<Payload>>((reached, part) => this.#extend(reached, part), state);
			case 'choice':
				return this.#join(state, `[${node.source}`, () => this.#cut(node.options));
			case 'list':
				return this.#join(state, `{${node.name}`, () => this.#list(node.name));
			case 'optional': {
				const after = this.#join(state, `?${node.source}`, () => ({ ...NO_OPTIONS, others: [node.part] }));
				linkFree(state, after);
				return after;
			}
			default:
				return state;
		}
	}

	#move(state: State<Payload>, sign: Sign): State<Payload> {
		state.moves ??= new Map();
		return at(state.moves, sign);
	}

	/** What a node asks of a single token; null where it asks for anything else. */
	#signOf(node: PatternNode): Sign | null {
		switch (node.type) {
			case 'word':
				return this.#alphabet.word(node.word);
			case 'prefix':
				return this.#alphabet.prefix(node.prefix);
			case 'suffix':
				return this.#alphabet.suffix(node.suffix);
			case 'stem':
				return this.#alphabet.stem(node.word);
			case 'number':
				return this.#alphabet.number;
			default:
				return null;
		}
	}

	/** All ways lead on to one state, which the same group at the same place shares. */
	#join(state: State<Payload>, key: string, optionsOf: () => CutOptions): State<Payload> {
		const group = this.#groupOf(key);
		state.joins ??= new Map();
		const known = state.joins.get(group);
		if (known !== undefined) return known;
		const after = new State<Payload>();
		state.joins.set(group, after);
		const { signs, others } = optionsOf();
		// At the root most words lead on by several patterns: those share one state for each word.
		if (state === this.#root) for (const sign of signs) linkFree(this.#move(state, sign), after);
		else if (signs.length > 0) {
			state.ways ??= [];
			state.ways.push({ signs, state: after });
		}
		for (const option of others) linkFree(this.#extend(state, option), after);
		return after;
	}

	#groupOf(key: string): number {
		const known = this.#groups.get(key);
		if (known !== undefined) return known;
		this.#groups.set(key, this.#groups.size);
		return this.#groups.size - 1;
	}

	/** A list asks for one sign, which every word of it has: some hold hundreds and stand in dozens of patterns. */
	#list(name: string): CutOptions {
		let cut = this.#cutLists.get(name);
		if (cut === undefined) {
			const { signs, others } = this.#cut(this.#lists.get(name) ?? []);
			const words = signs.filter((sign) => sign !== this.#alphabet.number);
			const numbers = signs.length - words.length === 0 ? [] : [this.#alphabet.number];
			cut = { signs: words.length < LEAST_GROUP ? signs : [this.#alphabet.group(name, words), ...numbers], others };
			this.#cutLists.set(name, cut);
		}
		return cut;
	}

	#cut(options: readonly PatternNode[]): CutOptions {
		const signs = new Set<Sign>();
		const others: PatternNode[] = [];
		for (const option of withoutInnerChoices(options)) {
			const sign = this.#signOf(option);
			if (sign === null) others.push(option);
			else signs.add(sign);
		}
		return { signs: [...signs], others };
	}
}

/** Options of a group: those that are one word, as signs, and the others. */
interface CutOptions {
	readonly signs: readonly Sign[];
	readonly others: readonly PatternNode[];
}

const NO_OPTIONS: CutOptions = { signs: [], others: [] };
const LEAST_GROUP = 4;

/** A choice among choices is one choice. */
function withoutInnerChoices(options: readonly PatternNode[]): readonly PatternNode[] {
	return options.flatMap((option) => (option.type === 'choice' ? withoutInnerChoices(option.options) : [option]));
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
	from.free ??= [];
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
