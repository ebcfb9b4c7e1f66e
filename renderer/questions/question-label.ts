import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import english from '../../resources/locales/en/questions.json';
import type { QuestionGroup } from '../../shared/model/question.ts';

/** What a question is called: its intent in the reader's language, else as it was asked last. */
export function useQuestionLabel(): (group: Pick<QuestionGroup, 'key' | 'intent' | 'newest'>) => string {
	const { t } = useTranslation('questions');
	return useCallback(
		({ key, intent, newest }) => {
			const name = intent === null ? null : intentName(intent);
			return name === null ? (newest[0]?.text ?? key) : t(`intent.${name}`);
		},
		[t],
	);
}

type IntentName = keyof typeof english.intent;

/** The key of its words: a dot would mean a level more. Null for an intent of a newer desk. */
function intentName(intent: string): IntentName | null {
	const name = intent.replace('.', '_');
	return isIntentName(name) ? name : null;
}

function isIntentName(name: string): name is IntentName {
	return Object.hasOwn(english.intent, name);
}
