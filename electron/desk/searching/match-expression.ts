import { MESSAGE_KINDS, ROLES } from '../../../shared/model/message.ts';
import { indexedWords } from '../../../shared/model/search-fold.ts';
import { categoriesMeant, type Predicate, valueMeant } from '../../../shared/model/search-predicates.ts';
import type { Clause, PredicateClause, SearchQuery } from '../../../shared/model/search-query.ts';
import { momentOf, readTime } from '../../../shared/model/search-time.ts';
import {
	authorTerms,
	flagTerm,
	isWholeHours,
	kindTerm,
	languageTerm,
	marketTerm,
	platformTerm,
	roleTerm,
	sessionTerm,
	staffTerms,
	stretchesOf,
	TRAITS,
} from '../store/search-terms.ts';

/** What the query is read against. */
export interface SearchSurroundings {
	readonly now: number;
	/** The reader's, IANA. */
	readonly timeZone: string;
	/** Searched alone where it is given, by row number. */
	readonly session: number | null;
	/** Every session that can be searched: `words` of its title. */
	readonly sessions: readonly { readonly row: number; readonly id: string; readonly words: string }[];
	/** Sessions that an import has not finished, by row number: nothing finds them. */
	readonly hidden: readonly number[];
	/** Nothing was received before or after. */
	readonly span: { readonly from: number; readonly to: number };
}

/** How a query is answered. */
export type SearchPlan =
	/** Nothing in it is understood, or it is empty. */
	| { readonly type: 'nothing-asked' }
	/** It contradicts itself: no message can fit, whatever there is. */
	| { readonly type: 'impossible' }
	| {
			readonly type: 'walk';
			/** FTS5 */
			readonly match: string;
			/** Where hours do not say the time exactly. */
			readonly received: { readonly from: number; readonly to: number } | null;
	  };

/** One walk through the index for any query. What is not understood in it is left out. */
export function planSearch(query: SearchQuery, surroundings: SearchSurroundings): SearchPlan {
	const wanted: string[] = [];
	const unwanted: string[] = [];
	let isImpossible = false;
	const want = (expression: string | null, isNegated: boolean) => {
		if (expression === null) isImpossible ||= !isNegated;
		else (isNegated ? unwanted : wanted).push(expression);
	};

	const predicates: PredicateClause[] = [];
	let isAsked = false;
	for (const clause of query.clauses) {
		if (clause.type === 'predicate') {
			if (meantValues(clause).length === 0) continue;
			predicates.push(clause);
			isAsked = true;
		} else if (clause.type !== 'unknown') {
			const words = wordsExpression(clause);
			if (words === null) continue;
			want(words, clause.isNegated);
			isAsked = true;
		}
	}
	if (!isAsked) return { type: 'nothing-asked' };

	for (const { predicate, values, termOf } of CLOSED) {
		const allowed = allowedValues(values, ofPredicate(predicates, predicate));
		if (allowed.length === 0) return { type: 'impossible' };
		if (allowed.length < values.length) wanted.push(anyOf(allowed.map(termOf)) ?? '');
	}
	for (const clause of predicates) {
		const expression = traitExpression(clause, surroundings);
		if (expression !== undefined) want(expression, clause.isNegated);
	}
	for (const expression of flagExpressions(predicates)) want(expression.match, expression.isNegated);

	const time = timeAsked(predicates, surroundings);
	if (time !== null) {
		if (time.from >= time.to) return { type: 'impossible' };
		if (time.from > surroundings.span.from || time.to < surroundings.span.to) want(anyOf(stretchesOf(time.from, time.to)), false);
	}
	if (surroundings.session !== null) wanted.push(quoted(sessionTerm(surroundings.session)));
	if (isImpossible || unwanted.some((expression) => wanted.includes(expression))) return { type: 'impossible' };
	unwanted.push(...surroundings.hidden.map((row) => quoted(sessionTerm(row))));
	// The index needs something to take the unwanted from.
	if (wanted.length === 0) wanted.push(anyOf(MESSAGE_KINDS.map(kindTerm)) ?? '');
	const positive = wanted.map((expression) => `(${expression})`).join(' AND ');
	const match = unwanted.length === 0 ? positive : `(${positive}) NOT (${unwanted.map((expression) => `(${expression})`).join(' OR ')})`;
	return { type: 'walk', match, received: time === null || isWholeHours(time.from, time.to) ? null : time };
}

/** A word may go on, a phrase ends where it ends; null where neither has a letter. */
function wordsExpression(clause: Extract<Clause, { readonly type: 'word' | 'phrase' }>): string | null {
	const words = indexedWords(clause.text);
	if (words === '') return null;
	return clause.type === 'phrase' ? quoted(words) : `${quoted(words)}*`;
}

/** Predicates of which every message has exactly one value: asked and refused values come to the same. */
const CLOSED: readonly { readonly predicate: Predicate; readonly values: readonly string[]; readonly termOf: (value: string) => string }[] = [
	{ predicate: 'role', values: ROLES, termOf: roleTerm },
	{ predicate: 'kind', values: MESSAGE_KINDS, termOf: kindTerm },
];

function allowedValues(values: readonly string[], clauses: readonly PredicateClause[]): readonly string[] {
	return clauses.reduce((allowed, clause) => {
		const meant = meantValues(clause);
		return allowed.filter((value) => meant.includes(value) !== clause.isNegated);
	}, values);
}

/** Null: no message fits; undefined: asked for elsewhere. */
function traitExpression(clause: PredicateClause, { sessions }: SearchSurroundings): string | null | undefined {
	const values = meantValues(clause);
	switch (clause.predicate) {
		case 'from':
			return anyBeginning(values.map(authorTerms));
		case 'by':
			return anyBeginning(values.map(staffTerms));
		case 'lang':
			return anyOf(values.map(languageTerm));
		case 'market':
			return anyOf(values.map(marketTerm));
		case 'platform':
			return anyBeginning(values.map(platformTerm));
		case 'has':
		case 'is':
			return anyOf(values.map((value) => TRAITS[value as keyof typeof TRAITS]));
		case 'in':
			return anyOf(sessions.filter((session) => values.some((value) => isCalled(session, value))).map(({ row }) => sessionTerm(row)));
		default:
			return undefined;
	}
}

/** Is it the session's id, how that begins, or do words of its title begin so? */
function isCalled({ id, words }: SearchSurroundings['sessions'][number], value: string): boolean {
	if (value.length >= LEAST_OF_ID && id.startsWith(value.toLowerCase())) return true;
	const wanted = indexedWords(value);
	return wanted !== '' && wanted.split(' ').every((word) => ` ${words}`.includes(` ${word}`));
}

const LEAST_OF_ID = 8;

/**
 * What is asked of findings. A category, a severity and a verdict that are asked for together are asked of one finding:
 * `category:health verdict:confirmed` is a health claim that somebody confirmed.
 */
function flagExpressions(predicates: readonly PredicateClause[]): readonly { readonly match: string | null; readonly isNegated: boolean }[] {
	const asked = (predicate: Predicate) => ofPredicate(predicates, predicate).filter(({ isNegated }) => !isNegated);
	const [categories, severities, verdicts] = [asked('category'), asked('severity'), asked('verdict')];
	const together = Array.from({ length: Math.max(categories.length, severities.length, verdicts.length) }, (_, index) => ({
		match: anyOf(flagTermsAsked(categories[index], severities[index], verdicts[index])),
		isNegated: false,
	}));
	const refused = predicates
		.filter(({ predicate, isNegated }) => isNegated && (predicate === 'category' || predicate === 'severity' || predicate === 'verdict'))
		.map((clause) => ({
			match: anyOf(
				flagTermsAsked(
					clause.predicate === 'category' ? clause : undefined,
					clause.predicate === 'severity' ? clause : undefined,
					clause.predicate === 'verdict' ? clause : undefined,
				),
			),
			isNegated: true,
		}));
	return [...together, ...refused];
}

function flagTermsAsked(category: PredicateClause | undefined, severity: PredicateClause | undefined, verdict: PredicateClause | undefined): readonly string[] {
	const valuesOf = (clause: PredicateClause | undefined): readonly (string | undefined)[] => (clause === undefined ? [undefined] : meantValues(clause));
	const categories = category === undefined ? [undefined] : [...new Set(meantValues(category).flatMap(categoriesMeant))];
	return categories.flatMap((askedCategory) =>
		valuesOf(severity).flatMap((askedSeverity) =>
			valuesOf(verdict).map((askedVerdict) => flagTerm({ category: askedCategory, severity: askedSeverity, verdict: askedVerdict })),
		),
	);
}

/** The time that every `before:` and `after:` leaves, null where there is none. Of several values the widest counts. */
function timeAsked(predicates: readonly PredicateClause[], { now, timeZone, span }: SearchSurroundings): { readonly from: number; readonly to: number } | null {
	let { from, to } = span;
	let isAsked = false;
	for (const clause of predicates) {
		if (clause.predicate !== 'before' && clause.predicate !== 'after') continue;
		isAsked = true;
		const moments = meantValues(clause).flatMap((value) => {
			const time = readTime(value);
			return time === null ? [] : momentOf(time, now, timeZone);
		});
		// Not before a moment is from then on.
		const isFrom = (clause.predicate === 'after') !== clause.isNegated;
		const isWidestEarly = clause.predicate === 'after';
		const moment = isWidestEarly ? Math.min(...moments) : Math.max(...moments);
		if (isFrom) from = Math.max(from, moment);
		else to = Math.min(to, moment);
	}
	return isAsked ? { from, to } : null;
}

function ofPredicate(predicates: readonly PredicateClause[], predicate: Predicate): readonly PredicateClause[] {
	return predicates.filter((clause) => clause.predicate === predicate);
}

function meantValues({ predicate, values }: PredicateClause): readonly string[] {
	return [...new Set(values.flatMap(({ text }) => valueMeant(predicate, text) ?? []))];
}

/** Null where there is none to choose from. */
function anyOf(terms: readonly string[]): string | null {
	return terms.length === 0 ? null : [...new Set(terms)].map(quoted).join(' OR ');
}

/** Terms that follow one another, the last of which may go on. */
function anyBeginning(phrases: readonly string[]): string | null {
	const written = phrases.filter((phrase) => phrase !== '');
	return written.length === 0 ? null : written.map((phrase) => `${quoted(phrase)}*`).join(' OR ');
}

/** Terms have letters and digits alone, so nothing needs to be escaped. */
function quoted(terms: string): string {
	return `"${terms}"`;
}
