import type { SealedField } from '../../../shared/model/seal.ts';
import { stateFollowing } from '../annotation/following-state.ts';
import { type MessageState, messagesWithState, storedMessageState } from '../store/message-state-tables.ts';
import { messagesByIds } from '../store/message-table.ts';
import type { ReadableStore } from '../store/store.ts';

/**
 * The first message beside which something else is kept than follows from its annotations: the transcript is whole then,
 * and yet lists and counts show what nobody decided. Each step gives the number of messages that were looked at.
 */
export function* driftedState(store: ReadableStore, session: number): Generator<number, { readonly message: number; readonly field: SealedField } | null> {
	let looked = 0;
	for (const id of messagesWithState(store, session)) {
		const [message] = messagesByIds(store, [id]);
		if (!message) return { message: id, field: 'other' };
		const field = differing(stateFollowing(store, message), storedMessageState(store, id));
		if (field !== null) return { message: id, field };
		looked += 1;
		if (looked % STEP_MESSAGES === 0) yield looked;
	}
	return null;
}

const STEP_MESSAGES = 100;

function differing(follows: MessageState, stored: MessageState): SealedField | null {
	if (!isSame(follows.verdicts, stored.verdicts)) return 'verdict';
	if (!isSame(follows.correctedLanguage === null ? [] : [follows.correctedLanguage], stored.correctedLanguage === null ? [] : [stored.correctedLanguage])) {
		return 'language';
	}
	if (!isSame(follows.addedFlags, stored.addedFlags)) return 'flags';
	return isSame(follows.labels, stored.labels) ? null : 'other';
}

/** In whatever order. */
function isSame(one: readonly object[], other: readonly object[]): boolean {
	const texts = (list: readonly object[]) => list.map((entry) => JSON.stringify(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)))).sort();
	return JSON.stringify(texts(one)) === JSON.stringify(texts(other));
}
