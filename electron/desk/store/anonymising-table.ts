import type { ReadableStore, WritableStore } from './store.ts';

/** Texts that can name a person, read and rewritten in slices. All of it inside an open erasure; see erasure.ts. */

/** What of a message can name somebody. */
export interface NamedMessage {
	readonly id: number;
	readonly session: number;
	readonly channel: number;
	readonly platformId: string;
	readonly kind: string;
	readonly authorId: string;
	readonly authorName: string;
	readonly text: string;
	/** JSON, shared/model/message.ts. */
	readonly replyTo: string | null;
}

/** In order of id. @param session null: of every session */
export function messagesAfter(store: ReadableStore, session: number | null, after: number, limit: number): readonly NamedMessage[] {
	const columns = 'id, session, channel, platform_id AS platformId, kind, author_id AS authorId, author_name AS authorName, text, reply_to AS replyTo';
	return session === null
		? store.query<[number, number], NamedMessage>(`SELECT ${columns} FROM message WHERE id > ? ORDER BY id LIMIT ?`).all(after, limit)
		: store
				.query<[number, number, number], NamedMessage>(`SELECT ${columns} FROM message WHERE session = ? AND id > ? ORDER BY id LIMIT ?`)
				.all(session, after, limit);
}

/** Puts the new wording in place; the search index follows by itself. */
export function rewriteMessage(store: WritableStore, { id, platformId, authorId, authorName, text, replyTo }: NamedMessage): void {
	store
		.change<[string, string, string, string, string | null, number]>(
			'UPDATE message SET platform_id = ?, author_id = ?, author_name = ?, text = ?, reply_to = ? WHERE id = ?',
		)
		.run(platformId, authorId, authorName, text, replyTo, id);
}

/** Who asked, as questions know people: channel and id. */
export function rewriteAsker(store: WritableStore, message: number, author: string): void {
	store.change<[string, number]>('UPDATE question SET author = ? WHERE message = ?').run(author, message);
}

/** Columns of text or JSON that repeat what was said, and which of their rows are a session's; null: they are the team's. A key is a question's, in folded words. */
export const REPEATING_COLUMNS = [
	{ table: 'flag', column: 'explanation', within: 'session = ?', isKey: false },
	{ table: 'annotation', column: 'body', within: 'session = ?', isKey: false },
	{ table: 'speech_line', column: 'words', within: 'session = ?', isKey: false },
	{ table: 'question', column: 'key', within: 'session = ?', isKey: true },
	{ table: 'question_answer', column: 'key', within: 'session = ?', isKey: true },
	{ table: 'translation', column: 'text', within: 'message IN (SELECT id FROM message WHERE session = ?)', isKey: false },
	{ table: 'translation', column: 'failed_checks', within: 'message IN (SELECT id FROM message WHERE session = ?)', isKey: false },
	{ table: 'review_judgement', column: 'comment', within: 'item IN (SELECT id FROM review_item WHERE session = ?)', isKey: false },
	{ table: 'review_decision', column: 'comment', within: 'item IN (SELECT id FROM review_item WHERE session = ?)', isKey: false },
	{ table: 'approved_answer', column: 'key', within: null, isKey: true },
	{ table: 'approved_answer', column: 'text', within: null, isKey: false },
	{ table: 'team_exception', column: 'body', within: null, isKey: false },
	{ table: 'team_exception', column: 'comment', within: null, isKey: false },
] as const;
export type RepeatingColumn = (typeof REPEATING_COLUMNS)[number];

/** In order of row number, where something is written. @param session null: of every session */
export function textsAfter(
	store: ReadableStore,
	{ table, column, within }: RepeatingColumn,
	session: number | null,
	after: number,
	limit: number,
): readonly { readonly id: number; readonly text: string }[] {
	const read = `SELECT rowid AS id, ${column} AS text FROM ${table} WHERE rowid > ? AND ${column} IS NOT NULL`;
	if (session === null) return store.query<[number, number], { id: number; text: string }>(`${read} ORDER BY rowid LIMIT ?`).all(after, limit);
	if (within === null) return [];
	return store.query<[number, number, number], { id: number; text: string }>(`${read} AND ${within} ORDER BY rowid LIMIT ?`).all(after, session, limit);
}

export function rewriteText(store: WritableStore, { table, column }: { readonly table: string; readonly column: string }, id: number, text: string): void {
	store.change<[string, number]>(`UPDATE ${table} SET ${column} = ? WHERE rowid = ?`).run(text, id);
}

/** Small tables of the team's that are known by ids alone: each row's texts in one. */
export const KEYED_COLUMNS = [
	{ table: 'memory_unit', column: 'source' },
	{ table: 'memory_unit', column: 'targets' },
	{ table: 'saved_search', column: 'name' },
	{ table: 'saved_search', column: 'query' },
] as const;
export type KeyedColumn = (typeof KEYED_COLUMNS)[number];

export function keyedTexts(store: ReadableStore, { table, column }: KeyedColumn): readonly { readonly uuid: string; readonly text: string }[] {
	return store.query<[], { uuid: string; text: string }>(`SELECT uuid, ${column} AS text FROM ${table}`).all();
}

export function rewriteKeyedText(store: WritableStore, { table, column }: KeyedColumn, uuid: string, text: string): void {
	store.change<[string, string]>(`UPDATE ${table} SET ${column} = ? WHERE uuid = ?`).run(text, uuid);
}

/** The team's decisions about one person, standing or not, know them by another name from then on. */
export function renameInExceptions(store: WritableStore, realm: string, id: string, pseudonym: { readonly id: string; readonly name: string }): void {
	store
		.change<[string, string, string, string]>(
			`UPDATE team_exception SET body = json_set(body, '$.person.id', ?, '$.person.name', ?)
			WHERE json_extract(body, '$.person.realm') = ? AND json_extract(body, '$.person.id') = ?`,
		)
		.run(pseudonym.id, pseudonym.name, realm, id);
}

/** How many decisions of the team are about one person. */
export function exceptionsAbout(store: ReadableStore, realm: string, id: string): number {
	return (
		store
			.query<[string, string], { count: number }>(
				"SELECT count(*) AS count FROM team_exception WHERE json_extract(body, '$.person.realm') = ? AND json_extract(body, '$.person.id') = ?",
			)
			.get(realm, id)?.count ?? 0
	);
}

/** A question's key, where the message asks one. */
export function questionKeyOf(store: ReadableStore, message: number): { readonly id: number; readonly key: string } | null {
	return store.query<[number], { id: number; key: string }>('SELECT rowid AS id, key FROM question WHERE message = ?').get(message) ?? null;
}

/** What people and machines wrote of a message: bodies of annotations, translations and what was found wrong with them. */
export function writingsOn(
	store: ReadableStore,
	message: number,
): readonly { readonly table: 'annotation' | 'translation'; readonly column: string; readonly id: number; readonly text: string }[] {
	return store
		.query<[number, number, number], { table: 'annotation' | 'translation'; column: string; id: number; text: string }>(
			`SELECT 'annotation' AS "table", 'body' AS "column", id, body AS text FROM annotation WHERE message = ?
			UNION ALL SELECT 'translation', 'text', id, text FROM translation WHERE message = ?
			UNION ALL SELECT 'translation', 'failed_checks', id, failed_checks FROM translation WHERE message = ? AND failed_checks IS NOT NULL`,
		)
		.all(message, message, message);
}

/** Nobody in this session has a name any more. */
export function markAnonymised(store: WritableStore, session: number, at: number): void {
	store.change<[number, number]>('INSERT INTO session_anonymised (session, at) VALUES (?, ?) ON CONFLICT DO NOTHING').run(session, at);
}

/** From now on what is changed or taken away is gone from the file's pages, not only unreachable. */
export function overwriteWhatGoes(store: WritableStore, isOn: boolean): void {
	store.query<[], unknown>(`PRAGMA secure_delete = ${isOn ? 'ON' : 'OFF'}`).get();
}

/**
 * Merges the search index into one, which leaves out the words of what is no longer there; in steps of some milliseconds.
 * @param step 0 begins; returns whether more is left (https://www.sqlite.org/fts5.html#the_merge_command)
 */
export function mergeIndex(store: WritableStore, step: number): boolean {
	const before = totalChanges(store);
	store.change<[number]>("INSERT INTO message_search (message_search, rank) VALUES ('merge', ?)").run(step === 0 ? -MERGED_PAGES : MERGED_PAGES);
	return totalChanges(store) - before >= 2;
}

const MERGED_PAGES = 500;

function totalChanges(store: ReadableStore): number {
	return store.query<[], { changes: number }>('SELECT total_changes() AS changes').get()?.changes ?? 0;
}

/** Writes the whole file anew, so that nothing is left in its free space: seconds for a million messages, in which nothing else is written. */
export function scrub(store: WritableStore): void {
	// A copy of the whole file is no matter for memory.
	store.change<[]>('PRAGMA temp_store = FILE').run();
	try {
		store.change<[]>('VACUUM').run();
	} finally {
		store.change<[]>('PRAGMA temp_store = MEMORY').run();
	}
	store.query<[], unknown>('PRAGMA wal_checkpoint(TRUNCATE)').get();
}

/** Whether traces of what went wait for the file to be written anew. */
export function isScrubDue(store: ReadableStore): boolean {
	return store.query<[], unknown>("SELECT 1 FROM setting WHERE name = 'scrub-due'").get() !== undefined;
}

export function setScrubDue(store: WritableStore, isDue: boolean): void {
	if (isDue) store.change<[]>("INSERT INTO setting (name, value) VALUES ('scrub-due', 'true') ON CONFLICT DO NOTHING").run();
	else store.change<[]>("DELETE FROM setting WHERE name = 'scrub-due'").run();
}
