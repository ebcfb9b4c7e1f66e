import { DeskError } from '../../../shared/contract/errors.ts';
import type { AuditEntry } from '../../../shared/model/audit.ts';
import type { Profile } from '../../../shared/model/staff.ts';
import { insertAudit } from '../store/audit-table.ts';
import { ownDisclosureMinutes, setOwnDisclosureMinutes } from '../store/compliance-table.ts';
import { sessionByUuid, sessionRowId } from '../store/session-table.ts';
import type { WritableStore } from '../store/store.ts';
import type { CallHandlers } from '../worker-calls.ts';

/** What the desk asks of the recorder about the clocks of a session. */
export interface ComplianceRecorderCalls {
	/** Null: as the market. Returns the line of the audit log, or null where nothing was changed. Refused: session-not-found, session-sealed. */
	setDisclosureMinutes: (input: {
		readonly sessionId: string;
		readonly minutes: number | null;
		readonly profile: Profile;
		readonly at: number;
	}) => AuditEntry | null;
}

/** @param newUuid makes ids of version 7 */
export function createComplianceRecorderCalls(store: () => WritableStore, newUuid: (at: number) => string): CallHandlers<ComplianceRecorderCalls> {
	return {
		setDisclosureMinutes: ({ sessionId, minutes, profile: { name, role }, at }) =>
			store().transaction(() => {
				const row = sessionRowId(store(), sessionId);
				const session = sessionByUuid(store(), sessionId);
				if (row === null || session === null) throw new DeskError('session-not-found', `There is no session ${sessionId} in this store.`, { sessionId });
				if (session.seal !== null) throw new DeskError('session-sealed', 'This session is sealed: a lead can reopen it.', { sessionId });
				if (ownDisclosureMinutes(store(), row) === minutes) return null;
				setOwnDisclosureMinutes(store(), row, minutes);
				const detail = { title: session.show.title, minutes: minutes ?? 0 };
				const entry: AuditEntry = { id: newUuid(at), at, author: { name, role }, act: 'compliance.set', sessionId, detail };
				insertAudit(store(), entry);
				return entry;
			}),
	};
}
