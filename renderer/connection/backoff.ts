const FIRST_DELAY_MS = 300;
const LONGEST_DELAY_MS = 10_000;

/**
 * How long to wait before try number `attempt` (0 is the first): doubles up to ten seconds, then a random part of up to half is
 * taken off, so that many windows do not come back in the same instant.
 * @param chance a number in [0, 1)
 */
export function reconnectDelayMs(attempt: number, chance: number): number {
	const full = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempt, 16));
	return Math.round(full * (1 - chance / 2));
}
