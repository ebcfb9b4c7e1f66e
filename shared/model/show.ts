import type { CaptionEngine, SourceAudio } from './caption.ts';
import type { Category, Severity } from './category.ts';
import type { SealState } from './seal.ts';
import type { WebSocketMapping } from './websocket-mapping.ts';

/** A livestream being watched. */
export interface Show {
	readonly title: string;
	readonly host: string;
	/** `twitch`, `websocket`, `demo`, `replay`, or the platform of an imported transcript. */
	readonly platform: string;
	/** ISO 3166-1 alpha-2 of the country sold to; chooses phone formats and the law cited. */
	readonly market: string;
	/** BCP 47 tags the audience is expected to write in, commonest first. */
	readonly languages: readonly string[];
}

export const REPLAY_SPEEDS = [1, 2, 5, 20] as const;

/** Factor on the recorded pace, or as fast as the desk can take it. */
export type ReplaySpeed = number | 'unlimited';

/** Of one show. */
export const MOST_SOURCES = 60;

/** Where a show's messages come from, as a person asks for it. */
export type SourceRequest =
	| { readonly kind: 'demo'; readonly speed?: ReplaySpeed | undefined }
	| { readonly kind: 'twitch'; readonly channel: string }
	/** By its id, of 11 characters. */
	| { readonly kind: 'youtube'; readonly video: string }
	/** By the name in the address of its page. */
	| { readonly kind: 'trovo'; readonly channel: string }
	| { readonly kind: 'vkvideo'; readonly channel: string }
	/** By its name or its number. */
	| { readonly kind: 'goodgame'; readonly channel: string }
	/** Pushes to the desk's webhook; by the name in the address of its page. */
	| { readonly kind: 'kick'; readonly channel: string }
	/** Social Stream Ninja; `url`: of its hub, the local one where absent. */
	| { readonly kind: 'social-stream'; readonly session: string; readonly url?: string | undefined }
	/** StreamElements' Astro; `room`: the id of the channel there. */
	| { readonly kind: 'astro'; readonly room: string }
	| { readonly kind: 'websocket'; readonly url: string; readonly mapping?: WebSocketMapping | undefined }
	/** What the host says, as an engine hears it or a relay passes it on; `room`: of a relay. */
	| {
			readonly kind: 'captions';
			readonly engine: CaptionEngine;
			readonly url?: string | undefined;
			readonly room?: string | undefined;
			readonly language?: string | undefined;
			readonly model?: string | undefined;
	  }
	/** WebVTT or SRT handed over with the `upload.*` commands, played as it was said. */
	| { readonly kind: 'caption-file'; readonly uploadId: string; readonly speed?: ReplaySpeed | undefined }
	/** A transcript handed over with the `upload.*` commands. */
	| { readonly kind: 'replay'; readonly uploadId: string; readonly speed?: ReplaySpeed | undefined };

export type SourceKind = SourceRequest['kind'] | 'import';

/** `waiting`: between two tries; `failed`: given up, a person must act; `ended`: nothing more will come. */
export type ConnectionState = 'connecting' | 'connected' | 'waiting' | 'failed' | 'ended';

/** What went wrong with a source, as data: words are chosen where it is shown. */
export const SOURCE_PROBLEMS = [
	'unreachable',
	'host-unknown',
	'not-trusted',
	/** `values.status`: what HTTP answered instead. */
	'http-status',
	'not-a-feed',
	'connection-lost',
	/** `values.closeCode`: of RFC 6455, section 7.4. */
	'closed-by-server',
	'channel-not-found',
	/** `values.channel`: its name. The desk is connected and keeps listening. */
	'channel-unconfirmed',
	'channel-suspended',
	'refused',
	'bad-address',
	'bad-mapping',
	'bad-transcript',
	'heartbeat-missed',
	/** `values.address`: where the desk cannot take what the platform pushes. */
	'webhook-closed',
	/** `values.address`: where the platform has to be led. The desk is open and waits. */
	'nothing-pushed',
	/** The service wants a key, and none is kept. */
	'key-missing',
	'key-refused',
	'token-expired',
	/** What the service gives for a day has been used. */
	'quota-spent',
	'rate-limited',
	/** The desk keeps asking unless the show is over. */
	'not-live',
	'chat-disabled',
	/** It listens, and nobody gives it sound. */
	'waiting-for-audio',
	/** The account with the service has nothing left to pay with. */
	'credit-spent',
	/** It has no place free, or hears as many streams as it may. */
	'server-busy',
	/** Another engine than the one chosen. */
	'other-protocol',
	/** `said`: in its own words. */
	'engine-failed',
] as const;
export type SourceProblem = (typeof SOURCE_PROBLEMS)[number];

/** A problem as a source met it. */
export interface SourceTrouble {
	readonly code: SourceProblem;
	/** What the words of some codes name. */
	readonly values?: Readonly<Record<string, string>> | undefined;
	/** The platform's or server's own words: a quotation, shown as it is. */
	readonly said?: string | undefined;
	/** The technical side, in English, for whoever mends the source. */
	readonly detail: string;
}

export const DROP_REASONS = ['not-json', 'no-text', 'binary', 'too-large', 'wrong-shape'] as const;
export type DropReason = (typeof DROP_REASONS)[number];

/** What a service gives for a day, in its own units. */
export interface SourceQuota {
	readonly used: number;
	readonly limit: number;
	readonly resetsAt: number;
	/** Between two questions, where the desk asks more rarely than the service allows, so that the units last through a show of two hours. */
	readonly slowedToMs?: number;
}

export interface SourceState {
	readonly sourceId: string;
	readonly kind: SourceKind;
	/** What a person calls it: `#channel`, the address, the file name. */
	readonly label: string;
	readonly connection: ConnectionState;
	/** Since when it has been in this state. */
	readonly since: number;
	/** When the next try is made, while `waiting`. */
	readonly retryAt: number | null;
	readonly problem: SourceTrouble | null;
	readonly lastMessageAt: number | null;
	/** Set while connected but without a message for this many whole minutes (5 or more). */
	readonly silentMinutes: number | null;
	readonly dropped: { readonly count: number; readonly last: { readonly reason: DropReason; readonly excerpt: string; readonly at: number } | null };
	/** Frames whose platform id was seen before. */
	readonly duplicates: number;
	/** Of a source that listens. */
	readonly audio?: SourceAudio;
	/** Where the service counts; by everything on this desk that asks with the same key. */
	readonly quota?: SourceQuota;
}

/** A stretch in which the desk was not connected: drawn and exported, never hidden. */
export interface Gap {
	readonly id: number;
	readonly sessionId: string;
	readonly sourceId: string;
	readonly startedAt: number;
	/** Null while it lasts. */
	readonly endedAt: number | null;
	readonly reason: string;
}

/** Of a session's tag, in UTF-16 code units. */
export const TAG_LENGTH = 40;
export const MOST_TAGS = 20;

/** Further apart, chat and speech have nothing to do with each other. */
export const MOST_CHAT_DELAY_MS = 60_000;

/** One recording of a show, start to stop. */
export interface Session {
	readonly id: string;
	readonly show: Show;
	readonly startedAt: number;
	/** Null while it runs. */
	readonly endedAt: number | null;
	/** `stopped` by a person, `finished` by itself, `interrupted` when the desk ended under it, `imported` from a file. */
	readonly ending: 'stopped' | 'finished' | 'interrupted' | 'imported' | null;
	readonly messages: number;
	readonly flags: number;
	/** Flags nobody has judged yet. */
	readonly unreviewed: number;
	readonly gaps: number;
	/** What its messages are written in, commonest first. */
	readonly languages: readonly LanguageCount[];
	/** Most flags first. */
	readonly categories: readonly CategoryCount[];
	/** What the team sorts its sessions by. */
	readonly tags: readonly string[];
	/** Null while it is not put aside. */
	readonly archivedAt: number | null;
	/** Null while it may be changed. */
	readonly seal: SealState | null;
	/** By how much its viewers answer later than its host is heard, as somebody set it; left out: not at all. Below zero they are heard first. */
	readonly chatDelayMs?: number;
}

export interface LanguageCount {
	/** BCP 47, as a person corrected it where one did. */
	readonly tag: string;
	readonly messages: number;
}

export interface CategoryCount {
	readonly category: Category;
	/** The desk's own. */
	readonly flags: number;
	/** Of those, with a verdict. */
	readonly reviewed: number;
	/** By people, where the desk found none. */
	readonly added: number;
}

export type UnreviewedCounts = Readonly<Record<Severity, number>>;

/** What the left column shows of a running show; sent about once a second. */
export interface LiveShow {
	readonly session: Session;
	readonly sources: readonly SourceState[];
	/** Messages per second over the last ten seconds. */
	readonly rate: number;
	/** Messages in each of the last 120 seconds, oldest first. */
	readonly rateHistory: readonly number[];
	/** Language tag -> messages so far. */
	readonly languages: Readonly<Record<string, number>>;
	readonly unreviewed: UnreviewedCounts;
	/** Different questions that wait for an answer. */
	readonly openQuestions: number;
	/** From frame received to row committed, in ms, median of the last batches. */
	readonly behindMs: number;
}
