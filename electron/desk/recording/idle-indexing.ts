import { indexFresh, indexMissing } from '../searching/indexing.ts';
import type { WritableStore } from '../store/store.ts';

/** Fills the search index between calls, in slices short enough that no call waits long. */
export interface IdleIndexing {
	/** There may be new messages. */
	wake(): void;
	/** Settles once everything that is new is indexed; what an older index knew goes on in idle moments. Calls are answered in between. */
	finish(): Promise<void>;
	/** Indexes what is new as long as that takes no longer than a moment, so that a desk that is closed leaves little undone; then nothing more. */
	close(): void;
}

/** Rows of a few milliseconds' work. */
const SLICE_ROWS = 500;
/** Messages gather this long, since many small segments make a slow index. */
const GATHER_MS = 500;
/** A recorder that was asked for something less long ago is not idle: a burst is recorded first. */
const QUIET_MS = 100;
/** A show that never pauses is indexed all the same, this long after its messages came. */
const LONGEST_WAIT_MS = 5_000;
const LONGEST_CLOSING_MS = 500;

/** @param onFailure a slice that fails in idle time must not end the recorder; the next wake tries again */
export function createIdleIndexing(store: WritableStore, onFailure: (error: unknown) => void): IdleIndexing {
	let timer: NodeJS.Timeout | NodeJS.Immediate | null = null;
	let isStopped = false;
	let wokenAt = 0;
	let waitingSince = 0;

	function slice(): void {
		timer = null;
		if (isStopped) return;
		const now = performance.now();
		if (now - wokenAt < QUIET_MS && now - waitingSince < LONGEST_WAIT_MS) {
			timer = setTimeout(slice, QUIET_MS);
			return;
		}
		try {
			if (indexFresh(store, SLICE_ROWS) || indexMissing(store, SLICE_ROWS)) timer = setImmediate(slice);
		} catch (error) {
			onFailure(error);
		}
	}

	return {
		wake() {
			if (isStopped) return;
			wokenAt = performance.now();
			if (timer !== null) return;
			waitingSince = wokenAt;
			timer = setTimeout(slice, GATHER_MS);
		},
		async finish() {
			while (!isStopped && indexFresh(store, SLICE_ROWS)) await new Promise((resolve) => setImmediate(resolve));
		},
		close() {
			const until = performance.now() + LONGEST_CLOSING_MS;
			try {
				while (performance.now() < until && indexFresh(store, SLICE_ROWS));
			} catch (error) {
				onFailure(error);
			}
			isStopped = true;
			if (timer !== null) {
				clearTimeout(timer as NodeJS.Timeout);
				clearImmediate(timer as NodeJS.Immediate);
			}
		},
	};
}
