import type { AuditEntry } from '../../../shared/model/audit.ts';
import { eraseFurther, eraseWith } from './erasure.ts';
import { unindexMessages } from './search-index.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/**
 * Takes a whole session away with everything that belongs to it. It is invisible at once; its rows go in slices, so that a
 * live recording on the same writer never waits long. What the desk's end cut off is taken up at its next start.
 */

/**
 * Marks a session and blanks what it is called by; its id is free again at once. The rest of it goes with `eraseSlice`.
 * @param session row number
 * @param entry the line of the audit log; null for what never came to be, such as an import that was undone
 */
export function beginErasingSession(store: WritableStore, session: number, entry: AuditEntry | null): void {
	const mark = () =>
		store
			.change<[number]>(
				`UPDATE session SET is_being_erased = 1, uuid = 'erased-' || id, title = '', host = '', ended_at = coalesce(ended_at, started_at)
				WHERE id = ? AND is_being_erased = 0`,
			)
			.run(session);
	if (entry === null) eraseFurther(store, mark);
	else eraseWith(store, entry, mark);
}

/** Row numbers of sessions that are marked and still have rows. */
export function sessionsBeingErased(store: ReadableStore): readonly number[] {
	return store
		.query<[], { id: number }>('SELECT id FROM session WHERE is_being_erased = 1')
		.all()
		.map(({ id }) => id);
}

/** One transaction's work on a marked session: some of its messages, or at the end the session itself. Returns whether more is left. */
export function eraseSlice(store: WritableStore, session: number, limit: number): boolean {
	return store.withoutReferenceChecks(() =>
		eraseFurther(store, () => {
			const ids = store
				.query<[number, number], { id: number }>('SELECT id FROM message WHERE session = ? ORDER BY id LIMIT ?')
				.all(session, limit)
				.map(({ id }) => id);
			takeMessages(store, session, ids);
			if (ids.length === limit) return true;
			takeSession(store, session);
			return false;
		}),
	);
}

/**
 * Takes some messages of a session away with all that hangs on them, at most some hundreds at once. Never inside a
 * transaction. The counters of the session's own row (`countInSession`) are the caller's to bring in line.
 * @param entry as in `beginErasingSession`
 */
export function eraseMessages(store: WritableStore, session: number, ids: readonly number[], entry: AuditEntry | null): void {
	const take = () => takeMessages(store, session, ids);
	store.withoutReferenceChecks(() => (entry === null ? eraseFurther(store, take) : eraseWith(store, entry, take)));
}

function takeMessages(store: WritableStore, session: number, ids: readonly number[]): void {
	if (ids.length === 0) return;
	unindexMessages(store, ids);
	const wanted = JSON.stringify(ids);
	store.change<[number, string]>('DELETE FROM stated_fact WHERE session = ? AND message IN (SELECT value FROM json_each(?))').run(session, wanted);
	for (const table of ON_MESSAGES) store.change<[string]>(`DELETE FROM ${table} WHERE message IN (SELECT value FROM json_each(?))`).run(wanted);
	store.change<[string]>('DELETE FROM message WHERE id IN (SELECT value FROM json_each(?))').run(wanted);
}

function takeSession(store: WritableStore, session: number): void {
	const channels = store
		.query<[number], { channel: number }>('SELECT DISTINCT channel FROM source WHERE session = ?')
		.all(session)
		.map(({ channel }) => channel);
	for (const table of ON_SESSIONS) store.change<[number]>(`DELETE FROM ${table} WHERE session = ?`).run(session);
	store
		.change<[string]>(
			`DELETE FROM channel WHERE id IN (SELECT value FROM json_each(?))
			AND NOT EXISTS (SELECT 1 FROM source WHERE source.channel = channel.id) AND NOT EXISTS (SELECT 1 FROM message WHERE message.channel = channel.id)`,
		)
		.run(JSON.stringify(channels));
	store.change<[number]>('DELETE FROM session WHERE id = ?').run(session);
}

/** Tables with a column `message`, each before those it points at: what follows from annotations before them, flags last, since they are counted through the others. */
export const ON_MESSAGES = [
	'flag_state',
	'added_flag',
	'message_state',
	'given_label',
	'annotation',
	'deletion',
	'question',
	'translation',
	'speech_line',
	'message_origin',
	'reference_price',
	'flag',
] as const;

/** Tables with a column `session` whose rows hang on no message, or may outlive it. */
export const ON_SESSIONS = [
	'stated_fact',
	'question_answer',
	'session_sheets',
	'translation_usage',
	'gap',
	'session_tag',
	'compliance_setting',
	'session_language',
	'session_category',
	'imported_row',
	'seal',
	'seal_block',
	'source',
] as const;
