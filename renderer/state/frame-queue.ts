/** How the queue learns when to work; the browser's own in the page. */
export interface FrameClock {
	/** Runs `work` once before the next painting, or soon where the page is hidden and nothing is painted. */
	next(work: () => void): void;
	/** Milliseconds, as `performance.now()`. */
	now(): number;
}

/** Half a frame at 60 Hz: the other half belongs to React, layout and painting. */
const BUDGET_MS = 8;
/** How many items are handled between two looks at the clock. */
const STRIDE = 16;

/**
 * Collects what arrives and hands it on in order, once per animation frame and for at most half of it; what is left waits for
 * the next. However fast a show runs, the page goes on answering the person in front of it.
 */
export class FrameQueue<Item> {
	readonly #clock: FrameClock;
	readonly #handle: (item: Item) => void;
	readonly #onCommitted: () => void;
	#items: Item[] = [];
	#isScheduled = false;

	/** @param onCommitted called after each frame's share, once everything handed on may be shown */
	constructor(clock: FrameClock, handle: (item: Item) => void, onCommitted: () => void) {
		this.#clock = clock;
		this.#handle = handle;
		this.#onCommitted = onCommitted;
	}

	push(item: Item): void {
		this.#items.push(item);
		this.#schedule();
	}

	/** Forgets what is waiting: it was told before everything was loaded anew. */
	clear(): void {
		this.#items = [];
	}

	#schedule(): void {
		if (this.#isScheduled) return;
		this.#isScheduled = true;
		this.#clock.next(() => {
			this.#isScheduled = false;
			this.#work();
		});
	}

	#work(): void {
		const items = this.#items;
		this.#items = [];
		const end = this.#clock.now() + BUDGET_MS;
		let index = 0;
		while (index < items.length) {
			const item = items[index];
			if (item !== undefined) this.#handle(item);
			index += 1;
			if (index % STRIDE === 0 && this.#clock.now() >= end) break;
		}
		if (index < items.length) {
			this.#items = [...items.slice(index), ...this.#items];
			this.#schedule();
		}
		this.#onCommitted();
	}
}

const HIDDEN_PAGE_INTERVAL_MS = 250;

export function browserClock(): FrameClock {
	return {
		now: () => performance.now(),
		next: (work) => {
			let isDone = false;
			const once = () => {
				if (isDone) return;
				isDone = true;
				clearTimeout(timer);
				cancelAnimationFrame(frame);
				work();
			};
			// A hidden page paints nothing, so its frames stop: the timer then keeps the queue from growing.
			const timer = setTimeout(once, HIDDEN_PAGE_INTERVAL_MS);
			const frame = requestAnimationFrame(once);
		},
	};
}
