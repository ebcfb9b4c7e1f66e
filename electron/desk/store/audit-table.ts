import type { AuditAct, AuditEntry } from '../../../shared/model/audit.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** Adds a line to the audit log, in the transaction of the act it tells of. */
export function insertAudit(store: WritableStore, { id, at, author, act, sessionId, detail }: AuditEntry): void {
	store
		.change<[string, number, string | null, string | null, string, string | null, string]>(
			'INSERT INTO audit_entry (uuid, at, author_name, author_role, act, session_uuid, detail) VALUES (?, ?, ?, ?, ?, ?, ?)',
		)
		.run(id, at, author?.name ?? null, author?.role ?? null, act, sessionId, JSON.stringify(detail));
}

/** The latest of some acts on a session; null where there is none. */
export function latestAct(store: ReadableStore, sessionId: string, acts: readonly AuditAct[]): Pick<AuditEntry, 'act' | 'detail'> | null {
	const row = store
		.query<[string, string], { act: AuditAct; detail: string }>(
			'SELECT act, detail FROM audit_entry WHERE session_uuid = ? AND act IN (SELECT value FROM json_each(?)) ORDER BY id DESC LIMIT 1',
		)
		.get(sessionId, JSON.stringify(acts));
	return row ? { act: row.act, detail: JSON.parse(row.detail) } : null;
}
