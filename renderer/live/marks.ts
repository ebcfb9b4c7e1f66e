import { type MessageEntry, stateOf } from '../state/feed/message-book.ts';
import type { LabelledSpan, Mark } from './text-pieces.ts';

const marks = new WeakMap<MessageEntry, readonly Mark[]>();
const NONE: readonly Mark[] = [];

/** What to underline in a message: the desk's findings and people's, and where a later line's begin; the same array while the entry is the same. */
export function marksOf(entry: MessageEntry): readonly Mark[] {
	if (entry.message.flags.length === 0 && entry.annotations.length === 0 && entry.beginnings === undefined) return NONE;
	let made = marks.get(entry);
	if (made === undefined) {
		const state = stateOf(entry);
		made = [
			...state.flags.map(({ flag, verdict }) => ({
				start: flag.start,
				end: flag.end,
				category: flag.category,
				severity: flag.severity,
				isDismissed: verdict?.verdict === 'dismissed',
			})),
			...state.addedFlags.map(({ span, category, severity }) => ({ ...span, category, severity, isDismissed: false })),
			...(entry.beginnings ?? []).map(({ span, flag: { category, severity }, isDismissed }) => ({ ...span, category, severity, isDismissed })),
		];
		marks.set(entry, made);
	}
	return made;
}

const labels = new WeakMap<MessageEntry, readonly LabelledSpan[]>();
const UNLABELLED: readonly LabelledSpan[] = [];

/** The stretches people gave the team's labels; the same array while the entry is the same. */
export function labelledSpansOf(entry: MessageEntry): readonly LabelledSpan[] {
	if (entry.annotations.length === 0) return UNLABELLED;
	let made = labels.get(entry);
	if (made === undefined) {
		made = stateOf(entry).labels.flatMap(({ name, colour, span }) => (span === null ? [] : [{ ...span, name, colour }]));
		labels.set(entry, made);
	}
	return made;
}
