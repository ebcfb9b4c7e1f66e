import { annotationState, undoneIds } from '../../../shared/model/annotation.ts';
import type { Message } from '../../../shared/model/message.ts';
import { annotationRowId, annotationsOfMessages } from '../store/annotation-table.ts';
import { type MessageState, replaceMessageState } from '../store/message-state-tables.ts';
import { type MessagePlace, messagesByIds } from '../store/message-table.ts';
import { countInSession } from '../store/session-table.ts';
import type { ReadableStore, WritableStore } from '../store/store.ts';

/**
 * Brings what is kept beside a message (verdicts, language, added flags, labels) in line with its annotations. It is folded
 * anew from all of them, so it cannot drift from what every window computes; a message has a handful.
 */
export function followAnnotations(store: WritableStore, place: MessagePlace): void {
	const [message] = messagesByIds(store, [place.id]);
	if (!message) throw new Error('annotations without a message');
	const newlyReviewed = replaceMessageState(store, place, stateFollowing(store, message));
	if (newlyReviewed !== 0) countInSession(store, place.session, { reviewed: newlyReviewed });
}

/** What follows from a message's annotations, as it is kept beside it. */
export function stateFollowing(store: ReadableStore, message: Message): MessageState {
	const annotations = annotationsOfMessages(store, JSON.stringify([message.id]));
	const state = annotationState(message, annotations);
	const rowOf = (uuid: string) => {
		const row = annotationRowId(store, uuid);
		if (row === null) throw new Error('an annotation that was just read is not there');
		return row;
	};
	const undone = undoneIds(annotations);
	const correction = annotations.findLast(({ id, body }) => body.type === 'language' && !undone.has(id));
	return {
		verdicts: state.flags.flatMap(({ flag, verdict }) =>
			verdict ? { flag: flag.id, verdict: verdict.verdict, annotation: rowOf(verdict.annotation.id) } : [],
		),
		correctedLanguage: correction ? { tag: state.language.tag, annotation: rowOf(correction.id) } : null,
		labels: state.labels.map(({ label, annotation }) => ({ label, annotation: rowOf(annotation.id) })),
		addedFlags: state.addedFlags.map(({ category, annotation }) => ({ category, annotation: rowOf(annotation.id) })),
	};
}
