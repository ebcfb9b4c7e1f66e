import { languageOf } from '../../../shared/model/language.ts';
import { type MessageEntry, stateOf } from '../feed/message-book.ts';

/** Why a message is shown as it is: the platform says it, nobody knows its language, it is in the wanted one, it has no words. */
export type UntranslatedReason = 'system' | 'und' | 'same' | 'letters';

/** Null where it can be translated. */
export function untranslatedReason(entry: MessageEntry, to: string): UntranslatedReason | null {
	const { kind, text } = entry.message;
	if (kind === 'system') return 'system';
	if (!/\p{L}/u.test(text)) return 'letters';
	const { tag } = stateOf(entry).language;
	if (tag === 'und') return 'und';
	return languageOf(tag) === languageOf(to) ? 'same' : null;
}
