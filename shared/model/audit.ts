import type { StaffRole } from './staff.ts';

/** What the audit log tells of; ids are fixed, words are chosen where they are shown. */
export const AUDIT_ACTS = [
	'session.imported',
	'session.exported',
	'session.deleted',
	'session.archived',
	'session.restored',
	'session.tagged',
	'session.sealed',
	'session.reopened',
	'report.made',
	'author.anonymised',
	'retention.set',
	'retention.applied',
	'backup.made',
	'backup.restored',
	'store.recovered',
	'review.drawn',
	'review.closed',
	'review.decided',
	'labels.changed',
	'guidelines.changed',
	'audit.exported',
] as const;
export type AuditAct = (typeof AUDIT_ACTS)[number];

/** One line of the audit log: who did what when. Append-only. */
export interface AuditEntry {
	/** UUIDv7. */
	readonly id: string;
	readonly at: number;
	/** Null: the desk itself, by a rule that a person set, or somebody who has not said who they are. */
	readonly author: { readonly name: string; readonly role: StaffRole } | null;
	readonly act: AuditAct;
	/** What it was done to; the session may be gone since. */
	readonly sessionId: string | null;
	/** Values of the words: titles, counts, formats. Never message text, never a viewer's name. */
	readonly detail: Readonly<Record<string, string | number>>;
}
