import { describe, expect, it } from 'vitest';
import { readSheets, writeSheets } from '../../../renderer/products/read-sheets.ts';

const W1 = { product: 'Smart watch W1', facts: { water: 'IP67, 1 m for 30 min', price: '29.90 EUR' } };

describe('reading a file of product sheets', () => {
	it('takes one sheet or a list, with texts, numbers and lists as facts', () => {
		expect(readSheets(JSON.stringify(W1))).toEqual({ sheets: [W1], problems: [] });
		const written = [W1, { product: 'W2', facts: { strap: 22, colour: ['black', 'sand'] }, related: ['W1'] }];
		expect(readSheets(JSON.stringify(written)).sheets[1]).toEqual({ product: 'W2', facts: { strap: '22', colour: 'black, sand' }, related: ['W1'] });
	});

	it.each([
		['{', 'not-json'],
		['[]', 'no-sheets'],
	])('says of %s as a whole: %s', (text, reason) => {
		expect(readSheets(text)).toEqual({ sheets: [], problems: [{ number: null, product: null, field: '', reason }] });
	});

	it.each([
		[7, '', 'not-a-sheet'],
		[{ facts: {} }, 'product', 'missing'],
		[{ product: ' ', facts: {} }, 'product', 'empty'],
		[{ product: 7, facts: {} }, 'product', 'wrong-kind'],
		[{ product: 'W1' }, 'facts', 'missing'],
		[{ product: 'W1', facts: ['x'] }, 'facts', 'wrong-kind'],
		[{ product: 'W1', facts: { water: '' } }, 'facts › water', 'empty'],
		[{ product: 'W1', facts: { water: 'x'.repeat(501) } }, 'facts › water', 'too-long'],
		[{ product: 'W1', facts: { water: null } }, 'facts › water', 'wrong-kind'],
		[{ product: 'W1', facts: { water: { depth: 1 } } }, 'facts › water', 'wrong-kind'],
		[{ product: 'W1', facts: { water: [] } }, 'facts › water', 'empty'],
		[{ product: 'W1', facts: { water: [{}] } }, 'facts › water', 'wrong-kind'],
		[{ product: 'W1', facts: { ['n'.repeat(201)]: 'x' } }, `facts › ${'n'.repeat(201)}`, 'too-long'],
		[{ product: 'W1', facts: {}, related: 'W2' }, 'related', 'wrong-kind'],
		[{ product: 'W1', facts: {}, related: ['W2', ''] }, 'related › 1', 'empty'],
		[{ product: 'W1', facts: {}, related: Array.from({ length: 51 }, () => 'W2') }, 'related', 'too-many'],
		[{ product: 'W1', facts: Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`f${index}`, 'x'])) }, 'facts', 'too-many'],
		[{ product: 'W1', facts: {}, colour: 'red' }, 'colour', 'unknown-field'],
	])('of %j it says that %j is %s', (sheet, field, reason) => {
		const { sheets, problems } = readSheets(JSON.stringify(sheet));
		expect(sheets).toEqual([]);
		expect(problems.map((problem) => ({ field: problem.field, reason: problem.reason }))).toEqual([{ field, reason }]);
	});

	it('keeps the good ones of a list, and counts from one where the others stand', () => {
		const { sheets, problems } = readSheets(JSON.stringify([W1, { product: 'W2', facts: { water: '', battery: '' } }, { facts: {} }]));
		expect(sheets).toEqual([W1]);
		expect(problems.map(({ number, product }) => [number, product])).toEqual([
			[2, 'W2'],
			[2, 'W2'],
			[3, null],
		]);
	});

	it('reads again what was written, one or many', () => {
		const W2 = { product: 'W2', facts: {}, related: ['W1'] };
		for (const sheets of [[W1], [W1, W2]]) expect(readSheets(writeSheets(sheets))).toEqual({ sheets, problems: [] });
		// Alone it is what the command line's --sheet takes.
		expect(JSON.parse(writeSheets([W1]))).toEqual(W1);
	});
});
