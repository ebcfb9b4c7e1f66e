import { describe, expect, it } from 'vitest';
import {
	draftOf,
	isChanged,
	problemsOf,
	type SheetDraft,
	sheetOf,
	withoutRow,
	withRow,
	withRowAfter,
	withRowMoved,
} from '../../../renderer/products/sheet-draft.ts';
import { topicNames } from '../../../renderer/products/topic-names.ts';
import { type ProductSheet, productSheetSchema } from '../../../shared/model/product-sheet.ts';

const spanish = topicNames((topic) => ({ water: 'Resistencia al agua', battery: 'Autonomía' })[topic as string] ?? topic);
const watch: ProductSheet = { product: 'W1', facts: { water: 'IP67', battery: '48 h', caja: 'acero' }, related: ['W2', 'W3'] };
const namesIn = (draft: SheetDraft) => draft.rows.map(({ name }) => name);
const keyOf = (draft: SheetDraft, name: string) => draft.rows.find((row) => row.name === name)?.key ?? -1;

describe('a product sheet while it is written', () => {
	it('shows known topics in the reader’s language and saves them for every language', () => {
		const draft = draftOf(watch, spanish);
		expect(namesIn(draft)).toEqual(['Resistencia al agua', 'Autonomía', 'caja']);
		expect(sheetOf(draft, spanish)).toEqual(watch);
	});

	it('takes a known topic however it is capitalised, and anything else as it was written', () => {
		let draft = draftOf(null, spanish);
		const key = draft.rows[0]?.key ?? -1;
		draft = withRow({ ...draft, product: ' W1 ' }, key, { name: ' resistencia AL agua', text: ' 5 ATM ' });
		expect(sheetOf(draft, spanish)).toEqual({ product: 'W1', facts: { water: '5 ATM' } });
	});

	it('leaves out what nobody wrote', () => {
		const draft = withRowAfter({ product: 'W1', rows: [], related: 'W2\n\n W2 \nW3\n' }, null).draft;
		expect(sheetOf(draft, spanish)).toEqual({ product: 'W1', facts: {}, related: ['W2', 'W3'] });
		expect(problemsOf(draft, spanish)).toEqual([]);
	});

	it('names each line that cannot be saved, and why', () => {
		let draft = draftOf(watch, spanish);
		draft = withRow(draft, keyOf(draft, 'Autonomía'), { name: 'WATER' });
		draft = withRow(draft, keyOf(draft, 'WATER'), { name: 'resistencia al agua' });
		draft = withRow(draft, keyOf(draft, 'caja'), { name: '', text: 'acero' });
		const { draft: more, added } = withRowAfter(draft, null);
		const [, second, third] = draft.rows;
		expect(problemsOf({ ...withRow(more, added.key, { name: 'peso' }), product: ' ' }, spanish)).toEqual([
			{ field: 'product', problem: 'missing' },
			{ field: 'name', key: second?.key, problem: 'repeated' },
			{ field: 'name', key: third?.key, problem: 'missing' },
			{ field: 'text', key: added.key, problem: 'missing' },
		]);
	});

	it('allows no more than the desk takes', () => {
		let draft = draftOf({ ...watch, related: [] }, spanish);
		for (let count = 0; count < 200; count += 1) {
			const next = withRowAfter(draft, null);
			draft = withRow(next.draft, next.added.key, { name: `fact ${count}`, text: 'x' });
		}
		const related = Array.from({ length: 51 }, (_, index) => `W${index}`).join('\n');
		expect(problemsOf({ ...draft, related }, spanish).map(({ field }) => field)).toEqual(['facts', 'related']);
		expect(productSheetSchema.safeParse(sheetOf(draft, spanish)).success).toBe(false);
	});

	it('is changed by a word, an order, half a line; not by blanks and empty lines', () => {
		const draft = draftOf(watch, spanish);
		const changed = (other: SheetDraft) => isChanged(other, watch, spanish);
		expect(changed(draft)).toBe(false);
		expect(changed(withRowAfter({ ...draft, product: ' W1 ' }, null).draft)).toBe(false);
		expect(changed({ ...draft, product: 'W2' })).toBe(true);
		expect(changed(withRowMoved(draft, keyOf(draft, 'caja'), -1))).toBe(true);
		const { draft: longer, added } = withRowAfter(draft, null);
		expect(changed(withRow(longer, added.key, { name: 'peso' }))).toBe(true);
		expect(isChanged(draftOf(null, spanish), null, spanish)).toBe(false);
	});
});

describe('the lines of a sheet', () => {
	const draft = draftOf(watch, spanish);

	it('move by one, and stay where they can go no further', () => {
		expect(namesIn(withRowMoved(draft, keyOf(draft, 'caja'), -1))).toEqual(['Resistencia al agua', 'caja', 'Autonomía']);
		expect(withRowMoved(draft, keyOf(draft, 'caja'), 1)).toBe(draft);
		expect(withRowMoved(draft, keyOf(draft, 'Resistencia al agua'), -1)).toBe(draft);
	});

	it('are added below the one a person is at', () => {
		const { draft: longer, added } = withRowAfter(draft, keyOf(draft, 'Resistencia al agua'));
		expect(longer.rows[1]).toBe(added);
		expect(longer.rows).toHaveLength(4);
	});

	it('go, and leave the one above to go on with; the last leaves an empty one', () => {
		expect(withoutRow(draft, keyOf(draft, 'caja')).neighbour.name).toBe('Autonomía');
		expect(withoutRow(draft, keyOf(draft, 'Resistencia al agua')).neighbour.name).toBe('Autonomía');
		const only = draftOf({ product: 'W1', facts: { water: 'IP67' } }, spanish);
		const { draft: empty, neighbour } = withoutRow(only, only.rows[0]?.key ?? -1);
		expect(empty.rows).toEqual([neighbour]);
		expect(neighbour).toMatchObject({ name: '', text: '' });
	});
});
