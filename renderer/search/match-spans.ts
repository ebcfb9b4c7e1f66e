import { searchFold } from '../../shared/model/search-fold.ts';
import type { SearchQuery } from '../../shared/model/search-query.ts';
import type { Span } from '../../shared/model/span.ts';

/** Where the words of a plain text stand in another, or words that begin so, by the folding the search itself uses; in order, none overlapping. */
export function matchSpans(text: string, words: string): readonly Span[] {
	return spansOf(
		text,
		wordsOf(searchFold(words)).map((word) => ({ words: [word], mayGoOn: true })),
	);
}

/** Where the words and phrases that a query asks for stand in a text. */
export function querySpans(text: string, query: SearchQuery): readonly Span[] {
	const wanted = query.clauses.flatMap((clause) => {
		if (clause.isNegated || (clause.type !== 'word' && clause.type !== 'phrase')) return [];
		return { words: wordsOf(searchFold(clause.text)), mayGoOn: clause.type === 'word' };
	});
	return spansOf(text, wanted);
}

/** Words one after the other, the last of which may go on. */
interface Wanted {
	readonly words: readonly string[];
	readonly mayGoOn: boolean;
}

function spansOf(text: string, wanted: readonly Wanted[]): readonly Span[] {
	const folded = foldWithMap(text);
	const found = [...folded.text.matchAll(WORD)].map(({ 0: word, index }) => ({ word, index }));
	const spans: Span[] = [];
	for (const { words, mayGoOn } of wanted) {
		if (words.length === 0) continue;
		for (let at = 0; at + words.length <= found.length; at += 1) {
			const isThere = words.every((word, index) => {
				const there = found[at + index]?.word ?? '';
				return mayGoOn && index === words.length - 1 ? there.startsWith(word) : there === word;
			});
			const [first, last] = [found[at], found[at + words.length - 1]];
			if (!isThere || !first || !last) continue;
			const [start, end] = [folded.starts[first.index], folded.ends[last.index + (words.at(-1) ?? '').length - 1]];
			if (start !== undefined && end !== undefined) spans.push({ start, end });
		}
	}
	return merged(spans);
}

const WORD = /[\p{L}\p{N}]+/gu;

function wordsOf(folded: string): readonly string[] {
	return folded.match(WORD) ?? [];
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
