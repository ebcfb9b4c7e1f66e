/** How many lines Twitch takes from an account that does not moderate the channel; who says more is silenced for half an hour. */
const MOST_LINES = 20;
const WINDOW_MS = 30_000;

/** Counts the lines of the last half minute. */
export function createLineBudget(now: () => number) {
	let times: readonly number[] = [];
	return {
		/** Milliseconds until one more may be said; 0: now. */
		waitMs(): number {
			const at = now();
			times = times.filter((time) => at - time < WINDOW_MS);
			const [oldest] = times;
			return oldest === undefined || times.length < MOST_LINES ? 0 : oldest + WINDOW_MS - at;
		},
		/** One is about to be said. */
		take(): void {
			times = [...times, now()];
		},
	};
}
