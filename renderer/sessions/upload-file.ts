import type { Desk } from '../../shared/contract/contract.ts';
import { DeskError } from '../../shared/contract/errors.ts';
import { base64Of } from '../connection/base64.ts';

/** Base64 makes 350 kB of it, well below what one call may carry, and a piece is acknowledged within a frame or two. */
const PIECE_BYTES = 256 * 1024;

export interface UploadProgress {
	readonly doneBytes: number;
	readonly totalBytes: number;
}

export interface UploadOptions {
	readonly onProgress: (progress: UploadProgress) => void;
	readonly signal: AbortSignal;
}

/**
 * Hands a file over to the desk in pieces. Returns the id by which `session.import` and a replay ask for it.
 * Rejects with DeskError `cancelled` once the signal is aborted; what had arrived is discarded then, and after any other failure.
 */
export async function uploadFile(file: File, call: Desk['call'], { onProgress, signal }: UploadOptions): Promise<string> {
	const { uploadId } = await call('upload.begin', { name: file.name, bytes: file.size });
	try {
		for (let start = 0; start < file.size; start += PIECE_BYTES) {
			if (signal.aborted) throw new DeskError('cancelled', 'The person stopped it.');
			const piece = await readPiece(file, start);
			const { bytes } = await call('upload.append', { uploadId, base64: base64Of(piece) });
			onProgress({ doneBytes: bytes, totalBytes: file.size });
		}
		if (signal.aborted) throw new DeskError('cancelled', 'The person stopped it.');
		return uploadId;
	} catch (error) {
		// Best effort: a desk that is gone has forgotten its uploads anyway.
		await call('upload.discard', { uploadId }).catch(() => null);
		throw error;
	}
}

/** A file may vanish or change under the page while it is read. */
async function readPiece(file: File, start: number): Promise<Uint8Array> {
	try {
		return new Uint8Array(await file.slice(start, start + PIECE_BYTES).arrayBuffer());
	} catch (error) {
		throw new DeskError('file-unreadable', `${file.name} cannot be read any more.`, { file: file.name }, { cause: error });
	}
}
