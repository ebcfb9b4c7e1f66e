import type { FeedPage } from '../../../shared/contract/contract.ts';
import type { ExchangePiece, TermFormat } from '../../../shared/model/exchange.ts';
import type { FeedFilter } from '../../../shared/model/feed-filter.ts';
import type { Message } from '../../../shared/model/message.ts';
import type { Place } from '../../../shared/model/place.ts';
import type { ProductSheet, SavedSheet } from '../../../shared/model/product-sheet.ts';
import type { ApprovedAnswer, Asking, QuestionGroup } from '../../../shared/model/question.ts';
import type { LearningSettings, RuleExample, RuleRecord } from '../../../shared/model/rule-record.ts';
import type { Session } from '../../../shared/model/show.ts';
import type { TeamException } from '../../../shared/model/team-exception.ts';
import type { SavedConcept } from '../../../shared/model/term.ts';
import type { TranslationSettings } from '../../../shared/model/translation-settings.ts';
import type { TwitchAccount } from '../../../shared/model/twitch-account.ts';
import type { AuditReaderCalls } from '../audit/audit-reader-calls.ts';
import type { ComplianceReaderCalls } from '../compliance/compliance-reader-calls.ts';
import type { LabelReaderCalls } from '../labels/label-reader-calls.ts';
import type { PresetReaderCalls } from '../presets/preset-worker-calls.ts';
import type { ReportReading } from '../report/report-calls.ts';
import type { ReviewReaderCalls } from '../reviewing/reader-calls.ts';
import type { SealReaderCalls } from '../sealing/reader-calls.ts';
import type { SearchReaderCalls } from '../searching/search-calls.ts';
import type { ExampleQuery } from '../store/rule-tally-table.ts';
import type { KeptRetention } from '../store/setting-table.ts';
import type { ExportReaderCalls } from '../transcripts/outgoing/export-reader-calls.ts';
import type { ConceptOfFile, UnitOfFile } from '../translation/formats/exchange-entry.ts';
import type { MemoryExportRequest } from '../translation/formats/memory-export.ts';
import type { Portion } from '../translation/formats/open-files.ts';
import type { ImportReaderCalls } from './import-reader-calls.ts';
import type { TimelineReads } from './timeline-calls.ts';

/** What the desk asks of the reader worker. It never writes, so a long export never delays intake. */

export type FeedCursor = { readonly before: number } | { readonly after: number } | { readonly around: number };

export interface ReaderCalls
	extends ImportReaderCalls,
		AuditReaderCalls,
		ComplianceReaderCalls,
		ExportReaderCalls,
		LabelReaderCalls,
		PresetReaderCalls,
		TimelineReads,
		ReportReading,
		SearchReaderCalls,
		ReviewReaderCalls,
		SealReaderCalls {
	/** After the recorder has opened the store, which makes and migrates it. */
	open: (input: { readonly dataFolder: string }) => null;
	/** Newest first. */
	listSessions: (input: Record<string, never>) => readonly Session[];
	getSession: (input: { readonly sessionId: string }) => Session;
	feedPage: (input: {
		readonly sessionId: string;
		readonly filter?: FeedFilter | undefined;
		readonly cursor?: FeedCursor | undefined;
		readonly limit: number;
	}) => FeedPage;
	/** Where the session was heard. */
	places: (input: { readonly sessionId: string }) => readonly Place[];
	/** Messages with unreviewed flags, most severe first, then oldest; `hasNewer` says that there are more. */
	toReview: (input: { readonly sessionId: string; readonly limit: number }) => FeedPage;
	listSheets: (input: Record<string, never>) => readonly SavedSheet[];
	sessionSheets: (input: { readonly sessionId: string }) => readonly ProductSheet[];
	/** Most urgent first at `now`. */
	questionGroups: (input: { readonly sessionId: string; readonly now: number; readonly limit: number }) => {
		readonly groups: readonly QuestionGroup[];
		readonly hasMore: boolean;
	};
	questionCounts: (input: { readonly sessionId: string }) => Readonly<Record<string, number>>;
	questionAskings: (input: { readonly sessionId: string; readonly key: string; readonly before?: number | undefined; readonly limit: number }) => {
		readonly askings: readonly Asking[];
		readonly hasMore: boolean;
	};
	listAnswers: (input: Record<string, never>) => readonly ApprovedAnswer[];
	listExceptions: (input: Record<string, never>) => readonly TeamException[];
	ruleRecords: (input: { readonly rule?: string | undefined }) => readonly RuleRecord[];
	ruleExamples: (input: ExampleQuery) => { readonly examples: readonly RuleExample[]; readonly hasMore: boolean };
	learningSettings: (input: Record<string, never>) => LearningSettings;
	retention: (input: Record<string, never>) => KeptRetention;
	translationSettings: (input: Record<string, never>) => TranslationSettings;
	twitchAccount: (input: Record<string, never>) => TwitchAccount;
	/** Null where there is no such message. */
	message: (input: { readonly messageId: number }) => Message | null;
	listConcepts: (input: Record<string, never>) => readonly SavedConcept[];
	/** What people approved, as a file; begin with a null cursor. */
	memoryPiece: (input: MemoryExportRequest) => ExchangePiece;
	termPiece: (input: { readonly format: TermFormat; readonly cursor: string | null }) => ExchangePiece;
	/** The next units of a file that another tool wrote; it is open from the first call until `closeFile`. */
	readUnits: (input: FileToRead) => Portion<UnitOfFile>;
	readConcepts: (input: FileToRead) => Portion<ConceptOfFile>;
	closeFile: (input: { readonly operationId: string }) => null;
	close: (input: Record<string, never>) => null;
}

interface FileToRead {
	readonly operationId: string;
	readonly path: string;
	/** As the person called it. */
	readonly name: string;
}

/** Told without being asked. `sql` has placeholders, never what a person wrote. */
export type ReaderNotice = { readonly type: 'slow-query'; readonly sql: string; readonly ms: number };
