import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { FACT_TOPICS, type FactTopic, isFactTopic } from '../../shared/model/product-sheet.ts';
import type { TopicNames } from './sheet-draft.ts';

/** The known topics as the interface language calls them. */
export function useTopicNames(): TopicNames {
	const { t } = useTranslation('products');
	return useMemo(() => topicNames((topic) => t(`topic.${topic}`)), [t]);
}

export function topicNames(wordOf: (topic: FactTopic) => string): TopicNames {
	const byWord = new Map(FACT_TOPICS.map((topic) => [wordOf(topic).toLocaleLowerCase(), topic]));
	return {
		wordFor: (name) => (isFactTopic(name) ? wordOf(name) : name),
		nameFor: (word) => byWord.get(word.trim().toLocaleLowerCase()) ?? word.trim(),
	};
}
