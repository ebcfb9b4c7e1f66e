/** What every engine is to the desk: texts of one language in, the same number of texts of another out. */

export interface EngineBatch {
	/** BCP 47: the language the texts are in, and the one wanted. */
	readonly from: string;
	readonly to: string;
	readonly texts: readonly string[];
	/** Lines said before, oldest first, for engines that read them to understand. */
	readonly context?: readonly string[];
}

export interface TranslationEngine {
	/** `bergamot`, `deepl`, … */
	readonly id: string;
	/** Where texts go, to be shown; null: they stay on this machine. */
	readonly sendsTo: string | null;
	/** Of one call. */
	readonly mostTexts: number;
	/** Of one call, in bytes of UTF-8. */
	readonly mostBytes: number;
	canTranslate(from: string, to: string): boolean;
	/** As many texts as came, in their order. Rejects with an EngineError. */
	translate(batch: EngineBatch, signal: AbortSignal): Promise<readonly string[]>;
	close(): Promise<void>;
}

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

export class EngineError extends Error {
	readonly trouble: EngineTrouble;
	/** Milliseconds after which the engine wants to be asked again, where it said so. */
	readonly retryAfterMs: number | null;

	/** @param message one line in English for the log; never text of the chat, never a key */
	constructor(
		trouble: EngineTrouble,
		message: string,
		{ retryAfterMs = null, cause }: { readonly retryAfterMs?: number | null; readonly cause?: unknown } = {},
	) {
		super(message, { cause });
		this.name = 'EngineError';
		this.trouble = trouble;
		this.retryAfterMs = retryAfterMs;
	}
}
