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
 * Speech on one side, and beside each of its lines what was written until the next.
 * @param chatDelayMs by how much viewers answer later than the host is heard
 */
export function inTwoLanes(rows: readonly FeedRow[], book: MessageBook, chatDelayMs = 0): Arrangement {
	const slices = slicesOf(rows, book, chatDelayMs);
	const places = new Map<number, number>();
	for (const [index, { speech, others }] of slices.entries()) {
		if (speech !== null) places.set(speech.id, index);
		for (const row of others) if (row.type === 'message') places.set(row.id, index);
	}
	const rowsAt = (index: number): readonly FeedRow[] => {
		const slice = slices[index];
		return slice === undefined ? [] : slice.speech === null ? slice.others : [slice.speech, ...slice.others];
	};
	return {
		count: slices.length,
		keyAt: (index) => `lanes-${keyOf(rowsAt(index)[0])}`,
		indexOf: (messageId) => places.get(messageId) ?? -1,
		rowsAt,
		lanesAt: (index) => slices[index] ?? null,
	};
}

/** Where nobody speaks, rows are drawn by so many; the borders hang on their ids, so that they stay when older ones come in above. */
const ROWS_TOGETHER = 8;

function slicesOf(rows: readonly FeedRow[], book: MessageBook, chatDelayMs: number): readonly Lanes[] {
	const timed = rows.map((row) => {
		const kind = row.type === 'message' ? (book.get(row.id)?.message.kind ?? 'chat') : 'system';
		return { row, kind, at: laneTime({ kind, receivedAt: row.at }, chatDelayMs) };
	});
	// As it is but for odd files: then nothing has to be moved.
	const isInOrder = timed.every(({ at }, index) => index === 0 || at >= (timed[index - 1]?.at ?? 0));
	const ordered = isInOrder ? timed : timed.toSorted((a, b) => a.at - b.at);
	const slices: { speech: FeedRow | null; others: FeedRow[] }[] = [];
	for (const { row, kind } of ordered) {
		const last = slices.at(-1);
		if (kind === 'speech') slices.push({ speech: row, others: [] });
		else if (last === undefined || (last.others.length > 0 && row.type === 'message' && row.id % ROWS_TOGETHER === 0))
			slices.push({ speech: null, others: [row] });
		else last.others.push(row);
	}
	return slices;
}

function keyOf(row: FeedRow | undefined): string | number {
	if (row === undefined) return -1;
	return row.type === 'message' ? row.id : `gap-${row.id}`;
}
