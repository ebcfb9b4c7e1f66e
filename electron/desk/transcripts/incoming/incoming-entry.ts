import type { ImportFormat } from '../../../../shared/model/transcript-format.ts';
import type { TranscriptDeletion, TranscriptEntry, TranscriptMessage, TranscriptProblem } from '../transcript-entry.ts';

/** What a file of any format is read as: a session first, then entries of our own transcripts and what other tools have beside them. */
export type IncomingEntry =
	| TranscriptEntry
	/** The file says in which language it is. */
	| (TranscriptMessage & { readonly languageSaid?: string })
	| CaptionLine
	/** Of a message that may stand in no file. */
	| (TranscriptDeletion & { readonly isOptional?: true })
	| TextlessEntry
	| TranscriptProblem;

/** Of a file of captions: `receivedAt` is when it begins, and this is when it ends; milliseconds since the epoch. */
export type CaptionLine = TranscriptMessage & { readonly spokenUntil: number };

/** What another tool notes and nobody said. */
export interface TextlessEntry {
	readonly type: 'textless';
	readonly line: number;
}

/** A file that was looked into, ready to be read. */
export interface IncomingTranscript {
	/** As the person called it. */
	readonly name: string;
	readonly format: ImportFormat;
	readonly encoding: string;
	readonly isPacked: boolean;
	/** On disk. */
	readonly size: number;
	/** Of the file on disk, in the latest reading. */
	bytesRead(): number;
	/**
	 * The session first; from the start at each call. Times of a file without dates count from `startedAt`, or from 1970.
	 * @throws DeskError `file-newer`, `file-foreign`, `file-bomb`, `file-unreadable`
	 */
	entries(startedAt?: number): AsyncGenerator<IncomingEntry>;
}
