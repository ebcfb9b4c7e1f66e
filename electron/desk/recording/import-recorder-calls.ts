import { DeskError } from '../../../shared/contract/errors.ts';
import type { ImportedShow } from '../../../shared/contract/import-calls.ts';
import type { ImportFormat } from '../../../shared/model/transcript-format.ts';
import type { CsvColumns, ImportResult } from '../../../shared/model/transcript-import.ts';
import type { Analyser } from '../analysis/analysis.ts';
import type { WritableStore } from '../store/store.ts';
import { openIncoming } from '../transcripts/incoming/open-incoming.ts';
import type { CallHandlers } from '../worker-calls.ts';
import type { IdleIndexing } from './idle-indexing.ts';
import type { SessionErasing } from './session-erasing.ts';
import { importTranscript } from './transcript-import.ts';
import { takeBackUnfinished } from './unfinished-import.ts';

/** What the desk asks of the recorder about transcripts in files. */
export interface ImportRecorderCalls {
	/**
	 * Reads a file into the store, in slices between which other calls are answered: all of it or nothing. Importing again adds only
	 * what is missing. One import after the other.
	 */
	importTranscript: (input: FileToImport) => ImportResult;
	/** The import under that id ends with `cancelled` at its next slice, and leaves nothing; an unknown id is ignored. */
	cancelImport: (input: { readonly operationId: string }) => null;
}

export interface FileToImport {
	readonly operationId: string;
	readonly file: string;
	/** As the person called it. */
	readonly name: string;
	readonly format?: ImportFormat | undefined;
	/** What the columns of a table are. */
	readonly columns?: CsvColumns | undefined;
	readonly show?: ImportedShow | undefined;
	/** When the show began, for files without a date. */
	readonly startedAt?: number | undefined;
	readonly takesPartial: boolean;
}

export interface ImportParts {
	readonly store: WritableStore;
	readonly analyser: Analyser;
	readonly indexing: IdleIndexing;
	readonly erasing: SessionErasing;
	/** In bytes of the file. */
	readonly onProgress: (operationId: string, done: number, total: number) => void;
	readonly isOpen: () => boolean;
}

export function createImportRecorderCalls(parts: () => ImportParts): CallHandlers<ImportRecorderCalls> {
	const cancelled = new Set<string>();
	const waiting = new Set<string>();
	let last: Promise<unknown> = Promise.resolve();

	async function run({ operationId, file, name, format, columns, show, startedAt, takesPartial }: FileToImport): Promise<ImportResult> {
		const { store, analyser, indexing, erasing, onProgress, isOpen } = parts();
		try {
			await erasing.finish();
			const opened = await openIncoming(file, name, { format, columns });
			if (opened.type === 'table') throw columnsNeeded(name);
			return await importTranscript(store, analyser, opened.transcript, {
				show,
				startedAt,
				takesPartial,
				isCancelled: () => !isOpen() || cancelled.has(operationId),
				onProgress: (done, total) => onProgress(operationId, done, total),
			});
		} catch (error) {
			// A desk that is closed takes it back at its next start.
			if (isOpen()) await takeBackUnfinished(store, erasing);
			throw error;
		} finally {
			if (isOpen()) indexing.wake();
		}
	}

	return {
		importTranscript(input) {
			waiting.add(input.operationId);
			const result = last.then(() => run(input));
			last = result
				.catch(() => undefined)
				.then(() => {
					waiting.delete(input.operationId);
					cancelled.delete(input.operationId);
				});
			return result;
		},

		cancelImport({ operationId }) {
			if (waiting.has(operationId)) cancelled.add(operationId);
			return null;
		},
	};
}

function columnsNeeded(file: string): DeskError {
	return new DeskError('columns-needed', `${file} is a table: say which column is what, as in --columns text=Comment,author=User,time=Date.`, { file });
}
