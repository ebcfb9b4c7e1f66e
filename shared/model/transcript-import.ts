import type { MessageKind, Role } from './message.ts';
import type { Show } from './show.ts';
import type { ImportFormat } from './transcript-format.ts';

/** What is wrong with a line of a transcript; words are chosen where it is shown. */
export const TRANSCRIPT_PROBLEMS = [
	'not-json',
	/** `values.field`: which one is missing or not as expected. */
	'bad-field',
	'second-session',
	/** More than a mebibyte: no person wrote it. */
	'too-long',
	/** A stretch that is not within the text. */
	'bad-span',
	'no-such-message',
	'no-such-flag',
	'no-such-annotation',
	'no-such-session',
	/** A time that cannot be read, or a cue that ends before it begins. */
	'bad-time',
	/** A block of captions without its times. */
	'bad-cue',
	/** A row of a table whose quotation marks do not close. */
	'bad-row',
	/** The file ends in the middle of something. */
	'cut-short',
	/** The packed file is damaged from here on. */
	'damaged',
	/** The seal that the file carries does not fit what was read: the session was taken, and is open. */
	'seal-broken',
] as const;
export type TranscriptProblemCode = (typeof TRANSCRIPT_PROBLEMS)[number];

/** A line that cannot be taken. */
export interface SkippedLine {
	/** From 1, in the unpacked file. */
	readonly line: number;
	readonly code: TranscriptProblemCode;
	/** Names of fields, never their content. */
	readonly values?: Readonly<Record<string, string>>;
}

/** How the times of a table are written. */
export const CSV_TIME_FORMATS = ['iso', 'day-first', 'month-first', 'seconds', 'milliseconds', 'microseconds', 'offset'] as const;
/** `seconds`, `milliseconds` and `microseconds` count since 1970; `offset` counts from the start of the show, as `1:02:03.4` or in seconds. */
export type CsvTimeFormat = (typeof CSV_TIME_FORMATS)[number];

/** What a column of a table can be. */
export const CSV_FIELDS = ['text', 'author', 'time', 'id', 'role', 'kind', 'language'] as const;
export type CsvField = (typeof CSV_FIELDS)[number];

/** Which columns of a table are read as what: places from 0. Only the text must be there. */
export interface CsvColumns {
	readonly text: number;
	readonly author?: number | undefined;
	readonly time?: number | undefined;
	readonly id?: number | undefined;
	readonly role?: number | undefined;
	readonly kind?: number | undefined;
	readonly language?: number | undefined;
	readonly timeFormat?: CsvTimeFormat | undefined;
	/** Is the first row one of headings? */
	readonly hasHeader: boolean;
}

/** A table before anybody has said what its columns are. */
export interface CsvTable {
	readonly delimiter: string;
	/** The first rows as they stand, headings included. */
	readonly rows: readonly (readonly string[])[];
	/** What the columns seem to be; the text is null where nothing seems to be it. */
	readonly guess: Omit<CsvColumns, 'text'> & { readonly text: number | null };
}

/** A line as it will be read. */
export interface PreviewLine {
	readonly line: number;
	/** Milliseconds since the epoch; since the start of the show where the file has no date. */
	readonly at: number;
	readonly author: string;
	readonly role: Role;
	readonly kind: MessageKind;
	/** At most some hundred characters. */
	readonly text: string;
}

/** What a file holds, before any of it is stored. */
export interface FileInspection {
	readonly file: string;
	readonly format: ImportFormat;
	/** As the Encoding Standard names it. */
	readonly encoding: string;
	readonly isPacked: boolean;
	/** As far as the file says; empty texts where it does not. */
	readonly show: Show;
	readonly messages: number;
	/** Messages that are kept here already. */
	readonly known: number;
	/** Different authors, at most `MOST_COUNTED_PEOPLE`. */
	readonly people: number;
	/** What people and platforms did: verdicts, notes, answers, deletions, gaps. */
	readonly events: number;
	/** Entries without any text, such as notices of the platform; they are no messages. */
	readonly withoutText: number;
	/** Messages with signs that are none of the encoding; they are read as �. */
	readonly damagedTexts: number;
	/** Of the first and the last message; null without one. */
	readonly span: { readonly from: number; readonly to: number } | null;
	/** Do the times say on which day it was? If not, they count from the start of the show, and somebody has to say when that was. */
	readonly isDated: boolean;
	readonly first: readonly PreviewLine[];
	/** The first of them. */
	readonly problems: readonly SkippedLine[];
	/** How many there are; with none the file can be taken whole. */
	readonly problemCount: number;
}

export const MOST_COUNTED_PEOPLE = 50_000;

export type InspectedFile =
	/** A table: somebody has to say what its columns are. */
	| { readonly type: 'table'; readonly file: string; readonly encoding: string; readonly table: CsvTable }
	| { readonly type: 'transcript'; readonly found: FileInspection };

export interface ImportResult {
	readonly sessionId: string;
	readonly added: number;
	/** Messages that were in the store already. */
	readonly known: number;
	/** The first of the lines that were left out. */
	readonly skipped: readonly SkippedLine[];
	readonly skippedCount: number;
}
