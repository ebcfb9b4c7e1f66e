import type { Border, Token } from '../tokens.ts';

/** A token, or the digits or letters of one that runs both together ("5дней", "ip67", "1h30"). */
export interface Part {
	readonly word: string;
	/** The word, then other ways to read it: drawn-out letters undone, Arabic prefixes taken off. */
	readonly words: readonly string[];
	readonly isNumber: boolean;
	/** Offsets into the folded text. */
	readonly start: number;
	readonly end: number;
	readonly border: Border;
	/** Index of its token. */
	readonly token: number;
	/** Written against letters before it: "w1", "ip67". */
	readonly isGlued: boolean;
}

export type Parts = readonly Part[];

export function partsOf(tokens: readonly Token[]): Parts {
	const parts: Part[] = [];
	for (const [index, token] of tokens.entries()) {
		if (token.kind === 'word' && HAS_DIGIT.test(token.word) && token.word.length === token.end - token.start) split(token, index, parts);
		else parts.push(whole(token, index));
	}
	return parts;
}

const HAS_DIGIT = /\d/;

function whole(token: Token, index: number): Part {
	const { word, start, end, border } = token;
	return { word, words: wordsOf(token), isNumber: token.kind === 'number', start, end, border, token: index, isGlued: false };
}

function split({ word, start, border }: Token, token: number, parts: Part[]): void {
	for (const { 0: run, index } of word.matchAll(/\d+|\D+/g)) {
		const isNumber = HAS_DIGIT.test(run);
		parts.push({
			word: run,
			words: [run],
			isNumber,
			start: start + index,
			end: start + index + run.length,
			border: index === 0 ? border : 'none',
			token,
			isGlued: isNumber && index > 0,
		});
	}
}

function wordsOf({ word, readings }: Token): readonly string[] {
	const bare = withoutArabicPrefix(word);
	if (readings.length === 0 && bare.length === 0) return [word];
	return [word, ...readings.map((reading) => reading.word), ...bare];
}

/** The word without what Arabic writes against it ("wa-", "bi-", "li-", "fa-", "ka-", "al-"): every way to read it, none for other words. */
export function withoutArabicPrefix(word: string): readonly string[] {
	const first = word.charCodeAt(0);
	if (first < ARABIC_FIRST || first > ARABIC_LAST) return NONE;
	const prefix = ARABIC_PREFIX.exec(word)?.[0];
	if (prefix === undefined) return NONE;
	return prefix.length > 1 ? [word.slice(prefix.length), word.slice(1)] : [word.slice(1)];
}

const NONE: readonly string[] = [];
const ARABIC_FIRST = 0x620;
const ARABIC_LAST = 0x64a;
const ARABIC_PREFIX = /^(?:[وفبلك]ال|لل|وب|ول|ال|[وفبلك])(?=[\u0620-\u064a]{2})/u;
