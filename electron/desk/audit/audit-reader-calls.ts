import type { LogFilter, LogFormat } from '../../../shared/model/audit.ts';
import { logPeople } from '../store/log-query.ts';
import type { ReadableStore } from '../store/store.ts';
import type { CallHandlers } from '../worker-calls.ts';
import { type LogPage, logPage } from './log-page.ts';
import { logPiece } from './log-piece.ts';

/** What the desk and the command line ask of the reader about everybody's acts. */
export interface AuditReaderCalls {
	auditPage: (input: { readonly filter: LogFilter; readonly cursor: string | null; readonly limit: number }) => LogPage;
	auditPeople: (input: Record<string, never>) => readonly string[];
	auditPiece: (input: { readonly format: LogFormat; readonly filter: LogFilter; readonly cursor: string | null }) => {
		readonly text: string;
		readonly cursor: string | null;
		readonly done: number;
	};
}

export function createAuditReaderCalls(store: () => ReadableStore): CallHandlers<AuditReaderCalls> {
	return {
		auditPage: ({ filter, cursor, limit }) => logPage(store(), filter, cursor, limit),
		auditPeople: () => logPeople(store()),
		auditPiece: ({ format, filter, cursor }) => logPiece(store(), format, filter, cursor),
	};
}
