import { type Annotation, type AnnotationState, annotationState } from '../../../../shared/model/annotation.ts';
import type { Deletion, Message } from '../../../../shared/model/message.ts';
import type { Gap } from '../../../../shared/model/show.ts';
import { annotationsOfMessages } from '../../store/annotation-table.ts';
import { deletionsOfMessages } from '../../store/deletion-table.ts';
import { type ExportedMessages, exportedIds, messageRange } from '../../store/export-query.ts';
import { gapsAfter } from '../../store/gap-table.ts';
import { messagesByIds } from '../../store/message-table.ts';
import { latestTranslations } from '../../store/translation-table.ts';
import type { Place } from './place.ts';
import type { Outgoing } from './session-writer.ts';
import { type Showing, showing } from './showing.ts';

/** What a session has to say of one message, as it may leave the desk. */
export interface ExportedMessage {
	readonly message: Message;
	/** What people made of it. */
	readonly state: AnnotationState;
	readonly deletion: Deletion | null;
	/** In the language asked for: a person's, else the machine's newest. */
	readonly translation: ExportedTranslation | null;
}

export interface ExportedTranslation {
	readonly to: string;
	readonly text: string;
	/** Who wrote it: `team`, or an engine's id. */
	readonly by: string;
	/** A second person agreed. */
	readonly isApproved: boolean;
}

/** A line of a session with its time, and the place it leads to; `at` never goes back. */
export type SessionRow =
	| { readonly type: 'message'; readonly at: number; readonly place: Place; readonly said: ExportedMessage }
	| { readonly type: 'gap'; readonly at: number; readonly place: Place; readonly gap: Gap };

/** A session's messages, and its gaps between them, after a place: in order, with all that is known of each, masked where personal data stays in the desk. */
export function* sessionRows(outgoing: Outgoing, wanted: ExportedMessages, from: Place): Generator<SessionRow> {
	const { store, row, session } = outgoing;
	const passed = countPassed(outgoing, wanted);
	const load = loading(outgoing);
	let place = from;
	let [next] = gapsAfter(store, row, from.gap, 1);

	for (;;) {
		const ids = exportedIds(store, row, wanted, place.message, MESSAGES_AT_ONCE);
		if (ids.length === 0) break;
		for (const said of load(ids)) {
			const at = Math.max(place.clock, said.message.receivedAt);
			for (const gap of gapsBefore(at)) yield gap;
			place = { ...place, message: said.message.id, clock: at, done: passed(said.message.id, place.done) };
			yield { type: 'message', at, place, said };
		}
	}
	for (const gap of gapsBefore(Number.POSITIVE_INFINITY)) yield gap;

	function* gapsBefore(time: number): Generator<SessionRow> {
		while (next !== undefined && next.startedAt < time) {
			const gap = next;
			const at = Math.max(place.clock, gap.startedAt, session.startedAt);
			place = { ...place, gap: gap.id, clock: at };
			yield { type: 'gap', at, place, gap };
			[next] = gapsAfter(store, row, gap.id, 1);
		}
	}
}

const MESSAGES_AT_ONCE = 500;

/** How many of the session's messages are behind one of them: counted, or where some are left out told from where it stands among all. */
function countPassed({ store, row, session }: Outgoing, { part, kinds, onlyTranslated }: ExportedMessages): (id: number, before: number) => number {
	if (part === 'everything' && kinds === undefined && !onlyTranslated) return (_id, before) => before + 1;
	const range = messageRange(store, row);
	if (range === null) return (_id, before) => before;
	return (id) => Math.round(((id - range.first + 1) / (range.last - range.first + 1)) * session.messages);
}

function loading({ store, row, personalData, options }: Outgoing): (ids: readonly number[]) => Iterable<ExportedMessage> {
	const show = showing(store, row, personalData);
	const to = options.translation;
	return function* (ids) {
		const wanted = JSON.stringify(ids);
		const annotations = Map.groupBy(annotationsOfMessages(store, wanted), ({ messageId }) => messageId);
		const deletions = new Map(deletionsOfMessages(store, wanted).map((deletion) => [deletion.messageId, deletion]));
		const machine = new Map(to === null ? [] : latestTranslations(store, ids, to).map((kept) => [kept.messageId, kept]));
		for (const stored of messagesByIds(store, ids)) {
			const message = show.shown(stored);
			const state = annotationState(message, shownAnnotations(show, stored, annotations.get(stored.id) ?? []));
			const written = state.translations.find((translation) => translation.to === to);
			const kept = machine.get(stored.id);
			yield {
				message,
				state,
				deletion: deletions.get(stored.id) ?? null,
				translation: written
					? { to: written.to, text: written.text, by: 'team', isApproved: written.approval !== null }
					: kept
						? { to: kept.to, text: show.wordsOf(stored, kept.text), by: kept.engine, isApproved: false }
						: null,
			};
		}
	};
}

/** What staff wrote in another language repeats what viewers wrote. */
function shownAnnotations({ wordsOf }: Showing, message: Message, annotations: readonly Annotation[]): readonly Annotation[] {
	return annotations.map((annotation) => {
		const { body } = annotation;
		if (body.type === 'translation') return { ...annotation, body: { ...body, text: wordsOf(message, body.text) } };
		if (body.type !== 'reply') return annotation;
		return { ...annotation, body: { ...body, text: wordsOf(message, body.text), draft: body.draft === null ? null : wordsOf(message, body.draft) } };
	});
}
