import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallInput, CallName, CallOutput, DeskEvent } from '../../../shared/contract/contract.ts';
import { type DeskError, errorOf, faultOf } from '../../../shared/contract/errors.ts';
import { type FeedFilter, matchesFilter } from '../../../shared/model/feed-filter.ts';
import type { Message } from '../../../shared/model/message.ts';
import { searchFold } from '../../../shared/model/search-fold.ts';
import { FeedWindow } from './feed-window.ts';
import { MessageBook, type MessageEntry } from './message-book.ts';
import { ReviewQueue } from './review-queue.ts';

/** `check`: translations that failed a check, which the page knows without asking. */
export const FEED_VIEWS = ['review', 'check', 'all', 'speech'] as const;
export type FeedView = (typeof FEED_VIEWS)[number];

/** What the page renders from; the rows themselves are read from `feed.window` and `feed.queue` whenever `version` grows. */
export interface FeedSnapshot {
	readonly version: number;
	readonly view: FeedView;
	readonly filter: FeedFilter;
	readonly selectedId: number | null;
	readonly isFollowing: boolean;
	/** What is being fetched; `none` when the list is as good as the desk's. */
	readonly loading: 'none' | 'list' | 'older' | 'newer';
	readonly error: DeskError | null;
}

export interface FeedDesk {
	call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
}

const PAGE_SIZE = 200;
const QUEUE_SIZE = 200;

/** Everything the page knows of one session while it is open: its feed, its review queue and what is selected. */
export class SessionFeed {
	readonly sessionId: string;
	readonly book = new MessageBook();
	readonly window = new FeedWindow(this.book);
	readonly queue = new ReviewQueue(this.book);
	readonly store: StoreApi<FeedSnapshot>;
	readonly #desk: FeedDesk;
	#isDirty = false;
	/** Counts loads of the list: the answer to an overtaken one is ignored. */
	#load = 0;
	/** Messages that came while the newest page was on its way. */
	#arrivedMeanwhile: Message[] | null = null;
	#queueLoad: Promise<void> | null = null;

	constructor(sessionId: string, desk: FeedDesk, start: { readonly view: FeedView; readonly messageId: number | null }) {
		this.sessionId = sessionId;
		this.#desk = desk;
		this.store = createStore<FeedSnapshot>()(() => ({
			version: 0,
			view: start.messageId === null ? start.view : 'all',
			filter: {},
			selectedId: null,
			isFollowing: start.messageId === null,
			loading: 'none',
			error: null,
		}));
	}

	/** Loads what is shown, from the desk; again after events were missed. */
	async load(aroundMessageId: number | null = null): Promise<void> {
		await Promise.all([this.#loadList(aroundMessageId), this.loadQueue()]);
		await this.#renewSelected();
		if (aroundMessageId !== null && this.book.get(aroundMessageId) !== undefined) this.select(aroundMessageId);
	}

	/** Takes in one event; `commit` shows what changed. */
	apply(event: DeskEvent): void {
		switch (event.type) {
			case 'messages':
				if (event.sessionId === this.sessionId) this.#arrive(event.messages);
				break;
			case 'deletions':
				if (event.sessionId !== this.sessionId) break;
				for (const deletion of event.deletions) if (this.book.markDeleted(deletion)) this.#isDirty = true;
				break;
			case 'annotation':
				if (event.annotation.sessionId === this.sessionId && this.book.annotate(event.annotation)) this.#isDirty = true;
				break;
			case 'gap':
				if (event.gap.sessionId !== this.sessionId) break;
				this.window.putGap(event.gap);
				this.#isDirty = true;
				break;
		}
	}

	/** Shows what changed since the last time; call once per frame. */
	commit(): void {
		if (!this.#isDirty) return;
		this.#isDirty = false;
		this.#show({});
	}

	get selected(): MessageEntry | null {
		const { selectedId } = this.store.getState();
		return selectedId === null ? null : (this.book.get(selectedId) ?? null);
	}

	/** The message must be held by a list; it stays held while it is selected. */
	select(messageId: number | null): void {
		const before = this.store.getState().selectedId;
		if (before === messageId) return;
		const entry = messageId === null ? undefined : this.book.get(messageId);
		if (entry !== undefined) this.book.hold(entry.message);
		if (before !== null) this.book.release(before);
		this.#show({ selectedId: entry === undefined ? null : messageId });
	}

	async show(view: FeedView): Promise<void> {
		if (view === this.store.getState().view) return;
		this.#show({ view, isFollowing: true });
		if (view === 'review') await this.loadQueue();
		else if (view !== 'check') await this.#loadList(null);
	}

	async narrow(filter: FeedFilter): Promise<void> {
		this.queue.narrow(({ message, annotations }) => matchesFilter(message, annotations, filter, searchFold));
		this.#show({ filter, isFollowing: true });
		await this.#loadList(null);
	}

	/** The reader looks at the live end again. */
	async follow(): Promise<void> {
		this.window.markSeen();
		this.#show({ isFollowing: true });
		if (this.window.hasNewer) await this.#loadList(null);
	}

	stopFollowing(): void {
		if (this.store.getState().isFollowing) this.#show({ isFollowing: false });
	}

	async loadOlder(): Promise<void> {
		const before = this.window.firstMessageId;
		if (before === null || !this.window.hasOlder || this.store.getState().loading !== 'none') return;
		const load = this.#beginLoad('older');
		await this.#finish(load, async () => {
			const page = await this.#page({ before });
			if (load === this.#load) this.window.prepend(page);
		});
	}

	async loadNewer(): Promise<void> {
		const after = this.window.lastMessageId;
		if (after === null || !this.window.hasNewer || this.store.getState().loading !== 'none') return;
		const load = this.#beginLoad('newer');
		this.#arrivedMeanwhile = [];
		await this.#finish(load, async () => {
			const page = await this.#page({ after });
			if (load === this.#load) {
				this.window.extend(page);
				this.#takeArrivedMeanwhile();
			}
		});
	}

	/** Makes the queue anew: what was judged leaves it, what waited enters. */
	loadQueue(): Promise<void> {
		this.#queueLoad ??= this.#fetchQueue().finally(() => {
			this.#queueLoad = null;
		});
		return this.#queueLoad;
	}

	/** Opens the feed at a message that may be far from what is in memory. */
	async open(messageId: number): Promise<void> {
		if (this.book.get(messageId) === undefined || this.store.getState().view === 'review' || this.store.getState().view === 'check') {
			this.#show({ view: 'all', filter: {}, isFollowing: false });
			await this.#loadList(messageId);
		}
		this.stopFollowing();
		this.select(messageId);
	}

	#arrive(messages: readonly Message[]): void {
		const { filter, view, isFollowing } = this.store.getState();
		const fitting = messages.filter((message) => matchesFilter(message, [], effectiveFilter(view, filter), searchFold));
		if (this.#arrivedMeanwhile !== null) this.#arrivedMeanwhile.push(...fitting);
		else this.window.append(fitting, isFollowing);
		const hadWaiting = this.queue.waiting;
		this.queue.arrive(messages);
		if (fitting.length > 0 || hadWaiting !== this.queue.waiting) this.#isDirty = true;
		// An empty queue has nothing that could jump: the first finding shows itself.
		if (this.queue.waiting > 0 && this.queue.isEmpty && this.#queueLoad === null) void this.loadQueue();
	}

	async #loadList(around: number | null): Promise<void> {
		const load = this.#beginLoad('list');
		this.#arrivedMeanwhile = [];
		await this.#finish(load, async () => {
			const page = await this.#page(around === null ? undefined : { around });
			if (load !== this.#load) return;
			this.window.replace(page);
			this.#takeArrivedMeanwhile();
		});
	}

	#takeArrivedMeanwhile(): void {
		const arrived = this.#arrivedMeanwhile ?? [];
		this.#arrivedMeanwhile = null;
		this.window.append(arrived, this.store.getState().isFollowing);
	}

	#beginLoad(loading: Exclude<FeedSnapshot['loading'], 'none'>): number {
		this.#load += 1;
		this.#show({ loading, error: null });
		return this.#load;
	}

	async #finish(load: number, work: () => Promise<void>): Promise<void> {
		let error: DeskError | null = null;
		try {
			await work();
		} catch (cause) {
			error = errorOf(faultOf(cause));
			if (load === this.#load) this.#takeArrivedMeanwhile();
		}
		if (load === this.#load) this.#show({ loading: 'none', error });
	}

	async #fetchQueue(): Promise<void> {
		try {
			this.queue.replace(await this.#desk.call('feed.toReview', { sessionId: this.sessionId, limit: QUEUE_SIZE }));
			this.#show({});
		} catch (cause) {
			this.#show({ error: errorOf(faultOf(cause)) });
		}
	}

	/** What happened to the selected message meanwhile, where no list has brought it along. */
	async #renewSelected(): Promise<void> {
		const { selectedId } = this.store.getState();
		if (selectedId === null || this.window.indexOf(selectedId) !== -1) return;
		try {
			this.book.enter(await this.#desk.call('feed.page', { sessionId: this.sessionId, cursor: { around: selectedId }, limit: 1 }));
			this.#show({});
		} catch (cause) {
			this.#show({ error: errorOf(faultOf(cause)) });
		}
	}

	#page(cursor: CallInput<'feed.page'>['cursor']) {
		const { filter, view } = this.store.getState();
		return this.#desk.call('feed.page', {
			sessionId: this.sessionId,
			filter: effectiveFilter(view, filter),
			limit: PAGE_SIZE,
			...(cursor === undefined ? {} : { cursor }),
		});
	}

	#show(change: Partial<Omit<FeedSnapshot, 'version'>>): void {
		this.store.setState((state) => ({ ...change, version: state.version + 1 }));
	}
}

/** The view and the person's filter together, as the desk is asked. */
export function effectiveFilter(view: FeedView, filter: FeedFilter): FeedFilter {
	return view === 'speech' ? { ...filter, kinds: ['speech'] } : filter;
}
