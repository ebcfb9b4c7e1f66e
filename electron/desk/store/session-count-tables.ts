import type { Category } from '../../../shared/model/category.ts';
import type { CategoryCount, LanguageCount } from '../../../shared/model/show.ts';
import type { ReadableStore } from './store.ts';

/** What triggers count beside each session, so that a list of sessions need not count rows. */

/** Commonest first, by session. @param session null: of all */
export function languageCounts(store: ReadableStore, session: number | null): ReadonlyMap<number, readonly LanguageCount[]> {
	const counts = new Map<number, LanguageCount[]>();
	const rows = store
		.query<[number | null, number | null], { session: number; tag: string; messages: number }>(
			`SELECT session, language AS tag, messages FROM session_language
			WHERE messages > 0 AND (? IS NULL OR session = ?) ORDER BY session, messages DESC, language`,
		)
		.all(session, session);
	for (const { session: of, tag, messages } of rows) listIn(counts, of).push({ tag, messages });
	return counts;
}

/** Most flags first, by session. @param session null: of all */
export function categoryCounts(store: ReadableStore, session: number | null): ReadonlyMap<number, readonly CategoryCount[]> {
	const counts = new Map<number, CategoryCount[]>();
	const rows = store
		.query<[number | null, number | null], { session: number; category: Category; flags: number; reviewed: number; added: number }>(
			`SELECT session, category, flags, reviewed, added FROM session_category
			WHERE flags + added > 0 AND (? IS NULL OR session = ?) ORDER BY session, flags + added DESC, category`,
		)
		.all(session, session);
	for (const { session: of, category, flags, reviewed, added } of rows) listIn(counts, of).push({ category, flags, reviewed, added });
	return counts;
}

function listIn<Count>(lists: Map<number, Count[]>, session: number): Count[] {
	const list = lists.get(session) ?? [];
	lists.set(session, list);
	return list;
}
