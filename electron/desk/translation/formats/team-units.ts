import { annotationState } from '../../../../shared/model/annotation.ts';
import type { Message } from '../../../../shared/model/message.ts';
import type { PersonalDataChoice } from '../../../../shared/model/personal-data.ts';
import { annotationsOf } from '../../store/memory-table.ts';
import type { ReadableStore } from '../../store/store.ts';
import { personalSpans } from '../../transcripts/personal-data.ts';
import type { WrittenUnit } from './tmx-writer.ts';

/** What people translated of one message and approved. Masked, a line with personal data gives none. */
export function teamUnits(store: ReadableStore, message: Message, personalData: PersonalDataChoice, needsSecondPerson: boolean): readonly WrittenUnit[] {
	const { language, translations, addedFlags } = annotationState(message, annotationsOf(store, message.id));
	const added = addedFlags.filter(({ category }) => category === 'personal-data').map(({ span }) => span);
	if (personalData === 'masked' && personalSpans(message, added).length > 0) return [];
	const approved = translations.filter(({ approval }) => !needsSecondPerson || approval !== null);
	return approved.map(
		({ to, text, annotation }): WrittenUnit => ({
			from: language.tag,
			source: message.text,
			targets: { [to]: text },
			author: annotation.author.name,
			at: annotation.at,
			origin: 'team',
		}),
	);
}
