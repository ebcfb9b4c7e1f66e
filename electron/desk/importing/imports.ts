import type { CallName, CallOutput, ParsedInput } from '../../../shared/contract/contract.ts';
import { DeskError } from '../../../shared/contract/errors.ts';
import type { importCalls } from '../../../shared/contract/import-calls.ts';
import type { InspectedFile } from '../../../shared/model/transcript-import.ts';
import type { Acts } from '../acts.ts';
import type { EventJournal } from '../event-journal.ts';
import type { Reader } from '../reading/reader.ts';
import type { Recorder } from '../recording/recorder.ts';
import type { Uploads } from '../uploads.ts';

type ImportName = keyof typeof importCalls & CallName;
type Handlers = { readonly [Name in ImportName]: (input: ParsedInput<Name>) => Promise<CallOutput<Name>> };

/** Transcripts of this desk and of other tools on their way in: looked into by the reader, stored by the recorder. */
export interface Imports {
	readonly handlers: Handlers;
	/** Ends the look into a file, or the storing of it; an unknown id is ignored. */
	cancel(operationId: string): void;
}

export interface ImportSurroundings {
	readonly recorder: Recorder;
	readonly reader: Reader;
	readonly journal: EventJournal;
	readonly uploads: Uploads;
	readonly acts: Acts;
	/** Something was stored. */
	readonly onImported: () => void;
}

export function createImports({ recorder, reader, journal, uploads, acts, onImported }: ImportSurroundings): Imports {
	const inspecting = new Set<string>();
	const cancelled = new Set<string>();
	const tell = (operationId: string) => (done: number, total: number) => journal.publish({ type: 'progress', operationId, done, total });

	async function inspect({ uploadId, format, columns }: ParsedInput<'session.inspectFile'>): Promise<InspectedFile> {
		const { path, name } = await uploads.complete(uploadId);
		const begun = await reader.call('beginInspection', { operationId: uploadId, path, name, format, columns });
		if (begun.type === 'table') return { type: 'table', file: name, encoding: begun.encoding, table: begun.table };
		for (;;) {
			if (cancelled.has(uploadId)) {
				await reader.call('endInspection', { operationId: uploadId });
				throw new DeskError('cancelled', 'The look into the file was cancelled; nothing was stored.');
			}
			const { done, found } = await reader.call('inspectOn', { operationId: uploadId });
			if (found !== null) return { type: 'transcript', found };
			tell(uploadId)(done, begun.total);
		}
	}

	return {
		handlers: {
			'session.inspectFile': async (input) => {
				const { uploadId } = input;
				inspecting.add(uploadId);
				try {
					return await inspect(input);
				} finally {
					inspecting.delete(uploadId);
					cancelled.delete(uploadId);
				}
			},

			'session.import': async ({ uploadId, format, columns, show, startedAt, takesPartial }) => {
				const { path, name } = await uploads.complete(uploadId);
				// What has no date of its own is taken to be of today.
				const file = { operationId: uploadId, file: path, name, format, columns, show, startedAt: startedAt ?? Date.now(), takesPartial };
				let isOver = true;
				try {
					const result = await recorder.withProgress(uploadId, tell(uploadId), () => recorder.call('importTranscript', file));
					journal.publish({ type: 'session', session: await reader.call('getSession', { sessionId: result.sessionId }) });
					onImported();
					await acts.note('session.imported', result.sessionId, { added: result.added, known: result.known, leftOut: result.skippedCount });
					return result;
				} catch (error) {
					isOver = !isMendable(error);
					throw error;
				} finally {
					if (isOver) await uploads.discard(uploadId);
				}
			},
		},

		cancel(operationId) {
			if (inspecting.has(operationId)) cancelled.add(operationId);
			recorder.cancel(operationId);
		},
	};
}

/** The same file can be asked for again, in another way. */
function isMendable(error: unknown): boolean {
	return error instanceof DeskError && (error.code === 'file-has-problems' || error.code === 'columns-needed' || error.code === 'cancelled');
}
