import { DeskError } from '../../../shared/contract/errors.ts';
import {
	type HitCount,
	type LooserSearch,
	MOST_SAVED_SEARCHES,
	type SavedSearch,
	type SearchPage,
	type SuggestedPredicate,
} from '../../../shared/model/search.ts';
import { forgetSearch, placeSearch, savedSearches, saveSearch } from '../store/saved-search-table.ts';
import type { ReadableStore, WritableStore } from '../store/store.ts';
import type { CallHandlers } from '../worker-calls.ts';
import { countNewer, findMessages, looserSearches } from './find.ts';
import { suggestValues } from './suggest.ts';

interface AskedOfReader {
	readonly text: string;
	readonly timeZone?: string | undefined;
}

/** What the reader is asked. It sees what the recorder has indexed: ask that for `indexAll` before. */
export interface SearchReaderCalls {
	/** Newest first. */
	search: (
		input: AskedOfReader & {
			readonly sessionId?: string | undefined;
			readonly before?: number | undefined;
			readonly translateTo?: string | undefined;
			readonly limit: number;
		},
	) => SearchPage;
	countNewerHits: (input: AskedOfReader & { readonly after: number }) => HitCount;
	looserSearches: (input: AskedOfReader) => readonly LooserSearch[];
	suggestValues: (input: { readonly predicate: SuggestedPredicate; readonly text: string }) => readonly string[];
	savedSearches: (input: Record<string, never>) => readonly SavedSearch[];
}

/** @param sessionRow fails where there is no such session */
export function createSearchReads(store: () => ReadableStore, sessionRow: (sessionId: string) => number): CallHandlers<SearchReaderCalls> {
	return {
		search({ text, timeZone, sessionId, before, translateTo, limit }) {
			const session = sessionId === undefined ? undefined : sessionRow(sessionId);
			return findMessages(store(), { text, timeZone, session, now: Date.now() }, { before, limit, translateTo });
		},
		countNewerHits: ({ text, timeZone, after }) => countNewer(store(), { text, timeZone, now: Date.now() }, after),
		looserSearches: ({ text, timeZone }) => looserSearches(store(), { text, timeZone, now: Date.now() }),
		suggestValues: ({ predicate, text }) => suggestValues(store(), predicate, text, Date.now()),
		savedSearches: () => savedSearches(store()),
	};
}

/** What the recorder is asked: each is one transaction. */
export interface SearchRecorderCalls {
	/** Refused with too-many-searches, or where `isNew` is false and it was deleted meanwhile with search-not-found. */
	saveSearch: (input: { readonly search: SavedSearch; readonly isNew: boolean }) => SavedSearch;
	/** Refused with search-not-found. */
	forgetSearch: (input: { readonly id: string }) => null;
	/** Those that are not named come after, as they were. */
	orderSearches: (input: { readonly ids: readonly string[] }) => null;
}

export function createSearchWrites(store: () => WritableStore): CallHandlers<SearchRecorderCalls> {
	return {
		saveSearch: ({ search, isNew }) =>
			store().transaction(() => {
				const known = savedSearches(store());
				if (!isNew && !known.some(({ id }) => id === search.id)) throw searchNotFound(search.id);
				if (isNew && known.length >= MOST_SAVED_SEARCHES) {
					throw new DeskError('too-many-searches', `There are ${known.length} saved searches already: delete some first.`, { count: String(known.length) });
				}
				saveSearch(store(), search);
				return search;
			}),
		forgetSearch({ id }) {
			if (!forgetSearch(store(), id)) throw searchNotFound(id);
			return null;
		},
		orderSearches: ({ ids }) =>
			store().transaction(() => {
				const known = savedSearches(store()).map(({ id }) => id);
				const ordered = [...ids.filter((id) => known.includes(id)), ...known.filter((id) => !ids.includes(id))];
				for (const [place, id] of ordered.entries()) placeSearch(store(), id, place);
				return null;
			}),
	};
}

function searchNotFound(id: string): DeskError {
	return new DeskError('search-not-found', 'This search is not saved any more.', { id });
}
