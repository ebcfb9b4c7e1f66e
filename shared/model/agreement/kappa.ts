import { type Interval, Z_95 } from './interval.ts';

/** Agreement of two people beyond what chance would give. */
export interface Kappa {
	/** Items both judged. */
	readonly items: number;
	/** Share of them they agree on; null without items. */
	readonly agreement: number | null;
	/** Null where it is not defined: no items, or both used one and the same class for all of them. */
	readonly value: number | null;
	/** The large-sample standard error of Fleiss, Cohen and Everitt. */
	readonly standardError: number | null;
	/** Null also where the error is nothing: full agreement on few items is no certainty. */
	readonly interval: Interval | null;
}

/**
 * Cohen's kappa (1960, Educational and Psychological Measurement 20, 37–46) with the asymptotic standard error of Fleiss, Cohen and
 * Everitt (1969, Psychological Bulletin 72, 323–327, formula 13).
 * @param table how often the first person said the class of the row where the second said that of the column
 */
export function cohensKappa(table: readonly (readonly number[])[]): Kappa {
	const items = sum(table.map(sum));
	if (items === 0) return { items, agreement: null, value: null, standardError: null, interval: null };
	const shares = table.map((row) => row.map((count) => count / items));
	const first = shares.map(sum);
	const second = shares.map((_, column) => sum(shares.map((row) => row[column] ?? 0)));
	const observed = sum(shares.map((row, index) => row[index] ?? 0));
	const expected = sum(first.map((share, index) => share * (second[index] ?? 0)));
	if (expected > 1 - 1e-12) return { items, agreement: observed, value: null, standardError: null, interval: null };
	const value = (observed - expected) / (1 - expected);
	let agreeing = 0;
	let differing = 0;
	for (const [row, cells] of shares.entries()) {
		for (const [column, share] of cells.entries()) {
			const margins = (second[row] ?? 0) + (first[column] ?? 0);
			if (row === column) agreeing += share * (1 - expected - margins * (1 - observed)) ** 2;
			else differing += share * margins ** 2;
		}
	}
	const variance = (agreeing + (1 - observed) ** 2 * differing - (observed * expected - 2 * expected + observed) ** 2) / (items * (1 - expected) ** 4);
	const standardError = Math.sqrt(Math.max(0, variance));
	const reach = Z_95 * standardError;
	const interval = reach < 1e-9 ? null : { low: Math.max(-1, value - reach), high: Math.min(1, value + reach) };
	return { items, agreement: observed, value, standardError, interval };
}

/** How often each pair of classes was said. @param pairs classes by their numbers from 0 */
export function confusionOf(pairs: Iterable<readonly [number, number]>, classes: number): number[][] {
	const table = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
	for (const [one, other] of pairs) {
		const row = table[one];
		if (row !== undefined) row[other] = (row[other] ?? 0) + 1;
	}
	return table;
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
