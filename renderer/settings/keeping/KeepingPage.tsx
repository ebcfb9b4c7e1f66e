import { useTranslation } from 'react-i18next';

/** How long the desk keeps what it recorded, and what protects it from being lost. */
export function KeepingPage() {
	const { t } = useTranslation('settings');
	return (
		<div className="settings-column">
			<h1>{t('tabs.keeping')}</h1>
		</div>
	);
}
