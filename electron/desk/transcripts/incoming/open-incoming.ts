import { DeskError } from '../../../../shared/contract/errors.ts';
import type { ImportFormat } from '../../../../shared/model/transcript-format.ts';
import type { CsvColumns, CsvTable } from '../../../../shared/model/transcript-import.ts';
import { readChatDownloader } from './chat-downloader-reader.ts';
import { readCsv } from './csv-reader.ts';
import { csvTableOf } from './csv-table.ts';
import { type DecodedText, openDecoded } from './decoded-text.ts';
import { PackedFileEnd } from './file-bytes.ts';
import { formatOf } from './format-of.ts';
import type { IncomingEntry, IncomingTranscript } from './incoming-entry.ts';
import { readJsonl } from './jsonl-reader.ts';
import { problem } from './problem.ts';
import { readSrt } from './srt-reader.ts';
import { readTwitchDownloader } from './twitchdownloader-reader.ts';
import { readWebVtt } from './webvtt-reader.ts';

export interface IncomingChoice {
	/** As a person says it; else it is known by what is in the file. */
	readonly format?: ImportFormat | undefined;
	/** What the columns of a table are. */
	readonly columns?: CsvColumns | undefined;
}

/** A file that can be read, or a table of which somebody has to say what its columns are. */
export type OpenedFile =
	| { readonly type: 'transcript'; readonly transcript: IncomingTranscript }
	| { readonly type: 'table'; readonly encoding: string; readonly table: CsvTable };

/**
 * Looks into a file of any tool: what it is packed in, which encoding and which format it has.
 * @param name as the person called it, without a folder
 * @throws DeskError `file-empty`, `file-foreign`, `file-bomb`, `file-unreadable`
 */
export async function openIncoming(path: string, name: string, { format: wanted, columns }: IncomingChoice): Promise<OpenedFile> {
	const text = await openDecoded(path, name);
	if (text.head.trim() === '' && text.isShort) throw text.isTorn ? fileTorn(name) : fileEmpty(name);
	const found = formatOf(text.head);
	const format = wanted ?? found;
	if (format === null || (wanted !== undefined && found !== wanted && !(wanted === 'csv' && found !== null))) throw fileForeign(name, wanted);
	if (format !== 'csv') return { type: 'transcript', transcript: transcriptOf(text, format, (startedAt) => READERS[format](text, startedAt)) };
	const table = await csvTableOf(text.head, text.isShort);
	if (table === null) throw fileForeign(name, wanted);
	if (columns === undefined) return { type: 'table', encoding: text.encoding, table };
	return { type: 'transcript', transcript: transcriptOf(text, format, (startedAt) => readCsv(text, table.delimiter, columns, startedAt)) };
}

const READERS = {
	jsonl: (text) => readJsonl(text),
	twitchdownloader: readTwitchDownloader,
	'chat-downloader': readChatDownloader,
	webvtt: readWebVtt,
	srt: readSrt,
} as const satisfies Record<Exclude<ImportFormat, 'csv'>, (text: DecodedText, startedAt?: number) => AsyncGenerator<IncomingEntry>>;

function transcriptOf(text: DecodedText, format: ImportFormat, read: (startedAt?: number) => AsyncGenerator<IncomingEntry>): IncomingTranscript {
	const { bytes, encoding } = text;
	return {
		name: bytes.name,
		format,
		encoding,
		isPacked: bytes.isPacked,
		size: bytes.size,
		bytesRead: bytes.bytesRead,
		entries: (startedAt) => untilPackedEnd(read(startedAt), bytes.name),
	};
}

/** A packed file that breaks off is good up to there; one of which nothing can be unpacked is not. */
async function* untilPackedEnd(entries: AsyncGenerator<IncomingEntry>, name: string): AsyncGenerator<IncomingEntry> {
	let line = 0;
	try {
		for await (const entry of entries) {
			line = entry.line;
			yield entry;
		}
	} catch (error) {
		if (!(error instanceof PackedFileEnd)) throw error;
		if (line === 0) throw fileTorn(name);
		yield problem(line, error.isCutShort ? 'cut-short' : 'damaged');
	}
}

function fileTorn(file: string): DeskError {
	return new DeskError('file-unreadable', `${file} is damaged: nothing of it can be unpacked; fetch it again from where it came.`, { file });
}

function fileEmpty(file: string): DeskError {
	return new DeskError('file-empty', `${file} is empty: choose another file, or export it again.`, { file });
}

function fileForeign(file: string, wanted: ImportFormat | undefined): DeskError {
	const what = wanted === undefined ? 'no transcript the desk can read (JSONL, TwitchDownloader, chat-downloader, WebVTT, SRT or CSV)' : `no ${wanted} file`;
	return new DeskError('file-foreign', `${file} is ${what}: export it again from the tool it came from.`, { file });
}
