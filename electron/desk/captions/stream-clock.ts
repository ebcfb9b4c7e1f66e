import { AUDIO_SAMPLE_RATE } from '../../../shared/model/caption.ts';

/** A pause in what is given; below it a late piece is only late. */
const PAUSE_MS = 1_000;
/** Pieces follow one another without a seam up to this. */
const SEAM_MS = 20;
const MOST_MARKS = 1_000;

/** Milliseconds of so many samples. */
export function durationOf(samples: number): number {
	return (samples * 1_000) / AUDIO_SAMPLE_RATE;
}

/**
 * When a piece of sound was heard, from when it arrived. Pieces follow one another in time, however unevenly they arrive; only a
 * pause, or pieces that were left out, part them.
 */
export function createAudioClock(): (piece: { readonly arrivedAt: number; readonly durationMs: number; readonly leftOutMs: number }) => number {
	let nextAt: number | null = null;
	return ({ arrivedAt, durationMs, leftOutMs }) => {
		const latest = arrivedAt - durationMs;
		const expected: number = nextAt === null ? latest : nextAt + leftOutMs;
		// Sound cannot be heard after it arrived: that mends what one late piece has moved.
		const at = latest - expected > PAUSE_MS ? latest : Math.min(expected, latest);
		nextAt = at + durationMs;
		return at;
	};
}

/** Times of an engine, which counts the sound it was sent, as times of the day. One for each connection. */
export interface StreamClock {
	/** The next piece that was sent. @param at when it was heard, in ms since the epoch */
	sent(at: number, durationMs: number): void;
	/** Milliseconds since the epoch; null before anything was sent. */
	timeOf(streamMs: number): number | null;
}

export function createStreamClock(): StreamClock {
	const marks: { readonly streamMs: number; readonly at: number }[] = [];
	let sentMs = 0;
	return {
		sent(at, durationMs) {
			const last = marks.at(-1);
			if (last === undefined || Math.abs(last.at + (sentMs - last.streamMs) - at) > SEAM_MS) marks.push({ streamMs: sentMs, at });
			if (marks.length > MOST_MARKS) marks.shift();
			sentMs += durationMs;
		},
		timeOf(streamMs) {
			const mark = marks.findLast((one) => one.streamMs <= streamMs) ?? marks[0];
			return mark === undefined ? null : Math.round(mark.at + (streamMs - mark.streamMs));
		},
	};
}
