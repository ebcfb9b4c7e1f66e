import type { Session } from '../../../shared/model/show.ts';
import { closeOpenGaps } from '../store/gap-table.ts';
import { endSession, openSessions, sessionByUuid } from '../store/session-table.ts';
import type { WritableStore } from '../store/store.ts';

/** Ends the sessions that a crash left open, with their gaps, at the last moment known of each; returns them. */
export function closeInterruptedSessions(store: WritableStore): Session[] {
	return store.transaction(() =>
		openSessions(store).flatMap(({ id, uuid, lastAt }) => {
			endSession(store, id, lastAt, 'interrupted');
			closeOpenGaps(store, id, lastAt);
			return sessionByUuid(store, uuid) ?? [];
		}),
	);
}
