import type { Clock } from '../../../../electron/desk/intake/clock.ts';

/** Real time, but delays pass a hundred times faster; what was asked for is kept. For sources whose other side is a real server. */
export interface HastyClock extends Clock {
	/** In ms, in the order asked. */
	readonly delays: readonly number[];
}

const FASTER = 100;

export function createHastyClock(now: () => number = Date.now): HastyClock {
	const delays: number[] = [];
	return {
		delays,
		now,
		after(delayMs, run) {
			delays.push(delayMs);
			const timer = setTimeout(run, delayMs / FASTER);
			return () => clearTimeout(timer);
		},
	};
}
