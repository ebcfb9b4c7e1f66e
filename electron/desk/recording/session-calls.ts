import { DeskError } from '../../../shared/contract/errors.ts';
import type { AuditEntry } from '../../../shared/model/audit.ts';
import type { Session } from '../../../shared/model/show.ts';
import { insertAudit } from '../store/audit-table.ts';
import { sessionByUuid, sessionRowId, setSessionArchived, setSessionChatDelay } from '../store/session-table.ts';
import { setSessionTags } from '../store/session-tag-table.ts';
import type { WritableStore } from '../store/store.ts';
import type { CallHandlers } from '../worker-calls.ts';
import type { SessionErasing } from './session-erasing.ts';

/** What the recorder does to sessions as wholes. Each act is written to the audit log in its own transaction. */
export interface SessionRecorderCalls {
	/** Settles once nothing is left of it; it is invisible at once. Refused: session-not-found, session-running. */
	eraseSession: (input: SessionAct & { readonly act: 'session.deleted' | 'retention.applied' }) => AuditEntry;
	archiveSession: (input: SessionAct & { readonly isArchived: boolean }) => ChangedSession;
	/** Tags in place of those before. */
	tagSession: (input: SessionAct & { readonly tags: readonly string[] }) => ChangedSession;
	/** How its lanes are aligned; nothing of its transcript. */
	setChatDelay: (input: { readonly sessionId: string; readonly chatDelayMs: number }) => Session;
}

export interface SessionAct {
	readonly sessionId: string;
	readonly author: AuditEntry['author'];
	readonly at: number;
}

export interface ChangedSession {
	readonly session: Session;
	/** Null where nothing was changed. */
	readonly entry: AuditEntry | null;
}

export interface SessionCallParts {
	readonly store: WritableStore;
	readonly erasing: SessionErasing;
	readonly newUuid: (at: number) => string;
	readonly isRunning: (sessionId: string) => boolean;
}

export function createSessionRecorderCalls(parts: () => SessionCallParts): CallHandlers<SessionRecorderCalls> {
	function stored(sessionId: string): { readonly row: number; readonly session: Session } {
		const { store } = parts();
		const row = sessionRowId(store, sessionId);
		const session = sessionByUuid(store, sessionId);
		if (row === null || session === null) throw new DeskError('session-not-found', `There is no session ${sessionId} in this store.`, { sessionId });
		return { row, session };
	}

	function entryOf({ sessionId, author, at }: SessionAct, act: AuditEntry['act'], detail: AuditEntry['detail']): AuditEntry {
		return { id: parts().newUuid(at), at, author, act, sessionId, detail };
	}

	/** Does it and notes it, or neither. */
	function change(act: SessionAct, entry: AuditEntry, work: (row: number) => void): ChangedSession {
		const { store } = parts();
		store.transaction(() => {
			work(stored(act.sessionId).row);
			insertAudit(store, entry);
		});
		return { session: stored(act.sessionId).session, entry };
	}

	return {
		async eraseSession({ act, ...input }) {
			const { row, session } = stored(input.sessionId);
			refuseRunning(parts(), session);
			const entry = entryOf(input, act, { title: session.show.title, messages: session.messages, flags: session.flags });
			await parts().erasing.erase(row, entry);
			return entry;
		},

		archiveSession({ isArchived, ...input }) {
			const { session } = stored(input.sessionId);
			if ((session.archivedAt !== null) === isArchived) return { session, entry: null };
			if (isArchived) refuseRunning(parts(), session);
			const entry = entryOf(input, isArchived ? 'session.archived' : 'session.restored', { title: session.show.title });
			return change(input, entry, (row) => setSessionArchived(parts().store, row, isArchived ? input.at : null));
		},

		tagSession({ tags, ...input }) {
			const { session } = stored(input.sessionId);
			const wanted = [...new Set(tags)];
			if (wanted.length === session.tags.length && wanted.every((tag) => session.tags.includes(tag))) return { session, entry: null };
			const entry = entryOf(input, 'session.tagged', { title: session.show.title, tags: wanted.join(', ') });
			return change(input, entry, (row) => setSessionTags(parts().store, row, wanted));
		},

		setChatDelay({ sessionId, chatDelayMs }) {
			setSessionChatDelay(parts().store, stored(sessionId).row, chatDelayMs);
			return stored(sessionId).session;
		},
	};
}

function refuseRunning({ isRunning }: SessionCallParts, { id, endedAt }: Session): void {
	if (endedAt === null || isRunning(id)) throw new DeskError('session-running', 'This show is being recorded: stop it first.', { sessionId: id });
}
