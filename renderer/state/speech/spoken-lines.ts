import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskEvent } from '../../../shared/contract/contract.ts';
import type { JudgedFlag } from '../../../shared/model/annotation.ts';
import type { Message } from '../../../shared/model/message.ts';
import type { PartialLine } from '../../../shared/model/speech.ts';
import { type MessageBook, type MessageEntry, stateOf } from '../feed/message-book.ts';
import type { FeedDesk } from '../feed/session-feed.ts';

/** What the host said against the product sheet, as nobody has judged it yet. */
export interface Contradiction {
	readonly entry: MessageEntry;
	readonly judged: JudgedFlag;
}

export interface SpokenSnapshot {
	/** Grows with every change: selectors that read further into the lines depend on it. */
	readonly version: number;
	/** What the host is saying right now, as far as it is heard. */
	readonly growing: PartialLine | null;
	/** Ids of the last lines that are final, oldest first. */
	readonly lastIds: readonly number[];
	/** Something has been said in this session. */
	readonly hasSpoken: boolean;
}

const CONTRADICTION = 'detect.fact.contradicts';
/** The current line and what stood before it. */
const LINES_SHOWN = 3;
/** So many are as good as all of them; the review queue has the rest. */
const MOST_CONTRADICTIONS = 100;
/** A line that does not grow for so long has lost its recogniser. */
export const STALE_MS = 15_000;
/** A line that has ended comes back as a message: the desk holds it until its sentence ends, at most two seconds. */
export const SETTLING_MS = 2_500;

interface Growing {
	readonly line: PartialLine;
	readonly timer: ReturnType<typeof setTimeout>;
	readonly isSettling: boolean;
}

/**
 * What the host of one session says, apart from where somebody reads in its feed: the line that grows, the last ones that are final, and what
 * contradicts the product sheet. Changed in place and shown once per frame, like the feed.
 */
export class SpokenLines {
	readonly store: StoreApi<SpokenSnapshot> = createStore<SpokenSnapshot>()(() => ({ version: 0, growing: null, lastIds: [], hasSpoken: false }));
	readonly #sessionId: string;
	readonly #book: MessageBook;
	readonly #desk: FeedDesk;
	/** By source: two recognisers may listen to one show. */
	readonly #growing = new Map<string, Growing>();
	/** Both held in the book. */
	#lastIds: readonly number[] = [];
	#contradicting: readonly number[] = [];
	#isDirty = false;

	constructor(sessionId: string, book: MessageBook, desk: FeedDesk) {
		this.#sessionId = sessionId;
		this.#book = book;
		this.#desk = desk;
	}

	/** Asks for what was said before; again after events were missed. Fails as the desk does. */
	async load(): Promise<void> {
		const kinds = ['speech' as const];
		const [last, open] = await Promise.all([
			this.#desk.call('feed.page', { sessionId: this.#sessionId, filter: { kinds }, limit: LINES_SHOWN }),
			this.#desk.call('feed.page', { sessionId: this.#sessionId, filter: { kinds, onlyUnreviewed: true }, limit: MOST_CONTRADICTIONS }),
		]);
		this.#takeIn([...open.messages, ...last.messages]);
		this.#book.enter(open);
		this.#book.enter(last);
		this.#isDirty = true;
		this.commit();
	}

	/** Takes in one event; `commit` shows what changed. */
	apply(event: DeskEvent): void {
		if (event.type === 'messages' && event.sessionId === this.#sessionId) {
			const spoken = event.messages.filter(({ kind }) => kind === 'speech');
			for (const { sourceId } of spoken) if (this.#growing.get(sourceId)?.isSettling) this.#end(sourceId);
			this.#takeIn(spoken);
		} else if (event.type === 'partial' && event.line.sessionId === this.#sessionId) this.#grow(event.line);
		else if (event.type === 'annotation' && event.annotation.sessionId === this.#sessionId) this.#isDirty = true;
	}

	/** Shows what changed since the last time; call once per frame. */
	commit(): void {
		if (!this.#isDirty) return;
		this.#isDirty = false;
		const growing = [...this.#growing.values()].map(({ line }) => line).sort((a, b) => b.at - a.at)[0] ?? null;
		this.store.setState(({ version, hasSpoken }) => ({
			version: version + 1,
			growing,
			lastIds: this.#lastIds,
			hasSpoken: hasSpoken || growing !== null || this.#lastIds.length > 0,
		}));
	}

	/** Oldest first, so that what somebody is about to judge does not change before their eyes. What the recogniser corrected is left out. */
	get contradictions(): readonly Contradiction[] {
		return this.#contradicting.flatMap((id) => {
			const entry = this.#book.get(id);
			if (entry === undefined || entry.correctedBy !== undefined) return [];
			return stateOf(entry)
				.flags.filter(({ flag, verdict }) => flag.rule === CONTRADICTION && verdict === null)
				.map((judged) => ({ entry, judged }));
		});
	}

	/** Lets go of everything. */
	close(): void {
		for (const id of [...this.#lastIds, ...this.#contradicting]) this.#book.release(id);
		this.#lastIds = [];
		this.#contradicting = [];
		for (const { timer } of this.#growing.values()) clearTimeout(timer);
		this.#growing.clear();
	}

	#takeIn(spoken: readonly Message[]): void {
		for (const message of spoken) {
			if (!this.#lastIds.includes(message.id)) this.#lastIds = this.#heldIn(this.#lastIds, message, LINES_SHOWN);
			const isContradicting = message.flags.some(({ rule }) => rule === CONTRADICTION);
			if (isContradicting && !this.#contradicting.includes(message.id)) this.#contradicting = this.#heldIn(this.#contradicting, message, MOST_CONTRADICTIONS);
		}
		if (spoken.length > 0) this.#isDirty = true;
	}

	/** The newest so many of a list and one more, each held once. */
	#heldIn(ids: readonly number[], message: Message, most: number): readonly number[] {
		this.#book.hold(message);
		const all = [...ids, message.id].sort((a, b) => a - b);
		for (const id of all.slice(0, -most)) this.#book.release(id);
		return all.slice(-most);
	}

	#grow(line: PartialLine): void {
		const known = this.#growing.get(line.sourceId);
		const hasEnded = line.text.trim() === '';
		if (known !== undefined) clearTimeout(known.timer);
		if (hasEnded && known === undefined) return;
		const timer = setTimeout(
			() => {
				this.#end(line.sourceId);
				this.commit();
			},
			hasEnded ? SETTLING_MS : STALE_MS,
		);
		this.#growing.set(line.sourceId, { line: hasEnded && known !== undefined ? known.line : line, timer, isSettling: hasEnded });
		this.#isDirty = true;
	}

	#end(sourceId: string): void {
		clearTimeout(this.#growing.get(sourceId)?.timer);
		this.#growing.delete(sourceId);
		this.#isDirty = true;
	}
}
