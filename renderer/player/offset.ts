import type { Stretch } from '../../shared/model/timeline.ts';

/**
 * Reads what a person types for a moment: `1:02:03`, `2:03` (minutes and seconds), `83` (seconds), each with digits of any script.
 * Null where it is none of these.
 */
export function readOffset(text: string): number | null {
	const parts = /^(?:(?:(\d{1,4})[:٫.])?(\d{1,4})[:٫.])?(\d{1,6})$/u.exec(withLatinDigits(text));
	if (parts === null) return null;
	const [hours, minutes, seconds] = [Number(parts[1] ?? 0), Number(parts[2] ?? 0), Number(parts[3])];
	return ((hours * 60 + minutes) * 60 + seconds) * 1_000;
}

/**
 * Reads a moment of a show: an offset into it or, where the show is not that long, the time of day the clock showed.
 * Null where it is neither.
 */
export function readMoment(text: string, whole: Stretch): number | null {
	const offset = readOffset(text);
	if (offset !== null && whole.from + offset <= whole.to) return whole.from + offset;
	const at = readClock(text, whole.from);
	return at !== null && at <= whole.to ? at : null;
}

/** Reads `19:04` or `19:04:30` as the first such moment after the beginning; it may lie beyond the end. */
function readClock(text: string, from: number): number | null {
	const parts = /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(withLatinDigits(text));
	if (parts === null) return null;
	const at = new Date(from);
	at.setHours(Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0), 0);
	// A show may pass midnight.
	if (at.getTime() < from) at.setDate(at.getDate() + 1);
	return at.getTime();
}

/** Trimmed, with the digits of any script as 0 to 9. */
export function withLatinDigits(text: string): string {
	return text.trim().replace(/\p{Nd}/gu, latinDigit);
}

/** Every script's ten digits follow each other, so a digit's value is how many of them stand before it. */
function latinDigit(digit: string): string {
	const point = digit.codePointAt(0) ?? 0;
	let zero = point;
	while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && point - zero < 9) zero -= 1;
	return String(point - zero);
}
