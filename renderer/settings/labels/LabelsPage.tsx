import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { reloadTeamLabels, useTeamLabels } from '../../state/labels.ts';
import { GuidelinesDesk } from './GuidelinesDesk.tsx';
import { LabelSet } from './LabelSet.tsx';
import './labels-page.css';

/** The team's own labels and the guidelines they are given by. */
export function LabelsPage() {
	const { t } = useTranslation('labels');
	const faultWords = useFaultWords();
	const { phase, error, labels } = useTeamLabels();
	return (
		<div className="settings-column labels-column">
			<h1>{t('page.title')}</h1>
			{phase === 'loading' && <p role="status">{t('loading')}</p>}
			{phase === 'failed' && (
				<EmptyState tone="error" title={t('failed')} action={<Button onPress={reloadTeamLabels}>{t('retry')}</Button>}>
					{faultWords(error)}
				</EmptyState>
			)}
			{phase === 'loaded' && (
				<>
					<LabelSet labels={labels} />
					<GuidelinesDesk labels={labels} />
				</>
			)}
		</div>
	);
}
