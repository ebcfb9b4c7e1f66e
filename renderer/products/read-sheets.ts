import { type ProductSheet, productSheetSchema } from '../../shared/model/product-sheet.ts';

/** A file of product sheets as read: those that can be used, and what is wrong with the others, field by field. */
export interface SheetsReading {
	readonly sheets: readonly ProductSheet[];
	readonly problems: readonly SheetProblem[];
}

export interface SheetProblem {
	/** Counted from 1; null where the file as a whole is wrong. */
	readonly number: number | null;
	/** The sheet's product, where it names one. */
	readonly product: string | null;
	/** `facts › water`; empty for the sheet itself. */
	readonly field: string;
	readonly reason: SheetProblemReason;
}

export const SHEET_PROBLEM_REASONS = [
	/** The file is no JSON. */
	'not-json',
	/** Neither a sheet nor a list of them. */
	'not-a-sheet',
	/** A list without any. */
	'no-sheets',
	'missing',
	'empty',
	'too-long',
	'too-many',
	/** Neither text nor number nor a list of texts, or an object where there should be none. */
	'wrong-kind',
	/** A sheet has no such field. */
	'unknown-field',
] as const;

export type SheetProblemReason = (typeof SHEET_PROBLEM_REASONS)[number];

/** Reads one sheet or an array of them, in the shape that the command line's `--sheet` takes. */
export function readSheets(text: string): SheetsReading {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		return ofFile('not-json');
	}
	const written: readonly unknown[] = Array.isArray(json) ? json : [json];
	if (written.length === 0) return ofFile('no-sheets');
	const sheets: ProductSheet[] = [];
	const problems: SheetProblem[] = [];
	for (const [index, sheet] of written.entries()) {
		const parsed = productSheetSchema.safeParse(sheet);
		if (parsed.success) sheets.push(parsed.data);
		else problems.push(...parsed.error.issues.flatMap((issue) => problemsIn(sheet, issue, index + 1)));
	}
	return { sheets, problems };
}

/** What `readSheets` reads again; an only sheet stands alone. */
export function writeSheets(sheets: readonly ProductSheet[]): string {
	const [first] = sheets;
	return `${JSON.stringify(sheets.length === 1 ? first : sheets, null, '\t')}\n`;
}

function ofFile(reason: SheetProblemReason): SheetsReading {
	return { sheets: [], problems: [{ number: null, product: null, field: '', reason }] };
}

interface Issue {
	readonly code?: string | undefined;
	readonly path: readonly PropertyKey[];
	readonly keys?: readonly string[];
}

function problemsIn(sheet: unknown, { code, path, keys }: Issue, number: number): readonly SheetProblem[] {
	const name = valueAt(sheet, ['product']);
	const product = typeof name === 'string' && name.trim() !== '' ? name : null;
	if (code === 'unrecognized_keys' && keys !== undefined) return keys.map((key) => ({ number, product, field: key, reason: 'unknown-field' }));
	const field = path.map(String).join(' › ');
	if (code === 'invalid_key') return [{ number, product, field, reason: String(path.at(-1)).trim() === '' ? 'empty' : 'too-long' }];
	return [{ number, product, field, reason: path.length === 0 ? 'not-a-sheet' : reasonFor(valueAt(sheet, path), code) }];
}

/** From the value itself: a union's own words speak of each of its kinds. */
function reasonFor(value: unknown, code: string | undefined): SheetProblemReason {
	if (value === undefined) return 'missing';
	if (typeof value === 'string' && code !== 'invalid_type') return value.trim() === '' ? 'empty' : 'too-long';
	if (Array.isArray(value) && code !== 'invalid_type') return listReason(value);
	return code === 'custom' || code === 'too_big' ? 'too-many' : 'wrong-kind';
}

function listReason(items: readonly unknown[]): SheetProblemReason {
	if (items.some((item) => typeof item !== 'string')) return 'wrong-kind';
	if (items.length === 0 || items.some((item) => typeof item === 'string' && item.trim() === '')) return 'empty';
	return items.length > 50 ? 'too-many' : 'too-long';
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
	let at = value;
	for (const step of path) {
		if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
		at = (at as Readonly<Record<PropertyKey, unknown>>)[step];
	}
	return at;
}
