import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ComboBox } from '../../components/ComboBox.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { countriesByName } from '../../start/countries.ts';
import { LanguagePicker } from '../../start/LanguagePicker.tsx';
import { type ShowDraft, withMarket } from './show-draft.ts';

interface ImportedShowFieldsProps {
	readonly show: ShowDraft;
	readonly isDated: boolean;
	readonly onChange: (show: ShowDraft) => void;
}

/** What a file does not say of its show: the market's rules and the languages decide what is found in the messages. */
export function ImportedShowFields({ show, isDated, onChange }: ImportedShowFieldsProps) {
	const { t } = useTranslation(['start', 'importing']);
	const { countryName, compare } = useFormatters();
	const countries = useMemo(() => countriesByName(countryName, compare), [countryName, compare]);
	return (
		<section className="form-section">
			<h3>{t('start:show.details')}</h3>
			<div className="form-row">
				<TextField label={t('start:show.showTitle')} value={show.title} onChange={(title) => onChange({ ...show, title })} maxLength={200} />
				<TextField label={t('start:show.host')} value={show.host} onChange={(host) => onChange({ ...show, host })} maxLength={200} />
			</div>
			{!isDated && (
				<TextField
					label={t('importing:startedAt')}
					description={t('importing:noDate')}
					type="datetime-local"
					value={show.startedAt}
					onChange={(startedAt) => onChange({ ...show, startedAt })}
				/>
			)}
			<ComboBox
				label={t('start:show.market')}
				description={t('start:show.marketHint')}
				placeholder={t('start:show.marketPlaceholder')}
				choices={countries}
				value={show.market}
				onChange={(market) => onChange(withMarket(show, market))}
			/>
			<LanguagePicker label={t('start:show.languages')} value={show.languages} onChange={(languages) => onChange({ ...show, languages })} />
		</section>
	);
}
