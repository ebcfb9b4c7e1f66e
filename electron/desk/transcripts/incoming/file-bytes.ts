import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { DeskError } from '../../../../shared/contract/errors.ts';

/** A file as bytes, unpacked where it is packed. */
export interface FileBytes {
	/** As the person called it. */
	readonly name: string;
	/** On disk. */
	readonly size: number;
	readonly isPacked: boolean;
	/** Unpacked, from the start at each call. What cannot be unpacked any further ends with a `PackedFileEnd`. */
	chunks(): AsyncGenerator<Buffer>;
	/** Of the file on disk, in the latest reading. */
	bytesRead(): number;
}

/** A packed file that breaks off or is damaged: what came before it is good. */
export class PackedFileEnd extends Error {
	readonly isCutShort: boolean;

	constructor(isCutShort: boolean) {
		super('the packed file ends before its end');
		this.isCutShort = isCutShort;
	}
}

/** Chat packs to a tenth; what unpacks to more than a hundred times itself was made to fill the memory. */
const MOST_RATIO = 100;
/** The ratio says nothing of a few repeated lines. */
const RATIO_COUNTS_FROM_BYTES = 64 * 1024 ** 2;
/** Some twenty million messages of other tools. */
export const MOST_BYTES = 16 * 1024 ** 3;

/**
 * Known as packed by its first bytes, not by its name.
 * @param name for messages: an upload is kept under another
 * @throws DeskError `file-unreadable`; `chunks` throws it too, and `file-bomb`
 */
export async function openBytes(path: string, name: string): Promise<FileBytes> {
	const { magic, size } = await startOf(path, name);
	const isPacked = magic[0] === 0x1f && magic[1] === 0x8b;
	let bytesRead = 0;

	async function* packedChunks(): AsyncGenerator<Buffer> {
		bytesRead = 0;
		try {
			for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
				bytesRead += chunk.length;
				yield chunk;
			}
		} catch (error) {
			throw readingError(error, name);
		}
	}

	async function* unpackedChunks(): AsyncGenerator<Buffer> {
		const gunzip = createGunzip();
		let unpacked = 0;
		let failure: unknown = null;
		const feeding = feed(packedChunks(), gunzip).catch((error: unknown) => {
			failure = error;
			gunzip.destroy();
		});
		try {
			for await (const chunk of gunzip as AsyncIterable<Buffer>) {
				unpacked += chunk.length;
				if (unpacked > MOST_BYTES || (unpacked > RATIO_COUNTS_FROM_BYTES && unpacked > bytesRead * MOST_RATIO)) throw fileBomb(name);
				yield chunk;
			}
		} catch (error) {
			if (error instanceof DeskError) throw error;
			throw failure instanceof DeskError ? failure : new PackedFileEnd(codeOf(error) === 'Z_BUF_ERROR');
		} finally {
			gunzip.destroy();
			await feeding;
		}
	}

	return { name, size, isPacked, chunks: isPacked ? unpackedChunks : packedChunks, bytesRead: () => bytesRead };
}

/** Hands over no more than the other side takes. */
async function feed(chunks: AsyncGenerator<Buffer>, gunzip: ReturnType<typeof createGunzip>): Promise<void> {
	for await (const chunk of chunks) {
		if (gunzip.destroyed) return;
		if (!gunzip.write(chunk)) {
			await new Promise<void>((resolve) => {
				const go = () => {
					gunzip.off('drain', go);
					gunzip.off('close', go);
					resolve();
				};
				gunzip.on('drain', go);
				gunzip.on('close', go);
			});
		}
	}
	gunzip.end();
}

async function startOf(path: string, name: string): Promise<{ readonly magic: Buffer; readonly size: number }> {
	try {
		const handle = await open(path, 'r');
		try {
			const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
			return { magic: buffer.subarray(0, bytesRead), size: (await handle.stat()).size };
		} finally {
			await handle.close();
		}
	} catch (error) {
		throw readingError(error, name);
	}
}

function readingError(error: unknown, name: string): unknown {
	const code = codeOf(error);
	if (code === null || error instanceof DeskError) return error;
	return new DeskError('file-unreadable', `${name} cannot be read (${code}): check that it is there and may be read.`, { file: name });
}

function codeOf(error: unknown): string | null {
	return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** A file that was made to fill the memory of whoever reads it. */
export function fileBomb(name: string): DeskError {
	return new DeskError(
		'file-bomb',
		`${name} unpacks or nests to far more than any show says, so nothing of it was read: export it again from the tool it came from.`,
		{
			file: name,
		},
	);
}
