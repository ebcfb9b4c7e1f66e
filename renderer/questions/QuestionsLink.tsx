import { useTranslation } from 'react-i18next';
import { hashOf } from '../state/route.ts';

/** The way from a kept session to what its viewers asked; to a running show's it leads from the side. */
export function QuestionsLink({ sessionId }: { readonly sessionId: string }) {
	const { t } = useTranslation('questions');
	return (
		<span>
			<a href={hashOf({ screen: 'questions', sessionId })}>{t('title')}</a>
		</span>
	);
}
