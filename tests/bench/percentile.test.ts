import { expect, test } from 'vitest';
import { median, percentile } from './percentile.ts';

test('a percentile is a value that was measured, by nearest rank, whatever the order', () => {
	const values = [40, 10, 30, 20, 50];
	expect(percentile(values, 0.5)).toBe(30);
	expect(percentile(values, 0.99)).toBe(50);
	expect(percentile(values, 0)).toBe(10);
	expect(percentile(values, 0.2)).toBe(10);
	expect(percentile(values, 0.21)).toBe(20);
	expect(values).toEqual([40, 10, 30, 20, 50]);
});

test('numbers are ordered as numbers, not as words', () => {
	expect(median([9, 100, 11])).toBe(11);
});

test('of nothing there is no percentile', () => {
	expect(percentile([], 0.5)).toBeNaN();
});
