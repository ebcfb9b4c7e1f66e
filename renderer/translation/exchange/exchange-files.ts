import type { Desk } from '../../../shared/contract/contract.ts';
import { DeskError } from '../../../shared/contract/errors.ts';
import type { ExchangePiece, MemoryImport, TermImport } from '../../../shared/model/exchange.ts';
import { uploadFile } from '../../sessions/upload-file.ts';
import { callDesk, onDeskEvent } from '../../state/desk.ts';

/** What can be brought in and out as a file. */
export type Exchanged = 'memory' | 'terms';

/** `uploading` counts bytes; `reading` counts what the desk counts. */
export interface ExchangeStep {
	readonly name: 'uploading' | 'reading';
	readonly done: number;
	readonly total: number;
}

/** Hands a file to the desk and has it read. Rejects with DeskError `cancelled` once the signal is aborted; what was read until then stays. */
export async function importExchange(
	what: Exchanged,
	file: File,
	onStep: (step: ExchangeStep) => void,
	signal: AbortSignal,
): Promise<MemoryImport | TermImport> {
	const uploadId = await uploadFile(file, callDesk, {
		onProgress: ({ doneBytes, totalBytes }) => onStep({ name: 'uploading', done: doneBytes, total: totalBytes }),
		signal,
	});
	onStep({ name: 'reading', done: 0, total: 0 });
	const unsubscribe = onDeskEvent((event) => {
		if (event.type === 'progress' && event.operationId === uploadId) onStep({ name: 'reading', done: event.done, total: event.total });
	});
	// The import itself answers `cancelled`; where the desk is gone there is nothing to cancel.
	const cancel = () => void callDesk('operation.cancel', { operationId: uploadId }).catch(() => null);
	signal.addEventListener('abort', cancel, { once: true });
	try {
		return await (what === 'memory' ? callDesk('memory.import', { uploadId }) : callDesk('term.import', { uploadId }));
	} finally {
		unsubscribe();
		signal.removeEventListener('abort', cancel);
	}
}

/** Fetches a file piece by piece. Rejects with DeskError `cancelled` once the signal is aborted. */
export async function exportExchange(next: (call: Desk['call'], cursor: string | null) => Promise<ExchangePiece>, signal?: AbortSignal): Promise<Blob> {
	const pieces: string[] = [];
	let cursor: string | null = null;
	do {
		if (signal?.aborted) throw new DeskError('cancelled', 'The person stopped it.');
		const piece: ExchangePiece = await next(callDesk, cursor);
		pieces.push(piece.text);
		cursor = piece.cursor;
	} while (cursor !== null);
	return new Blob(pieces, { type: 'application/octet-stream' });
}
