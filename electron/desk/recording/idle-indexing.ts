import { indexSlice } from '../store/search-index.ts';
import type { WritableStore } from '../store/store.ts';

/** Fills the search index between calls, in slices short enough that no call waits long. */
export interface IdleIndexing {
	/** There may be new messages. */
	wake(): void;
	/** Settles once everything stored by now is indexed. Calls are answered in between. */
	finish(): Promise<void>;
	stop(): void;
}

/** Rows of a few milliseconds' work. */
const SLICE_ROWS = 500;
/** Messages gather this long, since many small segments make a slow index. */
const GATHER_MS = 500;

/** @param onFailure a slice that fails in idle time must not end the recorder; the next wake tries again */
export function createIdleIndexing(store: WritableStore, onFailure: (error: unknown) => void): IdleIndexing {
	let timer: NodeJS.Timeout | NodeJS.Immediate | null = null;
	let isStopped = false;

	function slice(): void {
		timer = null;
		if (isStopped) return;
		try {
			if (indexSlice(store, SLICE_ROWS)) timer = setImmediate(slice);
		} catch (error) {
			onFailure(error);
		}
	}

	return {
		wake() {
			if (!isStopped) timer ??= setTimeout(slice, GATHER_MS);
		},
		async finish() {
			while (!isStopped && indexSlice(store, SLICE_ROWS)) await new Promise((resolve) => setImmediate(resolve));
		},
		stop() {
			isStopped = true;
			if (timer !== null) {
				clearTimeout(timer as NodeJS.Timeout);
				clearImmediate(timer as NodeJS.Immediate);
			}
		},
	};
}
