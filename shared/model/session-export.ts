import { z } from 'zod';
import { EXPORT_FORMATS, type ExportFormat } from './transcript-format.ts';

/** What a person can choose about a file that a session leaves the desk in. */

/** The forms that are written piece by piece. The report is made in one go, elsewhere. */
export type WrittenFormat = Exclude<ExportFormat, 'html'>;
export const WRITTEN_FORMATS: readonly WrittenFormat[] = EXPORT_FORMATS.filter((format) => format !== 'html');

/** `flagged`: messages with a flag of the desk or of a person; `confirmed`: with one that a person confirmed, escalated or added. */
export const EXPORTED_PARTS = ['everything', 'flagged', 'confirmed'] as const;
export type ExportedPart = (typeof EXPORTED_PARTS)[number];

/** What captions show: what the host said, or what the chat wrote. */
export const CAPTION_KINDS = ['speech', 'chat'] as const;
export type CaptionKind = (typeof CAPTION_KINDS)[number];

/** How offsets count: as Python does, or as the browser in which doccano draws them does (doccano #2290). */
export const OFFSET_UNITS = ['code-points', 'utf-16'] as const;
export type OffsetUnit = (typeof OFFSET_UNITS)[number];

/** Columns of the table, in their order; also what stands at their head. `kind` is always there: a gap is a row of its own. */
export const TABLE_COLUMNS = [
	'kind',
	'offset',
	'time',
	'until',
	'sent',
	'role',
	'author',
	'author_id',
	'language',
	'text',
	'translation',
	'translation_by',
	'flags',
	'verdicts',
	'matched',
	'labels',
	'question',
	'notes',
	'replies',
	'deleted',
	'reply_to',
	'source',
	'id',
] as const;
export type TableColumn = (typeof TABLE_COLUMNS)[number];

/** Each format takes some of them and ignores the others; see `OPTIONS_OF`. */
export const exportOptionsSchema = z.strictObject({
	part: z.enum(EXPORTED_PARTS).default('everything'),
	captions: z.enum(CAPTION_KINDS).default('speech'),
	/** All of them where it is left out. */
	columns: z.array(z.enum(TABLE_COLUMNS)).max(TABLE_COLUMNS.length).optional(),
	/** BCP 47; the language that lines are shown in beside their own. Null: none. */
	translation: z
		.string()
		.regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/)
		.nullable()
		.default(null),
	/** Tells spreadsheets that the file is UTF-8. */
	byteOrderMark: z.boolean().default(true),
	offsets: z.enum(OFFSET_UNITS).default('code-points'),
});
export type ExportOptions = z.output<typeof exportOptionsSchema>;
export type ChosenOptions = z.input<typeof exportOptionsSchema>;
export type ExportOption = keyof ExportOptions;

export const EXPORT_DEFAULTS: ExportOptions = exportOptionsSchema.parse({});

/** What can be chosen about each format. */
export const OPTIONS_OF: { readonly [Format in WrittenFormat]: readonly ExportOption[] } = {
	jsonl: [],
	csv: ['part', 'columns', 'translation', 'byteOrderMark'],
	webvtt: ['captions', 'part', 'translation'],
	srt: ['captions', 'part', 'translation'],
	twitchdownloader: ['translation'],
	tmx: [],
	doccano: ['part', 'translation', 'offsets'],
	labelstudio: ['part', 'translation'],
	webannotation: ['part', 'translation'],
};

/** Without the dot. */
export const EXTENSION_OF: { readonly [Format in WrittenFormat]: string } = {
	jsonl: 'jsonl',
	csv: 'csv',
	webvtt: 'vtt',
	srt: 'srt',
	twitchdownloader: 'json',
	tmx: 'tmx',
	doccano: 'jsonl',
	labelstudio: 'json',
	webannotation: 'jsonld',
};

/** Where several formats share an ending, the format stands in the file's name too, so that none overwrites another. */
export const MARK_OF: { readonly [Format in WrittenFormat]?: string } = {
	twitchdownloader: 'TwitchDownloader',
	doccano: 'doccano',
	labelstudio: 'Label Studio',
};
