import { DeskError } from '../../../shared/contract/errors.ts';
import { type AnnotationBody, annotationState, type LabelBody } from '../../../shared/model/annotation.ts';
import type { GuidelinesInForce } from '../../../shared/model/label.ts';
import type { Message } from '../../../shared/model/message.ts';
import { isSpanOf } from '../../../shared/model/span.ts';
import { annotationsOfMessages } from '../store/annotation-table.ts';
import { newestGuidelines } from '../store/guidelines-table.ts';
import { storedLabels } from '../store/label-table.ts';
import type { ReadableStore } from '../store/store.ts';
import { labelNotFound } from './label-set.ts';

/** A label as somebody gives it; the desk adds what it is called now. */
export type NewLabelBody = Pick<LabelBody, 'type' | 'label' | 'span'>;

/**
 * The annotation that gives a label, with its name and colour as they are now.
 * @throws DeskError label-not-found, already-labelled, invalid-input where span and label do not go together
 */
export function givenLabel(store: ReadableStore, message: Message, { label: id, span }: NewLabelBody): LabelBody {
	const label = storedLabels(store).find((other) => other.id === id);
	if (label === undefined || label.isRetired) throw labelNotFound(id);
	if (span !== undefined && !isSpanOf(message.text, span)) {
		throw new DeskError('invalid-input', `The span does not lie within message ${message.id}, or cuts a character in two.`, { field: 'span' });
	}
	if (label.reach === (span === undefined ? 'span' : 'message')) {
		const why = span === undefined ? 'it is given to words of a message' : 'it is given to whole messages';
		throw new DeskError('invalid-input', `This label cannot be given here: ${why}.`, { field: 'span', why: 'reach' });
	}
	const { labels } = annotationState(message, annotationsOfMessages(store, JSON.stringify([message.id])));
	if (labels.some((given) => given.label === id && given.span?.start === span?.start && given.span?.end === span?.end)) {
		throw new DeskError('already-labelled', 'This label stands there already.', { label: id });
	}
	return { type: 'label', label: id, name: label.name, colour: label.colour, ...(span === undefined ? {} : { span }) };
}

/** Keeps with a verdict or a label which guidelines it was given by; as it was where there are none. */
export function withGuidelines<Body extends AnnotationBody>(store: ReadableStore, body: Body): Body {
	if (body.type !== 'verdict' && body.type !== 'label') return body;
	const general = generalGuidelines(store);
	const label = body.type === 'label' ? versionInForce(store, body.label) : null;
	if (general === null && label === null) return body;
	const guidelines: GuidelinesInForce = { ...(general === null ? {} : { general }), ...(label === null ? {} : { label }) };
	return { ...body, guidelines };
}

/** Version of the general guidelines in force; null where there are none. */
export function generalGuidelines(store: ReadableStore): number | null {
	return versionInForce(store, null);
}

function versionInForce(store: ReadableStore, label: string | null): number | null {
	const newest = newestGuidelines(store, label);
	return newest === null || newest.text.trim() === '' ? null : newest.version;
}
