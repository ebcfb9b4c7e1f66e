import { DeskError } from '../../../shared/contract/errors.ts';
import { messagesByIds } from '../store/message-table.ts';
import { openForReading, storeFile } from '../store/open-store.ts';
import { savedSheets, sessionSheets } from '../store/product-sheet-table.ts';
import { searchMessages } from '../store/search-index.ts';
import { allSessions, sessionByUuid, sessionRowId } from '../store/session-table.ts';
import type { ReadableStore } from '../store/store.ts';
import { writePiece } from '../transcripts/jsonl-writer.ts';
import type { CallHandlers } from '../worker-calls.ts';
import { feedPage, pageToReview } from './feed-page.ts';
import type { ReaderCalls, ReaderNotice } from './protocol.ts';

/** The reader's calls on one store, which `open` opens. */
export function createReaderCalls(notify: (notice: ReaderNotice) => void): CallHandlers<ReaderCalls> {
	let opened: ReadableStore | null = null;

	function store(): ReadableStore {
		if (!opened) throw new DeskError('desk-closed', 'The store is closed.');
		return opened;
	}

	function sessionRow(sessionId: string): number {
		const row = sessionRowId(store(), sessionId);
		if (row === null) throw sessionNotFound(sessionId);
		return row;
	}

	return {
		open({ dataFolder }) {
			opened = openForReading(storeFile(dataFolder), (query) => notify({ type: 'slow-query', ...query }));
			return null;
		},

		listSessions: () => allSessions(store()),

		getSession({ sessionId }) {
			const session = sessionByUuid(store(), sessionId);
			if (!session) throw sessionNotFound(sessionId);
			return session;
		},

		feedPage: ({ sessionId, filter, cursor, limit }) => feedPage(store(), sessionRow(sessionId), filter ?? {}, cursor, limit),

		toReview: ({ sessionId, limit }) => pageToReview(store(), sessionRow(sessionId), limit),

		listSheets: () => savedSheets(store()),

		sessionSheets: ({ sessionId }) => sessionSheets(store(), sessionRow(sessionId)),

		search({ text, sessionId, before, limit }) {
			const session = sessionId === undefined ? null : sessionRow(sessionId);
			const ids = searchMessages(store(), { text, session, before: before ?? Number.MAX_SAFE_INTEGER, limit: limit + 1 });
			const hits = messagesByIds(store(), ids.slice(0, limit)).map((message) => {
				const found = sessionByUuid(store(), message.sessionId);
				if (!found) throw new Error('a message without its session');
				return { message, session: { id: found.id, title: found.show.title, startedAt: found.startedAt } };
			});
			return { hits, hasMore: ids.length > limit };
		},

		exportPiece({ sessionId, cursor }) {
			const session = sessionByUuid(store(), sessionId);
			if (!session) throw sessionNotFound(sessionId);
			return writePiece(store(), session, sessionRow(sessionId), cursor);
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
