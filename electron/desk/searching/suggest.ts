import type { SuggestedPredicate } from '../../../shared/model/search.ts';
import { indexedWords } from '../../../shared/model/search-fold.ts';
import { quotedIfNeeded } from '../../../shared/model/search-query.ts';
import { knownPlatforms } from '../store/place-query.ts';
import { matchingIds } from '../store/search-index.ts';
import { annotators, authorNames, searchedSessions } from '../store/search-rows.ts';
import type { ReadableStore } from '../store/store.ts';
import { planOf } from './find.ts';

const MOST_SUGGESTED = 8;
/** Newest messages of authors whose names begin so. */
const MESSAGES_LOOKED_AT = 400;

/** Values that begin with what a person has typed so far; those in use most lately first. */
export function suggestValues(store: ReadableStore, predicate: SuggestedPredicate, text: string, now: number): readonly string[] {
	switch (predicate) {
		case 'from':
			return authorsBeginning(store, text, now);
		case 'by':
			return matching(annotators(store), text);
		case 'in':
			return matching(
				searchedSessions(store).map(({ title }) => title),
				text,
			);
		case 'platform':
			return matching(knownPlatforms(store), text);
		case 'market':
			return matching(
				searchedSessions(store).map(({ market }) => market),
				text,
			);
	}
}

function authorsBeginning(store: ReadableStore, text: string, now: number): readonly string[] {
	if (indexedWords(text) === '') return [];
	const plan = planOf(store, { text: `from:${quotedIfNeeded(text)}`, now }, searchedSessions(store));
	if (plan.type !== 'walk') return [];
	const ids = matchingIds(store, plan.match, { before: Number.MAX_SAFE_INTEGER, after: 0, limit: MESSAGES_LOOKED_AT, received: null });
	return [...new Set(authorNames(store, ids))].slice(0, MOST_SUGGESTED);
}

/** Those with words that begin as typed; all of them where nothing is. */
function matching(values: readonly string[], text: string): readonly string[] {
	const wanted = indexedWords(text);
	const known = [...new Set(values.filter((value) => value.trim() !== ''))];
	return known.filter((value) => ` ${indexedWords(value)}`.includes(wanted === '' ? '' : ` ${wanted}`)).slice(0, MOST_SUGGESTED);
}
