import { type Interval, quantile } from './interval.ts';
import { seededRandom } from './seeded.ts';

/**
 * Krippendorff's alpha for any number of observers, with values missing, by the coincidence matrix: K. Krippendorff (2011),
 * "Computing Krippendorff's Alpha-Reliability", https://repository.upenn.edu/asc_papers/43.
 */

export const ALPHA_METRICS = ['nominal', 'ordinal', 'interval', 'ratio'] as const;
export type AlphaMetric = (typeof ALPHA_METRICS)[number];

/** What observers said of one unit: classes by their numbers from 0 in ascending order. Who said nothing is left out. */
export type Unit = readonly number[];

/** How often values met in one unit, both ways, each unit weighed by 1 / (its values − 1): row by row, `classes` × `classes`. */
export type Coincidences = Float64Array;

export interface BootstrapOptions {
	readonly seedHash: number;
	readonly draws: number;
}

/** Null for a unit that fewer than two judged: it pairs with nothing. */
export function coincidencesOf(unit: Unit, classes: number): Coincidences | null {
	if (unit.length < 2) return null;
	const found = new Float64Array(classes * classes);
	for (const [first, one] of unit.entries()) {
		for (const [second, other] of unit.entries()) {
			const cell = one * classes + other;
			if (first !== second) found[cell] = (found[cell] ?? 0) + 1 / (unit.length - 1);
		}
	}
	return found;
}

export function addedUp(all: readonly Coincidences[], classes: number): Coincidences {
	const total = new Float64Array(classes * classes);
	for (const found of all) addTo(total, found);
	return total;
}

/**
 * Null where it is not defined: nothing to compare, or all values are of one class.
 * @param values what the classes stand for in the metrics that calculate with them; left out: 1, 2, 3 …
 */
export function krippendorffsAlpha(coincidences: Coincidences, classes: number, metric: AlphaMetric, values?: readonly number[]): number | null {
	const totals = classTotals(coincidences, classes);
	const count = totals.reduce((sum, total) => sum + total, 0);
	const difference = differenceOf(metric, totals, values ?? totals.map((_, index) => index + 1));
	let observed = 0;
	let expected = 0;
	for (let one = 0; one < classes; one += 1) {
		for (let other = one + 1; other < classes; other += 1) {
			const apart = difference(one, other);
			observed += (coincidences[one * classes + other] ?? 0) * apart;
			expected += (totals[one] ?? 0) * (totals[other] ?? 0) * apart;
		}
	}
	return expected === 0 ? null : 1 - ((count - 1) * observed) / expected;
}

/** The share of pairs of values in one unit that are equal; null where nothing can be compared. */
export function pairwiseAgreement(coincidences: Coincidences, classes: number): number | null {
	const count = coincidences.reduce((sum, found) => sum + found, 0);
	if (count === 0) return null;
	let equal = 0;
	for (let index = 0; index < classes; index += 1) equal += coincidences[index * classes + index] ?? 0;
	return equal / count;
}

/** So many draws may be without variation before they say that there is too little of it for an interval. */
const MOST_UNDEFINED = 0.05;

/**
 * Where each metric's alpha lies with 95 % confidence: units are drawn anew with replacement, and the 2.5 % and 97.5 % quantiles taken.
 * Null where too many draws had no variation for alpha to be defined, and where all are alike: full agreement is no certainty.
 */
export function bootstrapAlpha(
	units: readonly Coincidences[],
	classes: number,
	metrics: readonly AlphaMetric[],
	{ seedHash, draws }: BootstrapOptions,
): (Interval | null)[] {
	const random = seededRandom(seedHash);
	const found: number[][] = metrics.map(() => []);
	const total = new Float64Array(classes * classes);
	for (let draw = 0; draw < draws; draw += 1) {
		total.fill(0);
		for (let drawn = 0; drawn < units.length; drawn += 1) {
			const unit = units[Math.floor(random() * units.length)];
			if (unit !== undefined) addTo(total, unit);
		}
		for (const [index, metric] of metrics.entries()) {
			const alpha = krippendorffsAlpha(total, classes, metric);
			if (alpha !== null) found[index]?.push(alpha);
		}
	}
	return found.map((alphas) => {
		if (alphas.length < draws * (1 - MOST_UNDEFINED)) return null;
		const sorted = Float64Array.from(alphas).sort();
		const low = quantile(sorted, 0.025);
		const high = quantile(sorted, 0.975);
		return low === null || high === null || high - low < 1e-9 ? null : { low, high };
	});
}

function addTo(total: Coincidences, found: Coincidences): void {
	for (let cell = 0; cell < total.length; cell += 1) total[cell] = (total[cell] ?? 0) + (found[cell] ?? 0);
}

function classTotals(coincidences: Coincidences, classes: number): number[] {
	return Array.from({ length: classes }, (_, row) => {
		let total = 0;
		for (let column = 0; column < classes; column += 1) total += coincidences[row * classes + column] ?? 0;
		return total;
	});
}

/** Squared, as the metric has it. */
function differenceOf(metric: AlphaMetric, totals: readonly number[], values: readonly number[]): (one: number, other: number) => number {
	const standsFor = (index: number) => values[index] ?? 0;
	switch (metric) {
		case 'nominal':
			return () => 1;
		case 'ordinal':
			return (one, other) => {
				let between = -((totals[one] ?? 0) + (totals[other] ?? 0)) / 2;
				for (let rank = one; rank <= other; rank += 1) between += totals[rank] ?? 0;
				return between ** 2;
			};
		case 'interval':
			return (one, other) => (standsFor(one) - standsFor(other)) ** 2;
		case 'ratio':
			return (one, other) => ((standsFor(one) - standsFor(other)) / (standsFor(one) + standsFor(other))) ** 2;
	}
}
