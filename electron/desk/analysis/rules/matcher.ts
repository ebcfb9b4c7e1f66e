import type { Token } from '../tokens.ts';
import { Alphabet, type Sign } from './alphabet.ts';
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
	readonly #alphabet: Alphabet;
	readonly #views = new Views<Payload>();
	readonly #tried = new Tried();

	/** @param lists name -> parsed entries; entries hold no lists themselves */
	constructor(lists: ReadonlyMap<string, readonly PatternNode[]>, stemmer: Stemmer) {
		this.#lists = lists;
		this.#alphabet = new Alphabet(stemmer);
	}

	/** @throws PatternError when the source cannot be understood */
	add(source: string, payload: Payload): void {
		this.addNode(parsePattern(source), payload);
	}

	addNode(node: PatternNode, payload: Payload): void {
		this.#views.forget();
		for (const variant of withoutLeadingOptions(node, MOST_LEADING_OPTIONS)) this.#extend(this.#root, variant).payloads.push(payload);
	}

	/** Every match, in order of its first token. */
	find(tokens: readonly Token[]): readonly PatternMatch<Payload>[] {
		if (this.#root.moves.size + this.#root.free.length === 0) return NO_MATCHES;
		return new Walk(tokens, this.#alphabet, this.#views, this.#tried).matches(this.#root);
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

/** How far a pattern has been read. */
class State<Payload> {
	readonly payloads: Payload[] = [];
	readonly moves = new Map<Sign, State<Payload>>();
	/** By how many tokens they may pass over at most. */
	readonly gaps = new Map<number, State<Payload>>();
	/** Reached without eating a token. */
	readonly free: State<Payload>[] = [];
	/** Where the groups that begin here end; only for building. */
	readonly joins = new Map<string, State<Payload>>();
	view: View<Payload> | null = null;
}

/** The views of a matcher. They are made when they are first come to, for most states never are, and forgotten when patterns are added. */
class Views<Payload> {
	readonly #viewed: State<Payload>[] = [];

	of(state: State<Payload>): View<Payload> {
		if (state.view === null) {
			state.view = viewOf(state, this.#viewed.length);
			this.#viewed.push(state);
		}
		return state.view;
	}

	forget(): void {
		for (const state of this.#viewed) state.view = null;
		this.#viewed.length = 0;
	}
}

/** A state and all that is reached from it without eating a token, taken together. */
interface View<Payload> {
	/** Among the views of its matcher. */
	readonly id: number;
	readonly payloads: readonly Payload[];
	readonly moves: ReadonlyMap<Sign, readonly State<Payload>[]>;
	readonly gaps: readonly Gap<Payload>[];
	/** Of all signs it moves on by. */
	readonly bits: number;
}

function bitOf(sign: Sign): number {
	return 1 << (sign & 31);
}

interface Gap<Payload> {
	readonly most: number;
	readonly state: State<Payload>;
}

function viewOf<Payload>(state: State<Payload>, id: number): View<Payload> {
	const members = new Set([state]);
	for (const member of members) for (const free of member.free) members.add(free);
	const moves = new Map<Sign, State<Payload>[]>();
	const payloads: Payload[] = [];
	const gaps: Gap<Payload>[] = [];
	for (const member of members) {
		payloads.push(...member.payloads);
		for (const [most, behind] of member.gaps) gaps.push({ most, state: behind });
		for (const [sign, next] of member.moves) {
			const known = moves.get(sign);
			if (known === undefined) moves.set(sign, [next]);
			else known.push(next);
		}
	}
	let bits = 0;
	for (const sign of moves.keys()) bits |= bitOf(sign);
	return { id, payloads, moves, gaps, bits };
}

/** One walk over a message's tokens. */
class Walk<Payload> {
	readonly #tokens: readonly Token[];
	readonly #alphabet: Alphabet;
	readonly #views: Views<Payload>;
	/** What was come to from the present start: nothing is tried twice. */
	readonly #tried: Tried;
	/** What each token may stand for as it is written. */
	readonly #signs: readonly (readonly Sign[])[];
	readonly #matches: PatternMatch<Payload>[] = [];
	/** The tokens in gaps on the way to where the walk is. */
	readonly #skipped: number[] = [];
	#first = 0;

	constructor(tokens: readonly Token[], alphabet: Alphabet, views: Views<Payload>, tried: Tried) {
		this.#tokens = tokens;
		this.#alphabet = alphabet;
		this.#views = views;
		this.#tried = tried;
		this.#signs = tokens.map(({ kind, word }) => (kind === 'number' ? [...alphabet.signsOf(word), alphabet.number] : alphabet.signsOf(word)));
	}

	/** Tries every token as the first. */
	matches(root: State<Payload>): readonly PatternMatch<Payload>[] {
		const view = this.#views.of(root);
		for (let first = 0; first < this.#tokens.length; first += 1) {
			this.#first = first;
			this.#tried.clear();
			this.#eat(view, first, false);
		}
		return this.#matches;
	}

	/** Goes on from `view` by whatever the token at `position` stands for. */
	#eat({ moves }: View<Payload>, position: number, isDisguised: boolean): void {
		for (const sign of this.#signs[position] ?? NO_SIGNS) {
			const states = moves.get(sign);
			if (states !== undefined) for (const state of states) this.#visit(state, position + 1, isDisguised);
		}
		const readings = this.#tokens[position]?.readings ?? NO_READINGS;
		for (const reading of readings) {
			for (const sign of this.#alphabet.signsOf(reading.word)) {
				for (const state of moves.get(sign) ?? NO_STATES) this.#visit(state, position + 1, isDisguised || reading.isDisguised);
			}
		}
	}

	#visit(state: State<Payload>, position: number, isDisguised: boolean): void {
		const view = this.#views.of(state);
		const goesOn = this.#mayEat(view, position);
		if (!goesOn && view.payloads.length + view.gaps.length === 0) return;
		if (!this.#tried.add(view.id, position - this.#first, isDisguised)) return;
		for (const payload of view.payloads) {
			const skipped = this.#skipped.length === 0 ? NONE_SKIPPED : [...this.#skipped];
			this.#matches.push({ payload, first: this.#first, last: position, skipped, isDisguised });
		}
		for (const gap of view.gaps) this.#skip(gap, position, isDisguised);
		if (goesOn) this.#eat(view, position, isDisguised);
	}

	#skip({ most, state }: Gap<Payload>, from: number, isDisguised: boolean): void {
		const before = this.#skipped.length;
		for (let position = from; position <= from + most; position += 1) {
			this.#visit(state, position, isDisguised);
			if (!this.#isWithinSentence(position)) break;
			this.#skipped.push(position);
		}
		this.#skipped.length = before;
	}

	/** May the token at `position` lead on from `view`? Nearly all do not, and are told by the bits of their signs. */
	#mayEat(view: View<Payload>, position: number): boolean {
		if (!this.#isWithinSentence(position)) return false;
		if (this.#tokens[position]?.readings.length !== 0) return view.bits !== 0;
		for (const sign of this.#signs[position] ?? NO_SIGNS) if ((view.bits & bitOf(sign)) !== 0) return true;
		return false;
	}

	/** Does the sentence that was begun go on with this token? */
	#isWithinSentence(position: number): boolean {
		const token = this.#tokens[position];
		return token !== undefined && token.border !== 'sentence';
	}
}

const NO_MATCHES: readonly never[] = [];
const NO_SIGNS: readonly Sign[] = [];
const NO_STATES: readonly never[] = [];
const NO_READINGS: readonly never[] = [];
const NONE_SKIPPED: readonly number[] = [];

/** A set of small numbers that is emptied often: an open table, whose entries are out of date when their stamp is. */
class Tried {
	#keys = new Int32Array(TABLE_SIZE);
	#stamps = new Uint32Array(TABLE_SIZE);
	#stamp = 1;
	#size = 0;

	clear(): void {
		if (this.#size === 0) return;
		this.#stamp += 1;
		this.#size = 0;
	}

	/** False where it was in already. */
	add(view: number, offset: number, isDisguised: boolean): boolean {
		const key = (Math.imul(view, LONGEST_WALK) + offset * 2 + (isDisguised ? 1 : 0)) | 0;
		const mask = this.#keys.length - 1;
		let at = (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
		while (this.#stamps[at] === this.#stamp) {
			if (this.#keys[at] === key) return false;
			at = (at + 1) & mask;
		}
		this.#keys[at] = key;
		this.#stamps[at] = this.#stamp;
		this.#size += 1;
		if (this.#size * 2 > mask) this.#grow();
		return true;
	}

	#grow(): void {
		const keys = this.#keys.filter((_, index) => this.#stamps[index] === this.#stamp);
		this.#keys = new Int32Array(this.#stamps.length * 2);
		this.#stamps = new Uint32Array(this.#keys.length);
		const mask = this.#keys.length - 1;
		for (const key of keys) {
			let at = (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
			while (this.#stamps[at] === this.#stamp) at = (at + 1) & mask;
			this.#keys[at] = key;
			this.#stamps[at] = this.#stamp;
		}
	}
}

const TABLE_SIZE = 256;
/** Twice as many tokens as any pattern can reach over. */
const LONGEST_WALK = 8192;
