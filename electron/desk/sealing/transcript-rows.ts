import type { SealedKind } from '../../../shared/model/seal.ts';
import type { Session } from '../../../shared/model/show.ts';
import { messageIdsAfter, messagesByIds } from '../store/message-table.ts';
import { recordedEnding } from '../store/session-table.ts';
import type { ReadableStore } from '../store/store.ts';
import { type TranscriptEvent, transcriptEvents } from '../transcripts/outgoing/transcript-events.ts';
import { createLines, sessionLine } from '../transcripts/outgoing/transcript-lines.ts';
import type { TranscriptLine } from '../transcripts/transcript-entry.ts';

/** One line of a transcript with all personal data, and the row it was written from. */
export interface TranscriptRow {
	readonly kind: Exclude<SealedKind, 'seal'>;
	/** Row number within the kind's table; of what was taken away, still its own. */
	readonly row: number;
	/** When it happened, as the row says; null where it cannot be read. */
	readonly at: number | null;
	/** Null where the row cannot be written as a line any more, since something was done to it or to what it points at. */
	readonly line: TranscriptLine | null;
}

/**
 * The lines of a session in the order of its transcript, in the version of the format that a seal was made in. Rows that
 * were tampered with are handed on as far as they can be read.
 */
export function* transcriptRows(store: ReadableStore, session: Session, row: number, version: number): Generator<TranscriptRow> {
	const write = createLines(store, row, 'kept');
	yield {
		kind: 'session',
		row,
		at: session.startedAt,
		line: written(() => sessionLine(session, recordedEnding(store, row), version)),
	};
	const events = transcriptEvents(store, row, { gap: 0, deletion: 0, annotation: 0, answer: 0 });
	const eventRow = (event: TranscriptEvent): TranscriptRow => ({ kind: event.type, row: event.row, at: event.at, line: written(() => write.event(event)) });
	let lastId = 0;
	let clock = Number.MIN_SAFE_INTEGER;
	for (;;) {
		const ids = messageIdsAfter(store, row, lastId, MESSAGES_AT_ONCE);
		if (ids.length === 0) break;
		const messages = new Map(readableMessages(store, ids).map((message) => [message.id, message]));
		for (const id of ids) {
			const message = messages.get(id);
			clock = Math.max(clock, message?.receivedAt ?? clock);
			for (let event = events.take(clock, lastId); event; event = events.take(clock, lastId)) yield eventRow(event);
			lastId = id;
			yield { kind: 'message', row: id, at: message?.receivedAt ?? null, line: message ? written(() => write.message(message)) : null };
		}
	}
	// What is about a message that is gone comes last of all, instead of keeping back what follows it.
	for (let event = takeAny(); event; event = takeAny()) yield eventRow(event);

	function takeAny(): TranscriptEvent | null {
		return events.take(Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER);
	}
}

const MESSAGES_AT_ONCE = 500;

function written(write: () => TranscriptLine): TranscriptLine | null {
	try {
		return write();
	} catch {
		return null;
	}
}

/** One message that cannot be read must not hide the others. */
function readableMessages(store: ReadableStore, ids: readonly number[]) {
	try {
		return messagesByIds(store, ids);
	} catch {
		return ids.flatMap((id) => {
			try {
				return messagesByIds(store, [id]);
			} catch {
				return [];
			}
		});
	}
}
