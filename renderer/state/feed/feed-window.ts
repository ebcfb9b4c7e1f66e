import type { FeedPage } from '../../../shared/contract/contract.ts';
import type { Message } from '../../../shared/model/message.ts';
import type { Gap } from '../../../shared/model/show.ts';
import type { MessageBook } from './message-book.ts';

/** One line of the feed. `order` grows down the list: a message's id, or half a step past its neighbour for a gap. */
export type FeedRow =
	| { readonly type: 'message'; readonly id: number; readonly order: number; readonly at: number }
	| { readonly type: 'gap'; readonly id: number; readonly order: number; readonly at: number };

/** Rows kept in memory: about an hour of a lively show; older and newer ones are fetched as somebody scrolls to them. */
export const MOST_ROWS = 6_000;
/** Trimmed only this far over the limit, so that the list is not moved in memory at every message. */
const TRIM_SLACK = 500;

/**
 * The stretch of a session's feed that is in memory: contiguous, ordered, bounded. It is changed in place (a show may bring
 * thousands of messages a second) and its owner tells the page when to look again.
 *
 * While somebody reads, nothing is taken away before their eyes: once the window is full it lets go of the live end instead
 * (`hasNewer`), and is loaded anew when they return to it.
 */
export class FeedWindow {
	readonly #book: MessageBook;
	#rows: FeedRow[] = [];
	#gaps = new Map<number, Gap>();
	#hasOlder = false;
	#hasNewer = false;
	/** Messages that came since the reader stopped following. */
	#unseen = 0;

	constructor(book: MessageBook) {
		this.#book = book;
	}

	get rows(): readonly FeedRow[] {
		return this.#rows;
	}
	get hasOlder(): boolean {
		return this.#hasOlder;
	}
	/** The window does not reach the live end. */
	get hasNewer(): boolean {
		return this.#hasNewer;
	}
	get unseen(): number {
		return this.#unseen;
	}
	get firstMessageId(): number | null {
		return this.#rows.find((row) => row.type === 'message')?.id ?? null;
	}
	get lastMessageId(): number | null {
		return this.#rows.findLast((row) => row.type === 'message')?.id ?? null;
	}

	gap(id: number): Gap | undefined {
		return this.#gaps.get(id);
	}

	/** Index of a message's row, or -1. */
	indexOf(messageId: number): number {
		const index = this.#firstIndexFrom(messageId);
		const row = this.#rows[index];
		return row?.type === 'message' && row.id === messageId ? index : -1;
	}

	/** The last message before another, or with null the last of all; null where none is here. */
	lastBefore(messageId: number | null): number | null {
		if (messageId === null) return this.lastMessageId;
		const index = this.#firstIndexFrom(messageId) - 1;
		for (let above = index; above >= 0; above -= 1) {
			const row = this.#rows[above];
			if (row?.type === 'message') return row.id;
		}
		return null;
	}

	/** The page is all there is to see now. */
	replace(page: FeedPage): void {
		this.clear();
		this.#hold(page.messages);
		this.#rows = page.messages.map(rowOf);
		this.#hasOlder = page.hasOlder;
		this.#hasNewer = page.hasNewer;
		this.#enter(page);
	}

	prepend(page: FeedPage): void {
		const first = this.firstMessageId ?? Number.POSITIVE_INFINITY;
		const older = page.messages.filter((message) => message.id < first);
		this.#hold(older);
		this.#rows = [...older.map(rowOf), ...this.#rows];
		this.#hasOlder = page.hasOlder;
		this.#enter(page);
		if (this.#rows.length > MOST_ROWS) {
			this.#release(this.#rows.splice(MOST_ROWS));
			this.#hasNewer = true;
		}
	}

	/** The next page towards the live end. */
	extend(page: FeedPage): void {
		const last = this.lastMessageId ?? 0;
		const newer = page.messages.filter((message) => message.id > last);
		this.#hold(newer);
		for (const message of newer) this.#rows.push(rowOf(message));
		this.#hasNewer = page.hasNewer;
		this.#enter(page);
		this.#trimOldest(MOST_ROWS);
	}

	/**
	 * Messages as they arrive, in order. Older ones than the last row are known already.
	 * @param isFollowing whether the reader is at the live end and nothing needs to be kept before their eyes
	 */
	append(messages: readonly Message[], isFollowing: boolean): void {
		let last = this.lastMessageId ?? 0;
		for (const message of messages) {
			if (message.id <= last) continue;
			last = message.id;
			if (!isFollowing) this.#unseen += 1;
			if (this.#hasNewer) continue;
			if (!isFollowing && this.#rows.length >= MOST_ROWS) {
				this.#hasNewer = true;
				continue;
			}
			this.#book.hold(message);
			this.#rows.push(rowOf(message));
		}
		if (isFollowing && this.#rows.length > MOST_ROWS + TRIM_SLACK) this.#trimOldest(MOST_ROWS);
	}

	markSeen(): void {
		this.#unseen = 0;
	}

	/** There is more beyond the last row than was thought. */
	openEnd(): void {
		this.#hasNewer = true;
	}

	/** A gap that opened or closed. */
	putGap(gap: Gap): void {
		const isKnown = this.#gaps.has(gap.id);
		this.#gaps.set(gap.id, gap);
		if (!isKnown) this.#place(gap);
	}

	clear(): void {
		this.#release(this.#rows);
		this.#rows = [];
		this.#gaps.clear();
		this.#hasOlder = false;
		this.#hasNewer = false;
		this.#unseen = 0;
	}

	#hold(messages: readonly Message[]): void {
		for (const message of messages) this.#book.hold(message);
	}

	#release(rows: readonly FeedRow[]): void {
		for (const row of rows) {
			if (row.type === 'message') this.#book.release(row.id);
			else this.#gaps.delete(row.id);
		}
	}

	#enter(page: FeedPage): void {
		this.#book.enter(page);
		for (const gap of page.gaps) this.#gaps.set(gap.id, gap);
		// Pages overlap in their gaps, and a gap's place depends on the messages around it: all are placed anew.
		this.#rows = this.#rows.filter((row) => row.type === 'message');
		for (const gap of [...this.#gaps.values()].sort((a, b) => a.startedAt - b.startedAt)) this.#place(gap);
	}

	/** Draws a gap before the first message that came after it began; outside the window it waits for its page. */
	#place(gap: Gap): void {
		const first = this.#rows[0];
		const last = this.#rows.at(-1);
		const isBefore = first !== undefined && gap.startedAt < first.at;
		const isAfter = last !== undefined && gap.startedAt > last.at;
		if ((isBefore && this.#hasOlder) || (isAfter && this.#hasNewer)) return;
		let index = this.#rows.length;
		while (index > 0 && (this.#rows[index - 1]?.at ?? 0) > gap.startedAt) index -= 1;
		const order = (this.#rows[index - 1]?.order ?? (first?.order ?? 1) - 1) + 0.5;
		this.#rows.splice(index, 0, { type: 'gap', id: gap.id, order, at: gap.startedAt });
	}

	#trimOldest(most: number): void {
		const surplus = this.#rows.length - most;
		if (surplus <= 0) return;
		this.#release(this.#rows.splice(0, surplus));
		this.#hasOlder = true;
	}

	#firstIndexFrom(order: number): number {
		let low = 0;
		let high = this.#rows.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.#rows[middle]?.order ?? 0) < order) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}

function rowOf(message: Message): FeedRow {
	return { type: 'message', id: message.id, order: message.id, at: message.receivedAt };
}
