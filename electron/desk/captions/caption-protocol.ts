import type { DropReason, SourceTrouble } from '../../../shared/model/show.ts';
import type { Clock } from '../intake/clock.ts';

/** A word and when it was said, in milliseconds of the sound that was sent on this connection. */
export interface HeardWord {
	readonly text: string;
	readonly fromMs: number;
	readonly toMs: number;
}

/** A line that will not change any more, unless a later one says that it corrects it. */
export interface FinalLine {
	/** Unique on its connection. */
	readonly id: string;
	readonly text: string;
	/** In order; empty where the engine gives no times. */
	readonly words: readonly HeardWord[];
	/** When it begins, like the times of words; null where the engine does not say. */
	readonly fromMs: number | null;
	/** Id of the line it corrects. */
	readonly supersedes?: string;
	/** Who speaks, where the engine names somebody. */
	readonly speaker?: string;
}

/** What a frame says. */
export type CaptionEvent =
	/** It listens from now on. Engines that say nothing of it listen as soon as they are connected. */
	| { readonly type: 'ready' }
	/** What is being said; empty where that came to nothing. */
	| { readonly type: 'partial'; readonly text: string; readonly language: string | null }
	| { readonly type: 'final'; readonly line: FinalLine }
	| { readonly type: 'dropped'; readonly reason: DropReason }
	/** The connection is of no use any more. */
	| ({ readonly type: 'trouble' } & EngineTrouble);

export interface EngineTrouble {
	readonly trouble: SourceTrouble;
	/** Another try cannot help. */
	readonly isFinal: boolean;
}

/** Reads the frames of one connection. Never throws. */
export interface CaptionReader {
	/** One frame, parsed. False where this is nothing the engine says: another one may be at this address. */
	read(frame: unknown): boolean;
	/** Nothing more will come. What the engine would still have said final may be told. */
	finish?(): void;
	/** Ends its timers. */
	stop?(): void;
}

/** How one engine is spoken with over a WebSocket. */
export interface CaptionProtocol {
	/** With its query, which may hold what is secret. */
	readonly address: string;
	readonly headers: Readonly<Record<string, string>>;
	/** Said as soon as the connection stands. */
	readonly hello: readonly string[];
	/** Null where it has the words already and takes no sound. */
	readonly sound: SoundProtocol | null;
	createReader(tell: (event: CaptionEvent) => void, clock: Clock): CaptionReader;
	/** What an HTTP status instead of a WebSocket means here; null where it means what it means everywhere. */
	refusal?(status: number): EngineTrouble | null;
	/** What it means that the engine closed the connection; null as above. @param said its reason, shortened */
	closing?(code: number, said: string): EngineTrouble | null;
}

/** How an engine takes sound. */
export interface SoundProtocol {
	/** @param samples one channel of 16-bit little-endian samples */
	frame(samples: Buffer): Buffer;
	/** Asks for the last words; the engine then ends the connection. */
	readonly goodbye: string | Buffer;
	/** Does it wait for `ready` before it may be sent sound? */
	readonly saysReady: boolean;
	/** While nobody gives sound. */
	readonly keepAlive?: { readonly everyMs: number; readonly text: string };
}
