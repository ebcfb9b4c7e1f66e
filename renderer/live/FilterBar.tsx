import { type ReactNode, type Ref, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CATEGORIES } from '../../shared/model/category.ts';
import { ROLES } from '../../shared/model/message.ts';
import { Chip } from '../components/Chip.tsx';
import { SearchIcon } from '../components/icons.tsx';
import { TextField } from '../components/TextField.tsx';
import { useFormatters } from '../i18n/use-formatters.ts';
import { useTeamLabels } from '../state/labels.ts';
import { EVERYTHING, type FilterChoice } from './filter-choice.ts';
import { MultiChoice } from './MultiChoice.tsx';
import { useSessionPlaces } from './places/session-places.ts';
import './filter-bar.css';

/** A pause in typing after which the desk is asked. */
const TYPING_PAUSE_MS = 250;

interface FilterBarProps {
	readonly choice: FilterChoice;
	readonly onChange: (choice: FilterChoice) => void;
	readonly searchRef: Ref<HTMLInputElement>;
	/** The show's languages and how often they were used; the commonest are offered first. */
	readonly languages: Readonly<Record<string, number>>;
	/** "My languages" needs somebody's. */
	readonly hasProfile: boolean;
	/** What else changes how the feed reads. */
	readonly children?: ReactNode;
}

const USUAL_LANGUAGES = ['es', 'ru', 'fr', 'ar', 'uk', 'en', 'zh', 'ru-Latn', 'ar-Latn', 'und'];

/** What the feed is narrowed to, and the same as chips that can be taken away one by one. */
export function FilterBar({ choice, onChange, searchRef, languages, hasProfile, children }: FilterBarProps) {
	const { t } = useTranslation(['live', 'flags', 'labels']);
	const { languageName } = useFormatters();
	const { labels } = useTeamLabels();
	const { places, names } = useSessionPlaces();
	const [typed, setTyped] = useState(choice.search);
	useEffect(() => setTyped(choice.search), [choice.search]);
	useEffect(() => {
		if (typed === choice.search) return;
		const timer = setTimeout(() => onChange({ ...choice, search: typed }), TYPING_PAUSE_MS);
		return () => clearTimeout(timer);
	}, [typed, choice, onChange]);
	const heard = Object.keys(languages).sort((a, b) => (languages[b] ?? 0) - (languages[a] ?? 0));
	const offered = [...new Set([...heard, ...USUAL_LANGUAGES, ...choice.languages])];
	const without = <Item,>(items: readonly Item[], item: Item) => items.filter((other) => other !== item);
	return (
		<>
			<search className="filter-bar">
				<div className="filter-search">
					<TextField
						label={t('filter.search')}
						isLabelHidden
						placeholder={t('filter.searchHint')}
						icon={<SearchIcon size={14} />}
						inputRef={searchRef}
						value={typed}
						onChange={setTyped}
						maxLength={200}
						onKeyDown={(event) => {
							if (event.key !== 'Escape') return;
							setTyped('');
							if (event.target instanceof HTMLElement) event.target.blur();
						}}
					/>
				</div>
				<div className="filter-toggles">
					<MultiChoice
						label={t('filter.language')}
						choices={offered.map((id) => ({ id, name: languageName(id) }))}
						chosen={choice.languages}
						onChange={(next) => onChange({ ...choice, languages: next })}
					/>
					<MultiChoice
						label={t('filter.category')}
						choices={CATEGORIES.map((id) => ({ id, name: t(`flags:category.${id}.name`) }))}
						chosen={choice.categories}
						onChange={(next) => onChange({ ...choice, categories: next })}
					/>
					<MultiChoice
						label={t('filter.role')}
						choices={ROLES.map((id) => ({ id, name: t(`flags:role.${id}`) }))}
						chosen={choice.roles}
						onChange={(next) => onChange({ ...choice, roles: next })}
					/>
					{labels.length > 0 && (
						<MultiChoice
							label={t('labels:filter')}
							choices={labels.map(({ id, name }) => ({ id, name }))}
							chosen={choice.labels}
							onChange={(next) => onChange({ ...choice, labels: next })}
						/>
					)}
					{(places.length > 1 || choice.places.length > 0) && (
						<MultiChoice
							label={t('filter.place')}
							choices={places.map(({ key }) => ({ id: key, name: names.get(key)?.full ?? key }))}
							chosen={choice.places}
							onChange={(next) => onChange({ ...choice, places: next })}
						/>
					)}
					<FilterToggle isOn={choice.onlyFlagged} onToggle={(onlyFlagged) => onChange({ ...choice, onlyFlagged })}>
						{t('filter.onlyFlagged')}
					</FilterToggle>
					{hasProfile && (
						<FilterToggle isOn={choice.onlyMine} onToggle={(onlyMine) => onChange({ ...choice, onlyMine })}>
							{t('filter.onlyMine')}
						</FilterToggle>
					)}
					{children}
				</div>
			</search>
			{(choice.languages.length > 0 || choice.categories.length > 0 || choice.roles.length > 0 || choice.labels.length > 0 || choice.places.length > 0) && (
				<div className="filter-chips">
					{choice.languages.map((tag) => (
						<Chip key={tag} onRemove={() => onChange({ ...choice, languages: without(choice.languages, tag) })}>
							{languageName(tag)}
						</Chip>
					))}
					{choice.categories.map((category) => (
						<Chip key={category} onRemove={() => onChange({ ...choice, categories: without(choice.categories, category) })}>
							{t(`flags:category.${category}.name`)}
						</Chip>
					))}
					{choice.roles.map((role) => (
						<Chip key={role} onRemove={() => onChange({ ...choice, roles: without(choice.roles, role) })}>
							{t(`flags:role.${role}`)}
						</Chip>
					))}
					{labels
						.filter(({ id }) => choice.labels.includes(id))
						.map(({ id, name }) => (
							<Chip key={id} onRemove={() => onChange({ ...choice, labels: without(choice.labels, id) })}>
								{name}
							</Chip>
						))}
					{choice.places.map((key) => (
						<Chip key={key} onRemove={() => onChange({ ...choice, places: without(choice.places, key) })}>
							<bdi>{names.get(key)?.full ?? key}</bdi>
						</Chip>
					))}
					<button type="button" className="link-button" onClick={() => onChange(EVERYTHING)}>
						{t('filter.clear')}
					</button>
				</div>
			)}
		</>
	);
}

interface FilterToggleProps {
	readonly isOn: boolean;
	readonly onToggle: (isOn: boolean) => void;
	readonly children: string;
}

function FilterToggle({ isOn, onToggle, children }: FilterToggleProps) {
	return (
		<button type="button" className="filter-toggle" aria-pressed={isOn} onClick={() => onToggle(!isOn)}>
			{children}
		</button>
	);
}
