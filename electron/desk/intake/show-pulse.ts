import type { Message } from '../../../shared/model/message.ts';

/** How fast a show is, in which languages, and how far behind the desk runs. */
export interface Pulse {
	/** Messages per second over the last ten seconds. */
	readonly rate: number;
	/** Messages in each of the last 120 seconds, oldest first; the last one is the running second. */
	readonly rateHistory: readonly number[];
	/** Language tag -> messages so far. */
	readonly languages: Readonly<Record<string, number>>;
	/** From frame received to row committed, in ms, median of the last batches. */
	readonly behindMs: number;
}

export interface PulseMeter {
	committed(messages: readonly Message[], at: number): void;
	read(at: number): Pulse;
}

const HISTORY_SECONDS = 120;
const RATE_SECONDS = 10;
const DELAYS_KEPT = 500;

export function createPulseMeter(startedAt: number): PulseMeter {
	const perSecond = new Map<number, number>();
	const languages = new Map<string, number>();
	const delays: number[] = [];
	let nextDelay = 0;

	function forgetBefore(second: number): void {
		for (const known of perSecond.keys()) if (known < second) perSecond.delete(known);
	}

	return {
		committed(messages, at) {
			const second = Math.floor(at / 1_000);
			perSecond.set(second, (perSecond.get(second) ?? 0) + messages.length);
			forgetBefore(second - HISTORY_SECONDS);
			for (const message of messages) {
				languages.set(message.language.tag, (languages.get(message.language.tag) ?? 0) + 1);
				delays[nextDelay] = Math.max(0, at - message.receivedAt);
				nextDelay = (nextDelay + 1) % DELAYS_KEPT;
			}
		},
		read(at) {
			const second = Math.floor(at / 1_000);
			const rateHistory = Array.from({ length: HISTORY_SECONDS }, (_, index) => perSecond.get(second - HISTORY_SECONDS + 1 + index) ?? 0);
			const recent = rateHistory.slice(-RATE_SECONDS).reduce((sum, count) => sum + count, 0);
			const secondsRunning = Math.min(RATE_SECONDS, Math.max(1, (at - startedAt) / 1_000));
			return { rate: recent / secondsRunning, rateHistory, languages: Object.fromEntries(languages), behindMs: median(delays) };
		},
	};
}

/** 0 where there is nothing to measure yet. */
function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
