import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ComboBox } from '../components/ComboBox.tsx';
import { TextField } from '../components/TextField.tsx';
import { useFormatters } from '../i18n/use-formatters.ts';
import { countriesByName } from './countries.ts';
import { DisclosureField } from './DisclosureField.tsx';
import { LanguagePicker } from './LanguagePicker.tsx';
import type { DetailField, NewShow } from './new-show.ts';

interface ShowDetailsProps {
	readonly show: NewShow;
	readonly onChange: (part: Partial<NewShow>) => void;
	/** What is wrong with a field, in words. */
	readonly errorOf: (field: DetailField) => string | undefined;
	readonly isIntervalWrong: boolean;
}

/** What the desk should know about the show; a recorded one brings it along. */
export function ShowDetails({ show, onChange, errorOf, isIntervalWrong }: ShowDetailsProps) {
	const { t } = useTranslation('start');
	const { countryName, compare } = useFormatters();
	const countries = useMemo(() => countriesByName(countryName, compare), [countryName, compare]);
	return (
		<section className="form-section">
			<h3>{t('show.details')}</h3>
			<div className="form-row">
				<TextField label={t('show.showTitle')} value={show.title} onChange={(title) => onChange({ title })} maxLength={200} error={errorOf('title')} />
				<TextField label={t('show.host')} value={show.host} onChange={(host) => onChange({ host })} maxLength={200} error={errorOf('host')} />
				<ComboBox
					label={t('show.market')}
					description={t('show.marketHint')}
					placeholder={t('show.marketPlaceholder')}
					choices={countries}
					value={show.market}
					onChange={(market) => onChange({ market })}
					error={errorOf('market')}
				/>
				<DisclosureField
					market={show.market}
					value={show.disclosureMinutes}
					onChange={(disclosureMinutes) => onChange({ disclosureMinutes })}
					isWrong={isIntervalWrong}
				/>
			</div>
			<LanguagePicker label={t('show.languages')} value={show.languages} onChange={(languages) => onChange({ languages })} />
		</section>
	);
}
