import { durationOf } from './stream-clock.ts';

/** A stretch of sound and when it was heard. */
export interface Piece {
	/** In ms since the epoch. */
	readonly at: number;
	/** One channel of 16-bit little-endian samples. */
	readonly samples: Buffer;
}

/** Sound on its way to an engine. */
export interface SoundFeed {
	push(piece: Piece): void;
	/** What is left of a piece too short to be sent, made long enough with silence. */
	finish(): void;
	/**
	 * Where pieces go from now on, those that wait first; while nobody listens the oldest are let go. The returned function ends it.
	 * @param next false: it cannot take this piece yet
	 */
	goTo(next: (piece: Piece) => boolean): () => void;
	/** Lets go of everything that waits. */
	clear(): void;
	readonly droppedMs: number;
}

/** Engines refuse pieces shorter than 50 ms. */
const SHORTEST_BYTES = 3_200;

/** @param backlogMs how much may wait */
export function createSoundFeed(backlogMs: number): SoundFeed {
	let waiting: Piece[] = [];
	let waitingMs = 0;
	let droppedMs = 0;
	let short: Piece | null = null;
	let listener: ((piece: Piece) => boolean) | null = null;

	function enqueue(piece: Piece): void {
		waiting.push(piece);
		waitingMs += lengthOf(piece);
		drain();
		while (waitingMs > backlogMs) {
			const oldest = waiting.shift();
			if (oldest === undefined) break;
			waitingMs -= lengthOf(oldest);
			droppedMs += lengthOf(oldest);
		}
	}

	function drain(): void {
		while (listener !== null) {
			const [next] = waiting;
			if (next === undefined || !listener(next)) return;
			waiting.shift();
			waitingMs -= lengthOf(next);
		}
	}

	return {
		push(piece) {
			const whole: Piece = short === null ? piece : { at: short.at, samples: Buffer.concat([short.samples, piece.samples]) };
			short = whole.samples.length < SHORTEST_BYTES ? whole : null;
			if (short === null) enqueue(whole);
		},
		finish() {
			const rest = short;
			short = null;
			if (rest !== null && rest.samples.length > 0) enqueue({ at: rest.at, samples: Buffer.concat([rest.samples], SHORTEST_BYTES) });
		},
		goTo(next) {
			listener = next;
			drain();
			return () => {
				if (listener === next) listener = null;
			};
		},
		clear() {
			droppedMs += waitingMs;
			waiting = [];
			waitingMs = 0;
			short = null;
		},
		get droppedMs() {
			return Math.round(droppedMs);
		},
	};
}

function lengthOf({ samples }: Piece): number {
	return durationOf(samples.length / 2);
}
