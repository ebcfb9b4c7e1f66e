import type { Message } from '../../../../shared/model/message.ts';
import type { PersonalDataChoice } from '../../../../shared/model/personal-data.ts';
import { addedSpans } from '../../store/message-state-tables.ts';
import { messageInChannel, messagePlace, messagesByIds } from '../../store/message-table.ts';
import type { ReadableStore } from '../../store/store.ts';
import { personalSpans, withoutPersonalData, wordsWithoutPersonalData } from '../personal-data.ts';

/** How a session's messages, and what staff wrote of them, leave the desk. */
export interface Showing {
	readonly shown: (message: Message) => Message;
	readonly wordsOf: (message: Message, words: string) => string;
}

/** For one session's messages; what people flagged until now is looked up once. */
export function showing(store: ReadableStore, session: number, personalData: PersonalDataChoice): Showing {
	return personalData === 'masked' ? masking(store, session) : KEPT;
}

const KEPT: Showing = { shown: (message) => message, wordsOf: (_message, words) => words };

/** What is personal in a session's messages, taken out of them. */
function masking(store: ReadableStore, session: number): Showing {
	const added = addedSpans(store, session, 'personal-data');
	const spansOf = (message: Message) => personalSpans(message, added.get(message.id) ?? []);

	/** What it answers is on its own channel, where the store has it. */
	function parentOf({ id, replyTo }: Message) {
		const channel = replyTo?.text === undefined ? undefined : messagePlace(store, id)?.channel;
		const place = channel === undefined || !replyTo ? null : messageInChannel(store, channel, replyTo.platformId);
		const [parent] = place ? messagesByIds(store, [place.id]) : [];
		return parent ? { text: parent.text, spans: spansOf(parent) } : null;
	}

	return {
		shown: (message) => withoutPersonalData(message, { added: added.get(message.id) ?? [], parent: parentOf(message) }),
		wordsOf: (message, words) => wordsWithoutPersonalData(words, message, added.get(message.id) ?? []),
	};
}
