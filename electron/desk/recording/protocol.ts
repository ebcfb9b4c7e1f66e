import type { NewException, RuleDescription } from '../../../shared/contract/contract.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { AuditEntry } from '../../../shared/model/audit.ts';
import type { Deletion, Message } from '../../../shared/model/message.ts';
import type { ProductSheet, SavedSheet, UnderstoodFact } from '../../../shared/model/product-sheet.ts';
import type { ApprovedAnswer, QuestionAct, QuestionAnswer, SheetAnswer } from '../../../shared/model/question.ts';
import type { PackProblem } from '../../../shared/model/rule-pack.ts';
import type { LearningSettings, RuleRecord } from '../../../shared/model/rule-record.ts';
import type { Gap, Session, Show, SourceKind } from '../../../shared/model/show.ts';
import type { Profile } from '../../../shared/model/staff.ts';
import type { SavedConcept } from '../../../shared/model/term.ts';
import type { TranslationSettings } from '../../../shared/model/translation-settings.ts';
import type { TwitchAccount } from '../../../shared/model/twitch-account.ts';
import type { NewBody } from '../annotation/annotating.ts';
import type { ComplianceRecorderCalls } from '../compliance/compliance-recorder-calls.ts';
import type { DeletionTarget, SpokenLine } from '../intake/source.ts';
import type { KeepingRecorderCalls } from '../keeping/keeping-recorder-calls.ts';
import type { LabelRecorderCalls } from '../labels/label-recorder-calls.ts';
import type { AddedExceptions, TakenBack } from '../learning/team-exceptions.ts';
import type { PresetRecorderCalls } from '../presets/preset-worker-calls.ts';
import type { ReviewRecorderCalls } from '../reviewing/recorder-calls.ts';
import type { SealRecorderCalls } from '../sealing/recorder-calls.ts';
import type { SearchRecorderCalls } from '../searching/search-calls.ts';
import type { ImportedUnit } from '../store/memory-table.ts';
import type { KeptUnits } from '../store/setting-table.ts';
import type { NewPackRevision } from '../store/team-pack-table.ts';
import type { KeptTranslation } from '../store/translation-table.ts';
import type { ImportRecorderCalls } from './import-recorder-calls.ts';
import type { SessionRecorderCalls } from './session-calls.ts';

/** What the desk asks of the recorder worker, the only writer of the store. Each call is one transaction. */

/**
 * A validated message on its way into the store: without what the store and the analysis add.
 * Its text is well-formed UTF-16 (lone surrogates and NUL are U+FFFD already).
 */
export type IntakeMessage = Omit<Message, 'id' | 'sessionId' | 'language' | 'isQuestion' | 'question' | 'flags' | 'speech'> & { readonly speech?: SpokenLine };

/** Messages and deletions in the order they came, so that a deletion meets the message before it. */
export type IntakeItem =
	| { readonly type: 'message'; readonly message: IntakeMessage }
	/** Spoken lines of one source that make one sentence, in their order: analysed as one, stored one by one. */
	| { readonly type: 'sentence'; readonly lines: readonly IntakeMessage[] }
	| { readonly type: 'deletion'; readonly sourceId: string; readonly target: DeletionTarget; readonly at: number };

export interface RecordedBatch {
	/** Only those that were new, in order of id. */
	readonly messages: readonly Message[];
	readonly deletions: readonly Deletion[];
	/** Messages the store had already, by source. */
	readonly duplicates: Readonly<Record<string, number>>;
	/** How many messages of earlier sessions the platform took away in vain: those sessions are sealed and stay as they were. */
	readonly sealedDeletions: number;
}

export interface NewSource {
	readonly id: string;
	readonly kind: SourceKind;
	readonly channel: string;
	readonly label: string;
}

export interface RecorderCalls
	extends ImportRecorderCalls,
		SessionRecorderCalls,
		LabelRecorderCalls,
		PresetRecorderCalls,
		SearchRecorderCalls,
		ReviewRecorderCalls,
		SealRecorderCalls,
		KeepingRecorderCalls,
		ComplianceRecorderCalls {
	/** Sessions a crash left open are closed as `interrupted` when the recorder starts; this returns them. */
	open: (input: { readonly dataFolder: string; readonly resourcesFolder: string }) => {
		readonly interrupted: readonly Session[];
		readonly profile: Profile | null;
		/** Why packs of the team are not in force. */
		readonly packProblems: readonly PackProblem[];
		/** Null where none were ever used. */
		readonly youtubeUnits: KeptUnits | null;
	};
	beginSession: (input: {
		readonly id: string;
		readonly show: Show;
		readonly sources: readonly NewSource[];
		readonly sheets: readonly ProductSheet[];
		/** Left out: as the market asks. */
		readonly disclosureMinutes?: number | undefined;
		readonly startedAt: number;
	}) => Session;
	endSession: (input: { readonly sessionId: string; readonly endedAt: number; readonly ending: 'stopped' | 'finished' }) => Session;
	/** Analyses and commits; nothing of it is shown before the answer. */
	record: (input: { readonly sessionId: string; readonly items: readonly IntakeItem[] }) => RecordedBatch;
	openGap: (input: { readonly sessionId: string; readonly sourceId: string; readonly startedAt: number; readonly reason: string }) => Gap;
	closeGap: (input: { readonly gapId: number; readonly endedAt: number }) => Gap;
	annotate: (input: { readonly messageId: number; readonly body: NewBody; readonly profile: Profile; readonly at: number }) => Annotation;
	/** Without an id: the person's latest annotation in the session that still stands. */
	undo: (input: { readonly sessionId: string; readonly annotationId?: string | undefined; readonly profile: Profile; readonly at: number }) => Annotation;
	/** A reply that was noted as sent did not get to the chat. */
	withdrawReply: (input: { readonly annotationId: string; readonly profile: Profile; readonly at: number }) => Annotation;
	/** Null for a rule that the packs and detectors of this version do not have. */
	describeRule: (input: { readonly rule: string }) => RuleDescription | null;
	setProfile: (input: { readonly profile: Profile }) => Profile;
	/** One for each, in their order. */
	understandFacts: (input: { readonly facts: readonly { readonly name: string; readonly text: string }[] }) => readonly UnderstoodFact[];
	/** One more revision of a pack of the team, which was checked; in force from the next message on. */
	keepPack: (input: NewPackRevision) => { readonly revision: number; readonly problems: readonly PackProblem[] };
	saveSheet: (input: SavedSheet) => SavedSheet;
	deleteSheet: (input: { readonly id: string }) => null;
	/** For a running show from its next message on. */
	setSheets: (input: { readonly sessionId: string; readonly sheets: readonly ProductSheet[]; readonly at: number }) => null;
	/** What sheets answer to questions, topic by topic. */
	answersOfSheets: (input: { readonly sheets: readonly ProductSheet[] }) => readonly SheetAnswer[];
	answerQuestion: (input: {
		readonly sessionId: string;
		readonly key: string;
		readonly act: QuestionAct;
		readonly profile: Profile;
		readonly at: number;
	}) => QuestionAnswer;
	approveAnswer: (input: ApprovedAnswer) => ApprovedAnswer;
	withdrawAnswer: (input: Omit<ApprovedAnswer, 'text'>) => null;
	/** Counts from the next message on, in every running show and import. */
	addExceptions: (input: {
		readonly exceptions: readonly NewException[];
		readonly acceptsRisk: boolean;
		readonly profile: Profile;
		readonly at: number;
	}) => AddedExceptions;
	/** Takes back an exception, or the taking back of one. */
	takeBackException: (input: { readonly id: string; readonly comment?: string | undefined; readonly profile: Profile; readonly at: number }) => TakenBack;
	noteLook: (input: { readonly rule: string; readonly profile: Profile; readonly at: number }) => RuleRecord;
	setLearning: (input: { readonly settings: LearningSettings }) => LearningSettings;
	/** What machines translated, as it was shown. */
	keepTranslations: (input: { readonly translations: readonly KeptTranslation[] }) => null;
	/** Characters that were sent to an engine outside this machine. */
	noteSent: (input: { readonly sessionId: string; readonly engine: string; readonly characters: number; readonly day: string }) => null;
	setTranslation: (input: { readonly settings: TranslationSettings }) => TranslationSettings;
	setTwitchAccount: (input: { readonly account: TwitchAccount }) => TwitchAccount;
	keepYouTubeUnits: (input: { readonly units: KeptUnits }) => null;
	saveConcept: (input: SavedConcept) => SavedConcept;
	deleteConcept: (input: { readonly id: string }) => null;
	/** Returns how many of them were new. */
	importUnits: (input: { readonly units: readonly ImportedUnit[] }) => number;
	/** A line of the audit log about something the recorder did not do itself. */
	noteAct: (input: Omit<AuditEntry, 'id'>) => AuditEntry;
	/** Brings the search index up to the last message; the reader is asked after it. */
	indexAll: (input: Record<string, never>) => null;
	/** Indexes nothing more, and closes the store. */
	close: (input: Record<string, never>) => null;
}

/** Told without being asked. `sql` has placeholders, never what a person wrote. */
export type RecorderNotice =
	| { readonly type: 'slow-query'; readonly sql: string; readonly ms: number }
	/** In messages. */
	| { readonly type: 'keeping-progress'; readonly operationId: string; readonly done: number; readonly total: number }
	/** In bytes of the file. */
	| { readonly type: 'import-progress'; readonly operationId: string; readonly done: number; readonly total: number };
