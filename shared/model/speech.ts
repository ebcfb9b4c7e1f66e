import type { Span } from './span.ts';

/** A word of a spoken line and when it was said. */
export interface TimedWord extends Span {
	/** Milliseconds since the epoch. */
	readonly from: number;
	readonly to: number;
}

/** What is known of a spoken line beyond its text. */
export interface Speech {
	/** In order; empty where the recogniser gave no times. */
	readonly words: readonly TimedWord[];
	/** The message that this line corrects: it stays, and counts no more. */
	readonly supersedes: number | null;
}

/**
 * What a recogniser takes the host to be saying right now: it grows, changes and is never stored. A line whose text is empty has
 * become a message, or nothing.
 */
export interface PartialLine {
	readonly sessionId: string;
	readonly sourceId: string;
	readonly text: string;
	/** BCP 47; null where the recogniser does not say. */
	readonly language: string | null;
	readonly at: number;
}
