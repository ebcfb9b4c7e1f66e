import type { PackProblemCode } from '../../../../shared/model/rule-pack.ts';
import { fold } from '../folding.ts';
import { LINK_WORD, MENTION_WORD, NEGATIVE_WORD, tokenize } from '../tokens.ts';

/** A parsed pattern: what resources/rules/README.md describes, as a tree. */
export type PatternNode =
	| { readonly type: 'word'; readonly word: string }
	| { readonly type: 'prefix'; readonly prefix: string }
	| { readonly type: 'suffix'; readonly suffix: string }
	| { readonly type: 'stem'; readonly word: string }
	| { readonly type: 'number' }
	| { readonly type: 'list'; readonly name: string }
	/** Up to `most` tokens of anything, within the sentence. */
	| { readonly type: 'gap'; readonly most: number }
	| { readonly type: 'sequence'; readonly parts: readonly PatternNode[] }
	/** `source`: as it stands in the pattern. */
	| { readonly type: 'choice'; readonly options: readonly PatternNode[]; readonly source: string }
	| { readonly type: 'optional'; readonly part: PatternNode; readonly source: string };

type PatternProblemCode = Extract<PackProblemCode, `pattern-${string}`>;

/** The pattern cannot be understood; the message says why, in words for its author, the code and its values in any language. */
export class PatternError extends Error {
	readonly code: PatternProblemCode;
	readonly values: Readonly<Record<string, string>>;

	constructor(code: PatternProblemCode, message: string, values: Readonly<Record<string, string>> = {}) {
		super(message);
		this.name = 'PatternError';
		this.code = code;
		this.values = values;
	}
}

const DEFAULT_GAP = 3;
const LONGEST_GAP = 12;
const MOST_GAPS = 3;
const LONGEST_PATTERN = 2000;

/** @throws PatternError */
export function parsePattern(source: string): PatternNode {
	if (source.length > LONGEST_PATTERN)
		throw new PatternError('pattern-too-long', `a pattern has at most ${LONGEST_PATTERN} characters`, { most: String(LONGEST_PATTERN) });
	const parser = new Parser(source);
	const node = parser.parse();
	if (!isAnchored(node))
		throw new PatternError('pattern-unanchored', 'the pattern must ask for at least one word: as written it could match nothing, or anything');
	if (countGaps(node) > MOST_GAPS) throw new PatternError('pattern-gaps', `a pattern has at most ${MOST_GAPS} gaps (..)`, { most: String(MOST_GAPS) });
	if (beginsOrEndsWithGap(node)) throw new PatternError('pattern-gap-at-edge', 'a pattern cannot begin or end with a gap (..)');
	return node;
}

/** How many words and signs a pattern stands for once its lists are written out. @param sizes of the lists it names */
export function sizeOf(node: PatternNode, sizes: ReadonlyMap<string, number>): number {
	if (node.type === 'list') return sizes.get(node.name) ?? 1;
	return childrenOf(node).reduce((sum, child) => sum + sizeOf(child, sizes), node.type === 'sequence' || node.type === 'choice' ? 0 : 1);
}

/** Names of the lists a pattern asks for. */
export function listsIn(node: PatternNode): readonly string[] {
	if (node.type === 'list') return [node.name];
	return childrenOf(node).flatMap(listsIn);
}

/** What a group holds; nothing of a word. */
export function childrenOf(node: PatternNode): readonly PatternNode[] {
	switch (node.type) {
		case 'sequence':
			return node.parts;
		case 'choice':
			return node.options;
		case 'optional':
			return [node.part];
		default:
			return [];
	}
}

class Parser {
	readonly #source: string;
	#index = 0;

	constructor(source: string) {
		this.#source = source;
	}

	parse(): PatternNode {
		const node = this.#choice(null);
		const sign = this.#source[this.#index];
		if (sign !== undefined) throw new PatternError('pattern-closes-nothing', `"${sign}" closes nothing`, { sign });
		return node;
	}

	/** Options between bars, up to `closing` (which is eaten) or the end. */
	#choice(closing: string | null): PatternNode {
		const start = this.#index;
		const options = [this.#sequence()];
		while (this.#source[this.#index] === '|') {
			if (closing === null) throw new PatternError('pattern-bar-outside', 'alternatives stand in brackets: [a|b]');
			this.#index += 1;
			options.push(this.#sequence());
		}
		if (closing !== null) {
			if (this.#source[this.#index] !== closing) throw new PatternError('pattern-unclosed', `"${closing}" is missing`, { sign: closing });
			this.#index += 1;
		}
		const [only] = options;
		return only !== undefined && options.length === 1 ? only : { type: 'choice', options, source: this.#source.slice(start, this.#index) };
	}

	#sequence(): PatternNode {
		const parts: PatternNode[] = [];
		for (;;) {
			this.#skipSpace();
			const character = this.#source[this.#index];
			if (character === undefined || character === '|' || character === ']' || character === ')') break;
			const start = this.#index;
			const elements = this.#elements(character);
			if (this.#source[this.#index] === '?') {
				parts.push({ type: 'optional', part: sequenceOf(elements), source: this.#source.slice(start, this.#index) });
				this.#index += 1;
			} else parts.push(...elements);
		}
		if (parts.length === 0) throw new PatternError('pattern-empty-part', 'an alternative is empty');
		return sequenceOf(parts);
	}

	#elements(character: string): readonly PatternNode[] {
		if (character === '[' || character === '(') {
			this.#index += 1;
			return [this.#choice(character === '[' ? ']' : ')')];
		}
		if (character === '{') return [this.#list()];
		if (this.#source.startsWith('..', this.#index)) return [this.#gap()];
		return this.#literal();
	}

	#list(): PatternNode {
		const found = /^\{([a-z][a-z0-9-]*)\}/.exec(this.#source.slice(this.#index));
		if (found?.[1] === undefined) throw new PatternError('pattern-list-name', 'a list is named in lower case between braces: {disease}');
		this.#index += found[0].length;
		return { type: 'list', name: found[1] };
	}

	#gap(): PatternNode {
		const found = /^\.\.(\d*)/.exec(this.#source.slice(this.#index));
		this.#index += found?.[0].length ?? 2;
		const most = found?.[1] ? Number(found[1]) : DEFAULT_GAP;
		if (most < 1 || most > LONGEST_GAP) throw new PatternError('pattern-gap-length', `a gap is ..1 to ..${LONGEST_GAP}`, { most: String(LONGEST_GAP) });
		return { type: 'gap', most };
	}

	/** A run of characters up to a space or a sign of the pattern language; it may fold to several words ("l'eau"). */
	#literal(): readonly PatternNode[] {
		LITERAL.lastIndex = this.#index;
		const written = LITERAL.exec(this.#source)?.[0] ?? this.#source.charAt(this.#index);
		this.#index += written.length;
		if (written === '#') return [{ type: 'number' }];
		if (written === LINK_WORD || written === MENTION_WORD || written === NEGATIVE_WORD) return [{ type: 'word', word: written }];
		if (written.startsWith('~')) return stemmed(literalWords(written.slice(1)));
		if (written.startsWith('*')) return suffixed(literalWords(written.slice(1)));
		if (written.endsWith('*')) return prefixed(literalWords(written.slice(0, -1)));
		if (written.includes('*')) throw new PatternError('pattern-star', '"*" stands at the beginning or the end of a word');
		return literalWords(written).map((word) => ({ type: 'word', word }));
	}

	#skipSpace(): void {
		while (this.#source[this.#index] === ' ' || SPACE.test(this.#source[this.#index] ?? '')) this.#index += 1;
	}
}

const LITERAL = /[^\s[\](){}|?]+?(?=\.\.|[\s[\](){}|?]|$)/uy;
const SPACE = /\s/;

function sequenceOf(parts: readonly PatternNode[]): PatternNode {
	const [only] = parts;
	return only !== undefined && parts.length === 1 ? only : { type: 'sequence', parts };
}

/** Words as text itself would be cut into. */
function literalWords(written: string): readonly string[] {
	const words = tokenize(fold(written)).tokens.map((token) => token.word);
	if (words.length === 0) throw new PatternError('pattern-no-word', `"${written}" holds no word`, { written });
	return words;
}

function stemmed(words: readonly string[]): readonly PatternNode[] {
	return words.map((word) => ({ type: 'stem', word }));
}

function prefixed(words: readonly string[]): readonly PatternNode[] {
	return words.map((word, index) => (index === words.length - 1 ? { type: 'prefix', prefix: word } : { type: 'word', word }));
}

function suffixed(words: readonly string[]): readonly PatternNode[] {
	return words.map((word, index) => (index === 0 ? { type: 'suffix', suffix: word } : { type: 'word', word }));
}

/** Does every match eat at least one token that the pattern names? */
function isAnchored(node: PatternNode): boolean {
	switch (node.type) {
		case 'gap':
		case 'optional':
			return false;
		case 'sequence':
			return node.parts.some(isAnchored);
		case 'choice':
			return node.options.every(isAnchored);
		default:
			return true;
	}
}

function countGaps(node: PatternNode): number {
	if (node.type === 'gap') return 1;
	const inChildren = childrenOf(node).map(countGaps);
	return node.type === 'choice' ? Math.max(...inChildren) : inChildren.reduce((sum, count) => sum + count, 0);
}

function beginsOrEndsWithGap(node: PatternNode): boolean {
	switch (node.type) {
		case 'gap':
			return true;
		case 'sequence':
			return [node.parts[0], node.parts.at(-1)].some((part) => part !== undefined && beginsOrEndsWithGap(part));
		case 'choice':
			return node.options.some(beginsOrEndsWithGap);
		case 'optional':
			return beginsOrEndsWithGap(node.part);
		default:
			return false;
	}
}
