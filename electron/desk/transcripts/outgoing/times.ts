/** `2026-05-01T19:04:12.000Z`. */
export function isoTime(at: number): string {
	return new Date(at).toISOString();
}

/** Time into a show, `01:02:03.450`; what came before its start is at its start. @param ms may be fractional */
export function offsetTime(ms: number, decimalSign: '.' | ','): string {
	const whole = Math.max(0, Math.round(ms));
	const two = (value: number) => String(value).padStart(2, '0');
	const seconds = Math.floor(whole / 1_000);
	return `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${decimalSign}${String(whole % 1_000).padStart(3, '0')}`;
}
