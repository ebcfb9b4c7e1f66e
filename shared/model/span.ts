/**
 * A stretch of a message's original text: UTF-16 code units, start inclusive, end exclusive.
 * It always cuts out exactly what a person would underline.
 */
export interface Span {
	readonly start: number;
	readonly end: number;
}
