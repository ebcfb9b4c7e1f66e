import packageJson from '../../../../package.json' with { type: 'json' };
import { DeskError } from '../../../../shared/contract/errors.ts';
import type { PersonalDataChoice } from '../../../../shared/model/personal-data.ts';
import { EXPORT_DEFAULTS, type ExportOptions, type WrittenFormat } from '../../../../shared/model/session-export.ts';
import { isBeingImported } from '../../store/import-journal.ts';
import { sessionByUuid, sessionRowId } from '../../store/session-table.ts';
import type { ReadableStore } from '../../store/store.ts';
import type { CallHandlers } from '../../worker-calls.ts';
import { writePiece } from './write-piece.ts';

export interface PieceRequest {
	readonly sessionId: string;
	readonly format: WrittenFormat;
	/** Null begins. */
	readonly cursor: string | null;
	readonly personalData: PersonalDataChoice;
	/** The defaults where they are left out. */
	readonly options?: ExportOptions;
}

export interface TranscriptPiece {
	readonly text: string;
	/** Hand it back for the next piece; null after the last. */
	readonly cursor: string | null;
	/** How many of the session's messages are behind it. */
	readonly done: number;
}

/** What the reader writes of a session. */
export interface ExportReaderCalls {
	exportPiece: (input: PieceRequest) => TranscriptPiece;
}

export function createExportReaderCalls(store: () => ReadableStore): CallHandlers<ExportReaderCalls> {
	return {
		exportPiece({ sessionId, format, cursor, personalData, options = EXPORT_DEFAULTS }) {
			const session = sessionByUuid(store(), sessionId);
			const row = sessionRowId(store(), sessionId);
			if (session === null || row === null || isBeingImported(store(), row))
				throw new DeskError('session-not-found', `There is no session ${sessionId} in this store.`, { sessionId });
			return writePiece({ store: store(), session, row, personalData, options, version: packageJson.version }, format, cursor);
		},
	};
}
