/** Counts of one category: what was asked for against what was found. */
export interface Counts {
	found: number;
	missed: number;
	wrong: number;
}

export function emptyCounts(): Counts {
	return { found: 0, missed: 0, wrong: 0 };
}

/** NaN where nothing was flagged. */
export function precision({ found, wrong }: Counts): number {
	return found / (found + wrong);
}

/** NaN where there was nothing to find. */
export function recall({ found, missed }: Counts): number {
	return found / (found + missed);
}

export function f1({ found, missed, wrong }: Counts): number {
	return (2 * found) / (2 * found + missed + wrong);
}

/** The mean of those that are numbers. */
export function mean(values: readonly number[]): number {
	const known = values.filter((value) => !Number.isNaN(value));
	return known.reduce((sum, value) => sum + value, 0) / known.length;
}
