import { DeskError } from '../../../shared/contract/errors.ts';
import type { AuditEntry } from '../../../shared/model/audit.ts';
import type { Session } from '../../../shared/model/show.ts';
import { insertAudit } from '../store/audit-table.ts';
import type { SealBlock } from '../store/seal-table.ts';
import { sessionByUuid, sessionRowId } from '../store/session-table.ts';
import type { WritableStore } from '../store/store.ts';
import type { CallHandlers } from '../worker-calls.ts';
import type { ChainEnd } from './seal-steps.ts';
import { abandonSealing, beginSealing, finishSealing, keepSealBlock, reopen, type SealingBegun } from './sealing.ts';

/** What the desk asks of the recorder to seal a session and to open it again. */
export interface SealRecorderCalls {
	/** From here on the session is closed to every change. Refused: session-not-found, session-running, session-sealed. */
	beginSealing: (input: { readonly sessionId: string }) => SealingBegun;
	keepSealBlocks: (input: { readonly sessionId: string; readonly blocks: readonly SealBlock[] }) => null;
	finishSealing: (input: SealAct & SealingBegun & ChainEnd) => SealedSession;
	/** The sealing failed, or somebody cancelled it. */
	abandonSealing: (input: { readonly sessionId: string }) => null;
	/** Refused: session-not-found, session-not-sealed. */
	reopenSession: (input: SealAct & { readonly reason: string }) => SealedSession;
}

export interface SealAct {
	readonly sessionId: string;
	readonly by: NonNullable<AuditEntry['author']>;
	readonly at: number;
}

export interface SealedSession {
	readonly session: Session;
	readonly entry: AuditEntry;
}

export interface SealCallParts {
	readonly store: WritableStore;
	readonly newUuid: (at: number) => string;
	readonly isRunning: (sessionId: string) => boolean;
}

export function createSealRecorderCalls(parts: () => SealCallParts): CallHandlers<SealRecorderCalls> {
	const sealing = new Set<string>();

	function rowOf(sessionId: string): number {
		const row = sessionRowId(parts().store, sessionId);
		if (row === null) throw new DeskError('session-not-found', `There is no session ${sessionId} in this store.`, { sessionId });
		return row;
	}

	function storedSession(sessionId: string): Session {
		const session = sessionByUuid(parts().store, sessionId);
		if (session === null) throw new DeskError('session-not-found', `There is no session ${sessionId} in this store.`, { sessionId });
		return session;
	}

	/** Does it and notes it, or neither. */
	function act({ sessionId, by, at }: SealAct, name: AuditEntry['act'], work: (store: WritableStore, row: number) => AuditEntry['detail']): SealedSession {
		const { store, newUuid } = parts();
		const entry = store.transaction((): AuditEntry => {
			const row = rowOf(sessionId);
			const { title } = storedSession(sessionId).show;
			const made: AuditEntry = { id: newUuid(at), at, author: by, act: name, sessionId, detail: { title, ...work(store, row) } };
			insertAudit(store, made);
			return made;
		});
		return { session: storedSession(sessionId), entry };
	}

	return {
		beginSealing({ sessionId }) {
			const { store, isRunning } = parts();
			const session = storedSession(sessionId);
			if (session.endedAt === null || isRunning(sessionId)) {
				throw new DeskError('session-running', 'This show is being recorded: stop it first.', { sessionId });
			}
			if (session.seal !== null || sealing.has(sessionId)) throw new DeskError('session-sealed', 'This session is sealed already.', { sessionId });
			sealing.add(sessionId);
			return store.transaction(() => beginSealing(store, rowOf(sessionId)));
		},

		keepSealBlocks({ sessionId, blocks }) {
			const { store } = parts();
			if (!sealing.has(sessionId)) throw new DeskError('cancelled', 'This sealing was given up.');
			store.transaction(() => {
				for (const block of blocks) keepSealBlock(store, rowOf(sessionId), block);
			});
			return null;
		},

		finishSealing({ saltKey, version, lines, link, ...input }) {
			if (!sealing.delete(input.sessionId)) throw new DeskError('cancelled', 'This sealing was given up.');
			return act(input, 'session.sealed', (store, row) => {
				const { root } = finishSealing(store, row, { saltKey, version, lines, link, act: 'sealed', by: input.by, at: input.at, reason: null });
				return { lines, root };
			});
		},

		abandonSealing({ sessionId }) {
			const { store } = parts();
			if (sealing.delete(sessionId)) store.transaction(() => abandonSealing(store, rowOf(sessionId)));
			return null;
		},

		reopenSession: ({ reason, ...input }) =>
			act(input, 'session.reopened', (store, row) => {
				reopen(store, row, { by: input.by, at: input.at, reason });
				return { reason };
			}),
	};
}
