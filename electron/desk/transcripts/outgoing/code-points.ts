import type { Span } from '../../../../shared/model/span.ts';

/** The same span for tools that count characters instead of UTF-16 code units. */
export function inCodePoints(text: string, { start, end }: Span): Span {
	const before = codePoints(text.slice(0, start));
	return { start: before, end: before + codePoints(text.slice(start, end)) };
}

function codePoints(text: string): number {
	let count = 0;
	for (const _ of text) count += 1;
	return count;
}
