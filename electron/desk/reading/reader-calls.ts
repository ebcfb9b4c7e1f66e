import { DeskError } from '../../../shared/contract/errors.ts';
import { createAuditReaderCalls } from '../audit/audit-reader-calls.ts';
import { createComplianceReaderCalls } from '../compliance/compliance-reader-calls.ts';
import { createLabelReaderCalls } from '../labels/label-reader-calls.ts';
import { ruleExamples, ruleRecords } from '../learning/rule-records.ts';
import { createPresetReaderCalls } from '../presets/preset-worker-calls.ts';
import { questionGroups } from '../questions/groups.ts';
import { createReportReading } from '../report/report-calls.ts';
import { createReviewReaderCalls } from '../reviewing/reader-calls.ts';
import { createSealReaderCalls } from '../sealing/reader-calls.ts';
import { createSearchReads } from '../searching/search-calls.ts';
import { approvedAnswers } from '../store/approved-answer-table.ts';
import { savedConcepts } from '../store/concept-table.ts';
import { isBeingImported } from '../store/import-journal.ts';
import { messagesByIds } from '../store/message-table.ts';
import { openForReading, storeFile } from '../store/open-store.ts';
import { placesOf } from '../store/place-query.ts';
import { savedSheets, sessionSheets } from '../store/product-sheet-table.ts';
import { askingCounts, askingsByIds, messagesAsking } from '../store/question-table.ts';
import { allSessions, sessionByUuid, sessionRowId } from '../store/session-table.ts';
import { storedLearning, storedRetention, storedTranslation, storedTwitchAccount } from '../store/setting-table.ts';
import type { ReadableStore } from '../store/store.ts';
import { standingExceptions } from '../store/team-exception-table.ts';
import { createExportReaderCalls } from '../transcripts/outgoing/export-reader-calls.ts';
import { memoryPiece } from '../translation/formats/memory-export.ts';
import { OpenFiles } from '../translation/formats/open-files.ts';
import { termPiece } from '../translation/formats/term-export.ts';
import type { CallHandlers } from '../worker-calls.ts';
import { feedPage, pageToReview } from './feed-page.ts';
import { createImportReaderCalls } from './import-reader-calls.ts';
import type { ReaderCalls, ReaderNotice } from './protocol.ts';
import { createTimelineReads } from './timeline-calls.ts';

/** The reader's calls on one store, which `open` opens. */
export function createReaderCalls(notify: (notice: ReaderNotice) => void): CallHandlers<ReaderCalls> {
	let opened: ReadableStore | null = null;
	const files = new OpenFiles();

	function store(): ReadableStore {
		if (!opened) throw new DeskError('desk-closed', 'The store is closed.');
		return opened;
	}

	function sessionRow(sessionId: string): number {
		const row = sessionRowId(store(), sessionId);
		if (row === null || isBeingImported(store(), row)) throw sessionNotFound(sessionId);
		return row;
	}

	return {
		open({ dataFolder }) {
			opened = openForReading(storeFile(dataFolder), (query) => notify({ type: 'slow-query', ...query }));
			return null;
		},

		...createSealReaderCalls(store),

		listSessions: () => allSessions(store()),

		getSession({ sessionId }) {
			sessionRow(sessionId);
			const session = sessionByUuid(store(), sessionId);
			if (!session) throw sessionNotFound(sessionId);
			return session;
		},

		feedPage: ({ sessionId, filter, cursor, limit }) => feedPage(store(), sessionRow(sessionId), filter ?? {}, cursor, limit),

		places: ({ sessionId }) => placesOf(store(), sessionRow(sessionId)),

		toReview: ({ sessionId, limit }) => pageToReview(store(), sessionRow(sessionId), limit),

		...createReportReading(store, sessionRow),

		listSheets: () => savedSheets(store()),

		sessionSheets: ({ sessionId }) => sessionSheets(store(), sessionRow(sessionId)),

		questionGroups: ({ sessionId, now, limit }) => questionGroups(store(), sessionRow(sessionId), now, limit),

		questionCounts: ({ sessionId }) => askingCounts(store(), sessionRow(sessionId)),

		questionAskings({ sessionId, key, before, limit }) {
			const ids = messagesAsking(store(), sessionRow(sessionId), key, before ?? Number.MAX_SAFE_INTEGER, limit + 1);
			const shown = ids.slice(0, limit);
			const askings = askingsByIds(store(), shown);
			return { askings: shown.flatMap((id) => askings.get(id) ?? []), hasMore: ids.length > limit };
		},

		listAnswers: () => approvedAnswers(store()),

		...createSearchReads(store, sessionRow),

		listExceptions: () => standingExceptions(store()),

		ruleRecords: ({ rule }) => ruleRecords(store(), rule),

		ruleExamples: (query) => ruleExamples(store(), query),

		learningSettings: () => storedLearning(store()),

		retention: () => storedRetention(store()),

		translationSettings: () => storedTranslation(store()),

		twitchAccount: () => storedTwitchAccount(store()),

		message: ({ messageId }) => messagesByIds(store(), [messageId])[0] ?? null,

		...createImportReaderCalls(store),
		...createLabelReaderCalls(store),
		...createPresetReaderCalls(store),
		...createReviewReaderCalls(store),

		...createTimelineReads(store, sessionRow),
		...createAuditReaderCalls(store),
		...createComplianceReaderCalls(store, sessionRow),

		listConcepts: () => savedConcepts(store()),

		...createExportReaderCalls(store),

		memoryPiece: (request) => memoryPiece(store(), request),

		termPiece: ({ format, cursor }) => termPiece(store(), format, cursor),

		readUnits: ({ operationId, path, name }) => files.units(operationId, path, name),

		readConcepts: ({ operationId, path, name }) => files.concepts(operationId, path, name),

		async closeFile({ operationId }) {
			await files.close(operationId);
			return null;
		},

		close() {
			store().close();
			opened = null;
			return null;
		},
	};
}

function sessionNotFound(sessionId: string): DeskError {
	return new DeskError('session-not-found', `There is no session ${sessionId} in this store.`, { sessionId });
}
