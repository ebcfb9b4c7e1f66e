import {
	type CaptionKind,
	type ChosenOptions,
	type ExportedPart,
	type OffsetUnit,
	OPTIONS_OF,
	TABLE_COLUMNS,
	type TableColumn,
	type WrittenFormat,
} from '../../shared/model/session-export.ts';
import type { ReadingLanguage } from '../state/translation/reading.ts';

/** What was chosen in the dialog so far, for whatever format; each takes of it what concerns it. */
export interface ExportDraft {
	readonly part: ExportedPart;
	readonly captions: CaptionKind;
	/** Undefined while nobody has chosen: then a table has the reader's language, and nothing else has one. */
	readonly translation: ReadingLanguage | null | undefined;
	readonly hasAllColumns: boolean;
	readonly columns: readonly TableColumn[];
	readonly byteOrderMark: boolean;
	readonly offsets: OffsetUnit;
}

/** Columns that a lead reads first. */
const USUAL_COLUMNS: readonly TableColumn[] = [
	'kind',
	'offset',
	'time',
	'role',
	'author',
	'language',
	'text',
	'translation',
	'flags',
	'verdicts',
	'notes',
	'deleted',
];

export const NEW_DRAFT: ExportDraft = {
	part: 'everything',
	captions: 'speech',
	translation: undefined,
	hasAllColumns: true,
	columns: USUAL_COLUMNS,
	byteOrderMark: true,
	offsets: 'code-points',
};

export function translationOf(draft: ExportDraft, format: WrittenFormat, tableLanguage: ReadingLanguage): ReadingLanguage | null {
	if (draft.translation !== undefined) return draft.translation;
	return format === 'csv' ? tableLanguage : null;
}

/** What of a draft concerns a format. */
export function optionsOf(draft: ExportDraft, format: WrittenFormat, tableLanguage: ReadingLanguage): ChosenOptions {
	const { part, captions, byteOrderMark, offsets } = draft;
	const all: ChosenOptions = {
		part,
		captions,
		translation: translationOf(draft, format, tableLanguage),
		columns: draft.hasAllColumns ? [...TABLE_COLUMNS] : [...draft.columns],
		byteOrderMark,
		offsets,
	};
	return Object.fromEntries(OPTIONS_OF[format].map((option) => [option, all[option]]));
}
