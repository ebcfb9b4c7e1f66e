import { useTranslation } from 'react-i18next';

/** The team's own labels and the guidelines they are given by. */
export function LabelsPage() {
	const { t } = useTranslation('settings');
	return (
		<div className="settings-column">
			<h1>{t('tabs.labels')}</h1>
		</div>
	);
}
