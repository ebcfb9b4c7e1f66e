import type { Message } from '../../../shared/model/message.ts';
import type { PersonalDataChoice } from '../../../shared/model/personal-data.ts';
import type { ReadableStore } from '../store/store.ts';
import { type Showing, showing } from '../transcripts/outgoing/showing.ts';

/**
 * As in every transcript that leaves the desk, and beyond it: masked, viewers become numbers, the same person always the same one within the
 * report; host, moderators and bots act in public and keep their names.
 */
export function hidingFor(store: ReadableStore, session: number, personalData: PersonalDataChoice): Showing {
	const inTranscripts = showing(store, session, personalData);
	if (personalData === 'kept') return inTranscripts;
	const numbers = new Map<string, number>();
	const numberOf = ({ sourceId, author }: Message): number => {
		const key = `${sourceId}/${author.id}`;
		const number = numbers.get(key) ?? numbers.size + 1;
		numbers.set(key, number);
		return number;
	};
	return {
		shown(message) {
			const masked = inTranscripts.shown(message);
			const shown = { ...masked, text: withoutMentions(masked) };
			return message.role === 'viewer' ? { ...shown, author: { id: '', name: `#${numberOf(message)}` } } : shown;
		},
		wordsOf: inTranscripts.wordsOf,
	};
}

/** Viewers call each other by name. A name within a finding stays: where the deal is moved to is what was found. */
function withoutMentions({ text, flags }: Message): string {
	return text.replace(MENTION, (mention, start: number) =>
		flags.some((flag) => flag.start < start + mention.length && start < flag.end) ? mention : `@${'•'.repeat(mention.length - 1)}`,
	);
}

const MENTION = /@[\p{L}\p{N}_]+/gu;
