import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { LEAST_DISCLOSURE_MINUTES, MOST_DISCLOSURE_MINUTES } from '../../shared/model/compliance.ts';
import { UNKNOWN_MARKET } from '../../shared/model/market.ts';
import { TextField } from '../components/TextField.tsx';
import { useFormatters } from '../i18n/use-formatters.ts';
import { callDesk } from '../state/desk.ts';
import { useKept } from '../state/use-kept.ts';

interface DisclosureFieldProps {
	/** ISO 3166-1 alpha-2; null: nobody said. */
	readonly market: string | null;
	/** Whole minutes; empty: as the market asks. */
	readonly value: string;
	readonly onChange: (minutes: string) => void;
	readonly isWrong: boolean;
}

/** How often the show is to say that it is advertising. */
export function DisclosureField({ market, value, onChange, isWrong }: DisclosureFieldProps) {
	const { t } = useTranslation('start');
	const { number } = useFormatters();
	const load = useCallback(() => callDesk('compliance.ofMarket', { market: market ?? UNKNOWN_MARKET }), [market]);
	const { kept } = useKept(load, unchanged);
	const usual = kept.phase === 'loaded' ? kept.value.disclosureMinutes : null;
	return (
		<TextField
			label={t('show.disclosure')}
			description={usual === null ? t('show.disclosureHintUnknown') : t('show.disclosureHint', { count: usual })}
			inputMode="numeric"
			maxLength={3}
			{...(usual === null ? {} : { placeholder: number(usual) })}
			value={value}
			onChange={onChange}
			error={isWrong ? t('show.disclosureBad', { least: LEAST_DISCLOSURE_MINUTES, most: MOST_DISCLOSURE_MINUTES }) : undefined}
		/>
	);
}

/** Rules of markets come with the desk and stay as they are. */
function unchanged<Rules>(rules: Rules): Rules {
	return rules;
}
