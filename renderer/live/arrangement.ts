import type { MessageKind } from '../../shared/model/message.ts';
import { laneTime } from '../../shared/model/timeline.ts';
import type { FeedRow } from '../state/feed/feed-window.ts';
import type { MessageBook } from '../state/feed/message-book.ts';

/** How the rows of a feed stand in its list: an item is what is drawn and measured as one. */
export interface Arrangement {
	readonly count: number;
	/** The same for the same item however the list grows. */
	keyAt(index: number): string | number;
	/** Index of the item in which a message stands, or -1. */
	indexOf(messageId: number): number;
	/** What stands in an item, from its top. */
	rowsAt(index: number): readonly FeedRow[];
	/** The same in two lanes; null where there is one. */
	lanesAt(index: number): Lanes | null;
}

export interface Lanes {
	readonly speech: FeedRow | null;
	/** Chat, what the platform says, and gaps. */
	readonly others: readonly FeedRow[];
}

/** One row under the other. `rows` may be changed in place. */
export function inOneLane(rows: readonly FeedRow[], indexOf: (messageId: number) => number): Arrangement {
	const at = (index: number) => rows[index];
	return {
		count: rows.length,
		keyAt: (index) => keyOf(at(index)),
		indexOf,
		rowsAt: (index) => rows.slice(index, index + 1),
		lanesAt: () => null,
	};
}

/**
 * Speech on one side, and beside each of its lines what was written until the next. Rows that come in at the end are added to what
 * was arranged before: at ×50 a busy show brings 700 a second, and thousands stand there already.
 */
export class TwoLanes implements Arrangement {
	readonly #book: MessageBook;
	/** By how much viewers answer later than the host is heard. */
	readonly #chatDelayMs: number;
	#slices: Slice[] = [];
	readonly #places = new Map<number, number>();
	#first: FeedRow | undefined;
	#last: FeedRow | undefined;
	#arranged = 0;

	constructor(book: MessageBook, chatDelayMs = 0) {
		this.#book = book;
		this.#chatDelayMs = chatDelayMs;
	}

	/** Takes the rows as they are now; they may be changed in place between two calls. */
	arrange(rows: readonly FeedRow[]): void {
		const hasGrown = this.#arranged > 0 && rows[0] === this.#first && rows[this.#arranged - 1] === this.#last;
		if (!hasGrown) this.#forget();
		const added = rows.slice(this.#arranged).map((row) => this.#timed(row));
		const least = added.reduce((earliest, { at }) => Math.min(earliest, at), Number.POSITIVE_INFINITY);
		// What is moved against the speech comes in before its last lines: only what is later than it is arranged anew.
		const later = this.#takeOff(least);
		for (const timed of [...later, ...added].sort((a, b) => a.at - b.at)) this.#add(timed);
		this.#first = rows[0];
		this.#last = rows.at(-1);
		this.#arranged = rows.length;
	}

	get count(): number {
		return this.#slices.length;
	}

	/** Below zero, so that none is the key of a single row: those are of other heights. */
	keyAt(index: number): string | number {
		const slice = this.#slices[index];
		const row = slice?.speech ?? slice?.others[0];
		return row?.type === 'message' ? -row.id : `lanes-${keyOf(row)}`;
	}

	indexOf(messageId: number): number {
		return this.#places.get(messageId) ?? -1;
	}

	rowsAt(index: number): readonly FeedRow[] {
		const slice = this.#slices[index];
		return slice === undefined ? [] : slice.speech === null ? slice.others : [slice.speech, ...slice.others];
	}

	lanesAt(index: number): Lanes | null {
		return this.#slices[index] ?? null;
	}

	#forget(): void {
		this.#slices = [];
		this.#places.clear();
		this.#arranged = 0;
	}

	/** Takes the items off the end in which something is later than a moment, and returns what stood in them. */
	#takeOff(at: number): readonly TimedRow[] {
		const first = this.#slices.findLastIndex(({ lastAt }) => lastAt <= at) + 1;
		return this.#slices.splice(first).flatMap(({ timed }) => timed);
	}

	#timed(row: FeedRow): TimedRow {
		const kind = row.type === 'message' ? (this.#book.get(row.id)?.message.kind ?? 'chat') : 'system';
		return { row, kind, at: laneTime({ kind, receivedAt: row.at }, this.#chatDelayMs) };
	}

	#add(timed: TimedRow): void {
		const { row, kind, at } = timed;
		const last = this.#slices.at(-1);
		if (kind === 'speech') this.#slices.push({ speech: row, others: [], timed: [timed], lastAt: at });
		else if (last === undefined || (last.others.length > 0 && row.type === 'message' && row.id % ROWS_TOGETHER === 0)) {
			this.#slices.push({ speech: null, others: [row], timed: [timed], lastAt: at });
		} else {
			last.others.push(row);
			last.timed.push(timed);
			last.lastAt = at;
		}
		if (row.type === 'message') this.#places.set(row.id, this.#slices.length - 1);
	}
}

/** One item, from the top. */
interface Slice {
	readonly speech: FeedRow | null;
	readonly others: FeedRow[];
	/** The same rows in the order of their time in the lanes. */
	readonly timed: TimedRow[];
	lastAt: number;
}

interface TimedRow {
	readonly row: FeedRow;
	readonly kind: MessageKind;
	/** In the lanes. */
	readonly at: number;
}

/** Where nobody speaks, rows are drawn by so many; the borders hang on their ids, so that they stay when older ones come in above. */
const ROWS_TOGETHER = 8;

function keyOf(row: FeedRow | undefined): string | number {
	if (row === undefined) return -1;
	return row.type === 'message' ? row.id : `gap-${row.id}`;
}
