import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallInput, CallName, CallOutput, DeskEvent, FeedPage } from '../../../shared/contract/contract.ts';
import { type DeskError, errorOf, faultOf } from '../../../shared/contract/errors.ts';
import { type FeedFilter, matchesFilter } from '../../../shared/model/feed-filter.ts';
import type { Deletion, Message } from '../../../shared/model/message.ts';
import { searchFold } from '../../../shared/model/search-fold.ts';
import type { Gap } from '../../../shared/model/show.ts';
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
	/** The show is being played: what had not been said yet is hidden. */
	readonly isCurtained: boolean;
	/** Where a person went by time: the last row that had been said then. A new object for each time they go. */
	readonly place: FeedPlace | null;
	/** What is being fetched; `none` when the list is as good as the desk's. */
	readonly loading: 'none' | 'list' | 'older' | 'newer';
	readonly error: DeskError | null;
}

/** A place between two messages. */
export interface FeedPlace {
	/** The first message that had not been said; null: all had been. */
	readonly before: number | null;
}

/** From which message on the show is still to come, and what is known of that future already. */
interface Curtain {
	before: number | null;
	readonly deletions: Deletion[];
	readonly gaps: Gap[];
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
	#curtain: Curtain | null = null;
	/** How far the show was played, while there is a curtain. */
	#playedTo = 0;

	constructor(sessionId: string, desk: FeedDesk, start: { readonly view: FeedView; readonly messageId: number | null }) {
		this.sessionId = sessionId;
		this.#desk = desk;
		this.store = createStore<FeedSnapshot>()(() => ({
			version: 0,
			view: start.messageId === null ? start.view : 'all',
			filter: {},
			selectedId: null,
			isFollowing: start.messageId === null,
			isCurtained: false,
			place: null,
			loading: 'none',
			error: null,
		}));
	}

	/** Loads what is shown, from the desk; again after events were missed. */
	async load(aroundMessageId: number | null = null): Promise<void> {
		await Promise.all([this.#loadList(aroundMessageId), this.loadQueue()]);
		await this.#renewSelected();
		if (aroundMessageId === null || this.book.get(aroundMessageId) === undefined) return;
		// Its end may have been in sight before anything was selected.
		this.stopFollowing();
		this.select(aroundMessageId);
	}

	/** Takes in one event; `commit` shows what changed. */
	apply(event: DeskEvent): void {
		switch (event.type) {
			case 'messages':
				if (event.sessionId === this.sessionId) this.#arrive(event.messages);
				break;
			case 'deletions':
				if (event.sessionId !== this.sessionId) break;
				if (this.#curtain !== null) this.#curtain.deletions.push(...event.deletions);
				else this.#markDeleted(event.deletions);
				break;
			case 'annotation':
				if (event.annotation.sessionId === this.sessionId && this.book.annotate(event.annotation)) this.#isDirty = true;
				break;
			case 'gap':
				if (event.gap.sessionId !== this.sessionId) break;
				if (this.#curtain !== null) {
					this.#curtain.gaps.push(event.gap);
					break;
				}
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

	/**
	 * Goes back to a moment as it was: the list ends before a message, and what comes after it is hidden until it is revealed.
	 * @param before null: everything had been said
	 * @param at what was taken away or broke off later is not known yet either
	 */
	async drawCurtain(before: number | null, at: number): Promise<void> {
		this.#curtain = { before, deletions: [], gaps: [] };
		this.#playedTo = at;
		this.window.markSeen();
		this.#show({ isCurtained: true, isFollowing: true, place: null });
		await this.#loadList(null);
	}

	/**
	 * Time goes on behind the curtain: what has been said since comes in as it came then. `commit` shows it.
	 * @param next the first message that is still to come; null: there is none
	 */
	reveal(said: Pick<FeedPage, 'messages' | 'annotations' | 'deletions' | 'gaps'>, next: number | null, at: number): void {
		if (this.#curtain === null) return;
		this.#playedTo = at;
		if (said.messages.length > 0) {
			this.#curtain.before = next;
			if (this.#arrivedMeanwhile !== null) this.#arrivedMeanwhile.push(...said.messages);
			else this.window.append(said.messages, this.store.getState().isFollowing);
			this.book.enter({ annotations: said.annotations, deletions: [] });
			this.#isDirty = true;
		}
		this.#curtain.deletions.push(...said.deletions);
		this.#curtain.gaps.push(...said.gaps);
		this.#letHappen(this.#curtain, at);
	}

	/** The whole transcript is there again; what is on the screen stays where it is. */
	liftCurtain(): void {
		const curtain = this.#curtain;
		if (curtain === null) return;
		this.#curtain = null;
		this.#letHappen(curtain, Number.POSITIVE_INFINITY);
		this.window.openEnd();
		this.#show({ isCurtained: false, isFollowing: false, place: { before: curtain.before } });
		void this.loadNewer();
	}

	/** Shows the transcript around a moment, without hiding what came after. */
	async goTo(before: number | null): Promise<void> {
		this.liftCurtain();
		this.stopFollowing();
		const last = before === null ? this.window.lastMessageId : before - 1;
		const isHere = this.window.firstMessageId !== null && last !== null && last > this.window.firstMessageId && last < (this.window.lastMessageId ?? 0);
		if (!isHere) await this.#loadList(before === null ? null : Math.max(1, before - 1));
		this.#show({ place: { before } });
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
		if (this.#curtain !== null && messageId >= (this.#curtain.before ?? Number.POSITIVE_INFINITY)) this.liftCurtain();
		if (this.book.get(messageId) === undefined || this.store.getState().view === 'review' || this.store.getState().view === 'check') {
			this.#show({ view: 'all', filter: {}, isFollowing: false });
			await this.#loadList(messageId);
		}
		this.stopFollowing();
		this.select(messageId);
	}

	/** Deletions and gaps that are due by then. */
	#letHappen(curtain: Curtain, at: number): void {
		if (curtain.deletions.length > 0) this.#markDeleted(takeDue(curtain.deletions, (deletion) => deletion.at <= at));
		for (const gap of curtain.gaps.length > 0 ? takeDue(curtain.gaps, (one) => one.startedAt <= at) : []) {
			this.window.putGap(gap);
			this.#isDirty = true;
		}
	}

	#markDeleted(deletions: readonly Deletion[]): void {
		for (const deletion of deletions) if (this.book.markDeleted(deletion)) this.#isDirty = true;
	}

	#arrive(messages: readonly Message[]): void {
		const { filter, view, isFollowing } = this.store.getState();
		// What a running show brings now lies beyond the curtain.
		const isHidden = this.#curtain !== null;
		const fitting = isHidden ? [] : messages.filter((message) => matchesFilter(message, [], effectiveFilter(view, filter), searchFold));
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

	async #page(cursor: CallInput<'feed.page'>['cursor']): Promise<FeedPage> {
		const { filter, view } = this.store.getState();
		const end = this.#curtain?.before ?? null;
		const from = cursor ?? (end === null ? undefined : { before: end });
		const page = await this.#desk.call('feed.page', {
			sessionId: this.sessionId,
			filter: effectiveFilter(view, filter),
			limit: PAGE_SIZE,
			...(from === undefined ? {} : { cursor: from }),
		});
		return this.#curtain === null ? page : this.#asItWas(page, this.#curtain);
	}

	/** A page without what lies beyond the curtain. */
	#asItWas(page: FeedPage, curtain: Curtain): FeedPage {
		const end = curtain.before ?? Number.POSITIVE_INFINITY;
		const messages = page.messages.filter(({ id }) => id < end);
		curtain.deletions.push(...page.deletions);
		curtain.gaps.push(...page.gaps);
		return {
			...page,
			messages,
			deletions: takeDue(curtain.deletions, (deletion) => deletion.at <= this.#playedTo),
			gaps: takeDue(curtain.gaps, (gap) => gap.startedAt <= this.#playedTo),
			hasNewer: page.hasNewer && messages.length > 0 && messages.length === page.messages.length && (messages.at(-1)?.id ?? end) < end - 1,
		};
	}

	#show(change: Partial<Omit<FeedSnapshot, 'version'>>): void {
		this.store.setState((state) => ({ ...change, version: state.version + 1 }));
	}
}

/** Takes what fits out of a list. */
function takeDue<Item>(list: Item[], isDue: (item: Item) => boolean): readonly Item[] {
	const due = list.filter(isDue);
	if (due.length > 0) list.splice(0, list.length, ...list.filter((item) => !isDue(item)));
	return due;
}

/** The view and the person's filter together, as the desk is asked. */
export function effectiveFilter(view: FeedView, filter: FeedFilter): FeedFilter {
	return view === 'speech' ? { ...filter, kinds: ['speech'] } : filter;
}
