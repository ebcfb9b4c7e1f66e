/** The memory and the terms as files, to and from other translation tools. */

/** `tmx`: TMX 1.4b; `jsonl`: everything the desk knows, a unit a line. */
export const MEMORY_FORMATS = ['tmx', 'jsonl'] as const;
export type MemoryFormat = (typeof MEMORY_FORMATS)[number];

/** `tbx`: ISO 30042 as most tools read it; `csv`: a concept a row, a language a column, for spreadsheets; `jsonl`: a concept a line. */
export const TERM_FORMATS = ['tbx', 'csv', 'jsonl'] as const;
export type TermFormat = (typeof TERM_FORMATS)[number];

/** Why an entry of a file was left out, as data: the page chooses the words. */
export const ENTRY_PROBLEMS = [
	/** It does not say which language it is in, or no language has such a tag. */
	'no-language',
	/** It has no text in the language it is translated from. */
	'no-source',
	/** It is in one language only. */
	'no-translation',
	'too-long',
	/** Its fields are not those of the format. */
	'not-understood',
] as const;
export type EntryProblem = (typeof ENTRY_PROBLEMS)[number];

export interface SkippedEntry {
	/** Of the file, from 1. */
	readonly line: number;
	readonly why: EntryProblem;
}

/** What became of a file's entries; of those that were left out, the first hundred are named. */
export interface MemoryImport {
	readonly added: number;
	/** Were there already. */
	readonly known: number;
	readonly skipped: number;
	readonly problems: readonly SkippedEntry[];
}

export interface TermImport extends MemoryImport {
	/** Were there under the same id and say something else now. */
	readonly changed: number;
}

/** A file in pieces: begin with a null cursor and go on until it is null again. */
export interface ExchangePiece {
	readonly text: string;
	readonly cursor: string | null;
	/** Entries written so far. */
	readonly done: number;
}
