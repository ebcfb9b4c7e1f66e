import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskEvent } from '../../../shared/contract/contract.ts';
import type { Translation } from '../../../shared/model/translation.ts';
import type { MessageBook } from '../feed/message-book.ts';
import type { FeedDesk } from '../feed/session-feed.ts';
import { untranslatedReason } from './untranslated.ts';

/** A line that is on the screen, or near enough to be there soon. */
export interface LineInSight {
	readonly messageId: number;
	readonly isVisible: boolean;
}

/** The desk is told what is read at most this often. */
export const WISH_MS = 150;
/** A wish the desk did not hear is repeated after so long. */
const AGAIN_MS = 5_000;
/** What was taken back and is not said anew within this time is no longer shown. */
export const DOUBT_MS = 1_500;
/** A little more than the feed keeps in memory. */
export const MOST_TRANSLATIONS = 7_000;
/** As many as the contract takes. */
const MOST_WISHED = 500;
const MOST_TO_CHECK = 300;

interface Kept {
	readonly translation: Translation;
	/** In which state of the team's work it was told. */
	readonly epoch: number;
}

/**
 * What one session's messages say in one other language: asked for as they come into sight, kept as the desk tells it. Like the feed it is changed in place and
 * shown once per frame.
 */
export class SessionTranslations {
	readonly to: string;
	readonly store: StoreApi<{ readonly version: number }> = createStore(() => ({ version: 0 }));
	readonly #sessionId: string;
	readonly #desk: FeedDesk;
	readonly #book: MessageBook;
	readonly #viewId = crypto.randomUUID();
	readonly #kept = new Map<number, Kept>();
	/** Grows when people changed what lines like those on the screen are to say: what was told before is asked for once more. */
	#epoch = 0;
	#inSight: () => readonly LineInSight[] = () => [];
	#beside: readonly LineInSight[] = [];
	/** What the desk was asked for last, and whether it was visible. */
	#asked = new Map<number, boolean>();
	#timer: ReturnType<typeof setTimeout> | null = null;
	#lastWishAt = Number.NEGATIVE_INFINITY;
	#doubtTimer: ReturnType<typeof setTimeout> | null = null;
	#againTimer: ReturnType<typeof setTimeout> | null = null;
	#isDirty = false;
	/** Lines with failed checks in the order of the show; each is held in the book. */
	#toCheck: number[] = [];

	constructor(sessionId: string, to: string, desk: FeedDesk, book: MessageBook) {
		this.#sessionId = sessionId;
		this.to = to;
		this.#desk = desk;
		this.#book = book;
	}

	get(messageId: number): Translation | null {
		return this.#kept.get(messageId)?.translation ?? null;
	}

	get size(): number {
		return this.#kept.size;
	}

	/** Lines to check, and those checked since the list was last tidied, in the order of the show. */
	get toCheck(): readonly number[] {
		return this.#toCheck;
	}

	get openChecks(): number {
		return this.#toCheck.reduce((count, id) => count + (this.isToCheck(id) ? 1 : 0), 0);
	}

	isToCheck(messageId: number): boolean {
		return (this.get(messageId)?.failedChecks.length ?? 0) > 0;
	}

	/** Lets go of what was checked: whoever opens the list anew sees only what is left. */
	tidyChecks(): void {
		const isDone = (id: number) => !this.isToCheck(id);
		for (const id of this.#toCheck.filter(isDone)) this.#book.release(id);
		this.#toCheck = this.#toCheck.filter((id) => !isDone(id));
		this.#show();
	}

	/** @param inSight asked when the desk is told, so that a feed that races by costs nothing */
	see(inSight: () => readonly LineInSight[]): void {
		this.#inSight = inSight;
		this.#wishSoon();
	}

	/** Lines that are read beside the list, wherever in it somebody is; they come first. */
	seeBeside(lines: readonly LineInSight[]): void {
		this.#beside = lines;
		this.#wishSoon();
	}

	/** Everything was told to somebody else meanwhile: asks for all that is in sight. */
	renew(): void {
		this.#epoch += 1;
		this.#asked.clear();
		this.#wishSoon();
	}

	/** Takes in one event; `commit` shows what changed. */
	apply(event: DeskEvent): void {
		switch (event.type) {
			case 'translations':
				if (event.sessionId === this.#sessionId) for (const { messageId, translation } of event.lines) this.#put(messageId, translation);
				break;
			case 'annotation': {
				// Any message's: a text that was approved serves the same text everywhere.
				const { type } = event.annotation.body;
				if (type === 'translation' || type === 'approval' || type === 'undo' || type === 'language') this.renew();
				// Of what is nothing now the desk says nothing.
				if (type === 'undo' || type === 'language') {
					if (this.#kept.delete(event.annotation.messageId)) this.#isDirty = true;
					this.#doubtTeamWork();
				}
				break;
			}
			case 'terms':
			case 'translationSettings':
				this.renew();
				break;
		}
	}

	/** Shows what changed since the last time; call once per frame. */
	commit(): void {
		if (!this.#isDirty) return;
		this.#isDirty = false;
		this.#show();
	}

	/** Wants nothing more until something comes into sight again. */
	rest(): void {
		for (const timer of [this.#timer, this.#doubtTimer, this.#againTimer]) if (timer !== null) clearTimeout(timer);
		this.#timer = null;
		this.#doubtTimer = null;
		this.#againTimer = null;
		for (const id of this.#toCheck) this.#book.release(id);
		this.#toCheck = [];
		if (this.#asked.size > 0) void this.#ask([]);
	}

	#put(messageId: number, translation: Translation): void {
		// Another window may read the same show in another language.
		if (translation.to !== this.to) return;
		const known = this.#kept.get(messageId);
		const isSame = known !== undefined && JSON.stringify(known.translation) === JSON.stringify(translation);
		this.#keep(messageId, isSame ? known.translation : translation);
		if (isSame) return;
		this.#isDirty = true;
		if (translation.failedChecks.length > 0) this.#listToCheck(messageId);
	}

	#keep(messageId: number, translation: Translation): void {
		this.#kept.delete(messageId);
		this.#kept.set(messageId, { translation, epoch: this.#epoch });
		if (this.#kept.size <= MOST_TRANSLATIONS) return;
		const [oldest] = this.#kept.keys();
		if (oldest !== undefined) this.#kept.delete(oldest);
	}

	#listToCheck(messageId: number): void {
		const entry = this.#book.get(messageId);
		if (entry === undefined || this.#toCheck.includes(messageId)) return;
		this.#book.hold(entry.message);
		const after = this.#toCheck.findLastIndex((id) => id < messageId);
		this.#toCheck = this.#toCheck.toSpliced(after + 1, 0, messageId);
		const surplus = this.#toCheck.length > MOST_TO_CHECK ? this.#toCheck[0] : undefined;
		if (surplus === undefined) return;
		this.#book.release(surplus);
		this.#toCheck = this.#toCheck.slice(1);
	}

	#wishSoon(): void {
		if (this.#timer !== null) return;
		const wait = Math.max(0, this.#lastWishAt + WISH_MS - Date.now());
		this.#timer = setTimeout(() => {
			this.#timer = null;
			this.#wish();
		}, wait);
	}

	#wish(): void {
		const besideIds = new Set(this.#beside.map(({ messageId }) => messageId));
		const open = [...this.#beside, ...this.#inSight().filter(({ messageId }) => !besideIds.has(messageId))]
			.filter(({ messageId }) => this.#isOpen(messageId))
			.slice(0, MOST_WISHED);
		const openIds = new Set(open.map(({ messageId }) => messageId));
		const isMore = open.some(({ messageId, isVisible }) => this.#asked.get(messageId) !== isVisible);
		// What was asked for and scrolled away unanswered must not keep an engine busy.
		const isLess = [...this.#asked.keys()].some((id) => !openIds.has(id) && this.#isOpen(id));
		if (isMore || isLess) void this.#ask(open);
	}

	async #ask(lines: readonly LineInSight[]): Promise<void> {
		this.#lastWishAt = Date.now();
		const asked = new Map(lines.map(({ messageId, isVisible }) => [messageId, isVisible]));
		this.#asked = asked;
		try {
			await this.#desk.call('translation.want', { viewId: this.#viewId, sessionId: this.#sessionId, to: this.to, lines: [...lines] });
		} catch {
			// A desk that is not there is asked anew when it is back; one that could not, a little later.
			if (this.#asked !== asked || lines.length === 0) return;
			this.#asked = new Map();
			if (this.#againTimer !== null) clearTimeout(this.#againTimer);
			this.#againTimer = setTimeout(() => this.#wishSoon(), AGAIN_MS);
		}
	}

	/** Could there be something better to read than what is known? */
	#isOpen(messageId: number): boolean {
		const entry = this.#book.get(messageId);
		if (entry === undefined || untranslatedReason(entry, this.to) !== null) return false;
		const kept = this.#kept.get(messageId);
		return kept === undefined || kept.epoch !== this.#epoch || !isFinal(kept.translation);
	}

	/** What somebody took back may have served any line: what is not said anew is no longer shown. */
	#doubtTeamWork(): void {
		const epoch = this.#epoch;
		if (this.#doubtTimer !== null) clearTimeout(this.#doubtTimer);
		this.#doubtTimer = setTimeout(() => {
			this.#doubtTimer = null;
			for (const [id, { translation, epoch: told }] of this.#kept) {
				if (told < epoch && translation.origin === 'memory' && translation.engine === 'team') this.#kept.delete(id);
			}
			this.#show();
		}, DOUBT_MS);
	}

	#show(): void {
		this.store.setState(({ version }) => ({ version: version + 1 }));
	}
}

/** No layer has anything better: a machine's work stands until a person changes it. */
function isFinal({ origin, match }: Translation): boolean {
	return origin === 'machine' || (origin === 'memory' && match?.kind !== 'fuzzy');
}
