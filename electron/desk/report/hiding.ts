import type { Message } from '../../../shared/model/message.ts';
import type { PersonalDataChoice } from '../../../shared/model/personal-data.ts';
import { addedSpans } from '../store/message-state-tables.ts';
import type { ReadableStore } from '../store/store.ts';
import { withoutPersonalData, wordsWithoutPersonalData } from '../transcripts/personal-data.ts';

/** How a session's people and their words appear in what leaves the team. */
export interface Hiding {
	readonly shown: (message: Message) => Message;
	/** What staff or machines wrote of a message. */
	readonly words: (message: Message, words: string) => string;
}

/**
 * Masked: personal data becomes dots, and viewers become numbers, the same person always the same one within the report;
 * host, moderators and bots act in public and keep their names.
 */
export function hidingFor(store: ReadableStore, session: number, personalData: PersonalDataChoice): Hiding {
	if (personalData === 'kept') return { shown: (message) => message, words: (_message, words) => words };
	const added = addedSpans(store, session, 'personal-data');
	const numbers = new Map<string, number>();
	const numberOf = ({ sourceId, author }: Message): number => {
		const key = `${sourceId}/${author.id}`;
		const number = numbers.get(key) ?? numbers.size + 1;
		numbers.set(key, number);
		return number;
	};
	return {
		shown(message) {
			const masked = withoutPersonalData(message, { added: added.get(message.id) ?? [], parent: null });
			const shown = { ...masked, text: withoutMentions(masked) };
			return message.role === 'viewer' ? { ...shown, author: { id: '', name: `#${numberOf(message)}` } } : shown;
		},
		words: (message, words) => wordsWithoutPersonalData(words, message, added.get(message.id) ?? []),
	};
}

/** Viewers call each other by name. A name within a finding stays: where the deal is moved to is what was found. */
function withoutMentions({ text, flags }: Message): string {
	return text.replace(MENTION, (mention, start: number) =>
		flags.some((flag) => flag.start < start + mention.length && start < flag.end) ? mention : `@${'•'.repeat(mention.length - 1)}`,
	);
}

const MENTION = /@[\p{L}\p{N}_]+/gu;
