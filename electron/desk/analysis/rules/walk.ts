import { MASK } from '../disguise.ts';
import type { Reading, Token } from '../tokens.ts';
import type { Alphabet, Sign } from './alphabet.ts';
import { ALL_BITS, bitsOf, type Gap, type State, type View, type Views } from './automaton.ts';
import type { MaskedWords } from './masked-words.ts';

/** A pattern that fits, as the half-open range of its tokens. */
export interface PatternMatch<Payload> {
	readonly payload: Payload;
	readonly first: number;
	readonly last: number;
	/** The tokens that fell into its gaps. */
	readonly skipped: readonly number[];
	readonly isDisguised: boolean;
}

/** Walks over the tokens of messages. What it needs on the way is kept from one to the next: most messages take a few microseconds. */
export class Walk<Payload> {
	readonly #alphabet: Alphabet;
	readonly #views: Views<Payload>;
	readonly #masked: MaskedWords;
	/** What was come to from the present start: nothing is tried twice. */
	readonly #tried = new Tried();
	/** The tokens in gaps on the way to where the walk is. */
	readonly #skipped: number[] = [];
	/** What each token may stand for as it is written. */
	readonly #signs: (readonly Sign[])[] = [];
	/** The bits of those signs: one look tells that a token leads nowhere, as nearly all do. */
	#bits = new Int32Array(COMMON_LENGTH);
	#tokens: readonly Token[] = [];
	#matches: PatternMatch<Payload>[] = [];
	/** Where the walk began, and where the sentence ends that it began in. */
	#first = 0;
	#end = 0;

	constructor(alphabet: Alphabet, views: Views<Payload>, masked: MaskedWords) {
		this.#alphabet = alphabet;
		this.#views = views;
		this.#masked = masked;
	}

	/** Tries every token as the first, until there are more matches than anybody will look at. */
	matches(tokens: readonly Token[], root: State<Payload>): readonly PatternMatch<Payload>[] {
		this.#tokens = tokens;
		this.#matches = [];
		this.#readSigns(tokens);
		const view = this.#views.of(root);
		this.#end = 0;
		for (let first = 0; first < tokens.length && this.#matches.length < MOST_MATCHES; first += 1) {
			if (first === this.#end) this.#end = endOfSentence(tokens, first);
			if ((view.bits & (this.#bits[first] ?? 0)) === 0) continue;
			this.#first = first;
			this.#tried.clear();
			this.#eat(view, first, false);
		}
		this.#tokens = [];
		this.#signs.length = 0;
		return this.#matches;
	}

	#readSigns(tokens: readonly Token[]): void {
		if (this.#bits.length < tokens.length) this.#bits = new Int32Array(tokens.length * 2);
		for (let position = 0; position < tokens.length; position += 1) {
			const token = tokens[position];
			if (token === undefined) break;
			const { kind, word, readings } = token;
			const ofWord = this.#alphabet.signsOf(word);
			const signs = kind === 'number' ? [...ofWord, this.#alphabet.number] : ofWord;
			this.#signs.push(signs);
			this.#bits[position] = readings.length === 0 ? bitsOf(signs) : ALL_BITS;
		}
	}

	/** Goes on from `view` by whatever the token at `position` stands for. */
	#eat({ moves }: View<Payload>, position: number, isDisguised: boolean): void {
		for (const sign of this.#signs[position] ?? NO_SIGNS) {
			const states = moves.get(sign);
			if (states !== undefined) for (const state of states) this.#visit(this.#views.of(state), position + 1, isDisguised);
		}
		const token = this.#tokens[position];
		if (token === undefined || token.readings.length === 0) return;
		for (const { word, isDisguised: isReadAsDisguised } of this.#readingsOf(token)) {
			for (const sign of this.#alphabet.signsOf(word)) {
				for (const state of moves.get(sign) ?? NO_STATES) this.#visit(this.#views.of(state), position + 1, isDisguised || isReadAsDisguised);
			}
		}
	}

	#readingsOf({ word, readings }: Token): readonly Reading[] {
		if (!word.includes(MASK) || word.length === 1) return readings;
		return [...readings, ...this.#masked.readingsOf(word).map((unmasked) => ({ word: unmasked, isDisguised: true }))];
	}

	#visit(view: View<Payload>, position: number, isDisguised: boolean): void {
		const goesOn = this.#mayEat(view, position);
		if (!goesOn && !view.isEventful) return;
		if (!this.#tried.add(view.id, position - this.#first, isDisguised)) return;
		if (view.isEventful) {
			for (const payload of view.payloads) {
				const skipped = this.#skipped.length === 0 ? NONE_SKIPPED : [...this.#skipped];
				this.#matches.push({ payload, first: this.#first, last: position, skipped, isDisguised });
			}
			for (const gap of view.gaps) this.#skip(gap, position, isDisguised);
		}
		if (goesOn) this.#eat(view, position, isDisguised);
	}

	#skip({ most, view, isEventful, bits }: Gap<Payload>, from: number, isDisguised: boolean): void {
		const end = Math.min(from + most, this.#end);
		if (!isEventful && (bits & this.#bitsWithin(from, end)) === 0) return;
		const before = this.#skipped.length;
		for (let position = from; position <= end; position += 1) {
			if (isEventful || this.#mayEat(view, position)) this.#visit(view, position, isDisguised);
			this.#skipped.push(position);
		}
		this.#skipped.length = before;
	}

	/** Of all tokens from one up to another that stand in the sentence. */
	#bitsWithin(from: number, last: number): number {
		let bits = 0;
		for (let position = from; position <= last && position < this.#end; position += 1) bits |= this.#bits[position] ?? 0;
		return bits;
	}

	/** May the token at `position` lead on from `view`? None behind the end of the sentence does, and nearly all others are told by their bits. */
	#mayEat({ bits, moves }: View<Payload>, position: number): boolean {
		const ofToken = position < this.#end ? (this.#bits[position] ?? 0) : 0;
		if ((bits & ofToken) === 0) return false;
		if (ofToken === ALL_BITS || moves.size < LARGE) return true;
		// Where a view asks for many words, the bits of all together tell nothing.
		for (const sign of this.#signs[position] ?? NO_SIGNS) if (moves.has(sign)) return true;
		return false;
	}
}

const LARGE = 8;

/** 100 KB of ordinary talk have about 4,000, cues included; only text made of nothing but claims has more, and a reader is shown a hundred flags at most. */
const MOST_MATCHES = 5_000;

/** Behind the last token of the sentence that begins with `first`. */
function endOfSentence(tokens: readonly Token[], first: number): number {
	let end = first + 1;
	while (end < tokens.length && tokens[end]?.border !== 'sentence') end += 1;
	return end;
}

/** Tokens: most messages have fewer. */
const COMMON_LENGTH = 256;

const NO_SIGNS: readonly Sign[] = [];
const NO_STATES: readonly never[] = [];
const NONE_SKIPPED: readonly number[] = [];

/** A set of small numbers that is emptied often: an open table, whose entries are out of date when their stamp is. */
class Tried {
	#keys = new Int32Array(TABLE_SIZE);
	#stamps = new Uint32Array(TABLE_SIZE);
	#stamp = 1;
	#size = 0;

	clear(): void {
		if (this.#size === 0) return;
		this.#size = 0;
		this.#stamp += 1;
		if (this.#stamp < LAST_STAMP) return;
		this.#stamps.fill(0);
		this.#stamp = 1;
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
const LAST_STAMP = 0xffff_ffff;
/** Twice as many tokens as any pattern can reach over. */
const LONGEST_WALK = 4096;
