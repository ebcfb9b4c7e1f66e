export interface BackoffOptions {
	readonly firstMs: number;
	readonly longestMs: number;
	/** A connection that stood this long starts the count afresh; a shorter one does not, or a server that drops us at once would be hammered. */
	readonly stableAfterMs: number;
	/** Uniform in [0, 1). */
	readonly random: () => number;
	/** However chance falls, no try is sooner; left out: 100 ms. For servers that count tries. */
	readonly shortestMs?: number | undefined;
}

export interface Backoff {
	/** How long to wait before the next try, in ms, given how long the connection just lost had stood (0 where there was none). */
	next(connectedForMs: number): number;
	reset(): void;
}

export const DEFAULT_BACKOFF: BackoffOptions = { firstMs: 1_000, longestMs: 30_000, stableAfterMs: 30_000, random: Math.random };

/** A try follows a lost connection no sooner than this, so that chance cannot make a busy loop. */
const SHORTEST_MS = 100;

/**
 * Exponential with full jitter: uniform between 0 and the doubled ceiling, so that many desks do not return at the same moment
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 */
export function createBackoff({ firstMs, longestMs, stableAfterMs, random, shortestMs = SHORTEST_MS }: BackoffOptions = DEFAULT_BACKOFF): Backoff {
	let tries = 0;
	return {
		next(connectedForMs) {
			if (connectedForMs >= stableAfterMs) tries = 0;
			const ceiling = Math.min(longestMs, firstMs * 2 ** tries);
			tries = Math.min(tries + 1, 30);
			return Math.min(Math.max(random() * ceiling, shortestMs), longestMs);
		},
		reset() {
			tries = 0;
		},
	};
}
