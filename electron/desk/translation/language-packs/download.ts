import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { PackError } from './pack-error.ts';
import type { PackFile, PackShelf } from './pack-shelf.ts';
import type { OfferedFile, OfferedPack } from './registry.ts';

export interface DownloadProgress {
	/** Bytes of the download, of all files. */
	readonly done: number;
	/** Null until every file's size is known. */
	readonly total: number | null;
}

/**
 * Downloads a pack and puts it on the shelf. What was downloaded before a stop is kept, and the next time goes on from there; nothing is installed before
 * every file has the hash that the registry names. Rejects with a PackError.
 */
export async function downloadPack(pack: OfferedPack, shelf: PackShelf, onProgress: (progress: DownloadProgress) => void, signal: AbortSignal): Promise<void> {
	const folder = join(shelf.waitingFolder, `${pack.from}-${pack.to}`);
	await mkdir(folder, { recursive: true });
	const counts = pack.files.map(() => ({ done: 0, total: null as number | null }));
	const tell = () => {
		const totals = counts.map(({ total }) => total);
		onProgress({ done: sum(counts.map(({ done }) => done)), total: totals.every((total) => total !== null) ? sum(totals) : null });
	};
	const files: PackFile[] = [];
	for (const [index, file] of pack.files.entries()) {
		const count = counts[index];
		if (count === undefined) continue;
		files.push(
			await downloadFile(
				file,
				folder,
				(done, total) => {
					count.done = done;
					count.total = total;
					tell();
				},
				signal,
			),
		);
	}
	try {
		await shelf.install({ ...pack, files });
	} finally {
		// What does not fit is of no use a second time.
		await rm(folder, { recursive: true, force: true });
	}
}

async function downloadFile(
	file: OfferedFile,
	folder: string,
	onProgress: (done: number, total: number | null) => void,
	signal: AbortSignal,
): Promise<PackFile> {
	const isPacked = file.url.pathname.endsWith('.gz');
	const partial = join(folder, `${file.kind}.part`);
	await fetchInto(file.url, partial, onProgress, signal);
	if (!isPacked) return { kind: file.kind, path: partial, sha256: file.sha256, bytes: file.bytes };
	const path = join(folder, `${file.kind}.bin`);
	try {
		await unpack(partial, path, file.kind);
	} catch (error) {
		// Going on from it would only end here again.
		await rm(partial, { force: true });
		throw error;
	}
	return { kind: file.kind, path, sha256: file.sha256, bytes: file.bytes };
}

/** Goes on with what is there already, where the server lets it. */
async function fetchInto(url: URL, file: string, onProgress: (done: number, total: number | null) => void, signal: AbortSignal): Promise<void> {
	const before = (await stat(file).catch(() => null))?.size ?? 0;
	const response = await fetch(url, { signal, headers: before > 0 ? { range: `bytes=${before}-` } : {} }).catch((error: unknown) => {
		throw signal.aborted ? cancelled(url) : new PackError('unreachable', `${url.host} does not answer`, { cause: error });
	});
	// Nothing is left to fetch.
	if (response.status === 416 && before > 0) {
		onProgress(before, before);
		return;
	}
	if (!response.ok || response.body === null) throw new PackError('unreachable', `${url.host} answers with status ${response.status}`);
	const goesOn = response.status === 206;
	let done = goesOn ? before : 0;
	const length = Number(response.headers.get('content-length') ?? Number.NaN);
	const total = Number.isFinite(length) ? done + length : null;
	onProgress(done, total);
	const counted = Readable.fromWeb(response.body as import('node:stream/web').ReadableStream).on('data', (piece: Uint8Array) => {
		done += piece.byteLength;
		onProgress(done, total);
	});
	try {
		await pipeline(counted, createWriteStream(file, { flags: goesOn ? 'a' : 'w' }), { signal });
	} catch (error) {
		throw signal.aborted ? cancelled(url) : faultOf(error, url);
	}
	if (total !== null && done < total) throw new PackError('truncated', `${url.host} ended the download early; going on later takes it up`);
}

export async function unpack(packed: string, file: string, what: string): Promise<void> {
	try {
		await pipeline(createReadStream(packed), createGunzip(), createWriteStream(file));
	} catch (error) {
		await rm(file, { force: true });
		throw isFull(error) ? full(error) : new PackError('truncated', `the ${what} cannot be unpacked`, { cause: error });
	}
}

function faultOf(error: unknown, url: URL): PackError {
	return isFull(error) ? full(error) : new PackError('unreachable', `the connection to ${url.host} was cut`, { cause: error });
}

function isFull(error: unknown): boolean {
	return error instanceof Error && 'code' in error && error.code === 'ENOSPC';
}

function full(cause: unknown): PackError {
	return new PackError('disk-full', 'there is no room left on the disk', { cause });
}

function cancelled(url: URL): PackError {
	return new PackError('cancelled', `the download from ${url.host} was stopped`);
}

function sum(numbers: readonly (number | null)[]): number {
	return numbers.reduce((total: number, each) => total + (each ?? 0), 0);
}
