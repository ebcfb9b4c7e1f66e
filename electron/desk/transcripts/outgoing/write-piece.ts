import type { WrittenFormat } from '../../../../shared/model/session-export.ts';
import { cursorOf, placeOf, START } from './place.ts';
import type { Outgoing } from './session-writer.ts';
import { WRITERS } from './writers.ts';

/** Units in one piece, its head among them: some hundred kilobytes of text. */
const PIECE_UNITS = 500;
/** Of long texts fewer fit, so that no piece is too big for a frame of the page's connection. */
const PIECE_CHARACTERS = 1_000_000;

/**
 * One piece of a session in a format. Whatever the size of the session, a piece takes the same memory.
 * @param cursor null for the first piece, then what the piece before gave
 */
export function writePiece(
	outgoing: Outgoing,
	format: WrittenFormat,
	cursor: string | null,
): { readonly text: string; readonly cursor: string | null; readonly done: number } {
	const writer = WRITERS[format];
	const texts = cursor === null ? [writer.head(outgoing)] : [];
	const rest = writer.rest(outgoing, cursor === null ? START : placeOf(cursor))[Symbol.iterator]();
	let end = cursor === null ? START : placeOf(cursor);
	let characters = 0;
	for (let units = texts.length; units < PIECE_UNITS && characters < PIECE_CHARACTERS; units += 1) {
		const next = rest.next();
		if (next.done) {
			texts.push(writer.tail(outgoing, end));
			return { text: texts.join(''), cursor: null, done: outgoing.session.messages };
		}
		texts.push(next.value.text);
		characters += next.value.text.length;
		end = next.value.place;
	}
	return { text: texts.join(''), cursor: cursorOf(end), done: end.done };
}
