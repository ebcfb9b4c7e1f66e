import { z } from 'zod';
import { IMPORT_FORMATS } from '../model/transcript-format.ts';
import { CSV_TIME_FORMATS, type ImportResult, type InspectedFile } from '../model/transcript-import.ts';
import { call, languageTag } from './call.ts';

/** Bringing transcripts in: first a look at what a file holds, then the reading of it. */

const column = z.number().int().nonnegative().max(999);

export const csvColumnsSchema = z.strictObject({
	text: column,
	author: column.optional(),
	time: column.optional(),
	id: column.optional(),
	role: column.optional(),
	kind: column.optional(),
	language: column.optional(),
	timeFormat: z.enum(CSV_TIME_FORMATS).optional(),
	hasHeader: z.boolean(),
});

const shortText = z.string().trim().max(200);
const time = z.number().int().min(0).max(8.64e15);

/** What the file does not say of its show, or says wrongly. */
export const importedShowSchema = z.strictObject({
	title: shortText.optional(),
	host: shortText.optional(),
	market: z
		.string()
		.regex(/^[A-Z]{2}$/)
		.optional(),
	languages: z.array(languageTag).max(20).optional(),
});

const reading = {
	uploadId: z.uuid(),
	/** Refused with `file-foreign` where the file is none of that; left out, it is known by what is in it. */
	format: z.enum(IMPORT_FORMATS).optional(),
	/** For a table: what its columns are. */
	columns: csvColumnsSchema.optional(),
};

export const importCalls = {
	/**
	 * Reads a file that was handed over without storing any of it; `operation.cancel` with the upload's id ends it. A table comes
	 * back at once where nobody has said what its columns are. Refused with `file-empty`, `file-foreign`, `file-newer`, `file-bomb`, `file-unreadable`.
	 */
	'session.inspectFile': call<InspectedFile>()(z.strictObject(reading)),
	/**
	 * Stores a file as a session, all of it or nothing: refused with `file-has-problems` where a line cannot be taken and `takesPartial`
	 * does not say that the others will do. Messages that are kept already are not added again.
	 */
	'session.import': call<ImportResult>()(
		z.strictObject({
			...reading,
			show: importedShowSchema.optional(),
			/** When the show began, for files without a date. */
			startedAt: time.optional(),
			takesPartial: z.boolean().default(false),
		}),
	),
} as const;

export type ImportedShow = z.infer<typeof importedShowSchema>;
