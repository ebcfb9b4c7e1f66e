/** The loudest sample of a piece, from 0 to 1. */
export function peakOf(piece: Int16Array): number {
	let peak = 0;
	for (const sample of piece) peak = Math.max(peak, Math.abs(sample));
	return peak / 32_768;
}

/** Quieter than any room: somebody or something has switched the sound off. −72 dB. */
export const NOTHING_PEAK = 8 / 32_768;

/** What a meter shows of it, from 0 to 1, as ears hear: −60 dB is its beginning. */
export function meterShareOf(peak: number): number {
	return Math.max(0, Math.min(1, 1 + (20 * Math.log10(Math.max(peak, 1e-6))) / 60));
}
