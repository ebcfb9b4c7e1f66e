import type { LanguagePack, PackTrouble } from '../../../shared/model/language-pack.ts';
import type { ConcordanceHit, EngineTrouble, Proposals, ReplyDraft, TranslatedLine, TranslatorStatus } from '../../../shared/model/translation-desk.ts';
import type { KeyedEngine, TranslationSettings } from '../../../shared/model/translation-settings.ts';

/** What the desk asks of the translator worker. It reads the store and never writes; what machines translate is handed back to be kept. */

/** By engine; never stored in the database, never logged. */
export type EngineKeys = Readonly<Partial<Record<KeyedEngine, string>>>;

export interface TranslatorCalls {
	open: (input: {
		readonly dataFolder: string;
		readonly resourcesFolder: string;
		readonly engineFolder: string;
		readonly bergamotWorker: string | null;
		readonly keys: EngineKeys;
	}) => null;
	/** Replaces what a window wants to read; the answers come as notices. */
	want: (input: {
		readonly viewId: string;
		readonly sessionId: string;
		readonly to: string;
		readonly lines: readonly { readonly messageId: number; readonly isVisible: boolean }[];
	}) => null;
	configure: (input: { readonly settings: TranslationSettings; readonly keys: EngineKeys }) => null;
	status: (input: Record<string, never>) => TranslatorStatus;
	/** Somebody translated, approved or took back something on this message. */
	messageChanged: (input: { readonly messageId: number }) => null;
	/** The team's terms were changed. */
	termsChanged: (input: Record<string, never>) => null;
	/** Units were imported. */
	memoryChanged: (input: Record<string, never>) => null;
	/** What holds for a session was changed: its products. */
	sessionChanged: (input: { readonly sessionId: string }) => null;
	proposals: (input: { readonly messageId: number; readonly to: string }) => Proposals;
	concordance: (input: { readonly text: string; readonly limit: number }) => readonly ConcordanceHit[];
	reply: (input: { readonly sessionId: string; readonly text: string; readonly from: string; readonly to: string }) => ReplyDraft | null;
	/** These messages at once, by the first layer that has each; those nothing can translate are left out. */
	translateMessages: (input: { readonly sessionId: string; readonly messageIds: readonly number[]; readonly to: string }) => readonly TranslatedLine[];
	/** One word through one engine, past every other layer. Null: it works. */
	tryEngine: (input: { readonly id: string; readonly from: string; readonly to: string }) => EngineTrouble | null;
	/** What is installed, and what the registry offers where it can be asked. */
	listPacks: (input: { readonly refresh: boolean }) => { readonly packs: readonly LanguagePack[]; readonly trouble: PackTrouble | null };
	downloadPack: (input: { readonly from: string; readonly to: string }) => null;
	stopDownload: (input: { readonly from: string; readonly to: string }) => null;
	removePack: (input: { readonly from: string; readonly to: string }) => null;
	/** Files of a pack under the names they were downloaded with, packed or not. */
	addPack: (input: { readonly files: readonly { readonly name: string; readonly path: string }[] }) => { readonly from: string; readonly to: string };
	close: (input: Record<string, never>) => null;
}

export type TranslatorNotice =
	| { readonly type: 'translated'; readonly sessionId: string; readonly lines: readonly TranslatedLine[] }
	| { readonly type: 'status'; readonly status: TranslatorStatus }
	| { readonly type: 'packs'; readonly packs: readonly LanguagePack[] }
	| { readonly type: 'sent'; readonly sessionId: string; readonly engine: string; readonly characters: number }
	| { readonly type: 'log'; readonly line: string }
	| { readonly type: 'slow-query'; readonly sql: string; readonly ms: number };
