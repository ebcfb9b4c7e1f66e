/** Reading frames of strangers: whatever is not of the right kind is not there. */

export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown): Fields | null {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

export function listOf(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

/** In one line, without spaces around it; null where it is no text. */
export function lineOf(value: unknown): string | null {
	return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : null;
}

/** Of a number, or of one written out; null where it is none or below zero. */
export function secondsToMs(value: unknown): number | null {
	const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof seconds === 'number' && Number.isFinite(seconds) && seconds >= 0 ? Math.round(seconds * 1_000) : null;
}
