import type { AuditEntry } from '../../../shared/model/audit.ts';
import type { WritableStore } from './store.ts';

/** Adds a line to the audit log, in the transaction of the act it tells of. */
export function insertAudit(store: WritableStore, { id, at, author, act, sessionId, detail }: AuditEntry): void {
	store
		.change<[string, number, string | null, string | null, string, string | null, string]>(
			'INSERT INTO audit_entry (uuid, at, author_name, author_role, act, session_uuid, detail) VALUES (?, ?, ?, ?, ?, ?, ?)',
		)
		.run(id, at, author?.name ?? null, author?.role ?? null, act, sessionId, JSON.stringify(detail));
}
