import type { SealReport } from '../../../shared/model/seal.ts';
import { callDesk, onDeskEvent } from '../../state/desk.ts';
import { uploadFile } from '../upload-file.ts';

/**
 * Hands a transcript over and has it held to its seal. Rejects with DeskError `cancelled` once the signal is aborted.
 * @param onShare from 0 to 1: handing over is the first half
 */
export async function verifyFile(file: File, onShare: (share: number) => void, signal: AbortSignal): Promise<SealReport> {
	const uploadId = await uploadFile(file, callDesk, { onProgress: ({ doneBytes, totalBytes }) => onShare(doneBytes / totalBytes / 2), signal });
	const unsubscribe = onDeskEvent((event) => {
		if (event.type === 'progress' && event.operationId === uploadId && event.total > 0) onShare(0.5 + event.done / event.total / 2);
	});
	// Where the desk is gone there is nothing to cancel.
	const cancel = () => void callDesk('operation.cancel', { operationId: uploadId }).catch(() => null);
	signal.addEventListener('abort', cancel, { once: true });
	try {
		return await callDesk('session.verifyFile', { uploadId });
	} finally {
		unsubscribe();
		signal.removeEventListener('abort', cancel);
	}
}
