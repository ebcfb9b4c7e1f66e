/** Where a value lies with 95 % confidence. */
export interface Interval {
	readonly low: number;
	readonly high: number;
}

/** The 97.5 % quantile of the normal distribution. */
export const Z_95 = 1.959963984540054;

/**
 * Of a share that was counted: Wilson's score interval (1927), which stays within 0 and 1 and is honest at small numbers.
 * Null where nothing was counted.
 */
export function shareInterval(hits: number, count: number): Interval | null {
	if (count === 0) return null;
	const share = hits / count;
	const spread = (Z_95 * Z_95) / count;
	const centre = (share + spread / 2) / (1 + spread);
	const reach = (Z_95 * Math.sqrt((share * (1 - share)) / count + spread / (4 * count))) / (1 + spread);
	return { low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) };
}

/**
 * Between the two values nearest to it (the method R calls type 7).
 * @param sorted in ascending order
 * @param share 0 to 1: 0.5 is the median
 */
export function quantile(sorted: ArrayLike<number>, share: number): number | null {
	if (sorted.length === 0) return null;
	const place = (sorted.length - 1) * share;
	const below = sorted[Math.floor(place)] ?? 0;
	const above = sorted[Math.ceil(place)] ?? below;
	return below + (above - below) * (place - Math.floor(place));
}
