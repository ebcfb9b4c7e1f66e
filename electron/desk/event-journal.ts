import type { DeskEvent, DeskEventBody } from '../../shared/contract/contract.ts';

/**
 * Numbers the desk's events and remembers the latest, so that a window that missed some (a slow page, a reconnect)
 * asks for exactly those. Beyond what is kept it loads afresh.
 */
export interface EventJournal {
	readonly seq: number;
	publish(body: DeskEventBody): void;
	subscribe(listener: (event: DeskEvent) => void): () => void;
	/** Events after `afterSeq`, or null where some of them are no longer kept. */
	since(afterSeq: number): readonly DeskEvent[] | null;
}

/** @param capacity events kept; at two batches a second per show this is many minutes */
export function createEventJournal(onListenerError: (error: unknown) => void, capacity = 2_000): EventJournal {
	const listeners = new Set<(event: DeskEvent) => void>();
	const kept: DeskEvent[] = [];
	let seq = 0;
	return {
		get seq() {
			return seq;
		},
		publish(body) {
			seq += 1;
			const event: DeskEvent = { seq, ...body };
			kept.push(event);
			// Trimmed in strides: shifting an array one by one for every event would cost more than the event.
			if (kept.length > capacity * 1.5) kept.splice(0, kept.length - capacity);
			for (const listener of listeners) {
				try {
					listener(event);
				} catch (error) {
					onListenerError(error);
				}
			}
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		since(afterSeq) {
			if (afterSeq > seq) return null;
			const missing = seq - afterSeq;
			return missing <= kept.length ? kept.slice(kept.length - missing) : null;
		},
	};
}
