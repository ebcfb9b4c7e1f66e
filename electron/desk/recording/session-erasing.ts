import { setImmediate } from 'node:timers/promises';
import type { AuditEntry } from '../../../shared/model/audit.ts';
import { beginErasingSession, eraseSlice, sessionsBeingErased } from '../store/session-erasure.ts';
import type { WritableStore } from '../store/store.ts';

/** Erases sessions in slices between which the recorder answers other calls. */
export interface SessionErasing {
	/**
	 * Settles once nothing is left of the session. It is invisible before the call returns.
	 * @param session row number
	 * @param entry see `beginErasingSession`
	 */
	erase(session: number, entry: AuditEntry | null): Promise<void>;
	/** Settles once every session that was marked by now is gone: messages of theirs would still count as known to an import. */
	finish(): Promise<void>;
	stop(): void;
}

/** A slice takes some tens of milliseconds. */
const SLICE_MESSAGES = 250;

/** Takes up at once what an earlier run of the desk left. @param onFailure what was left then could not be erased; the next start tries again */
export function createSessionErasing(store: WritableStore, onFailure: (error: unknown) => void): SessionErasing {
	let isStopped = false;
	let working: Promise<void> = Promise.resolve();

	async function eraseMarked(): Promise<void> {
		for (const session of sessionsBeingErased(store)) {
			while (!isStopped && eraseSlice(store, session, SLICE_MESSAGES)) await setImmediate();
		}
	}

	/** One after the other, whoever asks. */
	function finish(): Promise<void> {
		const next = working.then(eraseMarked);
		working = next.catch(() => undefined);
		return next;
	}

	if (sessionsBeingErased(store).length > 0) finish().catch(onFailure);

	return {
		erase(session, entry) {
			beginErasingSession(store, session, entry);
			return finish();
		},
		finish,
		stop() {
			isStopped = true;
		},
	};
}
