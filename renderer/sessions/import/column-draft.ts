import { CSV_FIELDS, type CsvColumns, type CsvField, type CsvTable, type CsvTimeFormat } from '../../../shared/model/transcript-import.ts';

/** What a person has said of a table's columns so far. */
export interface ColumnDraft {
	readonly places: Readonly<Partial<Record<CsvField, number>>>;
	readonly timeFormat: CsvTimeFormat | null;
	readonly hasHeader: boolean;
}

/** What the columns seem to be. */
export function draftOf({ guess }: CsvTable): ColumnDraft {
	const places = Object.fromEntries(CSV_FIELDS.flatMap((field) => (typeof guess[field] === 'number' ? [[field, guess[field]]] : [])));
	return { places, timeFormat: guess.timeFormat ?? null, hasHeader: guess.hasHeader };
}

/** What a column is; null where it is not needed. */
export function fieldOf({ places }: ColumnDraft, column: number): CsvField | null {
	return CSV_FIELDS.find((field) => places[field] === column) ?? null;
}

/** A field is one column, and a column one field: whatever had either loses it. */
export function withField(draft: ColumnDraft, column: number, field: CsvField | null): ColumnDraft {
	const others = Object.entries(draft.places).filter(([name, place]) => place !== column && name !== field);
	return { ...draft, places: Object.fromEntries(field === null ? others : [...others, [field, column]]) };
}

/** As the desk takes them; null while the text is not chosen. */
export function columnsOf({ places, timeFormat, hasHeader }: ColumnDraft): CsvColumns | null {
	const { text, ...others } = places;
	if (text === undefined) return null;
	return { ...others, text, hasHeader, ...(places.time !== undefined && { timeFormat: timeFormat ?? 'iso' }) };
}
