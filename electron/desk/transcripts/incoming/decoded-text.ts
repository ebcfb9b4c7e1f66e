import { isAscii } from 'node:buffer';
import { type FileBytes, openBytes, PackedFileEnd } from './file-bytes.ts';
import { encodingOf, unicodeOf } from './text-encoding.ts';

/** A file as text, whatever it is packed and encoded in. */
export interface DecodedText {
	readonly bytes: FileBytes;
	/** As the Encoding Standard names it. */
	readonly encoding: string;
	/** Its beginning, without a byte order mark: at most some ten thousand characters. */
	readonly head: string;
	/** Is the head the whole of it? */
	readonly isShort: boolean;
	/** Does the packing break off within the head? */
	readonly isTorn: boolean;
	/** Piece by piece, from the start at each call; ends with a `PackedFileEnd` where that is how the file ends. */
	pieces(): AsyncGenerator<string>;
}

const HEAD_BYTES = 64 * 1024;
/** Around the first byte beyond ASCII: enough for the statistics of letters. */
const SAMPLE_BYTES = 64 * 1024;

/** @throws DeskError `file-unreadable`, `file-bomb` */
export async function openDecoded(path: string, name: string): Promise<DecodedText> {
	const bytes = await openBytes(path, name);
	const { head, sample, isShort, isTorn } = await lookInto(bytes);
	// A mark or zeros are at the beginning; letters are where the first of them is.
	const encoding = unicodeOf(head) ?? encodingOf(sample);
	return {
		bytes,
		encoding,
		head: new TextDecoder(encoding).decode(head, { stream: true }),
		isShort,
		isTorn,
		async *pieces() {
			const decoder = new TextDecoder(encoding);
			try {
				for await (const chunk of bytes.chunks()) yield decoder.decode(chunk, { stream: true });
			} catch (error) {
				if (error instanceof PackedFileEnd) yield decoder.decode();
				throw error;
			}
			yield decoder.decode();
		},
	};
}

async function lookInto(bytes: FileBytes): Promise<{ readonly head: Buffer; readonly sample: Buffer; readonly isShort: boolean; readonly isTorn: boolean }> {
	const head = createCollector(HEAD_BYTES);
	const sample = createCollector(SAMPLE_BYTES);
	let isShort = true;
	let isTorn = false;
	try {
		for await (const chunk of bytes.chunks()) {
			head.add(chunk);
			const from = sample.isBegun() ? 0 : firstBeyondAscii(chunk);
			if (from !== -1) sample.add(chunk.subarray(from));
			if (head.isFull() && (sample.isFull() || unicodeOf(head.bytes()) !== null)) {
				isShort = false;
				break;
			}
		}
	} catch (error) {
		// What is there of it can be looked into; whoever reads it meets its end.
		if (!(error instanceof PackedFileEnd)) throw error;
		isTorn = true;
	}
	return { head: head.bytes(), sample: sample.bytes(), isShort: isShort && !head.isFull(), isTorn };
}

function firstBeyondAscii(chunk: Buffer): number {
	return isAscii(chunk) ? -1 : chunk.findIndex((byte) => byte >= 0x80);
}

function createCollector(most: number) {
	const pieces: Buffer[] = [];
	let size = 0;
	return {
		add(piece: Buffer): void {
			if (size >= most) return;
			// A copy: the stream may use its memory again.
			const kept = Buffer.from(piece.subarray(0, most - size));
			pieces.push(kept);
			size += kept.length;
		},
		isBegun: () => size > 0,
		isFull: () => size >= most,
		bytes: () => Buffer.concat(pieces),
	};
}
