import type { Span } from '../../../../shared/model/span.ts';

/** The same span for tools that count characters instead of UTF-16 code units. */
export function inCodePoints(text: string, { start, end }: Span): Span {
	const offsetIn = codePointOffsets(text);
	return { start: offsetIn(start), end: offsetIn(end) };
}

/** Tells for an offset in UTF-16 code units how many characters stand before it. */
export function codePointOffsets(text: string): (offset: number) => number {
	// Most chat has no sign beyond the basic plane: then both count alike.
	if (!/[\ud800-\udbff]/.test(text)) return (offset) => Math.min(offset, text.length);
	return (offset) => {
		let count = 0;
		for (const _ of text.slice(0, offset)) count += 1;
		return count;
	};
}
