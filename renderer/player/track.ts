import type { FeedPage } from '../../shared/contract/contract.ts';
import type { Annotation } from '../../shared/model/annotation.ts';
import type { Deletion, Message } from '../../shared/model/message.ts';
import type { Gap } from '../../shared/model/show.ts';

/** What was said within a stretch of playing, with what belongs to it; its deletions and gaps may be of a later time. */
export type Said = Pick<FeedPage, 'messages' | 'annotations' | 'deletions' | 'gaps'>;

/** Fetched again as soon as fewer than this wait: at ×50 a busy show takes 700 a second, and a page is here in 20 ms. */
const FEW = 400;

/** Messages that are still to come while a show is played, fetched ahead, and taken in the order they came. */
export class Track {
	readonly #ask: (after: number) => Promise<FeedPage>;
	readonly #onFailure: (error: unknown) => void;
	#waiting: Message[] = [];
	/** Index of the first of them that was not taken; the list is cut only now and then. */
	#taken = 0;
	#annotations = new Map<number, readonly Annotation[]>();
	#deletions = new Map<number, readonly Deletion[]>();
	#gaps: Gap[] = [];
	#after = 0;
	#hasMore = false;
	/** Counts beginnings: an answer that belongs to an earlier one is ignored. */
	#run = 0;
	#isAsking = false;

	/** @param ask the next page after a message, oldest first */
	constructor(ask: (after: number) => Promise<FeedPage>, onFailure: (error: unknown) => void) {
		this.#ask = ask;
		this.#onFailure = onFailure;
	}

	/** Begins anew with the messages from this one on; null: there are none. Resolves once the first are here. */
	async begin(from: number | null): Promise<void> {
		this.#run += 1;
		this.#waiting = [];
		this.#taken = 0;
		this.#annotations.clear();
		this.#deletions.clear();
		this.#gaps = [];
		this.#after = (from ?? 1) - 1;
		this.#hasMore = from !== null;
		this.#isAsking = false;
		if (this.#hasMore) await this.#fetch();
	}

	/** Looks whether there is more by now, as there is where a show still runs. */
	lookAgain(): void {
		this.#hasMore = true;
		this.#fetchIfFew();
	}

	/** Nothing is known of what comes next: time must not pass until it is. */
	get isBehind(): boolean {
		return this.#taken >= this.#waiting.length && this.#hasMore;
	}

	get isAtEnd(): boolean {
		return this.#taken >= this.#waiting.length && !this.#hasMore;
	}

	/** The first message that is still to come; null where none is known. */
	get next(): Message | null {
		return this.#waiting[this.#taken] ?? null;
	}

	/** What has been said by a moment, and not been taken yet. A line waits for those before it, whatever its own time. */
	take(at: number): Said {
		const first = this.#taken;
		while (this.#taken < this.#waiting.length && (this.#waiting[this.#taken]?.receivedAt ?? 0) <= at) this.#taken += 1;
		const messages = this.#waiting.slice(first, this.#taken);
		const said = { messages, ...this.#belongingTo(messages) };
		if (this.#taken > FEW) {
			this.#waiting = this.#waiting.slice(this.#taken);
			this.#taken = 0;
		}
		this.#fetchIfFew();
		return said;
	}

	#fetchIfFew(): void {
		if (this.#waiting.length - this.#taken < FEW && this.#hasMore && !this.#isAsking) void this.#fetch();
	}

	#belongingTo(messages: readonly Message[]): Omit<Said, 'messages'> {
		const gaps = this.#gaps;
		this.#gaps = [];
		return {
			annotations: messages.flatMap(({ id }) => takeFrom(this.#annotations, id)),
			deletions: messages.flatMap(({ id }) => takeFrom(this.#deletions, id)),
			gaps,
		};
	}

	async #fetch(): Promise<void> {
		const run = this.#run;
		this.#isAsking = true;
		try {
			const page = await this.#ask(this.#after);
			if (run !== this.#run) return;
			this.#waiting.push(...page.messages);
			for (const [id, annotations] of Map.groupBy(page.annotations, ({ messageId }) => messageId)) this.#annotations.set(id, annotations);
			for (const [id, deletions] of Map.groupBy(page.deletions, ({ messageId }) => messageId)) this.#deletions.set(id, deletions);
			this.#gaps.push(...page.gaps);
			this.#after = page.messages.at(-1)?.id ?? this.#after;
			this.#hasMore = page.hasNewer && page.messages.length > 0;
		} catch (error) {
			if (run !== this.#run) return;
			this.#hasMore = false;
			this.#onFailure(error);
		} finally {
			if (run === this.#run) this.#isAsking = false;
		}
	}
}

function takeFrom<Item>(byMessage: Map<number, readonly Item[]>, id: number): readonly Item[] {
	const found = byMessage.get(id);
	if (found === undefined) return NONE;
	byMessage.delete(id);
	return found;
}

const NONE: readonly never[] = [];
