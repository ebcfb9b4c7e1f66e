import type { ImportResult } from '../../shared/model/transcript-import.ts';
import { callDesk, onDeskEvent } from '../state/desk.ts';
import { uploadFile } from './upload-file.ts';

/** `uploading` counts bytes; `reading` counts what the desk counts. */
export interface ImportStep {
	readonly name: 'uploading' | 'reading';
	readonly done: number;
	readonly total: number;
}

/** Hands a transcript to the desk and has it read. Rejects with DeskError `cancelled` once the signal is aborted. */
export async function importFile(file: File, onStep: (step: ImportStep) => void, signal: AbortSignal): Promise<ImportResult> {
	const uploadId = await uploadFile(file, callDesk, {
		onProgress: ({ doneBytes, totalBytes }) => onStep({ name: 'uploading', done: doneBytes, total: totalBytes }),
		signal,
	});
	onStep({ name: 'reading', done: 0, total: 0 });
	// The desk names an import after its upload.
	const unsubscribe = onDeskEvent((event) => {
		if (event.type === 'progress' && event.operationId === uploadId) onStep({ name: 'reading', done: event.done, total: event.total });
	});
	// The import itself answers `cancelled`; where the desk is gone there is nothing to cancel.
	const cancel = () => void callDesk('operation.cancel', { operationId: uploadId }).catch(() => null);
	signal.addEventListener('abort', cancel, { once: true });
	try {
		return await callDesk('session.import', { uploadId });
	} finally {
		unsubscribe();
		signal.removeEventListener('abort', cancel);
	}
}
