import { describe, expect, it } from 'vitest';
import {
	ALPHA_METRICS,
	type AlphaMetric,
	addedUp,
	bootstrapAlpha,
	coincidencesOf,
	krippendorffsAlpha,
	pairwiseAgreement,
	type Unit,
} from '../../../../shared/model/agreement/alpha.ts';
import { hashOf } from '../../../../shared/model/agreement/seeded.ts';

/** @param rows one observer a row, one unit a column; 0 is missing, else the class from 1 */
function unitsOf(rows: readonly (readonly number[])[]): Unit[] {
	const [first = []] = rows;
	return first.map((_, column) => rows.flatMap((row) => ((row[column] ?? 0) === 0 ? [] : [(row[column] ?? 0) - 1])));
}

function alphaOf(units: readonly Unit[], classes: number, metric: AlphaMetric, values?: readonly number[]): number | null {
	const coincidences = units.flatMap((unit) => coincidencesOf(unit, classes) ?? []);
	return krippendorffsAlpha(addedUp(coincidences, classes), classes, metric, values);
}

/** Krippendorff (2011), section C: four observers, twelve units, seven values missing, values 1 to 5. */
const FOUR_OBSERVERS = unitsOf([
	[1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0],
	[1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
	[0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
	[1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0],
]);

describe('Krippendorff’s alpha, by the worked examples of Krippendorff (2011)', () => {
	it('A: binary data of two observers, Meg and Owen, is .095', () => {
		const units = unitsOf([
			[1, 2, 1, 1, 1, 1, 1, 1, 2, 1],
			[2, 2, 2, 1, 1, 2, 1, 1, 1, 1],
		]);
		expect(alphaOf(units, 2, 'nominal')).toBeCloseTo(0.095, 3);
	});

	it('B: nominal data of two observers, Ben and Gerry, is .692', () => {
		const classes = (letters: string) => [...letters].map((letter) => 'abcde'.indexOf(letter) + 1);
		expect(alphaOf(unitsOf([classes('aabbdcccedda'), classes('babbbcccEddd'.toLowerCase())]), 5, 'nominal')).toBeCloseTo(0.692, 3);
	});

	it.each([
		['nominal', 0.743],
		['ordinal', 0.815],
		['interval', 0.849],
		['ratio', 0.797],
	] as const)('C and D: any number of observers with missing values, %s, is %s', (metric, alpha) => {
		expect(alphaOf(FOUR_OBSERVERS, 5, metric)).toBeCloseTo(alpha, 3);
	});
});

describe('Krippendorff’s alpha', () => {
	it('leaves out what one person alone has judged', () => {
		const alone: Unit[] = [[0], [4], [], [2]];
		for (const metric of ALPHA_METRICS) expect(alphaOf([...FOUR_OBSERVERS, ...alone], 5, metric)).toBe(alphaOf(FOUR_OBSERVERS, 5, metric));
	});

	it('is 1 without disagreement, and falls below 0 where people disagree by rule', () => {
		expect(
			alphaOf(
				[
					[0, 0],
					[1, 1, 1],
					[2, 2],
				],
				3,
				'nominal',
			),
		).toBe(1);
		expect(
			alphaOf(
				[
					[0, 1],
					[1, 0],
					[0, 1],
					[1, 0],
				],
				2,
				'nominal',
			),
		).toBeLessThan(0);
	});

	it('is not defined where all is of one class, or nothing was judged twice', () => {
		expect(
			alphaOf(
				[
					[1, 1],
					[1, 1, 1],
				],
				3,
				'ordinal',
			),
		).toBeNull();
		expect(alphaOf([[1], [2]], 3, 'nominal')).toBeNull();
	});

	it('weighs a step further apart as a worse disagreement where the order counts', () => {
		const near: Unit[] = [
			[0, 1],
			[0, 0],
			[1, 1],
			[2, 2],
			[1, 2],
			[0, 0],
		];
		const far: Unit[] = [
			[0, 2],
			[0, 0],
			[1, 1],
			[2, 2],
			[1, 2],
			[0, 0],
		];
		expect(alphaOf(near, 3, 'ordinal') ?? 0).toBeGreaterThan(alphaOf(far, 3, 'ordinal') ?? 0);
	});

	it('agrees with the share of equal pairs where two people judged all', () => {
		const units: Unit[] = [
			[0, 0],
			[0, 1],
			[2, 2],
			[1, 1],
		];
		const all = units.flatMap((unit) => coincidencesOf(unit, 3) ?? []);
		expect(pairwiseAgreement(addedUp(all, 3), 3)).toBeCloseTo(0.75, 12);
		expect(pairwiseAgreement(addedUp([], 3), 3)).toBeNull();
	});
});

describe('the bootstrap of alpha', () => {
	const coincidences = FOUR_OBSERVERS.flatMap((unit) => coincidencesOf(unit, 5) ?? []);
	const interval = (seed: string, units = coincidences) => bootstrapAlpha(units, 5, ['nominal', 'ordinal'], { seedHash: hashOf(seed), draws: 1_000 });

	it('gives the same interval for the same seed, around the value itself', () => {
		const [nominal, ordinal] = interval('round 7');
		expect(interval('round 7')).toEqual([nominal, ordinal]);
		expect(interval('round 8')).not.toEqual([nominal, ordinal]);
		expect(nominal?.low).toBeLessThan(0.743);
		expect(nominal?.high).toBeGreaterThan(0.743);
		expect(nominal?.high).toBeLessThanOrEqual(1);
		expect(ordinal?.low).toBeLessThan(0.815);
	});

	it('narrows as more is judged', () => {
		const width = (units: typeof coincidences) => {
			const [found] = interval('width', units);
			return found ? found.high - found.low : Number.POSITIVE_INFINITY;
		};
		const often = Array.from({ length: 20 }, () => coincidences).flat();
		expect(width(often)).toBeLessThan(width(coincidences) / 2);
	});

	it('gives none where the data hardly vary, rather than a narrow one', () => {
		const uniform = Array.from({ length: 30 }, () => coincidencesOf([0, 0], 3) ?? new Float64Array(9));
		const oneDiffers = [...uniform, coincidencesOf([0, 1], 3) ?? new Float64Array(9)];
		expect(bootstrapAlpha(oneDiffers, 3, ['nominal'], { seedHash: 1, draws: 1_000 })).toEqual([null]);
	});

	it('gives none where nobody ever differs: a certainty of 100 % would claim too much', () => {
		const agreed = [...Array.from({ length: 20 }, () => [0, 0]), ...Array.from({ length: 20 }, () => [1, 1])];
		const found = agreed.flatMap((unit) => coincidencesOf(unit, 3) ?? []);
		expect(bootstrapAlpha(found, 3, ['nominal', 'ordinal'], { seedHash: 1, draws: 1_000 })).toEqual([null, null]);
	});

	it('draws a thousand times from two thousand items in less than a second', () => {
		const many = Array.from({ length: 2_000 }, (_, index) => coincidencesOf([index % 3, (index * 7) % 3, index % 2], 3) ?? new Float64Array(9));
		const startedAt = performance.now();
		bootstrapAlpha(many, 3, ['nominal', 'ordinal'], { seedHash: 3, draws: 1_000 });
		expect(performance.now() - startedAt).toBeLessThan(1_000);
	});
});
