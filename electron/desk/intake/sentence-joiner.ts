import type { IntakeMessage } from '../recording/protocol.ts';
import type { Clock } from './clock.ts';

/** Spoken lines on their way into the store, sentence by sentence. */
export interface SentenceJoiner {
	/** One final line of the recogniser. */
	push(line: IntakeMessage): void;
	/** Somebody speaks on: what they say next may end the sentence. */
	goesOn(): void;
	/** Lets go of what is held, whole or not. */
	flush(): void;
}

/** Nobody waits longer for a line than this. */
const LONGEST_HOLD_MS = 2_000;
/** A pause in which a sentence ends that no mark ended. */
export const PAUSE_MS = 1_200;
/** Of one sentence. */
export const MOST_LINES = 8;
/** Of one sentence, in UTF-16 code units. */
export const MOST_LENGTH = 800;

/**
 * Captions are cut where the recogniser draws breath: a claim can begin in one line and end in the next. Lines of one sentence are
 * held until it ends, by a mark or a pause, and handed on together; each stays a message of its own. One joiner for each source.
 */
export function createSentenceJoiner(clock: Clock, emit: (lines: readonly IntakeMessage[]) => void): SentenceJoiner {
	let held: IntakeMessage[] = [];
	let heldSince = 0;
	let cancelTimer: (() => void) | null = null;

	function flush(): void {
		cancelTimer?.();
		cancelTimer = null;
		const lines = held;
		held = [];
		if (lines.length > 0) emit(lines);
	}

	function waitAtMost(waitMs: number): void {
		cancelTimer?.();
		cancelTimer = clock.after(Math.max(0, Math.min(waitMs, heldSince + LONGEST_HOLD_MS - clock.now())), flush);
	}

	/** A correction, another voice, or words said much later begin anew. */
	function belongsTo(line: IntakeMessage, last: IntakeMessage): boolean {
		return line.speech?.supersedes === undefined && line.author.id === last.author.id && Math.abs(timeOf(line) - timeOf(last)) < LONGEST_HOLD_MS * 2;
	}

	return {
		push(line) {
			const last = held.at(-1);
			if (last !== undefined && !belongsTo(line, last)) flush();
			if (held.length === 0) heldSince = clock.now();
			held.push(line);
			const length = held.reduce((sum, { text }) => sum + text.length + 1, 0);
			if (endsSentence(line.text) || line.speech?.supersedes !== undefined || held.length === MOST_LINES || length > MOST_LENGTH) {
				flush();
				return;
			}
			waitAtMost(PAUSE_MS);
		},
		goesOn() {
			if (held.length > 0) waitAtMost(LONGEST_HOLD_MS);
		},
		flush,
	};
}

function timeOf({ sentAt, receivedAt }: IntakeMessage): number {
	return sentAt ?? receivedAt;
}

/** Marks of every script the desk reads, and what may close after them. */
export function endsSentence(text: string): boolean {
	return /[.!?…。！？؟۔][\s"'»”’)\]]*$/u.test(text);
}
