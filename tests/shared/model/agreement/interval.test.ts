import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile, shareInterval } from '../../../../shared/model/agreement/interval.ts';
import { hashOf, rankOf, seededRandom } from '../../../../shared/model/agreement/seeded.ts';

describe('the interval of a counted share', () => {
	it('is Wilson’s: 81 of 263 lie between .2553 and .3662 (Newcombe 1998, table I)', () => {
		const interval = shareInterval(81, 263);
		expect(interval?.low).toBeCloseTo(0.2553, 4);
		expect(interval?.high).toBeCloseTo(0.3662, 4);
		expect(shareInterval(0, 20)?.high).toBeCloseTo(0.1611, 4);
	});

	it('stays within 0 and 1, holds the share itself, and is null where nothing was counted', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 500 }), (count, some) => {
				const hits = Math.min(some, count);
				const interval = shareInterval(hits, count);
				expect(interval?.low).toBeGreaterThanOrEqual(0);
				expect(interval?.high).toBeLessThanOrEqual(1);
				expect(interval?.low).toBeLessThanOrEqual(hits / count + 1e-12);
				expect(interval?.high).toBeGreaterThanOrEqual(hits / count - 1e-12);
			}),
		);
		expect(shareInterval(0, 0)).toBeNull();
	});
});

describe('a quantile', () => {
	it('lies between the two values nearest to it', () => {
		expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
		expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBeCloseTo(9.1, 12);
		expect(quantile([7], 0.9)).toBe(7);
		expect(quantile([], 0.5)).toBeNull();
	});
});

describe('chance with a seed', () => {
	it('is the same for the same seed, another for another, and evenly spread', () => {
		const numbers = (seed: string) => Array.from({ length: 10_000 }, seededRandom(hashOf(seed)));
		expect(numbers('a')).toEqual(numbers('a'));
		expect(numbers('a')).not.toEqual(numbers('b'));
		const mean = numbers('mean').reduce((sum, number) => sum + number, 0) / 10_000;
		expect(mean).toBeGreaterThan(0.48);
		expect(mean).toBeLessThan(0.52);
	});

	it('ranks a thing alike whatever else is ranked, and spreads row numbers that follow each other', () => {
		const seed = hashOf('spring');
		const ranks = Array.from({ length: 10_000 }, (_, id) => rankOf(seed, id));
		expect(rankOf(seed, 77)).toBe(ranks[77]);
		expect(new Set(ranks).size).toBeGreaterThan(9_990);
		const lowest = [...ranks.keys()].sort((one, other) => (ranks[one] ?? 0) - (ranks[other] ?? 0)).slice(0, 1_000);
		// A thousand of ten thousand, drawn evenly, have a mean near the middle.
		const mean = lowest.reduce((sum, id) => sum + id, 0) / 1_000;
		expect(mean).toBeGreaterThan(4_600);
		expect(mean).toBeLessThan(5_400);
		expect(rankOf(seed, 2 ** 32 + 5)).not.toBe(rankOf(seed, 5));
	});
});
