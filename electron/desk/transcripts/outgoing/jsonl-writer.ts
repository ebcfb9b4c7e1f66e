import type { PersonalDataChoice } from '../../../../shared/model/personal-data.ts';
import type { Session } from '../../../../shared/model/show.ts';
import { messageIdsAfter, messagesByIds } from '../../store/message-table.ts';
import { recordedEnding } from '../../store/session-table.ts';
import type { ReadableStore } from '../../store/store.ts';
import type { TranscriptLine } from '../transcript-entry.ts';
import { type EventPlace, transcriptEvents } from './transcript-events.ts';
import { createLines, sessionLine } from './transcript-lines.ts';

/** Lines in one piece: some hundred kilobytes of text. */
const PIECE_LINES = 500;

/**
 * One piece of a session as our JSONL transcript; the first begins with the session's line. Whatever the size of the
 * session, a piece takes the same memory. The same session always gives the same bytes, also after it was imported elsewhere.
 * @param cursor null for the first piece, then what the piece before gave
 */
export function writePiece(
	store: ReadableStore,
	session: Session,
	sessionRow: number,
	cursor: string | null,
	personalData: PersonalDataChoice,
): { readonly text: string; readonly cursor: string | null; readonly done: number } {
	const place = cursor === null ? START : placeOf(cursor);
	const lines: TranscriptLine[] = cursor === null ? [sessionLine(session, recordedEnding(store, sessionRow))] : [];
	const rest = linesFrom(store, sessionRow, place, personalData);
	let end = place;
	let isLast = false;
	while (lines.length < PIECE_LINES) {
		const next = rest.next();
		if (next.done) {
			isLast = true;
			break;
		}
		lines.push(next.value.line);
		end = next.value.place;
	}
	const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
	return { text, cursor: isLast ? null : cursorOf(end), done: end.done };
}

/** How far a transcript is written: the last message, the latest time so far, the messages counted, and the events. */
interface Place extends EventPlace {
	readonly message: number;
	readonly clock: number;
	readonly done: number;
}

const START: Place = { message: 0, clock: Number.MIN_SAFE_INTEGER, done: 0, gap: 0, deletion: 0, annotation: 0, answer: 0 };

function cursorOf({ message, clock, done, gap, deletion, annotation, answer }: Place): string {
	return [message, clock, done, gap, deletion, annotation, answer].join('.');
}

function placeOf(cursor: string): Place {
	const [message = 0, clock = 0, done = 0, gap = 0, deletion = 0, annotation = 0, answer = 0] = cursor.split('.').map((part) => Number(part) || 0);
	return { message, clock, done, gap, deletion, annotation, answer };
}

const MESSAGES_AT_ONCE = 500;

/** The lines after a place, each with the place it leads to. */
function* linesFrom(
	store: ReadableStore,
	session: number,
	from: Place,
	personalData: PersonalDataChoice,
): Generator<{ readonly line: TranscriptLine; readonly place: Place }> {
	const write = createLines(store, session, personalData);
	const events = transcriptEvents(store, session, from);
	let { message: lastId, clock, done } = from;
	const at = (line: TranscriptLine) => ({ line, place: { ...events.place(), message: lastId, clock, done } });

	for (;;) {
		const ids = messageIdsAfter(store, session, lastId, MESSAGES_AT_ONCE);
		if (ids.length === 0) break;
		for (const message of messagesByIds(store, ids)) {
			// A clock that was set back must not put what people did before the message they did it to.
			clock = Math.max(clock, message.receivedAt);
			for (let event = events.take(clock, lastId); event; event = events.take(clock, lastId)) yield at(write.event(event));
			lastId = message.id;
			done += 1;
			yield at(write.message(message));
		}
	}
	for (let event = events.take(Number.POSITIVE_INFINITY, lastId); event; event = events.take(Number.POSITIVE_INFINITY, lastId)) {
		yield at(write.event(event));
	}
}
