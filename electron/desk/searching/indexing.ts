import { addToIndex, forgetStale, type SearchProgress, searchProgress, setSearchProgress, staleMessages, unindexMessages } from '../store/search-index.ts';
import { type SearchRow, searchRowsAfter, searchRowsBefore, searchRowsByIds } from '../store/search-rows.ts';
import type { WritableStore } from '../store/store.ts';
import { termsOfMessages } from './message-terms.ts';

/** Indexes messages that are new or became something else, at most `limit` of each; returns whether there may be more. */
export function indexFresh(store: WritableStore, limit: number): boolean {
	return store.transaction(() => {
		const progress = searchProgress(store);
		const added = indexNew(store, progress, limit);
		const renewed = renewStale(store, searchProgress(store), limit);
		return added === limit || renewed === limit;
	});
}

/** Indexes messages that only an older index knew, newest first; returns whether there are more. */
export function indexMissing(store: WritableStore, limit: number): boolean {
	return store.transaction(() => {
		const progress = searchProgress(store);
		if (progress.missingBelow === 0) return false;
		const rows = searchRowsBefore(store, progress.missingBelow, limit);
		add(store, rows);
		const isLast = rows.length < limit;
		setSearchProgress(store, { ...progress, missingBelow: isLast ? 0 : (rows[0]?.id ?? 0) });
		return !isLast;
	});
}

function indexNew(store: WritableStore, progress: SearchProgress, limit: number): number {
	const rows = searchRowsAfter(store, progress.indexedThrough, limit);
	const last = rows.at(-1);
	if (last === undefined) return 0;
	add(store, rows);
	setSearchProgress(store, { ...progress, indexedThrough: last.id });
	return rows.length;
}

function renewStale(store: WritableStore, { indexedThrough, missingBelow }: SearchProgress, limit: number): number {
	const ids = staleMessages(store, limit);
	if (ids.length === 0) return 0;
	unindexMessages(store, ids);
	// One that is not indexed yet will be, as it is then.
	const indexed = ids.filter((id) => id >= missingBelow && id <= indexedThrough);
	add(store, searchRowsByIds(store, indexed));
	forgetStale(store, ids);
	return ids.length;
}

function add(store: WritableStore, rows: readonly SearchRow[]): void {
	const terms = termsOfMessages(store, rows);
	for (const [index, { id }] of rows.entries()) addToIndex(store, id, terms[index] ?? '');
}
