import type { TranscriptProblem } from '../transcript-entry.ts';
import { problem } from './problem.ts';
import { MAX_LINE_LENGTH } from './text-lines.ts';

export interface CsvRow {
	readonly type: 'row';
	/** Where it begins, from 1. */
	readonly line: number;
	readonly cells: readonly string[];
}

/** A file whose quotation marks are this often astray is no table. */
const MOST_ASTRAY = 1_000;

/**
 * The rows of a table by RFC 4180, with any delimiter and any end of line. A row whose quotation marks do not close is a problem of its
 * first line alone: the reading goes on with the line after it. Empty lines are no rows.
 */
export async function* csvRows(pieces: AsyncIterable<string>, delimiter: string): AsyncGenerator<CsvRow | TranscriptProblem> {
	const reader = new RowReader(delimiter);
	for await (const piece of pieces) yield* reader.read(piece, false);
	yield* reader.read('', true);
}

class RowReader {
	readonly #delimiter: string;
	/** What was not taken as rows yet. */
	#rest = '';
	#line = 1;
	#astray = 0;
	#isPassingOver = false;

	constructor(delimiter: string) {
		this.#delimiter = delimiter;
	}

	*read(piece: string, isLast: boolean): Generator<CsvRow | TranscriptProblem> {
		const text = this.#rest + piece;
		let start = this.#passOver(text);
		while (start < text.length) {
			const row = this.#rowAt(text, start);
			// A carriage return at the end of a piece may have a line feed in the next one.
			const isWhole = (row.end !== -1 && (row.end < text.length || isLast)) || (isLast && !row.isQuoted);
			if (isWhole) {
				if (row.cells.length > 1 || row.cells[0] !== '') yield { type: 'row', line: this.#line, cells: row.cells };
				this.#line += row.lineEnds;
				start = row.end === -1 ? text.length : row.end;
			} else if (!isLast && text.length - start <= MAX_LINE_LENGTH) {
				break;
			} else {
				yield problem(this.#line, row.isQuoted ? 'bad-row' : 'too-long');
				this.#astray += 1;
				this.#isPassingOver = true;
				start += this.#passOver(text.slice(start));
			}
		}
		this.#rest = text.slice(start);
	}

	/** Where the reading goes on after a line that cannot be read. */
	#passOver(text: string): number {
		if (!this.#isPassingOver) return 0;
		const end = this.#astray > MOST_ASTRAY ? -1 : text.search(/[\r\n]/);
		if (end === -1) return text.length;
		this.#isPassingOver = false;
		this.#line += 1;
		return end + (text.startsWith('\r\n', end) ? 2 : 1);
	}

	/** `end` is where the next row begins, -1 where this one does not end in the text. */
	#rowAt(text: string, start: number): { readonly cells: string[]; readonly end: number; readonly lineEnds: number; readonly isQuoted: boolean } {
		const cells: string[] = [];
		let lineEnds = 0;
		let place = start;
		for (;;) {
			let cell = '';
			if (text.charAt(place) === '"') {
				place += 1;
				for (;;) {
					const quote = text.indexOf('"', place);
					if (quote === -1) return { cells, end: -1, lineEnds, isQuoted: true };
					cell += text.slice(place, quote);
					place = quote + 1;
					if (text.charAt(place) !== '"') break;
					cell += '"';
					place += 1;
				}
				lineEnds += lineEndsIn(cell);
			}
			// What stands behind a closing quotation mark belongs to the cell, as every spreadsheet has it.
			const end = this.#endOfCell(text, place);
			cell += text.slice(place, end);
			cells.push(cell);
			place = end;
			if (place >= text.length) return { cells, end: -1, lineEnds, isQuoted: false };
			if (text.charAt(place) === this.#delimiter) {
				place += 1;
				continue;
			}
			const isPair = text.charAt(place) === '\r' && text.charAt(place + 1) === '\n';
			return { cells, end: place + (isPair ? 2 : 1), lineEnds: lineEnds + 1, isQuoted: false };
		}
	}

	#endOfCell(text: string, from: number): number {
		for (let place = from; place < text.length; place += 1) {
			const sign = text.charCodeAt(place);
			if (sign === LINE_FEED || sign === CARRIAGE_RETURN || sign === this.#delimiter.charCodeAt(0)) return place;
		}
		return text.length;
	}
}

function lineEndsIn(text: string): number {
	return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
