import { MOST_FACTS, MOST_RELATED, type ProductSheet } from '../../shared/model/product-sheet.ts';

/** A product sheet while a person writes it: it may be unfinished, and rows keep their place and their name. */
export interface SheetDraft {
	readonly product: string;
	/** At least one, so that there is a place to write. */
	readonly rows: readonly FactRow[];
	/** One product on each line. */
	readonly related: string;
}

export interface FactRow {
	/** Unique within the page. */
	readonly key: number;
	/** As the person reads it: a known topic in their language, or a name in any. */
	readonly name: string;
	readonly text: string;
}

/** The known topics in the reader's language. */
export interface TopicNames {
	/** What a person reads for a fact's name as the sheet has it. */
	readonly wordFor: (name: string) => string;
	/** What the sheet has for what a person wrote: the topic's id, so that everybody reads it in their own language; else their words. */
	readonly nameFor: (word: string) => string;
}

/** What keeps a draft from being saved; `key` is that of the row. */
export type DraftProblem =
	| { readonly field: 'product'; readonly problem: 'missing' }
	| { readonly field: 'name'; readonly key: number; readonly problem: 'missing' | 'repeated' }
	| { readonly field: 'text'; readonly key: number; readonly problem: 'missing' }
	| { readonly field: 'facts'; readonly problem: 'too-many'; readonly most: number }
	| { readonly field: 'related'; readonly problem: 'too-many'; readonly most: number };

let rowCount = 0;

function newRow(name = '', text = ''): FactRow {
	rowCount += 1;
	return { key: rowCount, name, text };
}

/** @param sheet null for a new one */
export function draftOf(sheet: ProductSheet | null, topics: TopicNames): SheetDraft {
	const rows = Object.entries(sheet?.facts ?? {}).map(([name, text]) => newRow(topics.wordFor(name), text));
	return { product: sheet?.product ?? '', rows: rows.length === 0 ? [newRow()] : rows, related: (sheet?.related ?? []).join('\n') };
}

/** The sheet as it would be saved; rows without a word in them are left out. */
export function sheetOf({ product, rows, related }: SheetDraft, topics: TopicNames): ProductSheet {
	const names = relatedIn(related);
	return {
		product: product.trim(),
		facts: Object.fromEntries(rows.filter(isWritten).map(({ name, text }) => [topics.nameFor(name), text.trim()])),
		...(names.length > 0 && { related: names }),
	};
}

/** In the order of the form. */
export function problemsOf({ product, rows, related }: SheetDraft, topics: TopicNames): readonly DraftProblem[] {
	const problems: DraftProblem[] = [];
	if (product.trim() === '') problems.push({ field: 'product', problem: 'missing' });
	const seen = new Set<string>();
	const written = rows.filter(isWritten);
	for (const { key, name, text } of written) {
		const spoken = topics.nameFor(name).toLocaleLowerCase();
		if (spoken === '') problems.push({ field: 'name', key, problem: 'missing' });
		else if (seen.has(spoken)) problems.push({ field: 'name', key, problem: 'repeated' });
		seen.add(spoken);
		if (text.trim() === '') problems.push({ field: 'text', key, problem: 'missing' });
	}
	if (written.length > MOST_FACTS) problems.push({ field: 'facts', problem: 'too-many', most: MOST_FACTS });
	if (relatedIn(related).length > MOST_RELATED) problems.push({ field: 'related', problem: 'too-many', most: MOST_RELATED });
	return problems;
}

/** Would saving it change the sheet, the order of its facts included? */
export function isChanged(draft: SheetDraft, sheet: ProductSheet | null, topics: TopicNames): boolean {
	const before = draftOf(sheet, topics);
	return JSON.stringify(writtenIn(draft)) !== JSON.stringify(writtenIn(before));
}

/** With an empty row below the one given; at the end without one. */
export function withRowAfter(draft: SheetDraft, key: number | null): { readonly draft: SheetDraft; readonly added: FactRow } {
	const added = newRow();
	const at = key === null ? draft.rows.length : draft.rows.findIndex((row) => row.key === key) + 1;
	return { draft: { ...draft, rows: draft.rows.toSpliced(at, 0, added) }, added };
}

export function withRow(draft: SheetDraft, key: number, part: Partial<Omit<FactRow, 'key'>>): SheetDraft {
	return { ...draft, rows: draft.rows.map((row) => (row.key === key ? { ...row, ...part } : row)) };
}

/** `neighbour`: the row a person is at afterwards. */
export function withoutRow(draft: SheetDraft, key: number): { readonly draft: SheetDraft; readonly neighbour: FactRow } {
	const at = draft.rows.findIndex((row) => row.key === key);
	const left = draft.rows.filter((row) => row.key !== key);
	const rows = left.length === 0 ? [newRow()] : left;
	const neighbour = rows[Math.max(0, at - 1)] ?? newRow();
	return { draft: { ...draft, rows }, neighbour };
}

/** The same draft where the row is first or last already. */
export function withRowMoved(draft: SheetDraft, key: number, by: 1 | -1): SheetDraft {
	const at = draft.rows.findIndex((row) => row.key === key);
	const row = draft.rows[at];
	const to = at + by;
	if (row === undefined || to < 0 || to >= draft.rows.length) return draft;
	return { ...draft, rows: draft.rows.toSpliced(at, 1).toSpliced(to, 0, row) };
}

export function isEmptyRow({ name, text }: FactRow): boolean {
	return name === '' && text === '';
}

function isWritten({ name, text }: FactRow): boolean {
	return name.trim() !== '' || text.trim() !== '';
}

function relatedIn(related: string): readonly string[] {
	return [...new Set(related.split('\n').map((name) => name.trim()))].filter((name) => name !== '');
}

/** What of a draft is worth saving, half-written rows included. */
function writtenIn({ product, rows, related }: SheetDraft) {
	return { product: product.trim(), facts: rows.filter(isWritten).map(({ name, text }) => [name.trim(), text.trim()]), related: relatedIn(related) };
}
