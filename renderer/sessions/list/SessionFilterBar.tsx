import { useMemo } from 'react';
import { ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../../shared/model/show.ts';
import { Button } from '../../components/Button.tsx';
import { SearchIcon } from '../../components/icons.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { MultiChoice } from '../../live/MultiChoice.tsx';
import { choicesIn, EVERY_SESSION, isFiltered, type SessionFilter } from './session-choice.ts';

interface SessionFilterBarProps {
	readonly sessions: readonly Session[];
	readonly filter: SessionFilter;
	readonly shown: number;
	readonly onChange: (filter: SessionFilter) => void;
}

/** Narrows the list down: by words, by what the sessions are, by when they were. */
export function SessionFilterBar({ sessions, filter, shown, onChange }: SessionFilterBarProps) {
	const { t } = useTranslation('sessionList');
	const { countryName, languageName, number } = useFormatters();
	const choices = useMemo(() => choicesIn(sessions), [sessions]);
	const change = (changed: Partial<SessionFilter>) => onChange({ ...filter, ...changed });
	const named = (ids: readonly string[], nameOf: (id: string) => string) => ids.map((id) => ({ id, name: nameOf(id) }));
	const same = (id: string) => id;
	return (
		<search className="session-filter" aria-label={t('filter.label')}>
			<div className="session-filter-text">
				<TextField
					label={t('filter.text')}
					isLabelHidden
					type="search"
					placeholder={t('filter.text')}
					icon={<SearchIcon />}
					value={filter.text}
					onChange={(text) => change({ text })}
					maxLength={200}
				/>
			</div>
			<MultiChoice
				label={t('filter.market')}
				choices={named(choices.markets, countryName)}
				chosen={filter.markets}
				onChange={(markets) => change({ markets })}
			/>
			<MultiChoice label={t('filter.host')} choices={named(choices.hosts, same)} chosen={filter.hosts} onChange={(hosts) => change({ hosts })} />
			<MultiChoice
				label={t('filter.language')}
				choices={named(choices.languages, languageName)}
				chosen={filter.languages}
				onChange={(languages) => change({ languages })}
			/>
			{choices.tags.length > 0 && (
				<MultiChoice label={t('filter.tag')} choices={named(choices.tags, same)} chosen={filter.tags} onChange={(tags) => change({ tags })} />
			)}
			<DayField label={t('filter.from')} value={filter.from} onChange={(from) => change({ from })} />
			<DayField label={t('filter.to')} value={filter.to} onChange={(to) => change({ to })} />
			<ToggleButton className="filter-toggle" isSelected={filter.onlyUnreviewed} onChange={(onlyUnreviewed) => change({ onlyUnreviewed })}>
				{t('filter.unreviewed')}
			</ToggleButton>
			<ToggleButton className="filter-toggle" isSelected={filter.showsArchived} onChange={(showsArchived) => change({ showsArchived })}>
				{t('filter.archived')}
			</ToggleButton>
			<span className="session-filter-count" role="status">
				{t('filter.count', { count: shown, shown: number(shown) })}
			</span>
			{isFiltered(filter) && (
				<Button variant="quiet" size="small" onPress={() => onChange({ ...EVERY_SESSION, showsArchived: filter.showsArchived })}>
					{t('filter.clear')}
				</Button>
			)}
		</search>
	);
}

interface DayFieldProps {
	readonly label: string;
	/** `YYYY-MM-DD`, or empty. */
	readonly value: string;
	readonly onChange: (day: string) => void;
}

/** The browser's own field knows every calendar's way of writing a day. */
function DayField({ label, value, onChange }: DayFieldProps) {
	return (
		<label className="session-filter-day">
			<span>{label}</span>
			<input type="date" value={value} max="9999-12-31" onChange={(event) => onChange(event.target.value)} />
		</label>
	);
}
