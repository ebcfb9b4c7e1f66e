import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DeskError } from '../../shared/contract/errors.ts';

/** A file the page handed over, kept in the data folder until it is imported, replayed or discarded. */
export interface Upload {
	readonly uploadId: string;
	/** As the person called it, without any folder. For show only: the file on disk is named by its id. */
	readonly name: string;
	readonly path: string;
}

export interface Uploads {
	begin(name: string, bytes: number): Promise<Upload>;
	/** Returns the bytes received so far. Refused beyond the size announced. */
	append(uploadId: string, piece: Buffer): Promise<number>;
	/** The whole file, closed for writing. DeskError `upload-not-found` where it is unknown or not complete. */
	complete(uploadId: string): Promise<Upload>;
	discard(uploadId: string): Promise<void>;
	/** Removes everything: uploads do not outlive the desk. */
	close(): Promise<void>;
}

interface OpenUpload extends Upload {
	readonly announcedBytes: number;
	receivedBytes: number;
	handle: FileHandle | null;
}

export async function openUploads(dataFolder: string): Promise<Uploads> {
	const folder = join(dataFolder, 'uploads');
	// What a crash left behind belongs to nobody any more.
	await rm(folder, { recursive: true, force: true });
	const uploads = new Map<string, OpenUpload>();

	function find(uploadId: string): OpenUpload {
		const upload = uploads.get(uploadId);
		if (!upload) throw new DeskError('upload-not-found', 'This file was not handed over completely; choose it again.');
		return upload;
	}

	async function discard(uploadId: string): Promise<void> {
		const upload = uploads.get(uploadId);
		if (!upload) return;
		uploads.delete(uploadId);
		await upload.handle?.close();
		await rm(upload.path, { force: true });
	}

	return {
		async begin(name, bytes) {
			await mkdir(folder, { recursive: true, mode: 0o700 });
			const uploadId = randomUUID();
			const path = join(folder, `${uploadId}.part`);
			const handle = await open(path, 'wx', 0o600);
			const upload: OpenUpload = { uploadId, name: basename(name.replaceAll('\\', '/')), path, announcedBytes: bytes, receivedBytes: 0, handle };
			uploads.set(uploadId, upload);
			return upload;
		},
		async append(uploadId, piece) {
			const upload = find(uploadId);
			if (!upload.handle || upload.receivedBytes + piece.length > upload.announcedBytes) {
				await discard(uploadId);
				throw new DeskError('upload-not-found', 'The file is larger than announced; choose it again.');
			}
			upload.receivedBytes += piece.length;
			await upload.handle.write(piece);
			return upload.receivedBytes;
		},
		async complete(uploadId) {
			const upload = find(uploadId);
			if (upload.receivedBytes !== upload.announcedBytes) throw new DeskError('upload-not-found', 'This file was not handed over completely; choose it again.');
			await upload.handle?.close();
			upload.handle = null;
			return upload;
		},
		discard,
		async close() {
			for (const uploadId of [...uploads.keys()]) await discard(uploadId);
			await rm(folder, { recursive: true, force: true });
		},
	};
}
