import { DeskError } from '../../../../shared/contract/errors.ts';
import { TRANSCRIPT_VERSION, type TranscriptEntry, type TranscriptProblem, transcriptLineSchema } from '../transcript-entry.ts';
import { type DecodedText, openDecoded } from './decoded-text.ts';
import { PackedFileEnd } from './file-bytes.ts';
import { parseStretch } from './parsed-stretch.ts';
import { problem, problemWords } from './problem.ts';
import { linesOf, type TextLine } from './text-lines.ts';

/**
 * Reads one of our JSONL transcripts line by line, in memory that does not grow with the file. The first entry is the
 * session; a later line that is not understood becomes a problem and the reading goes on.
 * Throws a DeskError: file-unreadable, not-a-transcript (the first line is no session), file-newer.
 * @param name as a person calls it, for messages
 */
export async function* readTranscript(path: string, name: string): AsyncGenerator<TranscriptEntry | TranscriptProblem> {
	yield* readJsonl(await openDecoded(path, name));
}

export async function* readJsonl(text: DecodedText): AsyncGenerator<TranscriptEntry | TranscriptProblem> {
	let isBegun = false;
	let lastLine = 0;
	try {
		for await (const raw of linesOf(text.pieces())) {
			lastLine = raw.line;
			if (raw.text?.trim() === '') continue;
			const entry = entryOf(raw);
			if (!isBegun) {
				if (entry.type !== 'session') throw notATranscript(text.bytes.name, entry);
				if (entry.version > TRANSCRIPT_VERSION) throw fileNewer(text.bytes.name, entry.version);
				isBegun = true;
				yield entry;
			} else {
				yield entry.type === 'session' ? problem(raw.line, 'second-session') : entry;
			}
		}
	} catch (error) {
		if (!(error instanceof PackedFileEnd) || !isBegun) throw error;
		yield problem(lastLine + 1, error.isCutShort ? 'cut-short' : 'damaged');
	}
	if (!isBegun) throw notATranscript(text.bytes.name, null);
}

function entryOf(raw: TextLine): TranscriptEntry | TranscriptProblem {
	const parsed = parseStretch(transcriptLineSchema, raw);
	return 'problem' in parsed ? parsed.problem : { ...parsed.value, line: raw.line };
}

function notATranscript(file: string, first: TranscriptEntry | TranscriptProblem | null): DeskError {
	const why = first === null ? 'it is empty' : first.type === 'problem' ? problemWords(first) : 'its first line is not a session';
	return new DeskError('not-a-transcript', `${file} is not a Showdesk transcript (${why}): choose a JSONL file that Showdesk exported.`, { file, why });
}

function fileNewer(file: string, version: number): DeskError {
	return new DeskError('file-newer', `${file} was written by a newer Showdesk (transcript version ${version}): update Showdesk.`, {
		file,
		version: String(version),
	});
}
