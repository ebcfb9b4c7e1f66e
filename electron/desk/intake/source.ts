import type { Author, Emote, MessageKind, Origin, ReplyParent, Role } from '../../../shared/model/message.ts';
import type { ConnectionState, DropReason, SourceKind, SourceQuota, SourceTrouble } from '../../../shared/model/show.ts';
import type { TimedWord } from '../../../shared/model/speech.ts';
import type { AudioInput } from '../captions/audio-input.ts';

/** A message as a source understands it, before it is validated, batched, analysed and stored. */
export interface IncomingMessage {
	/** The platform's own id; null where it gives none (intake then makes one). */
	readonly platformId: string | null;
	readonly kind: MessageKind;
	readonly role: Role;
	readonly author: Author;
	readonly text: string;
	readonly sentAt: number | null;
	readonly receivedAt: number;
	readonly emotes: readonly Emote[];
	readonly replyTo: ReplyParent | null;
	/** Of a spoken line, where the recogniser says more of it. */
	readonly speech?: SpokenLine;
	/** Where a relay heard it. Its ids then name the platform too: a person on two platforms stays two authors. */
	readonly origin?: Origin;
}

/** `supersedes` is the platform's id of an earlier line that this one corrects. */
export interface SpokenLine {
	readonly words?: readonly TimedWord[];
	readonly supersedes?: string;
}

/** Which messages a platform took away. */
export type DeletionTarget = { readonly platformId: string } | { readonly authorId: string } | 'all';

export type SourceEvent =
	| { readonly type: 'message'; readonly message: IncomingMessage }
	| { readonly type: 'deletion'; readonly target: DeletionTarget; readonly at: number }
	/** Intake opens a gap when `connected` is left for `waiting`, `connecting` or `failed` (or was not reached at the first try), and closes it at the next `connected`. */
	| {
			readonly type: 'state';
			readonly connection: ConnectionState;
			readonly problem?: SourceTrouble;
			readonly retryAt?: number;
	  }
	/** A gap that a replayed transcript holds. */
	| { readonly type: 'recorded-gap'; readonly startedAt: number; readonly endedAt: number; readonly reason: string }
	/** Something the platform tells the person at the desk, in its own words; it is no message of the show. */
	| { readonly type: 'notice'; readonly said: string }
	/** What is being said and not yet final; an empty text ends it. Never stored. */
	| { readonly type: 'partial'; readonly text: string; readonly language: string | null }
	/** How much of what the service gives for a day has been used. */
	| { readonly type: 'quota'; readonly quota: SourceQuota }
	| { readonly type: 'dropped'; readonly reason: DropReason; readonly excerpt: string };

/** One place messages come from. It reconnects by itself until it is stopped, has ended or has failed. */
export interface Source {
	readonly kind: SourceKind;
	/** What a person calls it: `#channel`, the address, the file's name. Never a secret. */
	readonly label: string;
	/** With `kind` and the platform's id it identifies a message; unique to a recording for demo and replay. */
	readonly channel: string;
	/** Called once; every event goes to `emit`. Never throws: trouble is an event. */
	start(emit: (event: SourceEvent) => void): void;
	/** Ends for good and releases everything; no event follows. */
	stop(): Promise<void>;
	/** Gives up waiting and tries again now. */
	retry(): void;
	/** Only sources that lose nothing by it can wait (a file): nothing is emitted until `resume`, where the consumer is behind. */
	pause?(): void;
	resume?(): void;
	/** Only of a source that listens. */
	readonly audio?: AudioInput;
}
