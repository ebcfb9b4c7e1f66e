import { expect, test } from 'vitest';
import { type ColumnDraft, columnsOf, draftOf, fieldOf, withField } from '../../../../renderer/sessions/import/column-draft.ts';

const DRAFT: ColumnDraft = { places: { author: 0, text: 2 }, timeFormat: null, hasHeader: true };

test('what the desk guessed is where a person begins, and without a text nothing can be read', () => {
	const draft = draftOf({ delimiter: ';', rows: [['who', 'when']], guess: { author: 0, time: 1, text: null, timeFormat: 'offset', hasHeader: true } });
	expect(draft).toEqual({ places: { author: 0, time: 1 }, timeFormat: 'offset', hasHeader: true });
	expect(columnsOf(draft)).toBeNull();
});

test('a field moves from column to column, and a column from field to field', () => {
	expect(withField(DRAFT, 1, 'text').places).toEqual({ author: 0, text: 1 });
	expect(withField(DRAFT, 0, 'id').places).toEqual({ id: 0, text: 2 });
	expect(withField(DRAFT, 0, null).places).toEqual({ text: 2 });
	expect([0, 1, 2].map((column) => fieldOf(DRAFT, column))).toEqual(['author', null, 'text']);
});

test('a way of writing times goes with a column of times only', () => {
	expect(columnsOf({ ...DRAFT, timeFormat: 'seconds' })).toEqual({ author: 0, text: 2, hasHeader: true });
	expect(columnsOf(withField(DRAFT, 1, 'time'))).toEqual({ author: 0, text: 2, time: 1, timeFormat: 'iso', hasHeader: true });
});
