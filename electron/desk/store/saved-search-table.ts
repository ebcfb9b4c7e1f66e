import type { SavedSearch } from '../../../shared/model/search.ts';
import type { StaffRole } from '../../../shared/model/staff.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** In the team's order. */
export function savedSearches(store: ReadableStore): SavedSearch[] {
	return store
		.query<[], SavedSearchRow>('SELECT uuid, name, query, author_name, author_role, at FROM saved_search ORDER BY place, at')
		.all()
		.map(({ uuid, name, query, author_name, author_role, at }) => ({ id: uuid, name, query, author: { name: author_name, role: author_role }, at }));
}

/** A new one stands at the end; one that is there keeps its place. */
export function saveSearch(store: WritableStore, { id, name, query, author, at }: SavedSearch): void {
	store
		.change<[string, string, string, string, string, number]>(
			`INSERT INTO saved_search (uuid, place, name, query, author_name, author_role, at)
			VALUES (?, (SELECT coalesce(max(place), 0) + 1 FROM saved_search), ?, ?, ?, ?, ?)
			ON CONFLICT (uuid) DO UPDATE SET name = excluded.name, query = excluded.query,
				author_name = excluded.author_name, author_role = excluded.author_role, at = excluded.at`,
		)
		.run(id, name, query, author.name, author.role, at);
}

/** Returns false where there is none. */
export function forgetSearch(store: WritableStore, id: string): boolean {
	return store.change<[string]>('DELETE FROM saved_search WHERE uuid = ?').run(id).changes > 0;
}

export function placeSearch(store: WritableStore, id: string, place: number): void {
	store.change<[number, string]>('UPDATE saved_search SET place = ? WHERE uuid = ?').run(place, id);
}

interface SavedSearchRow {
	uuid: string;
	name: string;
	query: string;
	author_name: string;
	author_role: StaffRole;
	at: number;
}
