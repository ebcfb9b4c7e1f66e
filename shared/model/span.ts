/**
 * A stretch of a message's original text: UTF-16 code units, start inclusive, end exclusive.
 * It always cuts out exactly what a person would underline.
 */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** Does the span lie within the text, with at least one character and none cut in two? */
export function isSpanOf(text: string, { start, end }: Span): boolean {
	return start >= 0 && start < end && end <= text.length && !cutsSurrogatePair(text, start) && !cutsSurrogatePair(text, end);
}

function cutsSurrogatePair(text: string, index: number): boolean {
	return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, index - 1), index + 1));
}
