import type { DeskError } from '../../../../shared/contract/errors.ts';
import { MAX_LINE_LENGTH } from './text-lines.ts';

/** A value of a big JSON file, still as text. */
export interface JsonStretch {
	/** The member of the top object that it is, or whose list it stands in; null in a list at the top. */
	readonly member: string | null;
	/** Null where it is too long to be anybody's message. */
	readonly text: string | null;
	/** Where it begins, from 1. */
	readonly line: number;
}

/** The text is no JSON from here on, or ends before its end. */
export interface JsonEnd {
	readonly member: null;
	readonly text: null;
	readonly line: number;
	readonly ending: 'cut-short' | 'not-json';
}

/** No tool nests deeper; whoever does wants to exhaust the reader. */
const DEEPEST = 64;
const LONGEST_KEY = 1_000;

export interface StretchOptions {
	/** Members of the top object that are lists to be taken apart. */
	readonly lists: ReadonlySet<string>;
	/** Members that are wanted whole; all others are passed over without being kept. */
	readonly members: ReadonlySet<string>;
	readonly bomb: () => DeskError;
}

/**
 * Takes one big JSON value apart while it comes in: the entries of a list at the top or of lists in an object at the top, and some of
 * the object's members. Only where values begin and end is looked at here, so that a damaged entry costs that entry alone and memory
 * holds one at a time; `JSON.parse` then says whether it is well-formed. Ends with a `JsonEnd` where the text does not end as JSON does.
 * @throws DeskError what `bomb` makes, for nesting and keys that no tool writes
 */
export async function* jsonStretches(pieces: AsyncIterable<string>, options: StretchOptions): AsyncGenerator<JsonStretch | JsonEnd> {
	const cutter = new Cutter(options);
	for await (const piece of pieces) {
		yield* cutter.cut(piece);
		if (cutter.isBroken) return;
	}
	const end = cutter.end();
	if (end) yield end;
}

/** What may come next outside of a value. */
type Expecting = 'top' | 'key' | 'colon' | 'value' | 'separator' | 'nothing';

class Cutter {
	readonly #options: StretchOptions;
	#line = 1;
	#expecting: Expecting = 'top';
	/** The closing sign of each list and object around the place, outside of values that are being passed through. */
	readonly #around: string[] = [];
	/** The member of the top object the place is in. */
	#member: string | null = null;
	#isBroken = false;

	/** The value that is being passed through. */
	#inValue = false;
	#isKept = false;
	#isKey = false;
	#kept: string[] = [];
	#length = 0;
	#valueLine = 1;
	#depth = 0;
	#inString = false;
	#isEscaped = false;

	constructor(options: StretchOptions) {
		this.#options = options;
	}

	get isBroken(): boolean {
		return this.#isBroken;
	}

	*cut(piece: string): Generator<JsonStretch | JsonEnd> {
		let valueStart = 0;
		let place = 0;
		while (place < piece.length) {
			if (this.#inValue) {
				const end = this.#passThrough(piece, place);
				if (end === -1) break;
				this.#keep(piece.slice(valueStart, end));
				place = end;
				const stretch = this.#finishValue();
				if (stretch) yield stretch;
				continue;
			}
			const sign = piece.charCodeAt(place);
			if (sign === LINE_FEED) this.#line += 1;
			if (sign === LINE_FEED || sign === SPACE || sign === TAB || sign === CARRIAGE_RETURN) {
				place += 1;
				continue;
			}
			valueStart = place;
			if (!this.#take(piece.charAt(place))) {
				this.#isBroken = true;
				yield { member: null, text: null, line: this.#line, ending: 'not-json' };
				return;
			}
			if (!this.#inValue) place += 1;
		}
		if (this.#inValue) this.#keep(piece.slice(valueStart));
	}

	end(): JsonEnd | null {
		if (this.#expecting === 'nothing' && !this.#inValue) return null;
		// A value that does not end is what is wrong, wherever the file does.
		return { member: null, text: null, line: this.#inValue ? this.#valueLine : this.#line, ending: 'cut-short' };
	}

	/** A sign between values; false where it cannot stand there. */
	#take(sign: string): boolean {
		switch (this.#expecting) {
			case 'top':
				if (sign === '{') return this.#enter('}', 'key');
				if (sign === '[') return this.#enter(']', 'value');
				return false;
			case 'key':
				if (sign === '}') return this.#leave(sign);
				// What tools of .NET write may have a comma before the end.
				if (sign !== '"') return false;
				this.#beginValue(true, true);
				return true;
			case 'colon':
				if (sign !== ':') return false;
				this.#expecting = 'value';
				return true;
			case 'value':
				if (sign === ']') return this.#leave(sign);
				if (sign === '[' && this.#isInTopObject() && this.#options.lists.has(this.#member ?? '')) return this.#enter(']', 'value');
				if (sign === ',' || sign === '}' || sign === ':') return false;
				this.#beginValue(!this.#isInTopObject() || this.#options.members.has(this.#member ?? ''), false);
				return true;
			case 'separator':
				if (sign === ',') {
					this.#expecting = this.#isInTopObject() ? 'key' : 'value';
					return true;
				}
				return this.#leave(sign);
			case 'nothing':
				return false;
		}
	}

	#isInTopObject(): boolean {
		return this.#around.length === 1 && this.#around[0] === '}';
	}

	#enter(closing: string, expecting: Expecting): boolean {
		this.#around.push(closing);
		this.#expecting = expecting;
		return true;
	}

	#leave(sign: string): boolean {
		if (this.#around.at(-1) !== sign) return false;
		this.#around.pop();
		this.#expecting = this.#around.length === 0 ? 'nothing' : 'separator';
		return true;
	}

	#beginValue(isKept: boolean, isKey: boolean): void {
		this.#inValue = true;
		this.#isKept = isKept;
		this.#isKey = isKey;
		this.#kept = [];
		this.#length = 0;
		this.#valueLine = this.#line;
		this.#depth = 0;
		this.#inString = false;
		this.#isEscaped = false;
	}

	/** Where the value ends, or -1 where that is not in this piece. */
	#passThrough(piece: string, from: number): number {
		for (let place = from; place < piece.length; place += 1) {
			const sign = piece.charCodeAt(place);
			if (this.#inString) {
				if (this.#isEscaped) this.#isEscaped = false;
				else if (sign === BACKSLASH) this.#isEscaped = true;
				else if (sign === QUOTE) {
					this.#inString = false;
					if (this.#depth === 0) return place + 1;
				} else if (sign === LINE_FEED) this.#line += 1;
				continue;
			}
			switch (sign) {
				case QUOTE:
					this.#inString = true;
					break;
				case OPEN_OBJECT:
				case OPEN_LIST:
					this.#depth += 1;
					if (this.#depth > DEEPEST) throw this.#options.bomb();
					break;
				case CLOSE_OBJECT:
				case CLOSE_LIST:
					// A number or a word ends where its surroundings do.
					if (this.#depth === 0) return place;
					this.#depth -= 1;
					if (this.#depth === 0) return place + 1;
					break;
				case COMMA:
					if (this.#depth === 0) return place;
					break;
				case LINE_FEED:
					this.#line += 1;
					break;
			}
		}
		return -1;
	}

	#keep(part: string): void {
		this.#length += part.length;
		if (this.#isKey && this.#length > LONGEST_KEY) throw this.#options.bomb();
		if (!this.#isKept) return;
		if (this.#length <= MAX_LINE_LENGTH) this.#kept.push(part);
		else this.#kept = [];
	}

	#finishValue(): JsonStretch | null {
		const text = this.#length > MAX_LINE_LENGTH ? null : this.#kept.join('');
		this.#inValue = false;
		this.#kept = [];
		if (this.#isKey) {
			this.#member = keyOf(text ?? '');
			this.#expecting = 'colon';
			return null;
		}
		this.#expecting = 'separator';
		return this.#isKept ? { member: this.#member, text, line: this.#valueLine } : null;
	}
}

function keyOf(text: string): string {
	try {
		return String(JSON.parse(text));
	} catch {
		return text;
	}
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const TAB = 0x09;
const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
