import { searchFold } from '../../shared/model/search-fold.ts';
import type { Span } from '../../shared/model/span.ts';

/** Where the words of a search stand in a text, by the folding the search itself uses; in order, none overlapping. */
export function matchSpans(text: string, query: string): readonly Span[] {
	const folded = foldWithMap(text);
	const words = searchFold(query)
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '');
	const spans: Span[] = [];
	for (const word of new Set(words)) {
		for (let at = folded.text.indexOf(word); at !== -1; at = folded.text.indexOf(word, at + word.length)) {
			const [start, end] = [folded.starts[at], folded.ends[at + word.length - 1]];
			if (beginsWord(folded.text, at) && start !== undefined && end !== undefined) spans.push({ start, end });
		}
	}
	return merged(spans);
}

export interface Excerpt {
	readonly text: string;
	readonly spans: readonly Span[];
	readonly isClippedBefore: boolean;
	readonly isClippedAfter: boolean;
}

const CONTEXT = 120;

/** The text around its first match, at most a few lines long. */
export function excerptAround(text: string, spans: readonly Span[]): Excerpt {
	const first = spans[0] ?? { start: 0, end: 0 };
	const start = first.start > CONTEXT ? safeCut(text, first.start - CONTEXT / 2) : 0;
	const end = text.length - start > 3 * CONTEXT ? safeCut(text, Math.max(start + 3 * CONTEXT, first.end)) : text.length;
	const within = spans.filter((span) => span.start >= start && span.end <= end);
	return {
		text: text.slice(start, end),
		spans: within.map((span) => ({ start: span.start - start, end: span.end - start })),
		isClippedBefore: start > 0,
		isClippedAfter: end < text.length,
	};
}

interface Folded {
	readonly text: string;
	/** Offset of the original code point's start and end, for each UTF-16 unit of the folded text. */
	readonly starts: readonly number[];
	readonly ends: readonly number[];
}

function foldWithMap(text: string): Folded {
	let folded = '';
	const starts: number[] = [];
	const ends: number[] = [];
	let offset = 0;
	for (const point of text) {
		const next = offset + point.length;
		const piece = searchFold(point);
		// A mark that folds to nothing belongs to the letter before it, so that the underline covers it.
		if (piece === '' && ends.length > 0) ends[ends.length - 1] = next;
		for (let unit = 0; unit < piece.length; unit += 1) {
			starts.push(offset);
			ends.push(next);
		}
		folded += piece;
		offset = next;
	}
	return { text: folded, starts, ends };
}

function beginsWord(text: string, at: number): boolean {
	return at === 0 || !/[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at));
}

function merged(spans: readonly Span[]): readonly Span[] {
	const result: Span[] = [];
	for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
		const last = result[result.length - 1];
		if (last && span.start < last.end) result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
		else result.push(span);
	}
	return result;
}

/** Never between the halves of a surrogate pair. */
function safeCut(text: string, at: number): number {
	const unit = text.charCodeAt(at);
	return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
