import { setImmediate } from 'node:timers/promises';
import { followAnnotations } from '../annotation/following-state.ts';
import { closeJournal, takeBackRows, unfinishedSessions } from '../store/import-journal.ts';
import { messagePlace } from '../store/message-table.ts';
import { beginErasingSession } from '../store/session-erasure.ts';
import type { WritableStore } from '../store/store.ts';
import type { SessionErasing } from './session-erasing.ts';

/** Some tens of milliseconds. */
const SLICE_ROWS = 250;

/** Takes back what an import stored that did not come to its end, in slices between which the recorder answers other calls. */
export async function takeBackUnfinished(store: WritableStore, erasing: SessionErasing): Promise<void> {
	markUnfinished(store);
	while (takeBackSlice(store)) await setImmediate();
	store.transaction(() => closeJournal(store));
	await erasing.finish();
}

/** For a start of the desk: what a crash left is out of sight at once; its rows in older sessions are gone, those of its own session go in idle moments. */
export function takeBackAtStart(store: WritableStore): void {
	markUnfinished(store);
	while (takeBackSlice(store));
	store.transaction(() => closeJournal(store));
}

function markUnfinished(store: WritableStore): void {
	for (const session of unfinishedSessions(store)) beginErasingSession(store, session, null);
}

function takeBackSlice(store: WritableStore): boolean {
	return takeBackRows(store, SLICE_ROWS, (message) => {
		const place = messagePlace(store, message);
		if (place !== null) followAnnotations(store, place);
	});
}
