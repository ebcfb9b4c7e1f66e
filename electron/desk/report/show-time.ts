/** Milliseconds since a show began as its clock reads: `0:12:34`, `-0:00:05` before the beginning. */
export function offsetOf(ms: number): string {
	const seconds = Math.floor(Math.abs(ms) / 1_000);
	const [hours, minutes, rest] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
	return `${ms < 0 && seconds > 0 ? '-' : ''}${hours}:${String(minutes).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}
