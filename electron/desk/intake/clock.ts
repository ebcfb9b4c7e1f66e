/** Time as intake sees it, passed in so that backoff, silence and replay can be tested without waiting. */
export interface Clock {
	/** Milliseconds since the epoch. */
	now(): number;
	/** Runs once after the delay, in milliseconds; the returned function calls it off. */
	after(delayMs: number, run: () => void): () => void;
}

/** Node clamps longer timers to 1 ms. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
	now: () => Date.now(),
	after: (delayMs, run) => {
		const timer = setTimeout(run, Math.min(Math.max(delayMs, 0), LONGEST_TIMER_MS));
		return () => clearTimeout(timer);
	},
};
