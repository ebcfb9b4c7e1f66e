import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { DeskError } from '../../../shared/contract/errors.ts';
import { TRANSCRIPT_VERSION, type TranscriptEntry, type TranscriptProblem, transcriptLineSchema } from './transcript-entry.ts';

export type {
	TranscriptAnnotation,
	TranscriptAnswer,
	TranscriptDeletion,
	TranscriptEntry,
	TranscriptGap,
	TranscriptMessage,
	TranscriptProblem,
	TranscriptSession,
} from './transcript-entry.ts';

/** No line may be longer, so that no file fills the memory. */
export const MAX_LINE_BYTES = 1024 * 1024;

/**
 * Reads one of our JSONL transcripts line by line, in memory that does not grow with the file. The first entry is the
 * session; a later line that is not understood becomes a problem and the reading goes on.
 * Throws a DeskError: file-unreadable, not-a-transcript (the first line is no session), file-newer.
 * @param onBytes told how much of the file has been read
 */
export async function* readTranscript(path: string, onBytes?: (bytes: number) => void): AsyncGenerator<TranscriptEntry | TranscriptProblem> {
	let isBegun = false;
	let bytes = 0;
	for await (const { line, text, size } of linesOf(path)) {
		bytes += size;
		onBytes?.(bytes);
		if (text !== null && text.trim() === '') continue;
		const entry = text === null ? problem(line, `longer than ${MAX_LINE_BYTES} bytes`) : parseLine(line, text);
		if (!isBegun) {
			if (entry.type !== 'session') throw notATranscript(path, entry);
			if (entry.version > TRANSCRIPT_VERSION) throw fileNewer(path, entry.version);
			isBegun = true;
		} else if (entry.type === 'session') {
			yield problem(line, 'a second session in one file');
			continue;
		}
		yield entry;
	}
	if (!isBegun) throw notATranscript(path, null);
}

function parseLine(line: number, text: string): TranscriptEntry | TranscriptProblem {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		return problem(line, 'not JSON');
	}
	const parsed = transcriptLineSchema.safeParse(json);
	if (parsed.success) return { ...parsed.data, line };
	const [issue] = parsed.error.issues;
	const field = issue?.path.join('.') ?? '';
	return problem(line, field === '' ? 'not a line of a transcript' : `${field} is missing or not as expected`);
}

interface RawLine {
	readonly line: number;
	/** Null where it is too long. */
	readonly text: string | null;
	readonly size: number;
}

/** Splits at line feeds, before decoding, so that no character is cut and no line is kept beyond its limit. */
async function* linesOf(path: string): AsyncGenerator<RawLine> {
	let line = 0;
	let pieces: Buffer[] = [];
	let size = 0;

	function take(): RawLine {
		line += 1;
		const isTooLong = size > MAX_LINE_BYTES;
		// toString drops a byte order mark only where it is asked for as a decoder option, so it is done here.
		const text = isTooLong ? null : Buffer.concat(pieces).toString('utf8');
		const raw = { line, text: line === 1 && text !== null ? text.replace(/^\uFEFF/, '') : text, size: size + 1 };
		pieces = [];
		size = 0;
		return raw;
	}

	try {
		for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
			let start = 0;
			for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
				keep(chunk.subarray(start, end));
				yield take();
				start = end + 1;
			}
			keep(chunk.subarray(start));
		}
		if (size > 0) yield take();
	} catch (error) {
		if (error instanceof Error && 'code' in error) {
			throw new DeskError('file-unreadable', `${basename(path)} cannot be read (${String(error.code)}): check that it is there and may be read.`, {
				file: basename(path),
			});
		}
		throw error;
	}

	function keep(piece: Buffer): void {
		size += piece.length;
		if (size <= MAX_LINE_BYTES) pieces.push(piece);
		else pieces = [];
	}
}

const LINE_FEED = 0x0a;

function problem(line: number, why: string): TranscriptProblem {
	return { type: 'problem', line, why };
}

function notATranscript(path: string, first: TranscriptEntry | TranscriptProblem | null): DeskError {
	const file = basename(path);
	const why = first === null ? 'it is empty' : first.type === 'problem' ? `line ${first.line}: ${first.why}` : 'its first line is not a session';
	return new DeskError('not-a-transcript', `${file} is not a Showdesk transcript (${why}): choose a JSONL file that Showdesk exported.`, { file, why });
}

function fileNewer(path: string, version: number): DeskError {
	const file = basename(path);
	return new DeskError('file-newer', `${file} was written by a newer Showdesk (transcript version ${version}): update Showdesk.`, {
		file,
		version: String(version),
	});
}
