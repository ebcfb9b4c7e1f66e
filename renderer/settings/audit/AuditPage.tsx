import { useTranslation } from 'react-i18next';

/** Who did what when. */
export function AuditPage() {
	const { t } = useTranslation('settings');
	return (
		<div className="settings-column">
			<h1>{t('tabs.audit')}</h1>
		</div>
	);
}
