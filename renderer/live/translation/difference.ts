import { searchFold } from '../../../shared/model/search-fold.ts';

/** A stretch of a text; the pieces of a text, joined, are the text. */
export interface DifferencePiece {
	readonly start: number;
	readonly text: string;
	/** The other text has not these words in this order. */
	readonly differs: boolean;
}

/** Longer lines differ in so much that marking it helps nobody. */
const MOST_WORDS = 120;

/** The text in pieces: words it shares with the other, in order, and what stands between them. Case, accents and points do not count. */
export function differenceFrom(text: string, other: string): readonly DifferencePiece[] {
	const words = wordsOf(text);
	const others = wordsOf(other);
	if (words.length > MOST_WORDS || others.length > MOST_WORDS) return [{ start: 0, text, differs: false }];
	const shared = longestShared(
		words.map(({ folded }) => folded),
		others.map(({ folded }) => folded),
	);
	const pieces: DifferencePiece[] = [];
	let at = 0;
	const push = (end: number, differs: boolean) => {
		if (end > at) pieces.push({ start: at, text: text.slice(at, end), differs });
		at = end;
	};
	for (const [index, { start, end }] of words.entries()) {
		if (shared.has(index)) continue;
		push(start, false);
		push(end, true);
	}
	push(text.length, false);
	return pieces;
}

/** Only the words that differ. */
export function differingWords(text: string, other: string): readonly string[] {
	return differenceFrom(text, other).flatMap((piece) => (piece.differs ? [piece.text] : []));
}

interface Word {
	readonly start: number;
	readonly end: number;
	readonly folded: string;
}

function wordsOf(text: string): readonly Word[] {
	return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: word, index }) => ({ start: index, end: index + word.length, folded: searchFold(word).trim() }));
}

/** Places in the first list of a longest common subsequence. */
function longestShared(first: readonly string[], second: readonly string[]): ReadonlySet<number> {
	const width = second.length + 1;
	const lengths = new Uint16Array((first.length + 1) * width);
	for (let row = first.length - 1; row >= 0; row -= 1) {
		for (let column = second.length - 1; column >= 0; column -= 1) {
			lengths[row * width + column] =
				first[row] === second[column]
					? (lengths[(row + 1) * width + column + 1] ?? 0) + 1
					: Math.max(lengths[(row + 1) * width + column] ?? 0, lengths[row * width + column + 1] ?? 0);
		}
	}
	const shared = new Set<number>();
	let [row, column] = [0, 0];
	while (row < first.length && column < second.length) {
		if (first[row] === second[column]) {
			shared.add(row);
			row += 1;
			column += 1;
		} else if ((lengths[(row + 1) * width + column] ?? 0) >= (lengths[row * width + column + 1] ?? 0)) row += 1;
		else column += 1;
	}
	return shared;
}
