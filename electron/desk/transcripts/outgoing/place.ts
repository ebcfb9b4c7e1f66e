/** How far a session is written. A cursor names it, so that the next piece needs nothing that the one before held in memory. */
export interface Place {
	/** The last message that was looked at. */
	readonly message: number;
	/** The latest time so far: a clock that was set back must not put things out of order. */
	readonly clock: number;
	/** How many of the session's messages are behind it. */
	readonly done: number;
	/** What was written so far, in the units of the format: lines, cues, tasks. */
	readonly written: number;
	/** The last row of each of these that was taken. */
	readonly gap: number;
	readonly deletion: number;
	readonly annotation: number;
	readonly answer: number;
}

export const START: Place = { message: 0, clock: Number.MIN_SAFE_INTEGER, done: 0, written: 0, gap: 0, deletion: 0, annotation: 0, answer: 0 };

export function cursorOf({ message, clock, done, written, gap, deletion, annotation, answer }: Place): string {
	return [message, clock, done, written, gap, deletion, annotation, answer].join('.');
}

/** What is no cursor of ours begins at the start, or ends at once: it can do no harm. */
export function placeOf(cursor: string): Place {
	const [message = 0, clock = 0, done = 0, written = 0, gap = 0, deletion = 0, annotation = 0, answer = 0] = cursor.split('.').map((part) => Number(part) || 0);
	return { message, clock, done, written, gap, deletion, annotation, answer };
}
