import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Message } from '../../shared/model/message.ts';
import type { Mark, MarkKind, Stretch } from '../../shared/model/timeline.ts';
import { effectiveFilter, type FeedDesk, type SessionFeed } from '../state/feed/session-feed.ts';
import { Track } from './track.ts';

export const PLAY_SPEEDS = [0.5, 1, 2, 5, 10, 20, 50] as const;
export type PlaySpeed = (typeof PLAY_SPEEDS)[number];

/** What the page draws from. `position` moves with every frame: select what changes less often. */
export interface PlayerSnapshot {
	/** Milliseconds since the epoch; null until the timeline is known. */
	readonly position: number | null;
	readonly isPlaying: boolean;
	/** On its way to a moment. */
	readonly isSeeking: boolean;
	readonly speed: PlaySpeed;
	/** The host's last line by then. */
	readonly speech: Message | null;
	/** Why playing or going somewhere failed. */
	readonly error: unknown;
}

/** How the player learns that time has passed: a frame of the screen at a time. */
export interface PlayClock {
	now(): number;
	/** Runs `work` before the next painting. Returns what takes that back. */
	nextFrame(work: () => void): () => void;
}

/** A page that was hidden paints nothing; what it missed is not run through at once when it is back. */
const MOST_FRAME_MS = 250;
/** From this speed on rows come in by tenths of a second: those that would be gone again by the next frame are then never drawn. */
const RACING = 10;
const REVEAL_MS = 100;
/** How often a show that still runs is asked for more once everything known of it was played. */
const LOOK_AGAIN_MS = 1_000;

/**
 * Plays a session as it happened: hides in its feed what had not been said by the moment, and lets it come in at its own time,
 * faster or slower. At rest the transcript is all there, and only says where the moment is.
 */
export class Player {
	readonly store: StoreApi<PlayerSnapshot> = createStore(() => ({
		position: null,
		isPlaying: false,
		isSeeking: false,
		speed: 1 as PlaySpeed,
		speech: null,
		error: null,
	}));
	readonly #desk: FeedDesk;
	readonly #feed: SessionFeed;
	readonly #clock: PlayClock;
	readonly #messages: Track;
	readonly #speech: Track;
	#whole: Stretch | null = null;
	#hasSpeech = false;
	#isRunning = false;
	#lastFrameAt = 0;
	#lastLookAt = 0;
	#lastRevealAt = 0;
	#cancelFrame: (() => void) | null = null;
	/** Where to go next, while on the way somewhere: only the last wish counts. */
	#wanted: Wanted | null = null;
	#underWay: Promise<void> | null = null;
	/** The message a jump led to, for as long as nobody went elsewhere. */
	#at: { readonly position: number; readonly messageId: number } | null = null;
	#endFollowing: () => void = () => undefined;

	constructor(desk: FeedDesk, feed: SessionFeed, clock: PlayClock) {
		this.#desk = desk;
		this.#feed = feed;
		this.#clock = clock;
		const fail = (error: unknown) => this.#fail(error);
		this.#messages = new Track((after) => this.#page(this.#filter(), after), fail);
		this.#speech = new Track((after) => this.#page({ kinds: ['speech'] }, after), fail);
	}

	/** Keeps in step with the feed; returns the function that ends it. */
	start(): () => void {
		let before = this.#feed.store.getState();
		this.#endFollowing = this.#feed.store.subscribe((after) => {
			const wasNarrowed = after.filter !== before.filter || after.view !== before.view;
			const wasLifted = before.isCurtained && !after.isCurtained;
			before = after;
			// Somebody opened a message that was still to come.
			if (wasLifted && this.#isPlaying) this.#rest();
			else if (wasNarrowed && after.isCurtained && this.#isPlaying) void this.seek(this.position);
		});
		return () => {
			this.#endFollowing();
			this.#cancelFrame?.();
			this.#cancelFrame = null;
		};
	}

	/** What is known of the session: where it begins and ends, whether the host is heard in it, whether it still runs. */
	know(whole: Stretch, hasSpeech: boolean, isRunning: boolean): void {
		const { position, isPlaying } = this.store.getState();
		const wasAtEnd = position === null || (this.#whole !== null && position >= this.#whole.to);
		this.#whole = whole;
		this.#hasSpeech = hasSpeech;
		this.#isRunning = isRunning;
		// A transcript opens at its end, and stays there while more is said.
		if (wasAtEnd && !isPlaying && !this.#feed.window.hasNewer) this.#set({ position: whole.to });
		else if (position === null) this.#set({ position: whole.from });
	}

	get position(): number {
		return this.store.getState().position ?? this.#whole?.from ?? 0;
	}

	/** From here, or from the beginning where everything has been played. */
	async play(): Promise<void> {
		if (this.#whole === null || this.#isPlaying) return;
		this.#set({ isPlaying: true, error: null });
		await this.seek(this.#isAtEnd ? this.#whole.from : this.position);
		this.#lastFrameAt = this.#clock.now();
		this.#scheduleFrame();
	}

	pause(): void {
		if (!this.#isPlaying) return;
		this.#rest();
		this.#feed.liftCurtain();
	}

	toggle(): void {
		if (this.#isPlaying) this.pause();
		else void this.play();
	}

	choose(speed: PlaySpeed): void {
		this.#set({ speed });
	}

	/** One step slower or faster. */
	stepSpeed(direction: 1 | -1): void {
		const index = PLAY_SPEEDS.indexOf(this.store.getState().speed);
		const next = PLAY_SPEEDS[Math.min(PLAY_SPEEDS.length - 1, Math.max(0, index + direction))];
		if (next !== undefined) this.choose(next);
	}

	/**
	 * Goes to a moment; many calls in a row, as of a pointer that drags, end in the last.
	 * @param messageId the message that is meant, where several came at once
	 */
	async seek(at: number, messageId: number | null = null): Promise<void> {
		const position = this.#within(at);
		this.#at = messageId === null ? null : { position, messageId };
		this.#wanted = { position, messageId };
		this.#set({ position, isSeeking: true, error: null });
		this.#underWay ??= this.#goAll().finally(() => {
			this.#underWay = null;
		});
		await this.#underWay;
	}

	async skip(ms: number): Promise<void> {
		await this.seek(this.position + ms);
	}

	/** To the next or previous of a kind; from the end, where nothing follows, to the first. Null where there is no more of it. */
	async jump(kind: MarkKind, direction: 'next' | 'previous'): Promise<Mark | null> {
		const messageId = this.#at?.position === this.position ? this.#at.messageId : null;
		// Before the first moment, so that what was said in it is found too.
		const at = direction === 'next' && messageId === null && this.#isAtEnd && this.#whole !== null ? this.#whole.from - 1 : this.position;
		try {
			const mark = await this.#desk.call('session.nextMark', { sessionId: this.#feed.sessionId, kind, direction, at, messageId });
			if (mark === null) return null;
			await this.seek(mark.at, mark.messageId);
			if (mark.messageId !== null) this.#feed.select(mark.messageId);
			return mark;
		} catch (error) {
			this.#fail(error);
			return null;
		}
	}

	/** Says where the person is reading, while nothing is played: playing begins there. */
	follow(message: Message): void {
		if (this.#isPlaying || this.#at?.messageId === message.id) return;
		this.#at = { position: this.#within(message.receivedAt), messageId: message.id };
		this.#set({ position: this.#at.position });
	}

	get #isAtEnd(): boolean {
		return this.#whole !== null && this.position >= this.#whole.to - 1;
	}

	get #isPlaying(): boolean {
		return this.store.getState().isPlaying;
	}

	async #goAll(): Promise<void> {
		try {
			while (this.#wanted !== null) {
				const wanted = this.#wanted;
				this.#wanted = null;
				await this.#go(wanted);
			}
		} catch (error) {
			this.#wanted = null;
			this.#fail(error);
		} finally {
			this.#set({ isSeeking: false });
		}
	}

	async #go({ position, messageId }: Wanted): Promise<void> {
		const { sessionId } = this.#feed;
		const before = messageId === null ? await this.#desk.call('session.firstAfter', { sessionId, at: position }) : messageId + 1;
		if (this.#wanted !== null) return;
		const speech = this.#hasSpeech ? this.#speechBefore(before) : Promise.resolve(null);
		if (this.#isPlaying) {
			await Promise.all([this.#feed.drawCurtain(before, position), this.#messages.begin(before), this.#hasSpeech ? this.#speech.begin(before) : undefined]);
		} else {
			await this.#feed.goTo(before);
		}
		this.#set({ speech: await speech });
		this.#lastFrameAt = this.#clock.now();
	}

	async #speechBefore(before: number | null): Promise<Message | null> {
		const page = await this.#desk.call('feed.page', {
			sessionId: this.#feed.sessionId,
			filter: { kinds: ['speech'] },
			limit: 1,
			...(before === null ? {} : { cursor: { before } }),
		});
		return page.messages[0] ?? null;
	}

	#scheduleFrame(): void {
		this.#cancelFrame?.();
		this.#cancelFrame = this.#clock.nextFrame(() => {
			this.#cancelFrame = null;
			if (!this.#isPlaying) return;
			this.#advance();
			if (this.#isPlaying) this.#scheduleFrame();
		});
	}

	/** One frame's share of the show. */
	#advance(): void {
		const now = this.#clock.now();
		const passed = Math.min(MOST_FRAME_MS, now - this.#lastFrameAt);
		this.#lastFrameAt = now;
		const { isSeeking, speed } = this.store.getState();
		if (isSeeking || this.#messages.isBehind || this.#whole === null) return;
		const position = Math.min(this.position + passed * speed, this.#whole.to);
		const isRacing = speed >= RACING && position < this.#whole.to;
		if (isRacing && now - this.#lastRevealAt < REVEAL_MS) {
			this.#set({ position });
			return;
		}
		this.#lastRevealAt = now;
		const said = this.#messages.take(position);
		this.#feed.reveal(said, this.#messages.next?.id ?? null, position);
		this.#feed.commit();
		const speech = this.#hasSpeech ? this.#speech.take(position).messages.at(-1) : undefined;
		this.#set({ position, ...(speech === undefined ? {} : { speech }) });
		if (this.#isRunning && this.#messages.isAtEnd) this.#lookAgain(now);
		else if (position >= this.#whole.to) this.pause();
	}

	/** A show that runs is asked for more; whoever has caught up with it follows it from then on. */
	#lookAgain(now: number): void {
		if (this.#whole !== null && this.position >= this.#whole.to) {
			this.pause();
			void this.#feed.follow();
			return;
		}
		if (now - this.#lastLookAt < LOOK_AGAIN_MS) return;
		this.#lastLookAt = now;
		this.#messages.lookAgain();
		if (this.#hasSpeech) this.#speech.lookAgain();
	}

	#rest(): void {
		this.#cancelFrame?.();
		this.#cancelFrame = null;
		this.#set({ isPlaying: false });
	}

	#fail(error: unknown): void {
		this.#set({ error });
		this.pause();
	}

	#filter() {
		const { view, filter } = this.#feed.store.getState();
		return effectiveFilter(view, filter);
	}

	#page(filter: ReturnType<typeof effectiveFilter>, after: number) {
		return this.#desk.call('feed.page', { sessionId: this.#feed.sessionId, filter, cursor: { after }, limit: TRACK_PAGE });
	}

	#within(at: number): number {
		return this.#whole === null ? at : Math.min(Math.max(at, this.#whole.from), this.#whole.to);
	}

	#set(change: Partial<PlayerSnapshot>): void {
		this.store.setState(change);
	}
}

interface Wanted {
	readonly position: number;
	readonly messageId: number | null;
}

/** A page of these is here in 20 ms. */
const TRACK_PAGE = 200;

export function browserPlayClock(): PlayClock {
	return {
		now: () => performance.now(),
		nextFrame(work) {
			const frame = requestAnimationFrame(work);
			return () => cancelAnimationFrame(frame);
		},
	};
}
