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
	'compliance.set',
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

/** What people did that stands in rows of its own: on messages, on questions, on what the team agreed. */
export const OWN_ACTS = [
	'verdict.given',
	'note.written',
	'flag.added',
	'label.given',
	'language.corrected',
	'translation.written',
	'translation.approved',
	'reply.made',
	'act.undone',
	'question.answered',
	'question.reopened',
	'answer.approved',
	'answer.withdrawn',
	'pack.saved',
	'pack.deleted',
	'exception.added',
	'exception.removed',
	'rule.looked',
	'review.judged',
] as const;
export type OwnAct = (typeof OWN_ACTS)[number];

export type LogAct = AuditAct | OwnAct;

/** What the log is narrowed to. */
export const LOG_KINDS = ['verdicts', 'marks', 'translations', 'answers', 'undone', 'rules', 'sessions', 'reviews', 'labels', 'keeping', 'log'] as const;
export type LogKind = (typeof LOG_KINDS)[number];

export const KIND_OF_ACT: Readonly<Record<LogAct, LogKind>> = {
	'verdict.given': 'verdicts',
	'note.written': 'marks',
	'flag.added': 'marks',
	'label.given': 'marks',
	'language.corrected': 'marks',
	'translation.written': 'translations',
	'translation.approved': 'translations',
	'reply.made': 'answers',
	'question.answered': 'answers',
	'question.reopened': 'answers',
	'answer.approved': 'answers',
	'answer.withdrawn': 'answers',
	'act.undone': 'undone',
	'pack.saved': 'rules',
	'pack.deleted': 'rules',
	'exception.added': 'rules',
	'exception.removed': 'rules',
	'rule.looked': 'rules',
	'session.imported': 'sessions',
	'session.exported': 'sessions',
	'session.deleted': 'sessions',
	'session.archived': 'sessions',
	'session.restored': 'sessions',
	'session.tagged': 'sessions',
	'session.sealed': 'sessions',
	'session.reopened': 'sessions',
	'report.made': 'sessions',
	'compliance.set': 'sessions',
	'review.drawn': 'reviews',
	'review.closed': 'reviews',
	'review.decided': 'reviews',
	'review.judged': 'reviews',
	'labels.changed': 'labels',
	'guidelines.changed': 'labels',
	'author.anonymised': 'keeping',
	'retention.set': 'keeping',
	'retention.applied': 'keeping',
	'backup.made': 'keeping',
	'backup.restored': 'keeping',
	'store.recovered': 'keeping',
	'audit.exported': 'log',
};

/** One line of the whole log: of the audit log proper, or of what people did elsewhere. */
export interface LogLine {
	/** The table and the row: unique in this store. */
	readonly id: string;
	readonly at: number;
	/** Null: the desk itself, or somebody who has not said who they are. */
	readonly author: { readonly name: string; readonly role: StaffRole } | null;
	readonly act: LogAct;
	/** The title is null where the session is gone. */
	readonly session: { readonly id: string; readonly title: string | null } | null;
	/** Where it was done to one message. */
	readonly messageId: number | null;
	/** Values of the words. Never message text, never what somebody wrote, never a viewer's name. */
	readonly detail: Readonly<Record<string, string | number>>;
}

/** Of the page and the command line; absent: whatever it is. */
export interface LogFilter {
	/** By name; null: the desk itself. */
	readonly person?: string | null | undefined;
	readonly kinds?: readonly LogKind[] | undefined;
	readonly sessionId?: string | undefined;
	/** Milliseconds since the epoch; `to` is not among them. */
	readonly from?: number | undefined;
	readonly to?: number | undefined;
}

export const LOG_FORMATS = ['csv', 'jsonl'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];
