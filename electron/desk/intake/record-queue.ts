import type { IntakeItem, RecordedBatch } from '../recording/protocol.ts';
import type { Clock } from './clock.ts';

export interface RecordQueueOptions {
	readonly clock: Clock;
	/** One transaction; a rejection means nothing of the batch was stored. */
	readonly record: (items: readonly IntakeItem[]) => Promise<RecordedBatch>;
	readonly onRecorded: (batch: RecordedBatch, items: readonly IntakeItem[]) => void;
	/** Said once until a batch succeeds again; the same batch is tried until then. */
	readonly onFailure: (error: unknown) => void;
	/** The queue passed its limit, or has fallen well below it again. */
	readonly onPressure: (isHigh: boolean) => void;
}

/** What waits to be recorded, in the order it came. */
export interface RecordQueue {
	push(item: IntakeItem): void;
	/** Records everything pushed so far, without waiting for a batch to fill. A batch the store refuses is given up. */
	close(): Promise<void>;
	/** Settles when nothing waits and nothing is being recorded. */
	idle(): Promise<void>;
}

const BATCH_WAIT_MS = 50;
const BATCH_ITEMS = 200;
/** A batch grows this far while the one before it is being recorded. */
const LARGEST_BATCH = 2_000;
const HIGH_WATER = 20_000;
const LOW_WATER = 5_000;
const RETRY_FIRST_MS = 500;
const RETRY_LONGEST_MS = 10_000;

/** Batches of 50 ms or 200 items, whichever is first; one record call at a time, so that order holds. */
export function createRecordQueue(options: RecordQueueOptions): RecordQueue {
	const { clock, record, onRecorded, onFailure, onPressure } = options;
	let waiting: IntakeItem[] = [];
	let isRecording = false;
	let isClosing = false;
	let isHigh = false;
	let failures = 0;
	let cancelTimer: (() => void) | null = null;
	let idleListeners: (() => void)[] = [];

	function push(item: IntakeItem): void {
		waiting.push(item);
		if (!isHigh && waiting.length > HIGH_WATER) {
			isHigh = true;
			onPressure(true);
		}
		schedule();
	}

	function schedule(): void {
		if (isRecording || failures > 0) return;
		if (waiting.length === 0) settle();
		else if (isClosing || waiting.length >= BATCH_ITEMS) recordNext();
		else cancelTimer ??= clock.after(BATCH_WAIT_MS, recordNext);
	}

	function recordNext(): void {
		cancelTimer?.();
		cancelTimer = null;
		isRecording = true;
		const items = waiting.slice(0, LARGEST_BATCH);
		// A record function that throws at once is a failed one like any other.
		Promise.resolve(items)
			.then(record)
			.then(
				(batch) => recorded(items, batch),
				(error: unknown) => refused(items, error),
			);
	}

	function recorded(items: readonly IntakeItem[], batch: RecordedBatch): void {
		isRecording = false;
		failures = 0;
		drop(items.length);
		onRecorded(batch, items);
		schedule();
	}

	function refused(items: readonly IntakeItem[], error: unknown): void {
		isRecording = false;
		failures += 1;
		if (failures === 1) onFailure(error);
		if (isClosing) {
			failures = 0;
			drop(items.length);
			schedule();
		} else {
			cancelTimer = clock.after(Math.min(RETRY_FIRST_MS * 2 ** (failures - 1), RETRY_LONGEST_MS), recordNext);
		}
	}

	function drop(count: number): void {
		waiting = waiting.slice(count);
		if (isHigh && waiting.length < LOW_WATER) {
			isHigh = false;
			onPressure(false);
		}
	}

	function settle(): void {
		const listeners = idleListeners;
		idleListeners = [];
		for (const listener of listeners) listener();
	}

	function idle(): Promise<void> {
		return new Promise((resolve) => {
			idleListeners.push(resolve);
			schedule();
		});
	}

	return {
		push,
		idle,
		close() {
			isClosing = true;
			if (failures > 0 && !isRecording) recordNext();
			return idle();
		},
	};
}
