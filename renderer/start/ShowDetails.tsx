import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ComboBox } from '../components/ComboBox.tsx';
import { TextField } from '../components/TextField.tsx';
import { useFormatters } from '../i18n/use-formatters.ts';
import { countriesByName } from './countries.ts';
import { LanguagePicker } from './LanguagePicker.tsx';
import type { ShowFieldsProps } from './SourceFields.tsx';

/** What the desk should know about the show; a recorded one brings it along. */
export function ShowDetails({ show, onChange, errorOf }: ShowFieldsProps) {
	const { t } = useTranslation('start');
	const { countryName, compare } = useFormatters();
	const countries = useMemo(() => countriesByName(countryName, compare), [countryName, compare]);
	if (show.kind === 'demo') return null;
	return (
		<section className="form-section">
			<h3>{t('show.details')}</h3>
			<div className="form-row">
				<TextField label={t('show.showTitle')} value={show.title} onChange={(title) => onChange({ title })} maxLength={200} error={errorOf('title')} />
				<TextField label={t('show.host')} value={show.host} onChange={(host) => onChange({ host })} maxLength={200} error={errorOf('host')} />
			</div>
			<ComboBox
				label={t('show.market')}
				description={t('show.marketHint')}
				placeholder={t('show.marketPlaceholder')}
				choices={countries}
				value={show.market}
				onChange={(market) => onChange({ market })}
				error={errorOf('market')}
			/>
			<LanguagePicker label={t('show.languages')} value={show.languages} onChange={(languages) => onChange({ languages })} />
		</section>
	);
}
