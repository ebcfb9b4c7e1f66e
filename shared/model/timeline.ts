import type { Message, MessageKind } from './message.ts';

/** A session laid out in time: what was said, found, asked and taken away, counted in steps of equal length. */

/** From `from`, inclusive, to `to`, exclusive; milliseconds since the epoch. */
export interface Stretch {
	readonly from: number;
	readonly to: number;
}

/** One number per step of the timeline, in order. */
export type Counts = readonly number[];

/** Steps that fit on the widest screen at two pixels each. */
export const MOST_STEPS = 2_000;

/** Languages counted apart; what is left is counted together under `OTHER_LANGUAGES`. */
export const MOST_LANGUAGES = 7;
/** ISO 639-2: several languages. */
export const OTHER_LANGUAGES = 'mul';

export interface Timeline {
	/** From the first to the last thing that is known of the session; at least a second. It grows while the session runs. */
	readonly whole: Stretch;
	/** What the steps cover: `stepMs` times their number; begins at a whole step from `whole.from`. */
	readonly window: Stretch;
	readonly stepMs: number;
	/** Chat messages, commonest language of the window first; as a person corrected them. */
	readonly languages: readonly { readonly tag: string; readonly counts: Counts }[];
	/** What the host said, in lines. */
	readonly speech: Counts;
	/** The desk's findings and people's, whatever was decided about them; at the time of their message. */
	readonly flags: { readonly high: Counts; readonly medium: Counts; readonly low: Counts };
	/** Findings that stand escalated. */
	readonly escalations: Counts;
	readonly questions: Counts;
	/** At the time the platform took the message away. */
	readonly deletions: Counts;
	/** Messages with a note or a label that stands. */
	readonly notes: Counts;
	/** Stretches in which the host speaks; apart from each other, in order. */
	readonly speaking: readonly Stretch[];
	/** Stretches in which some source was not connected, as they were recorded; one that still lasts ends with `whole`. */
	readonly gaps: readonly Stretch[];
	/** Of the whole session: where `session.nextMark` can lead. */
	readonly marks: Readonly<Record<MarkKind, number>>;
	/** Of the whole session. */
	readonly spoken: number;
}

/** What a person can jump to. `flag` counts messages with a finding, not findings. */
export const MARK_KINDS = ['flag', 'escalation', 'question', 'gap', 'note'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** A moment worth going to. */
export interface Mark {
	readonly at: number;
	/** Null for a gap. */
	readonly messageId: number | null;
}

/** A line the host said lasts until the next one, and no longer than this: captions come every two to five seconds. */
export const SPEECH_HOLDS_MS = 6_000;

/**
 * When a message stands in the lanes, where chat and speech are read side by side.
 * @param chatDelayMs by how much viewers answer later than the host is heard
 */
export function laneTime({ kind, receivedAt }: { readonly kind: MessageKind; readonly receivedAt: Message['receivedAt'] }, chatDelayMs = 0): number {
	return kind === 'chat' ? receivedAt - chatDelayMs : receivedAt;
}

/** The shortest step of these, or of whole days, in which a stretch has at most so many steps. */
export function stepFor(stretchMs: number, mostSteps: number): number {
	const least = stretchMs / mostSteps;
	return STEPS_MS.find((step) => step >= least) ?? Math.ceil(least / DAY_MS) * DAY_MS;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const STEPS_MS: readonly number[] = [
	...[100, 200, 500],
	...[1, 2, 5, 10, 15, 20, 30].map((seconds) => seconds * SECOND_MS),
	...[1, 2, 5, 10, 15, 20, 30].map((minutes) => minutes * MINUTE_MS),
	...[1, 2, 3, 6, 12].map((hours) => hours * HOUR_MS),
];
