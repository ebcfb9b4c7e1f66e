import type { PersonalDataChoice } from '../../../../shared/model/personal-data.ts';
import { exportedSeal } from '../../sealing/exported-seal.ts';
import type { SealedLine } from '../../sealing/sealed-lines.ts';
import { messageIdsAfter, messagesByIds } from '../../store/message-table.ts';
import { recordedEnding } from '../../store/session-table.ts';
import type { ReadableStore } from '../../store/store.ts';
import type { TranscriptLine } from '../transcript-entry.ts';
import type { Place } from './place.ts';
import type { SessionWriter } from './session-writer.ts';
import { type TranscriptEvent, transcriptEvents } from './transcript-events.ts';
import { createLines, sessionLine } from './transcript-lines.ts';

/**
 * Our own transcript, complete: what is imported from it elsewhere gives the same bytes again. Its lines are those of transcript-entry.ts; of a
 * sealed session they carry its chain.
 */
export const jsonlWriter: SessionWriter = {
	head({ store, session, row, personalData }) {
		const seal = exportedSeal(store, row, personalData === 'kept');
		const line = sessionLine(session, recordedEnding(store, row), seal?.version);
		// A seal holds the line, and lanes can be aligned anew: of a sealed session it stands beside what is sealed.
		const text = JSON.stringify(seal !== null || session.chatDelayMs === undefined ? line : { ...line, chatDelayMs: session.chatDelayMs });
		return `${seal?.line({ kind: 'session', row }, 0, text, text) ?? text}\n`;
	},
	*rest({ store, row, personalData }, from) {
		const seal = exportedSeal(store, row, personalData === 'kept');
		const kept = seal === null || personalData === 'kept' ? null : transcriptLines(store, row, from, 'kept');
		for (const { line, place, about } of transcriptLines(store, row, from, personalData)) {
			const shown = JSON.stringify(line);
			const sealed = kept === null ? shown : JSON.stringify(kept.next().value?.line);
			yield { text: `${seal?.line(about, place.written, sealed, shown) ?? shown}\n`, place };
		}
	},
	tail({ store, row, personalData }) {
		const seal = exportedSeal(store, row, personalData === 'kept');
		return seal === null ? '' : `${seal.trailer}\n`;
	},
};

const MESSAGES_AT_ONCE = 500;

/** The lines of a session after its first, from a place on, each with the place it leads to. */
export function* transcriptLines(
	store: ReadableStore,
	session: number,
	from: Place,
	personalData: PersonalDataChoice,
): Generator<{ readonly line: TranscriptLine; readonly place: Place; readonly about: Pick<SealedLine, 'kind' | 'row'> }, undefined> {
	const write = createLines(store, session, personalData);
	const events = transcriptEvents(store, session, from);
	let { message: lastId, clock, done, written } = from;
	const at = (line: TranscriptLine, about: Pick<SealedLine, 'kind' | 'row'>) => {
		written += 1;
		return { line, place: { ...events.place(), message: lastId, clock, done, written }, about };
	};
	const ofEvent = (event: TranscriptEvent) => at(write.event(event), { kind: event.type, row: event.row });

	for (;;) {
		const ids = messageIdsAfter(store, session, lastId, MESSAGES_AT_ONCE);
		if (ids.length === 0) break;
		for (const message of messagesByIds(store, ids)) {
			// A clock that was set back must not put what people did before the message they did it to.
			clock = Math.max(clock, message.receivedAt);
			for (let event = events.take(clock, lastId); event; event = events.take(clock, lastId)) yield ofEvent(event);
			lastId = message.id;
			done += 1;
			yield at(write.message(message), { kind: 'message', row: message.id });
		}
	}
	for (let event = events.take(Number.POSITIVE_INFINITY, lastId); event; event = events.take(Number.POSITIVE_INFINITY, lastId)) {
		yield ofEvent(event);
	}
}
