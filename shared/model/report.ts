import type { DismissalReason, Verdict } from './annotation.ts';
import type { Category, Severity } from './category.ts';
import type { ComplianceClocks } from './compliance.ts';
import type { FoundFlag } from './flag.ts';
import type { MessageKind, Role } from './message.ts';
import type { PersonalDataChoice } from './personal-data.ts';
import type { QuestionGroup } from './question.ts';
import type { Session } from './show.ts';
import type { Span } from './span.ts';
import type { StaffRole } from './staff.ts';

/** What a report of a session says, before it is put into words. Texts are as the lead asked for them: masked or as they were. */
export interface ReportFacts {
	readonly session: Session;
	readonly personalData: PersonalDataChoice;
	/** From the first moment that is told of to the last; a running show ends with its last message. */
	readonly span: { readonly start: number; readonly end: number };
	readonly people: number;
	readonly kinds: Readonly<Record<MessageKind, number>>;
	/** Commonest first. */
	readonly languages: readonly { readonly tag: string; readonly messages: number }[];
	readonly deletions: number;
	readonly coverage: Coverage;
	readonly timeline: ReportTimeline;
	/** Commonest first; only categories in which something was found. */
	readonly categories: readonly ReportCategory[];
	readonly questions: { readonly groups: readonly QuestionGroup[]; readonly open: number; readonly hasMore: boolean };
	readonly contradictions: readonly ReportFinding[];
	/** What the host said that was confirmed or escalated, or was found severe and not yet judged. */
	readonly forHost: readonly ReportFinding[];
	/** Who judged, noted, translated; busiest first. */
	readonly staff: readonly StaffWork[];
	/** As they stood at the end; null where what the market asks is not known. */
	readonly clocks: ComplianceClocks | null;
}

export interface Coverage {
	readonly sources: readonly { readonly label: string; readonly kind: string; readonly messages: number }[];
	/** In order of time; clipped to the span. */
	readonly gaps: readonly { readonly start: number; readonly end: number; readonly source: string }[];
	/** Milliseconds in which at least one source was not connected. */
	readonly missing: number;
}

export interface ReportTimeline {
	readonly bucketMs: number;
	/** Chat by language tag, the host's speech and flags, bucket by bucket from the span's start. */
	readonly buckets: readonly {
		readonly languages: Readonly<Record<string, number>>;
		readonly speech: number;
		readonly flags: Readonly<Record<Severity, number>>;
	}[];
}

export interface ReportCategory {
	readonly category: Category;
	readonly verdicts: Readonly<Record<Verdict | 'unjudged', number>>;
	/** Added by people where the desk found nothing. */
	readonly added: number;
	/** Escalated and confirmed ones first, dismissed ones last. */
	readonly findings: readonly ReportFinding[];
	/** How many there are beyond those listed. */
	readonly more: number;
}

export interface ReportFinding {
	readonly messageId: number;
	/** Milliseconds since the session began. */
	readonly offset: number;
	readonly at: number;
	readonly author: string;
	readonly role: Role;
	readonly kind: MessageKind;
	readonly language: string;
	readonly text: string;
	readonly span: Span;
	readonly category: Category;
	readonly severity: Severity;
	/** Null where a person added it. */
	readonly flag: FoundFlag | null;
	readonly verdict: ReportVerdict | null;
	readonly addedBy: string | null;
	readonly notes: readonly { readonly by: string; readonly text: string }[];
	readonly translation: ReportTranslation | null;
	readonly isDeleted: boolean;
}

export interface ReportVerdict {
	readonly verdict: Verdict;
	readonly by: string;
	readonly role: StaffRole;
	readonly at: number;
	readonly reason: DismissalReason | null;
	readonly comment: string;
}

/** `approved`: by a second person; `written`: by one; `memory`: as the team translated the same text; else by a machine. */
export interface ReportTranslation {
	readonly text: string;
	readonly origin: 'approved' | 'written' | 'memory' | 'machine' | 'gist';
}

export interface StaffWork {
	readonly name: string;
	readonly role: StaffRole;
	readonly verdicts: Readonly<Record<Verdict, number>>;
	readonly notes: number;
	readonly addedFlags: number;
	readonly translations: number;
}
