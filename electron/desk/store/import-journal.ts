import { eraseFurther } from './erasure.ts';
import { eraseMessages } from './session-erasure.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/**
 * What a running import has stored. One runs at a time. It ends with `closeJournal`, or is taken back: a session of its own as a whole
 * (session-erasure.ts), rows in older sessions one by one.
 */

export type JournalKind = 'source' | 'message' | 'deletion' | 'gap' | 'annotation' | 'question_answer';

export function noteImportedSession(store: WritableStore, session: number): void {
	store.change<[number]>('UPDATE session SET is_being_imported = 1 WHERE id = ?').run(session);
}

/** The row of that table that was stored last; in its transaction. */
export function noteImportedRow(store: WritableStore, session: number, kind: JournalKind): void {
	store.change<[number, string]>('INSERT INTO imported_row (session, kind, row) VALUES (?, ?, last_insert_rowid())').run(session, kind);
}

/** All of it stays. In the transaction that ends the import. */
export function closeJournal(store: WritableStore): void {
	store.change<[]>('UPDATE session SET is_being_imported = 0 WHERE is_being_imported = 1').run();
	store.change<[]>('DELETE FROM imported_row').run();
}

/** Row numbers of sessions that an import made and did not finish. */
export function unfinishedSessions(store: ReadableStore): readonly number[] {
	return store
		.query<[], { id: number }>('SELECT id FROM session WHERE is_being_imported = 1')
		.all()
		.map(({ id }) => id);
}

/** Is the session there for nobody but the import that makes it? */
export function isBeingImported(store: ReadableStore, session: number): boolean {
	return store.query<[number], { id: number }>('SELECT id FROM session WHERE id = ? AND is_being_imported = 1').get(session) !== undefined;
}

/** SQL: is a message none of those that a running import adds to an older session? @param id an expression for its row number */
export function isWhole(id: string): string {
	return `NOT EXISTS (SELECT 1 FROM imported_row coming WHERE coming.kind = 'message' AND coming.row = ${id})`;
}

/**
 * Takes back some of the rows that were added to older sessions, the latest first. Never inside a transaction.
 * @param follow called within the transaction for each message whose annotations have changed
 * @returns whether more are left
 */
export function takeBackRows(store: WritableStore, limit: number, follow: (message: number) => void): boolean {
	const rows = store.query<[number], JournalRow>('SELECT id, session, kind, row FROM imported_row ORDER BY id DESC LIMIT ?').all(limit);
	if (rows.length === 0) return false;
	for (const session of new Set(rows.map((row) => row.session))) {
		const messages = rows.filter((row) => row.session === session && row.kind === 'message').map(({ row }) => row);
		if (messages.length > 0) eraseMessages(store, session, messages, null);
	}
	store.withoutReferenceChecks(() =>
		eraseFurther(store, () => {
			for (const { kind, row } of rows) {
				if (kind === 'message') continue;
				const message = kind === 'annotation' ? annotatedMessage(store, row) : null;
				store.change<[number]>(`DELETE FROM ${kind} WHERE id = ?`).run(row);
				if (message !== null) follow(message);
			}
			for (const session of new Set(rows.map((row) => row.session))) recount(store, session);
			store.change<[string]>('DELETE FROM imported_row WHERE id IN (SELECT value FROM json_each(?))').run(JSON.stringify(rows.map(({ id }) => id)));
		}),
	);
	return rows.length === limit;
}

interface JournalRow {
	id: number;
	session: number;
	kind: JournalKind;
	row: number;
}

function annotatedMessage(store: ReadableStore, annotation: number): number | null {
	return store.query<[number], { message: number }>('SELECT message FROM annotation WHERE id = ?').get(annotation)?.message ?? null;
}

/** Counted anew: what a crash cut off may have been counted before. */
function recount(store: WritableStore, session: number): void {
	store
		.change<[number]>(
			`UPDATE session SET messages = (SELECT count(*) FROM message WHERE message.session = session.id),
			flags = (SELECT count(*) FROM flag WHERE flag.session = session.id),
			reviewed = (SELECT count(*) FROM flag_state WHERE flag_state.session = session.id) WHERE id = ?`,
		)
		.run(session);
}
