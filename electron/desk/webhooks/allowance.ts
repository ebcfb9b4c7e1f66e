import type { Clock } from '../intake/clock.ts';

/** So many a second, with a second's worth at once. */
export interface Allowance {
	/** False where there is none left. */
	take(): boolean;
}

export function createAllowance(perSecond: number, clock: Clock): Allowance {
	let left = perSecond;
	let countedAt = clock.now();
	return {
		take() {
			const now = clock.now();
			left = Math.min(perSecond, left + (Math.max(0, now - countedAt) / 1_000) * perSecond);
			countedAt = now;
			if (left < 1) return false;
			left -= 1;
			return true;
		},
	};
}
