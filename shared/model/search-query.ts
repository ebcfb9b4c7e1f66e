import { PREDICATES, type Predicate, valueMeant } from './search-predicates.ts';
import type { Span } from './span.ts';

/**
 * What a person types into the search: free words, "an exact phrase", predicates such as `lang:ru,uk`, and `-` before any of
 * them. Any text is a query: what is not understood is pointed at by `problemsOf`, and the rest searches all the same.
 */
export interface SearchQuery {
	/** In the order typed; each must hold. */
	readonly clauses: readonly Clause[];
}

export type Clause = WordClause | PhraseClause | PredicateClause | UnknownClause;

interface Typed {
	/** Where it stands in what was typed, the minus sign included. */
	readonly span: Span;
	readonly isNegated: boolean;
}

/** A word, or the beginning of one. */
export interface WordClause extends Typed {
	readonly type: 'word';
	readonly text: string;
}

/** Whole words, one after the other. */
export interface PhraseClause extends Typed {
	readonly type: 'phrase';
	readonly text: string;
}

export interface PredicateClause extends Typed {
	readonly type: 'predicate';
	readonly predicate: Predicate;
	/** One of them is enough. */
	readonly values: readonly TypedValue[];
}

/** `something:else` where there is no such predicate. */
export interface UnknownClause extends Typed {
	readonly type: 'unknown';
	readonly name: string;
	readonly values: readonly TypedValue[];
}

export interface TypedValue {
	readonly text: string;
	readonly span: Span;
}

/** Longest query taken, in UTF-16 code units. */
export const QUERY_LENGTH = 500;

/** Every text is a query. Quotation marks, commas and colons of other keyboards (“ ” « » ， ، ：) count as the plain ones. */
export function parseSearch(typed: string): SearchQuery {
	const clauses: Clause[] = [];
	let at = 0;
	while (at < typed.length) {
		if (isSpace(typed.charAt(at))) {
			at += 1;
			continue;
		}
		const clause = readClause(typed, at);
		clauses.push(clause);
		at = clause.span.end;
	}
	return { clauses };
}

/** The query as one line that parses to the same clauses; `span`s are those of the line it was parsed from. */
export function printSearch({ clauses }: SearchQuery): string {
	return clauses.map(printClause).join(' ');
}

export function printClause(clause: Clause): string {
	const sign = clause.isNegated ? '-' : '';
	switch (clause.type) {
		case 'word':
			return sign + clause.text;
		case 'phrase':
			return `${sign}"${clause.text}"`;
		case 'predicate':
			return `${sign}${clause.predicate}:${printValues(clause.values)}`;
		case 'unknown':
			return `${sign}${clause.name}:${printValues(clause.values)}`;
	}
}

function printValues(values: readonly TypedValue[]): string {
	return values.map(({ text }) => quotedIfNeeded(text)).join(',');
}

/** A value as it is typed: in quotation marks where it has a space or a comma. */
export function quotedIfNeeded(value: string): string {
	return value === '' || /[\s,，،"“”„«»]/u.test(value) ? `"${value.replace(QUOTES, '')}"` : value;
}

/** What in a query is not understood, and where. */
export interface SearchProblem {
	readonly span: Span;
	readonly trouble: SearchTrouble;
}

export type SearchTrouble =
	/** `nearest`: the predicate that is spelled most like it, if any is. */
	| { readonly code: 'unknown-predicate'; readonly name: string; readonly nearest: Predicate | null }
	| { readonly code: 'no-value'; readonly predicate: Predicate }
	| { readonly code: 'unknown-value'; readonly predicate: Predicate; readonly value: string }
	| { readonly code: 'not-a-time'; readonly predicate: Predicate; readonly value: string }
	/** Signs and pictures alone: the index knows letters and digits. */
	| { readonly code: 'no-letters' };

/** In the order of the text. Each of these parts of the query is left out of the search. */
export function problemsOf({ clauses }: SearchQuery): readonly SearchProblem[] {
	return clauses.flatMap(problemsOfClause);
}

function problemsOfClause(clause: Clause): readonly SearchProblem[] {
	switch (clause.type) {
		case 'word':
		case 'phrase':
			return HAS_LETTERS.test(clause.text) ? [] : [{ span: clause.span, trouble: { code: 'no-letters' } }];
		case 'unknown':
			return [{ span: clause.span, trouble: { code: 'unknown-predicate', name: clause.name, nearest: nearestPredicate(clause.name) } }];
		case 'predicate':
			return problemsOfValues(clause);
	}
}

function problemsOfValues({ predicate, values, span }: PredicateClause): readonly SearchProblem[] {
	const written = values.filter(({ text }) => text.trim() !== '');
	if (written.length === 0) return [{ span, trouble: { code: 'no-value', predicate } }];
	return written.flatMap((value): readonly SearchProblem[] => {
		if (valueMeant(predicate, value.text) !== null) return [];
		const code = PREDICATES[predicate].kind === 'time' ? 'not-a-time' : 'unknown-value';
		return [{ span: value.span, trouble: { code, predicate, value: value.text } }];
	});
}

/** At least one letter or digit, which is all that the index knows. */
const HAS_LETTERS = /[\p{L}\p{N}]/u;

/** The predicate a person has most likely meant: at most two letters away, or begun alike. */
export function nearestPredicate(name: string): Predicate | null {
	const wanted = name.toLowerCase();
	const ranked = (Object.keys(PREDICATES) as Predicate[])
		.map((predicate) => ({ predicate, distance: predicate.startsWith(wanted) || wanted.startsWith(predicate) ? 1 : editDistance(wanted, predicate) }))
		.sort((one, other) => one.distance - other.distance);
	const [best] = ranked;
	return best !== undefined && best.distance <= Math.min(2, wanted.length - 1) ? best.predicate : null;
}

function editDistance(one: string, other: string): number {
	let row = Array.from({ length: other.length + 1 }, (_, index) => index);
	for (let i = 1; i <= one.length; i += 1) {
		const next = [i];
		for (let j = 1; j <= other.length; j += 1) {
			const replaced = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
			next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[other.length] ?? other.length;
}

const QUOTES = /["“”„«»]/gu;
const isQuote = (character: string) => /["“”„«»]/u.test(character);
const isComma = (character: string) => /[,，،]/u.test(character);
const isSpace = (character: string) => /\s/u.test(character);

function readClause(typed: string, start: number): Clause {
	const isNegated = typed.charAt(start) === '-' && start + 1 < typed.length && !isSpace(typed.charAt(start + 1));
	const begin = isNegated ? start + 1 : start;
	if (isQuote(typed.charAt(begin))) {
		const { text, end } = readQuoted(typed, begin);
		return { type: 'phrase', text, isNegated, span: { start, end } };
	}
	const named = NAMED.exec(typed.slice(begin, begin + LONGEST_NAME + 1));
	if (named?.[1] !== undefined) {
		const name = named[1].toLowerCase();
		const valuesAt = begin + named[0].length;
		const isKnown = Object.hasOwn(PREDICATES, name);
		// `https://…` is an address and `ojo:` a word; neither was meant to be a predicate.
		if (isKnown || isLikelyValue(typed, valuesAt)) {
			const { values, end } = readValues(typed, valuesAt);
			const span = { start, end };
			return isKnown ? { type: 'predicate', predicate: name as Predicate, values, isNegated, span } : { type: 'unknown', name, values, isNegated, span };
		}
	}
	let end = begin;
	while (end < typed.length && !isSpace(typed.charAt(end)) && !isQuote(typed.charAt(end))) end += 1;
	return { type: 'word', text: typed.slice(begin, end), isNegated, span: { start, end } };
}

const LONGEST_NAME = 20;
const NAMED = /^([A-Za-z]{2,20})[:：]/u;

function isLikelyValue(typed: string, at: number): boolean {
	const next = typed.charAt(at);
	return isQuote(next) || /[\p{L}\p{N}]/u.test(String.fromCodePoint(typed.codePointAt(at) ?? 32));
}

/** Up to the next quotation mark, or to the end where there is none. */
function readQuoted(typed: string, start: number): { readonly text: string; readonly end: number } {
	let end = start + 1;
	while (end < typed.length && !isQuote(typed.charAt(end))) end += 1;
	return { text: typed.slice(start + 1, end), end: Math.min(end + 1, typed.length) };
}

function readValues(typed: string, start: number): { readonly values: readonly TypedValue[]; readonly end: number } {
	const values: TypedValue[] = [];
	let at = start;
	for (;;) {
		if (isQuote(typed.charAt(at)) && at < typed.length) {
			const { text, end } = readQuoted(typed, at);
			values.push({ text, span: { start: at, end } });
			at = end;
		} else {
			let end = at;
			while (end < typed.length && !isSpace(typed.charAt(end)) && !isComma(typed.charAt(end)) && !isQuote(typed.charAt(end))) end += 1;
			values.push({ text: typed.slice(at, end), span: { start: at, end } });
			at = end;
		}
		if (at >= typed.length || !isComma(typed.charAt(at))) return { values, end: at };
		at += 1;
	}
}
