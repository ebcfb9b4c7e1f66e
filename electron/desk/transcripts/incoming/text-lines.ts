/** No line may be longer, in UTF-16 units, so that no file fills the memory. */
export const MAX_LINE_LENGTH = 1024 * 1024;

export interface TextLine {
	/** From 1. */
	readonly line: number;
	/** Without its end; null where it is too long. */
	readonly text: string | null;
}

/** Splits text at line feeds, carriage returns, or both together. */
export async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<TextLine> {
	let line = 0;
	let parts: string[] = [];
	let length = 0;
	let endsWithReturn = false;

	function keep(part: string): void {
		length += part.length;
		if (length <= MAX_LINE_LENGTH) parts.push(part);
		else parts = [];
	}

	function take(): TextLine {
		line += 1;
		const text = length > MAX_LINE_LENGTH ? null : parts.join('');
		parts = [];
		length = 0;
		return { line, text };
	}

	for await (const piece of pieces) {
		// A pair of the two may lie across pieces: its second half ends nothing.
		let start = endsWithReturn && piece.charCodeAt(0) === LINE_FEED ? 1 : 0;
		if (piece.length > 0) endsWithReturn = piece.charCodeAt(piece.length - 1) === CARRIAGE_RETURN;
		const endAfter = lineEnds(piece);
		for (let end = endAfter(start); end !== -1; end = endAfter(start)) {
			keep(piece.slice(start, end));
			yield take();
			start = end + (piece.charCodeAt(end) === CARRIAGE_RETURN && piece.charCodeAt(end + 1) === LINE_FEED ? 2 : 1);
		}
		if (start < piece.length) keep(piece.slice(start));
	}
	if (length > 0) yield take();
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** The next of the two, each looked for no further than once: most files have only the one. */
function lineEnds(text: string): (from: number) => number {
	const next = (sign: string) => {
		let found = text.indexOf(sign);
		return (from: number) => {
			if (found !== -1 && found < from) found = text.indexOf(sign, from);
			return found;
		};
	};
	const feedAfter = next('\n');
	const returnAfter = next('\r');
	return (from) => {
		const feed = feedAfter(from);
		const back = returnAfter(from);
		if (back === -1) return feed;
		return feed === -1 ? back : Math.min(feed, back);
	};
}
