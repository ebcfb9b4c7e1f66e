import type { EngineTrouble } from '../../../shared/model/translation-desk.ts';

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
