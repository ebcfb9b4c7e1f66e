import type { Flag } from './flag.ts';
import type { LanguageFinding } from './language.ts';
import type { Question } from './question.ts';
import type { Span } from './span.ts';
import type { Speech } from './speech.ts';

/** `chat`: somebody typed it; `speech`: the host said it; `system`: the platform says it. */
export const MESSAGE_KINDS = ['chat', 'speech', 'system'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

export const ROLES = ['host', 'moderator', 'viewer', 'bot'] as const;
export type Role = (typeof ROLES)[number];

export interface Author {
	/** The platform's id of the person, or the name where the platform gives none. Unique within a channel. */
	readonly id: string;
	readonly name: string;
}

/** A platform picture inside the text: neither translated nor analysed. */
export interface Emote extends Span {
	readonly name: string;
}

export interface ReplyParent {
	readonly platformId: string;
	readonly authorName?: string;
	readonly text?: string;
}

/** Where a relay of several platforms heard a message. */
export interface Origin {
	/** As the relay calls it, in lower case: `twitch`, `youtube`, `tiktok`. */
	readonly platform: string;
	/** Null where the relay does not say. */
	readonly channel: string | null;
}

/** How the sender's clock compares with ours; `ok` is within five minutes. */
export type ClockReading = 'ok' | 'missing' | 'past' | 'future';

/** One immutable line of a session, as stored. */
export interface Message {
	/** Row number in this store; grows in the order of arrival, so it also orders the feed. */
	readonly id: number;
	readonly sessionId: string;
	readonly sourceId: string;
	/** The platform's own id; with source kind and channel it makes the message unique. */
	readonly platformId: string;
	readonly kind: MessageKind;
	readonly role: Role;
	readonly author: Author;
	readonly text: string;
	/** Milliseconds since the epoch; null where the platform did not say. */
	readonly sentAt: number | null;
	readonly receivedAt: number;
	readonly clock: ClockReading;
	readonly emotes: readonly Emote[];
	readonly replyTo: ReplyParent | null;
	/** What the desk found; a person's correction is an annotation. */
	readonly language: LanguageFinding;
	readonly isQuestion: boolean;
	/** What it asks, where a viewer or a moderator does. */
	readonly question: Question | null;
	readonly flags: readonly Flag[];
	/** Of a spoken line, where more is known of it. */
	readonly speech?: Speech;
	/** Of a relayed message. */
	readonly origin?: Origin;
}

/** The platform took a message away; the text stays for review. */
export interface Deletion {
	readonly messageId: number;
	readonly sessionId: string;
	readonly at: number;
	/** `message`: this line alone; `author`: all lines of its author (ban, time-out, clear). */
	readonly reason: 'message' | 'author' | 'clear';
}
