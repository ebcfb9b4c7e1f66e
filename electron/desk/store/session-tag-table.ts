import type { ReadableStore, WritableStore } from './store.ts';

/** Puts tags in place of those before. */
export function setSessionTags(store: WritableStore, session: number, tags: readonly string[]): void {
	store.change<[number]>('DELETE FROM session_tag WHERE session = ?').run(session);
	for (const tag of tags) store.change<[number, string]>('INSERT INTO session_tag (session, tag) VALUES (?, ?)').run(session, tag);
}

/** Tags by session, in alphabetical order. @param session null: of all */
export function sessionTags(store: ReadableStore, session: number | null): ReadonlyMap<number, readonly string[]> {
	const rows = store
		.query<[number | null, number | null], { session: number; tag: string }>(
			'SELECT session, tag FROM session_tag WHERE ? IS NULL OR session = ? ORDER BY session, tag',
		)
		.all(session, session);
	return new Map([...Map.groupBy(rows, ({ session: of }) => of)].map(([of, tags]) => [of, tags.map(({ tag }) => tag)]));
}
