import type { CallInput, CallOutput } from '../../shared/contract/contract.ts';
import { callDesk, onDeskEvent } from '../state/desk.ts';
import { uploadFile } from './upload-file.ts';

/** How far the desk or the page is with a file; `total` is 0 while nobody knows. */
export interface FileProgress {
	readonly done: number;
	readonly total: number;
}

type OnProgress = (progress: FileProgress) => void;

/** Hands a file to the desk, in bytes. Rejects with DeskError `cancelled` once the signal is aborted. */
export function handOverFile(file: File, onProgress: OnProgress, signal: AbortSignal): Promise<string> {
	return uploadFile(file, callDesk, { onProgress: ({ doneBytes, totalBytes }) => onProgress({ done: doneBytes, total: totalBytes }), signal });
}

/** What the desk finds in a file that was handed over. Rejects with DeskError `cancelled` once the signal is aborted. */
export function inspectFile(input: CallInput<'session.inspectFile'>, onProgress: OnProgress, signal: AbortSignal): Promise<CallOutput<'session.inspectFile'>> {
	return followed(input.uploadId, onProgress, signal, () => callDesk('session.inspectFile', input));
}

/** Has the desk store a file that was handed over. Rejects with DeskError `cancelled` once the signal is aborted. */
export function storeFile(input: CallInput<'session.import'>, onProgress: OnProgress, signal: AbortSignal): Promise<CallOutput<'session.import'>> {
	return followed(input.uploadId, onProgress, signal, () => callDesk('session.import', input));
}

/** The desk names what it does with a file after its upload. */
async function followed<Result>(operationId: string, onProgress: OnProgress, signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
	onProgress({ done: 0, total: 0 });
	const unsubscribe = onDeskEvent((event) => {
		if (event.type === 'progress' && event.operationId === operationId) onProgress({ done: event.done, total: event.total });
	});
	// The call itself answers `cancelled`; where the desk is gone there is nothing to cancel.
	const cancel = () => void callDesk('operation.cancel', { operationId }).catch(() => null);
	signal.addEventListener('abort', cancel, { once: true });
	try {
		return await work();
	} finally {
		unsubscribe();
		signal.removeEventListener('abort', cancel);
	}
}
