import type { Translation } from './translation.ts';
import type { KeyedEngine } from './translation-settings.ts';

/** What the page is told of translating. */

/** Why an engine gave no translation, as data: the page chooses the words. */
export const ENGINE_TROUBLES = [
	/** Nobody answers at its address. */
	'unreachable',
	'too-slow',
	/** It wants another key. */
	'refused',
	/** It asks to be left alone for a while. */
	'busy',
	/** What may be translated in this month, or for this money, is used up. */
	'quota',
	/** It says that something is wrong with itself. */
	'failing',
	/** It answers with something that is no answer. */
	'nonsense',
	/** It has not these languages. */
	'no-pair',
	/** It ended unexpectedly and is started again at the next text. */
	'crashed',
	'out-of-memory',
	/** The files of a language pack are not what the engine can read. */
	'bad-pack',
	'cancelled',
] as const;
export type EngineTrouble = (typeof ENGINE_TROUBLES)[number];

export interface EngineState {
	readonly phase: 'ready' | 'resting' | 'off';
	/** What made it rest. */
	readonly trouble: EngineTrouble | null;
	/** When it is tried again, ms since the epoch; null where only a person can help. */
	readonly until: number | null;
}

export interface EngineReport extends EngineState {
	readonly id: string;
	/** Where texts go; null: they stay on this machine. */
	readonly sendsTo: string | null;
}

export interface TranslatorStatus {
	/** In the order they are asked. */
	readonly engines: readonly EngineReport[];
	/** Texts that wait for an engine. */
	readonly waiting: number;
	readonly memoryUnits: number;
}

export interface TranslatedLine {
	readonly messageId: number;
	readonly translation: Translation;
	/** An engine made it just now; else it was known. */
	readonly isNew: boolean;
}

/** What may help somebody who translates a message. */
export interface Proposals {
	/** Best first. */
	readonly memory: readonly Translation[];
	readonly terms: readonly TermProposal[];
	/** What a machine made of it last, whatever a person wrote since; null where none was asked. */
	readonly machine: Translation | null;
}

export interface TermProposal {
	readonly source: string;
	/** Null: the team has no word for it in that language. */
	readonly target: string | null;
	readonly note: string;
}

/** A unit of the memory in which somebody's words stand. */
export interface ConcordanceHit {
	readonly from: string;
	readonly source: string;
	/** Language -> text. */
	readonly targets: Readonly<Record<string, string>>;
	readonly origin: 'phrasebook' | 'team';
}

/** A text written by staff in another language, and what it says when it is translated back. */
export interface ReplyDraft {
	readonly translation: Translation;
	/** Null where nothing can translate it back. */
	readonly back: Translation | null;
}

/** Whether the desk has a key, and from where; never the key. */
export type KeyState = 'none' | 'kept' | 'environment';
export type KeyStates = Readonly<Record<KeyedEngine, KeyState>>;
