import type { Span } from '../../../../shared/model/span.ts';

/** A line that somebody wants to read in another language. */
export interface WantedLine {
	/** Grows with time. */
	readonly messageId: number;
	readonly sessionId: string;
	readonly text: string;
	readonly from: string;
	readonly to: string;
	readonly emotes: readonly Span[];
	/** It is on the screen now. */
	readonly isVisible: boolean;
	readonly isFlagged: boolean;
	/** The host says it: what is said now is gone in seconds. */
	readonly isSpoken: boolean;
}

/** One text to be translated, however many lines have it. */
export interface Job {
	readonly key: string;
	readonly text: string;
	readonly from: string;
	readonly to: string;
	readonly emotes: readonly Span[];
	/** Of the first line that has it. */
	readonly sessionId: string;
	readonly messageIds: ReadonlySet<number>;
	/** Engines that could not do it. */
	readonly failed: ReadonlySet<string>;
}

export interface BatchLimits {
	readonly mostTexts: number;
	/** Of UTF-8. */
	readonly mostBytes: number;
}

interface KeptJob extends Job {
	readonly messageIds: Set<number>;
	readonly failed: Set<string>;
	rank: number;
	isRunning: boolean;
}

/**
 * What is still to be translated, the most urgent first: what is on a screen, then what the host says, then what is flagged, then the newest. Whoever wants lines says anew which;
 * what nobody wants any more is dropped, unless an engine is at it already.
 */
export class TranslationQueue {
	readonly #jobs = new Map<string, KeptJob>();
	readonly #wanted = new Map<string, readonly WantedLine[]>();

	get waiting(): number {
		let count = 0;
		for (const job of this.#jobs.values()) if (!job.isRunning) count += 1;
		return count;
	}

	/** @param who a window and its session: replaces what it wanted before */
	want(who: string, lines: readonly WantedLine[]): void {
		if (lines.length === 0) this.#wanted.delete(who);
		else this.#wanted.set(who, lines);
		this.#rebuild();
	}

	/** The most urgent text an engine may take now, and others of the same languages that fit into the same call. */
	take(limits: BatchLimits, mayTake: (job: Job) => boolean): readonly Job[] {
		const waiting = [...this.#jobs.values()].filter((job) => !job.isRunning && mayTake(job)).sort((one, other) => other.rank - one.rank);
		const [first] = waiting;
		if (first === undefined) return [];
		const batch: KeptJob[] = [];
		let bytes = 0;
		for (const job of waiting) {
			if (job.from !== first.from || job.to !== first.to) continue;
			const own = Buffer.byteLength(job.text);
			if (batch.length > 0 && (batch.length === limits.mostTexts || bytes + own > limits.mostBytes)) break;
			bytes += own;
			job.isRunning = true;
			batch.push(job);
		}
		return batch;
	}

	done(job: Job): void {
		this.#jobs.delete(job.key);
	}

	/** Back into the queue, for the next engine. */
	failed(job: Job, engine: string): void {
		const kept = this.#jobs.get(job.key);
		if (kept === undefined) return;
		kept.failed.add(engine);
		kept.isRunning = false;
		if (kept.messageIds.size === 0) this.#jobs.delete(job.key);
	}

	/** The engine was not at fault, or is well again: it may have the text another time. */
	forgive(engine: string): void {
		for (const job of this.#jobs.values()) job.failed.delete(engine);
	}

	/** Everything that is waiting. */
	jobs(): readonly Job[] {
		return [...this.#jobs.values()].filter(({ isRunning }) => !isRunning);
	}

	#rebuild(): void {
		for (const job of this.#jobs.values()) {
			job.messageIds.clear();
			job.rank = 0;
		}
		for (const lines of this.#wanted.values()) for (const line of lines) this.#add(line);
		for (const [key, job] of this.#jobs) if (job.messageIds.size === 0 && !job.isRunning) this.#jobs.delete(key);
	}

	#add(line: WantedLine): void {
		const { text, from, to, emotes, messageId, sessionId } = line;
		const key = jobKey(from, to, text);
		let job = this.#jobs.get(key);
		if (job === undefined) {
			job = { key, text, from, to, emotes, sessionId, messageIds: new Set(), failed: new Set(), rank: 0, isRunning: false };
			this.#jobs.set(key, job);
		}
		job.messageIds.add(messageId);
		job.rank = Math.max(job.rank, rankOf(line));
	}
}

export function jobKey(from: string, to: string, text: string): string {
	return `${from}>${to} ${text}`;
}

/** Message ids are far below an eighth of the integers a number can hold. */
const STEP = 2 ** 50;

function rankOf({ isVisible, isSpoken, isFlagged, messageId }: WantedLine): number {
	return (isVisible ? 4 * STEP : 0) + (isSpoken ? 2 * STEP : 0) + (isFlagged ? STEP : 0) + messageId;
}
