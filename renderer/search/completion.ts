import { PREDICATES, type Predicate } from '../../shared/model/search-predicates.ts';
import { parseSearch } from '../../shared/model/search-query.ts';
import type { Span } from '../../shared/model/span.ts';

/** What can be completed where somebody types: the name of a predicate, or one of its values. */
export type Completable =
	| { readonly type: 'predicate'; readonly typed: string; readonly span: Span }
	| { readonly type: 'value'; readonly predicate: Predicate; readonly typed: string; readonly span: Span };

/** At a place in the text; null where nothing begins or goes on there. */
export function completableAt(text: string, caret: number): Completable | null {
	for (const clause of parseSearch(text).clauses) {
		if (caret < clause.span.start || caret > clause.span.end) continue;
		if (clause.type === 'predicate') {
			const value = clause.values.find(({ span }) => caret >= span.start && caret <= span.end);
			return value === undefined ? null : { type: 'value', predicate: clause.predicate, typed: value.text, span: value.span };
		}
		const start = clause.span.start + (clause.isNegated ? 1 : 0);
		if (clause.type === 'word' && caret > start) return { type: 'predicate', typed: clause.text, span: { start, end: clause.span.end } };
	}
	return null;
}

/** Names of predicates that begin so. */
export function predicatesBeginning(typed: string): readonly Predicate[] {
	const wanted = typed.toLowerCase();
	return wanted === '' ? [] : (Object.keys(PREDICATES) as Predicate[]).filter((predicate) => predicate.startsWith(wanted));
}

/** The text with one stretch replaced, and where the caret stands after it. */
export function replaced(text: string, span: Span, by: string): { readonly text: string; readonly caret: number } {
	return { text: text.slice(0, span.start) + by + text.slice(span.end), caret: span.start + by.length };
}
