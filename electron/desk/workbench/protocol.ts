import type { MessageKind, Role } from '../../../shared/model/message.ts';
import type { PackCheck, PackImport, PackRevision, PackSummary, PackText, SessionTrial, TriedLine } from '../../../shared/model/rule-pack.ts';

/** What the desk asks of the workbench worker, which tries rules and never writes: recording does not notice it. */
export interface WorkbenchCalls {
	/** After the recorder has opened the store. Fails with bad-rule-pack where a shipped pack has a mistake. */
	open: (input: { readonly dataFolder: string; readonly resourcesFolder: string }) => null;
	/** The shipped ones first, each by name. */
	listPacks: (input: Record<string, never>) => readonly PackSummary[];
	/** Of a team's pack the newest revision, or the one asked for. Fails with pack-not-found. */
	readPack: (input: { readonly name: string; readonly revision?: number | undefined }) => PackText;
	packHistory: (input: { readonly name: string }) => readonly PackRevision[];
	/** Never fails, whatever the text is. */
	checkPack: (input: { readonly name: string; readonly text: string }) => PackCheck;
	/** Each by all rules as they are, and as they would be with `text` in place of the pack; null for as they are. */
	tryLines: (
		input: TrialInput & { readonly lines: readonly { readonly text: string; readonly kind: MessageKind; readonly role: Role }[] },
	) => readonly TriedLine[];
	/** In slices, so that `cancel` comes through; fails with cancelled, session-not-found. */
	trySession: (
		input: TrialInput & {
			readonly sessionId: string;
			/** The only rule to look at; null for all. */
			readonly rule: string | null;
			readonly operationId: string;
		},
	) => SessionTrial;
	cancel: (input: { readonly operationId: string }) => null;
	/** The text as it will be kept: with the next version, and what each replaced rule was made from. Fails with bad-rule-pack. */
	settlePack: (input: { readonly name: string; readonly text: string }) => { readonly version: number; readonly text: string };
	/** What is kept of a pack that is deleted: its last text, as one more version. Fails with pack-not-found. */
	settleDeletion: (input: { readonly name: string }) => { readonly version: number; readonly text: string };
	/** A YAML stream of packs. */
	exportPacks: (input: { readonly names: readonly string[] }) => string;
	/** What is in such a stream; never fails. */
	readStream: (input: { readonly text: string }) => readonly PackImport[];
	close: (input: Record<string, never>) => null;
}

export interface TrialInput {
	readonly name: string;
	readonly text: string | null;
}

/** Told without being asked; in messages. */
export type WorkbenchNotice = { readonly type: 'trial-progress'; readonly operationId: string; readonly done: number; readonly total: number };
