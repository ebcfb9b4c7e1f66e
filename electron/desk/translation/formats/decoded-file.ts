import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { DeskError } from '../../../../shared/contract/errors.ts';
import { badFile } from './exchange-entry.ts';

/** A text file piece by piece, whatever it is encoded in. */
export interface DecodedFile {
	/** As the person called it. */
	readonly name: string;
	/** Its beginning, some hundred characters. */
	readonly head: string;
	/** In bytes. */
	readonly size: number;
	/** Once; rejects with `bad-exchange-file` at bytes that are none of its encoding. */
	pieces(): AsyncGenerator<string>;
	bytesRead(): number;
}

/**
 * Knows the encoding by the byte order mark, by the zeros of UTF-16, or by what the XML declaration says; else it is UTF-8.
 * @param name for messages: an upload is kept under another
 * @throws DeskError `file-unreadable`; `bad-exchange-file` for an encoding nobody knows
 */
export async function openDecoded(path: string, name: string): Promise<DecodedFile> {
	const { start, size } = await startOf(path, name);
	const encoding = encodingOf(start, name);
	let bytesRead = 0;
	return {
		name,
		size,
		head: new TextDecoder(encoding).decode(start, { stream: true }),
		bytesRead: () => bytesRead,
		async *pieces() {
			const decoder = new TextDecoder(encoding, { fatal: true });
			const decode = (bytes?: Buffer) => {
				try {
					return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
				} catch {
					throw badFile(name, null, `it is not the ${encoding} text it should be`);
				}
			};
			for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) {
				bytesRead += bytes.length;
				yield decode(bytes);
			}
			yield decode();
		},
	};
}

const START_BYTES = 1_024;

async function startOf(path: string, name: string): Promise<{ readonly start: Buffer; readonly size: number }> {
	try {
		const handle = await open(path, 'r');
		try {
			const { buffer, bytesRead } = await handle.read(Buffer.alloc(START_BYTES), 0, START_BYTES, 0);
			return { start: buffer.subarray(0, bytesRead), size: (await handle.stat()).size };
		} finally {
			await handle.close();
		}
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault';
		throw new DeskError('file-unreadable', `${name} cannot be read (${code}): check that it is there and may be read.`, { file: name });
	}
}

function encodingOf(start: Buffer, name: string): string {
	if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
	if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
	if (start[0] === 0x3c && start[1] === 0) return 'utf-16le';
	if (start[0] === 0 && start[1] === 0x3c) return 'utf-16be';
	const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start.toString('latin1').replace(/^ï»¿/, ''))?.[1];
	// A file that says so in single bytes is not in pairs of bytes.
	if (declared === undefined || /^utf-?16/i.test(declared)) return 'utf-8';
	try {
		return new TextDecoder(declared).encoding;
	} catch {
		throw badFile(name, 1, `no encoding is called ${declared.slice(0, 40)}`);
	}
}
