import { describe, expect, it } from 'vitest';
import { cohensKappa, confusionOf } from '../../../../shared/model/agreement/kappa.ts';
import { seededRandom } from '../../../../shared/model/agreement/seeded.ts';

describe('Cohen’s kappa', () => {
	it('is .492 in Cohen’s own example (1960, table 2): two clinicians, three diagnoses, 200 patients', () => {
		const kappa = cohensKappa([
			[88, 14, 18],
			[10, 40, 10],
			[2, 6, 12],
		]);
		expect(kappa.agreement).toBeCloseTo(0.7, 10);
		expect(kappa.value).toBeCloseTo(0.492, 3);
		expect(kappa.items).toBe(200);
	});

	it('is .429 in the example of Fleiss, Cohen and Everitt (1969), and its standard error is what it varies by when the items are drawn anew', () => {
		const table = [
			[106, 10, 4],
			[22, 28, 10],
			[2, 12, 6],
		];
		const kappa = cohensKappa(table);
		expect(kappa.value).toBeCloseTo(0.429, 3);
		const items = table.flatMap((row, one) => row.flatMap((count, other) => Array.from({ length: count }, () => [one, other] as const)));
		const random = seededRandom(1969);
		const drawn = Array.from({ length: 4_000 }, () => {
			const sample = items.map(() => items[Math.floor(random() * items.length)] ?? ([0, 0] as const));
			return cohensKappa(confusionOf(sample, 3)).value ?? 0;
		});
		const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
		const deviation = Math.sqrt(drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / drawn.length);
		expect((kappa.standardError ?? 0) / deviation).toBeGreaterThan(0.95);
		expect((kappa.standardError ?? 0) / deviation).toBeLessThan(1.05);
		expect((kappa.interval?.high ?? 0) - (kappa.interval?.low ?? 0)).toBeCloseTo(2 * 1.96 * (kappa.standardError ?? 0), 4);
	});

	it('is .676 in Fleiss, Levin and Paik (2003, table 18.1): 100 subjects, .89 observed', () => {
		const kappa = cohensKappa([
			[75, 1, 4],
			[5, 4, 1],
			[0, 0, 10],
		]);
		expect(kappa.agreement).toBeCloseTo(0.89, 10);
		expect(kappa.value).toBeCloseTo(0.676, 3);
	});

	it('is 1 where two people agree on all and use several classes, and 0 where they agree as chance would have it', () => {
		expect(
			cohensKappa([
				[10, 0],
				[0, 5],
			]),
		).toMatchObject({ value: 1, standardError: 0, interval: null });
		expect(
			cohensKappa([
				[25, 25],
				[25, 25],
			]).value,
		).toBeCloseTo(0, 12);
	});

	it('is not defined, rather than 1 or 0, where all is of one class or nothing was judged by both', () => {
		expect(
			cohensKappa([
				[12, 0],
				[0, 0],
			]),
		).toEqual({ items: 12, agreement: 1, value: null, standardError: null, interval: null });
		expect(cohensKappa([[0]])).toMatchObject({ items: 0, agreement: null, value: null });
	});

	it('does not turn when the two people change places', () => {
		const pairs = [
			[0, 1],
			[2, 2],
			[1, 1],
			[0, 0],
			[2, 0],
		] as const;
		const table = confusionOf(pairs, 3);
		const turned = confusionOf(
			pairs.map(([one, other]) => [other, one] as const),
			3,
		);
		expect(cohensKappa(turned).value).toBeCloseTo(cohensKappa(table).value ?? Number.NaN, 12);
		expect(cohensKappa(turned).standardError).toBeCloseTo(cohensKappa(table).standardError ?? Number.NaN, 12);
	});
});
