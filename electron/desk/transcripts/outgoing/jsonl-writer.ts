import type { PersonalDataChoice } from '../../../../shared/model/personal-data.ts';
import { messageIdsAfter, messagesByIds } from '../../store/message-table.ts';
import { recordedEnding } from '../../store/session-table.ts';
import type { ReadableStore } from '../../store/store.ts';
import type { TranscriptLine } from '../transcript-entry.ts';
import type { Place } from './place.ts';
import type { SessionWriter } from './session-writer.ts';
import { transcriptEvents } from './transcript-events.ts';
import { createLines, sessionLine } from './transcript-lines.ts';

/** Our own transcript, complete: what is imported from it elsewhere gives the same bytes again. Its lines are those of transcript-entry.ts. */
export const jsonlWriter: SessionWriter = {
	head: ({ store, session, row }) => lineText(sessionLine(session, recordedEnding(store, row))),
	*rest({ store, row, personalData }, from) {
		for (const { line, place } of transcriptLines(store, row, from, personalData)) yield { text: lineText(line), place };
	},
	tail: () => '',
};

/** A line as it stands in the file. */
export function lineText(line: TranscriptLine): string {
	return `${JSON.stringify(line)}\n`;
}

const MESSAGES_AT_ONCE = 500;

/** The lines of a session after its first, from a place on, each with the place it leads to. */
export function* transcriptLines(
	store: ReadableStore,
	session: number,
	from: Place,
	personalData: PersonalDataChoice,
): Generator<{ readonly line: TranscriptLine; readonly place: Place }> {
	const write = createLines(store, session, personalData);
	const events = transcriptEvents(store, session, from);
	let { message: lastId, clock, done, written } = from;
	const at = (line: TranscriptLine) => {
		written += 1;
		return { line, place: { ...events.place(), message: lastId, clock, done, written } };
	};

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
