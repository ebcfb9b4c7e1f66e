import type { Clock } from '../../../../electron/desk/intake/clock.ts';

/** A clock that stands still until it is moved; timers run in order of their time, and promises settle in between. */
export interface ManualClock extends Clock {
	advance(ms: number): Promise<void>;
	/** Timers not yet run. */
	waiting(): number;
}

export function createManualClock(startedAt = 1_700_000_000_000): ManualClock {
	let now = startedAt;
	let timers: { readonly at: number; readonly run: () => void }[] = [];
	return {
		now: () => now,
		after(delayMs, run) {
			const timer = { at: now + Math.max(0, delayMs), run };
			timers.push(timer);
			return () => {
				timers = timers.filter((other) => other !== timer);
			};
		},
		async advance(ms) {
			const end = now + ms;
			await settled();
			for (;;) {
				const next = timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
				if (next === undefined) break;
				now = next.at;
				timers = timers.filter((timer) => timer !== next);
				next.run();
				await settled();
			}
			now = end;
		},
		waiting: () => timers.length,
	};
}

/** Lets everything that waits on promises or on an open file go on. */
async function settled(): Promise<void> {
	for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
