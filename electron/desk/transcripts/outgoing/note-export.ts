import { randomBytes } from 'node:crypto';
import type { AuditEntry } from '../../../../shared/model/audit.ts';
import { insertAudit } from '../../store/audit-table.ts';
import { openForWriting, storeFile } from '../../store/open-store.ts';
import { createUuidV7 } from '../../store/uuid-v7.ts';

/**
 * Notes in the audit log that a session left the desk by the command line, by nobody who has said who they are. A desk that runs on the folder goes
 * on: the one line goes in between two of its transactions. Fails with a DeskError where the folder cannot be written to.
 */
export function noteExport(dataFolder: string, { act, sessionId, detail }: Pick<AuditEntry, 'act' | 'sessionId' | 'detail'>): void {
	const store = openForWriting(storeFile(dataFolder), () => undefined);
	try {
		const at = Date.now();
		store.transaction(() => insertAudit(store, { id: createUuidV7(randomBytes)(at), at, author: null, act, sessionId, detail }));
	} finally {
		store.close();
	}
}
