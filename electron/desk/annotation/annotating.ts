import type { NewAnnotation } from '../../../shared/contract/contract.ts';
import { DeskError } from '../../../shared/contract/errors.ts';
import { type Annotation, type AnnotationBody, annotationState, undoneIds } from '../../../shared/model/annotation.ts';
import type { Message } from '../../../shared/model/message.ts';
import { isSpanOf } from '../../../shared/model/span.ts';
import type { Profile } from '../../../shared/model/staff.ts';
import { givenLabel, withGuidelines } from '../labels/giving.ts';
import { annotationByUuid, annotationsByAuthor, annotationsOfMessages, insertAnnotation } from '../store/annotation-table.ts';
import { type MessagePlace, messagePlace, messagesByIds } from '../store/message-table.ts';
import { sessionRowId } from '../store/session-table.ts';
import type { ReadableStore, WritableStore } from '../store/store.ts';
import { followAnnotations } from './following-state.ts';

/** What a person adds to a message. Each act is one more row; what follows from all of them is kept beside, in the same transaction. */

export interface Act {
	readonly profile: Profile;
	readonly at: number;
	/** A fresh UUIDv7. */
	readonly id: string;
}

/** What a person adds, and what the desk notes of what it sent for them. */
export type NewBody = NewAnnotation | Extract<AnnotationBody, { readonly type: 'reply' }>;

/**
 * Refused with a DeskError: message-not-found, invalid-input where flag or span are not of this message, label-not-found, already-labelled,
 * annotation-not-found where what is approved is gone.
 */
export function annotate(store: WritableStore, messageId: number, body: NewBody, act: Act): Annotation {
	return store.transaction(() => {
		const place = messagePlace(store, messageId);
		const [message] = messagesByIds(store, [messageId]);
		if (!place || !message) throw new DeskError('message-not-found', `There is no message ${messageId} in this store.`, { messageId: String(messageId) });
		checkBody(store, message, body, act);
		const whole = body.type === 'label' ? givenLabel(store, message, body) : body;
		return add(store, place, message.sessionId, withGuidelines(store, whole), act);
	});
}

/**
 * Takes back a standing annotation of the session, or without an id the latest of this person that stands. An undo can
 * be undone by its id, never by chance. Refused with a DeskError: session-not-found, annotation-not-found.
 */
export function undo(store: WritableStore, sessionId: string, annotationId: string | undefined, act: Act): Annotation {
	return store.transaction(() => {
		const session = sessionRowId(store, sessionId);
		if (session === null) throw new DeskError('session-not-found', `There is no session ${sessionId} in this store.`, { sessionId });
		const target = annotationId === undefined ? latestStanding(store, session, act.profile.name) : annotationByUuid(store, annotationId);
		if (target === null || target.sessionId !== sessionId || !isStanding(store, target)) {
			throw new DeskError('annotation-not-found', 'There is nothing left to take back here.', annotationId === undefined ? {} : { annotationId });
		}
		if (isSent(target)) throw new DeskError('already-sent', 'What was sent to the chat cannot be taken back here.', { annotationId: target.id });
		return takeBack(store, target, act);
	});
}

/** Notes that a reply did not get to the chat after all. */
export function withdrawReply(store: WritableStore, annotationId: string, act: Act): Annotation {
	return store.transaction(() => {
		const target = annotationByUuid(store, annotationId);
		if (target === null || !isSent(target)) throw new DeskError('annotation-not-found', 'There is no such reply.', { annotationId });
		return takeBack(store, target, act);
	});
}

function takeBack(store: WritableStore, target: Annotation, act: Act): Annotation {
	const place = messagePlace(store, target.messageId);
	if (!place) throw new Error('an annotation without its message');
	return add(store, place, target.sessionId, { type: 'undo', annotationId: target.id }, act);
}

/** Everybody in the chat has read it. */
function isSent({ body }: Annotation): boolean {
	return body.type === 'reply' && body.sent === 'twitch';
}

function add(store: WritableStore, place: MessagePlace, sessionId: string, body: AnnotationBody, { profile, at, id }: Act): Annotation {
	const annotation: Annotation = { id, sessionId, messageId: place.id, author: { name: profile.name, role: profile.role }, at, body };
	if (insertAnnotation(store, place, annotation) === null) throw new Error('a new annotation with an id that is stored already');
	followAnnotations(store, place);
	return annotation;
}

function checkBody(store: ReadableStore, message: Message, body: NewBody, act: Act): void {
	if (body.type === 'approval') checkApproval(store, message, body.annotationId, act);
	if (body.type === 'verdict' && !message.flags.some(({ id }) => id === body.flagId)) {
		throw new DeskError('invalid-input', `Message ${message.id} has no flag ${body.flagId}.`, { field: 'flagId' });
	}
	if (body.type === 'flag' && !isSpanOf(message.text, body.span)) {
		throw new DeskError('invalid-input', `The span does not lie within message ${message.id}, or cuts a character in two.`, { field: 'span' });
	}
}

/** Two pairs of eyes are two people's. */
function checkApproval(store: ReadableStore, message: Message, annotationId: string, { profile }: Act): void {
	const { translations } = annotationState(message, annotationsOfMessages(store, JSON.stringify([message.id])));
	const meant = translations.find(({ annotation }) => annotation.id === annotationId);
	if (!meant) throw new DeskError('annotation-not-found', 'This translation was changed or taken back meanwhile.', { annotationId });
	if (meant.annotation.author.name === profile.name)
		throw new DeskError('invalid-input', 'Somebody else approves what you translated.', { field: 'annotationId', why: 'own work' });
}

function latestStanding(store: ReadableStore, session: number, authorName: string): Annotation | null {
	const undoneByMessage = new Map<number, ReadonlySet<string>>();
	for (const annotation of annotationsByAuthor(store, session, authorName)) {
		if (annotation.body.type === 'undo' || isSent(annotation)) continue;
		let undone = undoneByMessage.get(annotation.messageId);
		if (!undone) {
			undone = undoneOnMessage(store, annotation.messageId);
			undoneByMessage.set(annotation.messageId, undone);
		}
		if (!undone.has(annotation.id)) return annotation;
	}
	return null;
}

function isStanding(store: ReadableStore, annotation: Annotation): boolean {
	return !undoneOnMessage(store, annotation.messageId).has(annotation.id);
}

function undoneOnMessage(store: ReadableStore, messageId: number): ReadonlySet<string> {
	return undoneIds(annotationsOfMessages(store, JSON.stringify([messageId])));
}
