import type { Annotation } from '../../../../shared/model/annotation.ts';
import type { Deletion } from '../../../../shared/model/message.ts';
import type { QuestionAnswer } from '../../../../shared/model/question.ts';
import type { Gap } from '../../../../shared/model/show.ts';
import { annotationsAfter } from '../../store/annotation-table.ts';
import { deletionsAfter } from '../../store/deletion-table.ts';
import { gapsAfter } from '../../store/gap-table.ts';
import { questionAnswersAfter } from '../../store/question-table.ts';
import type { ReadableStore } from '../../store/store.ts';

/** What happened between the messages of a session; `row` counts within its type. */
export type TranscriptEvent =
	| { readonly type: 'gap'; readonly row: number; readonly at: number; readonly gap: Gap }
	| { readonly type: 'deletion'; readonly row: number; readonly at: number; readonly deletion: Deletion }
	| { readonly type: 'annotation'; readonly row: number; readonly at: number; readonly annotation: Annotation }
	| { readonly type: 'answer'; readonly row: number; readonly at: number; readonly answer: QuestionAnswer };

/** The last row of each type that was taken. */
export interface EventPlace {
	readonly gap: number;
	readonly deletion: number;
	readonly annotation: number;
	readonly answer: number;
}

export interface TranscriptEvents {
	/** Takes the next event before a time that is about no later message than this; null where there is none. */
	take(before: number, lastMessageId: number): TranscriptEvent | null;
	place(): EventPlace;
}

/**
 * A session's events in the order of a transcript: each type stays in the order it was stored, which an import keeps,
 * and waits for the message it is about; among the types the earliest goes first.
 */
export function transcriptEvents(store: ReadableStore, session: number, from: EventPlace): TranscriptEvents {
	const gaps = createQueue(from.gap, (after) =>
		gapsAfter(store, session, after, EVENTS_AT_ONCE).map((gap): TranscriptEvent => ({ type: 'gap', row: gap.id, at: gap.startedAt, gap })),
	);
	const deletions = createQueue(from.deletion, (after) =>
		deletionsAfter(store, session, after, EVENTS_AT_ONCE).map(({ row, deletion }): TranscriptEvent => ({ type: 'deletion', row, at: deletion.at, deletion })),
	);
	const annotations = createQueue(from.annotation, (after) =>
		annotationsAfter(store, session, after, EVENTS_AT_ONCE).map(
			({ row, annotation }): TranscriptEvent => ({ type: 'annotation', row, at: annotation.at, annotation }),
		),
	);
	const answers = createQueue(from.answer, (after) =>
		questionAnswersAfter(store, session, after, EVENTS_AT_ONCE).map(({ row, answer }): TranscriptEvent => ({ type: 'answer', row, at: answer.at, answer })),
	);

	return {
		take(before, lastMessageId) {
			let earliest: EventQueue | null = null;
			let earliestAt = before;
			for (const queue of [gaps, deletions, annotations, answers]) {
				const event = queue.head();
				if (!event || event.at >= earliestAt || messageIdOf(event) > lastMessageId) continue;
				earliest = queue;
				earliestAt = event.at;
			}
			return earliest?.shift() ?? null;
		},
		place: () => ({ gap: gaps.lastRow(), deletion: deletions.lastRow(), annotation: annotations.lastRow(), answer: answers.lastRow() }),
	};
}

const EVENTS_AT_ONCE = 200;

interface EventQueue {
	head(): TranscriptEvent | undefined;
	shift(): TranscriptEvent | undefined;
	lastRow(): number;
}

function createQueue(after: number, load: (after: number) => TranscriptEvent[]): EventQueue {
	let loaded: TranscriptEvent[] = [];
	let taken = after;
	let isExhausted = false;

	function head(): TranscriptEvent | undefined {
		if (loaded.length === 0 && !isExhausted) {
			loaded = load(taken);
			isExhausted = loaded.length === 0;
		}
		return loaded[0];
	}

	return {
		head,
		shift() {
			const event = head();
			loaded.shift();
			if (event) taken = event.row;
			return event;
		},
		lastRow: () => taken,
	};
}

/** A gap is about no message, and an answer about many. */
function messageIdOf(event: TranscriptEvent): number {
	if (event.type === 'gap' || event.type === 'answer') return 0;
	return event.type === 'deletion' ? event.deletion.messageId : event.annotation.messageId;
}
