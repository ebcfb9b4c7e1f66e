import type { FeedPage } from '../../../shared/contract/contract.ts';
import type { Message } from '../../../shared/model/message.ts';
import { isUnreviewed, type MessageBook, type MessageEntry } from './message-book.ts';

/**
 * Messages with flags nobody has judged, in the order the desk gave: most severe first. The list stands still while it is worked
 * through: what is judged stays in its place, and what is new waits until the person asks for it.
 */
export class ReviewQueue {
	readonly #book: MessageBook;
	/** Everything listed, and what of it fits the person's filter. */
	#listed: ReadonlySet<number> = new Set();
	#ids: readonly number[] = [];
	#fits: (entry: MessageEntry) => boolean = () => true;
	#waiting = 0;
	#hasMore = false;
	#newestId = 0;

	constructor(book: MessageBook) {
		this.#book = book;
	}

	get ids(): readonly number[] {
		return this.#ids;
	}
	/** Nothing is listed, filter or no filter. */
	get isEmpty(): boolean {
		return this.#listed.size === 0;
	}
	/** Flagged messages that came after the list was made. */
	get waiting(): number {
		return this.#waiting;
	}
	/** The desk had more than it gave. */
	get hasMore(): boolean {
		return this.#hasMore;
	}

	replace(page: FeedPage): void {
		const before = this.#listed;
		for (const message of page.messages) this.#book.hold(message);
		this.#book.enter(page);
		for (const id of before) this.#book.release(id);
		this.#listed = new Set(page.messages.map((message) => message.id));
		this.#choose();
		this.#hasMore = page.hasNewer || page.hasOlder;
		this.#waiting = 0;
	}

	/** Lists only what fits; the order stays. */
	narrow(fits: (entry: MessageEntry) => boolean): void {
		this.#fits = fits;
		this.#choose();
	}

	arrive(messages: readonly Message[]): void {
		for (const message of messages) {
			if (message.id <= this.#newestId) continue;
			this.#newestId = message.id;
			if (message.flags.length > 0 && !this.#listed.has(message.id)) this.#waiting += 1;
		}
	}

	/** The next message to judge after the given one, in list order and then from the top; null when all are judged. */
	nextUnreviewed(after: number | null): number | null {
		const from = after === null ? 0 : this.#ids.indexOf(after) + 1;
		const inOrder = [...this.#ids.slice(from), ...this.#ids.slice(0, from)];
		return inOrder.find((id) => id !== after && this.isOpen(id)) ?? null;
	}

	previousUnreviewed(before: number | null): number | null {
		const to = before === null ? this.#ids.length : Math.max(0, this.#ids.indexOf(before));
		return this.#ids.slice(0, to).findLast((id) => this.isOpen(id)) ?? null;
	}

	isOpen(id: number): boolean {
		const entry = this.#book.get(id);
		return entry !== undefined && isUnreviewed(entry);
	}

	get openCount(): number {
		return this.#ids.reduce((count, id) => count + (this.isOpen(id) ? 1 : 0), 0);
	}

	#choose(): void {
		this.#ids = [...this.#listed].filter((id) => {
			const entry = this.#book.get(id);
			return entry !== undefined && this.#fits(entry);
		});
	}
}
