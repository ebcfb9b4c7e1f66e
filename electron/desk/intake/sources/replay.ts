import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ReplyParent } from '../../../../shared/model/message.ts';
import type { ReplaySpeed } from '../../../../shared/model/show.ts';
import type { IncomingEntry } from '../../transcripts/incoming/incoming-entry.ts';
import { readTranscript } from '../../transcripts/incoming/jsonl-reader.ts';
import { problemWords } from '../../transcripts/incoming/problem.ts';
import type { TranscriptGap, TranscriptMessage } from '../../transcripts/transcript-entry.ts';
import { type Clock, systemClock } from '../clock.ts';
import { safeExcerpt } from '../safe-excerpt.ts';
import type { IncomingMessage, Source, SourceEvent, SpokenLine } from '../source.ts';

export interface ReplayOptions {
	readonly kind: 'demo' | 'replay' | 'caption-file';
	/** The transcript. It is streamed, never held whole. */
	readonly path: string;
	readonly label: string;
	/** Unique to this recording: a second replay of a file is a new session with messages of its own. */
	readonly channel: string;
	/** Factor on the recorded pace; 1 where absent. */
	readonly speed?: ReplaySpeed | undefined;
	/** Reads a transcript of another tool, the session first; left out: JSONL of our own export. */
	readonly read?: (path: string, name: string) => AsyncIterable<IncomingEntry>;
	readonly clock?: Clock;
}

/** The event loop gets a turn at least this often, so that commits and commands go on during a burst. */
const ENTRIES_PER_TURN = 500;

/** Plays a saved transcript as if it happened now: same order, same distances, divided by the speed. */
export function createReplaySource(options: ReplayOptions): Source {
	const { kind, label, channel, speed = 1, read = readTranscript, clock = systemClock } = options;
	const stopping = new AbortController();
	const gate = createGate();
	let emit: (event: SourceEvent) => void = () => {};
	let playing: Promise<void> | null = null;
	let hasFailed = false;

	async function play(): Promise<void> {
		hasFailed = false;
		emit({ type: 'state', connection: 'connecting' });
		try {
			await playEntries();
			if (!stopping.signal.aborted) emit({ type: 'state', connection: 'ended' });
		} catch (error) {
			if (stopping.signal.aborted) return;
			hasFailed = true;
			const detail = error instanceof Error ? error.message : 'The transcript cannot be read.';
			emit({ type: 'state', connection: 'failed', problem: { code: 'bad-transcript', detail } });
		}
	}

	async function playEntries(): Promise<void> {
		const { signal } = stopping;
		// Gaps wait for their end: an event of the future would be drawn before it happened.
		let openGaps: TranscriptGap[] = [];
		const platformId = createIdKeeper();
		let timeline: Timeline | null = null;
		let untilTurn = ENTRIES_PER_TURN;
		for await (const entry of read(options.path, options.label)) {
			untilTurn -= 1;
			if (untilTurn === 0) {
				untilTurn = ENTRIES_PER_TURN;
				await nextTurn();
			}
			if (signal.aborted) return;
			if (entry.type === 'problem') {
				emit({ type: 'dropped', reason: 'wrong-shape', excerpt: safeExcerpt(problemWords(entry)) });
			} else if (entry.type === 'session') {
				timeline = createTimeline(entry.startedAt, clock.now(), speed);
				emit({ type: 'state', connection: 'connected' });
			} else if (timeline !== null && entry.type === 'gap') {
				openGaps.push(entry);
			} else if (timeline !== null && (entry.type === 'message' || entry.type === 'deletion')) {
				const recordedAt = entry.type === 'message' ? entry.receivedAt : entry.at;
				if (speed !== 'unlimited') await sleepUntil(timeline.playedAt(recordedAt), clock, signal);
				await gate.passed();
				if (signal.aborted) return;
				for (const gap of openGaps) if (endOf(gap) <= recordedAt) emit(timeline.gap(gap, clock.now()));
				openGaps = openGaps.filter((gap) => endOf(gap) > recordedAt);
				if (entry.type === 'message') emit({ type: 'message', message: playedNow(entry, platformId, clock.now()) });
				else emit({ type: 'deletion', target: { platformId: platformId(entry.messageId, entry.source) }, at: clock.now() });
			}
		}
		if (timeline !== null) for (const gap of openGaps) emit(timeline.gap(gap, clock.now()));
	}

	return {
		kind,
		label,
		channel,
		start(listener) {
			emit = listener;
			playing = play();
		},
		async stop() {
			stopping.abort();
			gate.open();
			await playing;
		},
		retry() {
			if (hasFailed && !stopping.signal.aborted) playing = play();
		},
		pause: gate.close,
		resume: gate.open,
	};
}

/** Where recorded times lie in this recording. */
interface Timeline {
	/** When what was recorded then is due now. */
	playedAt(recordedAt: number): number;
	/** A gap that is over by `now`, in this recording's time. */
	gap(gap: TranscriptGap, now: number): Extract<SourceEvent, { type: 'recorded-gap' }>;
}

/** A gap that was never closed lasted to the end of the transcript. */
function endOf(gap: TranscriptGap): number {
	return gap.endedAt ?? Number.POSITIVE_INFINITY;
}

function createTimeline(recordingStartedAt: number, playingSince: number, speed: ReplaySpeed): Timeline {
	// As fast as it goes everything recorded is due at once, and a gap has only its place left.
	const factor = speed === 'unlimited' ? Number.POSITIVE_INFINITY : speed;
	const playedAt = (recordedAt: number) => playingSince + Math.max(0, recordedAt - recordingStartedAt) / factor;
	return {
		playedAt,
		gap(gap, now) {
			const endedAt = speed === 'unlimited' ? now : Math.min(now, Math.round(playedAt(endOf(gap))));
			const startedAt = speed === 'unlimited' ? now : Math.min(endedAt, Math.round(playedAt(gap.startedAt)));
			return { type: 'recorded-gap', startedAt, endedAt, reason: gap.reason };
		},
	};
}

interface Gate {
	readonly close: () => void;
	readonly open: () => void;
	/** Settles at once while the gate is open. */
	readonly passed: () => Promise<void>;
}

function createGate(): Gate {
	let closed: { readonly opened: Promise<void>; readonly open: () => void } | null = null;
	return {
		close() {
			if (closed !== null) return;
			const { promise, resolve } = Promise.withResolvers<void>();
			closed = { opened: promise, open: resolve };
		},
		open() {
			closed?.open();
			closed = null;
		},
		passed: () => closed?.opened ?? Promise.resolve(),
	};
}

/** Always measured against the start, so that late timers do not add up. */
async function sleepUntil(time: number, clock: Clock, signal: AbortSignal): Promise<void> {
	for (let wait = time - clock.now(); wait > 0 && !signal.aborted; wait = time - clock.now()) {
		await new Promise<void>((resolve) => {
			const done = () => {
				cancel();
				signal.removeEventListener('abort', done);
				resolve();
			};
			const cancel = clock.after(wait, done);
			signal.addEventListener('abort', done);
		});
	}
}

/** Ids are unique within a source only: where a transcript holds several, those after the first carry the source's name. */
function createIdKeeper(): (id: string, source: TranscriptMessage['source']) => string {
	let first: string | undefined;
	return (id, source) => {
		const name = source === undefined ? '' : `${source.kind}:${source.channel}`;
		first ??= name;
		return name === first ? id : `${name}:${id}`;
	};
}

/** Received now; sent as long before that as it was when it was recorded. */
function playedNow(message: TranscriptMessage, nameOf: ReturnType<typeof createIdKeeper>, now: number): IncomingMessage {
	const { replyTo, speech, origin } = message;
	return {
		platformId: nameOf(message.id, message.source),
		kind: message.kind,
		role: message.role,
		author: message.author,
		text: message.text,
		sentAt: message.sentAt === undefined ? null : now - (message.receivedAt - message.sentAt),
		receivedAt: now,
		emotes: message.emotes ?? [],
		replyTo: replyTo === undefined ? null : replyParent(replyTo),
		...(speech === undefined ? {} : { speech: spokenNow(speech, now - message.receivedAt, (id) => nameOf(id, message.source)) }),
		...(origin === undefined ? {} : { origin: { platform: origin.platform, channel: origin.channel ?? null } }),
	};
}

/** A line corrects one that was played before it. */
function spokenNow({ words = [], supersedes }: NonNullable<TranscriptMessage['speech']>, laterMs: number, nameOf: (id: string) => string): SpokenLine {
	return {
		words: words.map(({ start, end, from, to }) => ({ start, end, from: from + laterMs, to: to + laterMs })),
		...(supersedes === undefined ? {} : { supersedes: nameOf(supersedes) }),
	};
}

function replyParent({ id, authorName, text }: NonNullable<TranscriptMessage['replyTo']>): ReplyParent {
	return { platformId: id, ...(authorName === undefined ? {} : { authorName }), ...(text === undefined ? {} : { text }) };
}
