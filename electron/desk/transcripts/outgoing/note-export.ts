import { randomBytes } from 'node:crypto';
import { insertAudit } from '../../store/audit-table.ts';
import { openForWriting, storeFile } from '../../store/open-store.ts';
import { createUuidV7 } from '../../store/uuid-v7.ts';
import type { PieceRequest } from './export-reader-calls.ts';

/**
 * Notes in the audit log that a session was exported from the command line, by nobody who has said who they are. A desk that runs on the folder goes
 * on: the one line goes in between two of its transactions. Fails with a DeskError where the folder cannot be written to.
 */
export function noteExport(dataFolder: string, { sessionId, format, personalData }: Pick<PieceRequest, 'sessionId' | 'format' | 'personalData'>): void {
	const store = openForWriting(storeFile(dataFolder), () => undefined);
	try {
		const at = Date.now();
		store.transaction(() =>
			insertAudit(store, { id: createUuidV7(randomBytes)(at), at, author: null, act: 'session.exported', sessionId, detail: { format, personalData } }),
		);
	} finally {
		store.close();
	}
}
