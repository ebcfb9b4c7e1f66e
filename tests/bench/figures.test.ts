import { expect, test } from 'vitest';
import { atLeast, below, table } from './figures.ts';

test('each figure stands beside its aim, and says whether it is met', () => {
	const figures = [
		{ name: 'fast', value: 12.34, unit: 'ms', aim: below(12.34, 150) },
		{ name: 'slow', value: 0.081, unit: '×', aim: atLeast(0.081, 1 / 3) },
		{ name: 'told only', value: 12_345, unit: '/s' },
	];
	expect(table([{ title: 'Section', figures, details: null }]).split('\n')).toEqual([
		'Section',
		'  fast         12.3  ms  < 150   met',
		'  slow         0.08  ×   ≥ 0.33  MISSED',
		'  told only  12,345  /s',
	]);
});

test('what could not be measured is never a met aim', () => {
	expect(below(Number.NaN, 150).isMet).toBe(false);
	expect(atLeast(Number.NaN, 1).isMet).toBe(false);
});
