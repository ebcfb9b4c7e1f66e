import type { StaffRole } from './staff.ts';

/** How the lines of a sealed transcript hang together; the README says it in words. */
export const SEAL_ALGORITHM = 'showdesk-sha256-1';

/** `erased`: sealed anew after personal data had to go; what the seal said before stays in its history. */
export const SEAL_ACTS = ['sealed', 'reopened', 'erased'] as const;
export type SealAct = (typeof SEAL_ACTS)[number];

/** One line of the history of a session's seal. */
export interface SealRecord {
	readonly act: SealAct;
	/** Null: the desk itself. */
	readonly by: { readonly name: string; readonly role: StaffRole } | null;
	readonly at: number;
	/** Why it was reopened, or what was erased by which act. */
	readonly reason: string | null;
	/** Of the transcript. */
	readonly version: number;
	/** How many lines the chain has; 0 where it was reopened. */
	readonly lines: number;
	/** End of the chain, base64url; empty where it was reopened. */
	readonly root: string;
}

/** Where a session stands: `open`, or the seal that holds. */
export type SealState = Pick<SealRecord, 'by' | 'at' | 'lines' | 'root'> & { readonly wasErased: boolean };

/** What a line of a transcript is about, and the seal itself; `line`: one that a file lost, so that nobody can tell. Stored by their places. */
export const SEALED_KINDS = ['session', 'message', 'gap', 'deletion', 'annotation', 'answer', 'seal', 'line'] as const;
export type SealedKind = (typeof SEALED_KINDS)[number];

/** What of a line was changed. */
export const SEALED_FIELDS = ['text', 'author', 'time', 'reply', 'source', 'language', 'flags', 'verdict', 'other'] as const;
export type SealedField = (typeof SEALED_FIELDS)[number];

/** `moved`: it is there, as it was, at another place. */
export const TAMPERINGS = ['changed', 'removed', 'added', 'moved'] as const;
export type Tampering = (typeof TAMPERINGS)[number];

/** The first place where a transcript is not what was sealed. */
export interface SealFinding {
	readonly how: Tampering;
	readonly kind: SealedKind;
	/** Number of the line in the transcript, from 1; null for the seal itself. */
	readonly line: number | null;
	/** Row number in the store; null in a file. */
	readonly row: number | null;
	/** When it is said to have happened; null where that is not known. */
	readonly at: number | null;
	/** Empty where it cannot be told. */
	readonly fields: readonly SealedField[];
}

/** What came of looking at a seal. */
export interface SealReport {
	readonly sessionId: string;
	readonly title: string;
	/** `unsealed`: there is nothing to hold it to. */
	readonly outcome: 'whole' | 'changed' | 'unsealed';
	readonly finding: SealFinding | null;
	readonly lines: number;
	/** Lines whose personal data was taken out of a file: in place, but what they say cannot be checked. */
	readonly masked: number;
	/** Oldest first; the last one is the seal that was looked at. */
	readonly history: readonly SealRecord[];
	/** Of a file: what this desk keeps of the same session. */
	readonly store: 'same' | 'older' | 'different' | 'unknown' | null;
}
