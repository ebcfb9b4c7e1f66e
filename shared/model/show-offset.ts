/** Milliseconds into a show as its clock reads: `0:12:34`; before the beginning with a minus sign, `−0:00:05`. Always Latin digits, left to right. */
export function offsetText(ms: number): string {
	const total = Math.floor(Math.abs(ms) / 1_000);
	const [hours, minutes, seconds] = [Math.floor(total / 3_600), Math.floor(total / 60) % 60, total % 60];
	return `${ms < 0 && total > 0 ? '−' : ''}${hours}:${String(minutes).padStart(2, '0')}:${String(seconds).padStart(2, '0')}`;
}
