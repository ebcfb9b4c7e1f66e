import { useEffect, useState } from 'react';
import type { SearchHit } from '../../shared/model/search.ts';
import { callDesk } from '../state/desk.ts';

export type SearchState =
	| { readonly phase: 'searching' }
	| { readonly phase: 'failed'; readonly error: unknown }
	/** Newest first. */
	| { readonly phase: 'found'; readonly text: string; readonly hits: readonly SearchHit[]; readonly hasMore: boolean; readonly isLoadingMore: boolean };

/** A pause in typing: fewer searches, and none a person has to wait for. */
const PAUSE_MS = 200;
const PAGE_SIZE = 50;

/** Searches the messages of all sessions while a person types; null while there is nothing to search for. */
export function useSearch(typed: string): { readonly search: SearchState | null; readonly loadMore: () => Promise<void>; readonly retry: () => void } {
	const text = typed.trim();
	const [search, setSearch] = useState<SearchState | null>(null);
	const [attempt, setAttempt] = useState(0);

	// Another attempt searches again.
	useEffect(() => {
		if (text === '') {
			setSearch(null);
			return;
		}
		let isCurrent = true;
		setSearch((before) => before ?? { phase: 'searching' });
		const timer = setTimeout(() => {
			callDesk('session.search', { text, limit: PAGE_SIZE }).then(
				({ hits, hasMore }) => isCurrent && setSearch({ phase: 'found', text, hits, hasMore, isLoadingMore: false }),
				(error: unknown) => isCurrent && setSearch({ phase: 'failed', error }),
			);
		}, PAUSE_MS);
		return () => {
			isCurrent = false;
			clearTimeout(timer);
		};
	}, [text, attempt]);

	async function loadMore(): Promise<void> {
		if (search?.phase !== 'found' || search.isLoadingMore) return;
		const last = search.hits[search.hits.length - 1];
		if (!last) return;
		setSearch({ ...search, isLoadingMore: true });
		try {
			const { hits, hasMore } = await callDesk('session.search', { text: search.text, before: last.message.id, limit: PAGE_SIZE });
			setSearch((now) => (isSame(now, search) ? { ...search, hits: [...search.hits, ...hits], hasMore, isLoadingMore: false } : now));
		} catch (error) {
			setSearch((now) => (isSame(now, search) ? { phase: 'failed', error } : now));
		}
	}

	return { search, loadMore, retry: () => setAttempt((before) => before + 1) };
}

/** Did another search begin while this one was asked for more? */
function isSame(now: SearchState | null, before: SearchState & { phase: 'found' }): boolean {
	return now?.phase === 'found' && now.text === before.text && now.hits === before.hits;
}
