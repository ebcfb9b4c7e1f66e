import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CATEGORIES } from '../../shared/model/category.ts';
import { SearchIcon, WarningIcon } from '../components/icons.tsx';
import { TextField } from '../components/TextField.tsx';
import { useFormatters } from '../i18n/use-formatters.ts';
import { MultiChoice } from '../live/MultiChoice.tsx';
import { SeverityMark } from '../live/SeverityMark.tsx';
import { hashOf } from '../state/route.ts';
import { NO_FILTER, ORIGINS, type PackFilter, type PackGroup, type PackRow, rowsOf } from './pack-groups.ts';

export interface PackListProps {
	readonly groups: readonly PackGroup[];
	readonly openPack: string | null;
	readonly openRule: string | null;
	readonly filter: PackFilter;
	readonly onFilter: (filter: PackFilter) => void;
}

const PACK_PX = 36;
const RULE_PX = 30;

/** Packs and their rules, hundreds of them: only those in sight are drawn. */
export function PackList({ groups, openPack, openRule, filter, onFilter }: PackListProps) {
	const { t } = useTranslation('rules');
	const { t: flags } = useTranslation('flags');
	const { languageName, compare } = useFormatters();
	const rows = useMemo(() => rowsOf(groups, filter), [groups, filter]);
	const languages = useMemo(
		() =>
			[...new Set(groups.map(({ language }) => language))]
				.map((id) => ({ id, name: id === 'any' ? t('anyLanguage') : languageName(id) }))
				.sort((a, b) => compare(a.name, b.name)),
		[groups, t, languageName, compare],
	);
	const scroller = useRef<HTMLDivElement>(null);
	const virtualizer = useVirtualizer({
		count: rows.length,
		getScrollElement: () => scroller.current,
		estimateSize: (index) => (rows[index]?.type === 'pack' ? PACK_PX : RULE_PX),
		getItemKey: (index) => keyOf(rows[index]),
		overscan: 12,
		useFlushSync: false,
	});
	const openIndex = rows.findIndex(
		(row) => row.group.name === openPack && (openRule === null ? row.type === 'pack' : row.type === 'rule' && row.rule.id === openRule),
	);
	useEffect(() => {
		if (openIndex !== -1) virtualizer.scrollToIndex(openIndex, { align: 'auto' });
	}, [openIndex, virtualizer]);

	/** Arrows go from line to line; what is not drawn yet is drawn first. */
	const onKeys = (event: KeyboardEvent) => {
		const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
		const at = event.target instanceof Element ? Number(event.target.closest<HTMLElement>('[data-index]')?.dataset.index ?? Number.NaN) : Number.NaN;
		if (step === 0 || Number.isNaN(at)) return;
		const next = at + step;
		if (next < 0 || next >= rows.length) return;
		event.preventDefault();
		virtualizer.scrollToIndex(next, { align: 'auto' });
		requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"] a`)?.focus());
	};

	return (
		<>
			<div className="rules-filters">
				<TextField
					label={t('search')}
					isLabelHidden
					type="search"
					placeholder={t('search')}
					icon={<SearchIcon />}
					value={filter.text}
					onChange={(text) => onFilter({ ...filter, text })}
				/>
				<div className="rules-filter-row">
					<MultiChoice
						label={t('filter.language')}
						choices={languages}
						chosen={filter.languages}
						onChange={(chosen) => onFilter({ ...filter, languages: chosen })}
					/>
					<MultiChoice
						label={t('filter.category')}
						choices={CATEGORIES.map((id) => ({ id, name: flags(`category.${id}.name`) }))}
						chosen={filter.categories}
						onChange={(chosen) => onFilter({ ...filter, categories: chosen })}
					/>
					<MultiChoice
						label={t('filter.origin')}
						choices={ORIGINS.map((id) => ({ id, name: t(`origin.${id}`) }))}
						chosen={filter.origins}
						onChange={(chosen) => onFilter({ ...filter, origins: chosen })}
					/>
				</div>
			</div>
			{rows.length === 0 ? (
				<p className="rules-none">
					{t('noneFits')}{' '}
					<button type="button" className="link-button" onClick={() => onFilter(NO_FILTER)}>
						{t('showAll')}
					</button>
				</p>
			) : (
				<div ref={scroller} className="rules-scroller">
					<ul className="rules-rows" aria-label={t('packs')} style={{ blockSize: virtualizer.getTotalSize() }}>
						{virtualizer.getVirtualItems().map((item) => {
							const row = rows[item.index];
							if (row === undefined) return null;
							return (
								<li
									key={item.key}
									data-index={item.index}
									aria-setsize={rows.length}
									aria-posinset={item.index + 1}
									className="rules-row"
									onKeyDownCapture={onKeys}
									style={{ blockSize: item.size, transform: `translateY(${item.start}px)` }}
								>
									<RowLink row={row} isOpen={item.index === openIndex} />
								</li>
							);
						})}
					</ul>
				</div>
			)}
		</>
	);
}

function RowLink({ row, isOpen }: { readonly row: PackRow; readonly isOpen: boolean }) {
	const { t } = useTranslation('rules');
	const { t: flags } = useTranslation('flags');
	const current = isOpen ? 'page' : undefined;
	if (row.type === 'pack') {
		const { group, count } = row;
		const problems = group.team?.problems.length ?? 0;
		return (
			<a className="pack-link" href={hashOf({ screen: 'rules', pack: group.name, rule: null })} aria-current={current}>
				<bdi dir="ltr">{group.name}</bdi>
				{problems > 0 && (
					<span className="pack-link-problem" title={t('notInForce')}>
						<WarningIcon size={14} />
						<span className="visually-hidden">{t('notInForce')}</span>
					</span>
				)}
				<span className="pack-link-count" title={t('ruleCount', { number: count })}>
					{count}
				</span>
			</a>
		);
	}
	const { group, rule } = row;
	// A rule that another pack of the team has taken over is changed there.
	const pack = rule.teamPack !== null && rule.teamPack !== group.teamName ? rule.teamPack : group.name;
	return (
		<a
			className="rule-link"
			data-category={rule.category}
			data-state={rule.state}
			href={hashOf({ screen: 'rules', pack, rule: rule.id })}
			aria-current={current}
		>
			<SeverityMark severity={rule.severity} />
			<span className="visually-hidden">{flags(`severity.${rule.severity}`)}</span>
			<bdi dir="ltr" className="rule-link-id">
				{rule.id}
			</bdi>
			{rule.state !== 'shipped' && (
				<span className="rule-link-state" data-is-outdated={rule.hasShippedChanged || undefined}>
					{rule.hasShippedChanged ? t('mark.outdated') : t(`mark.${rule.state}`)}
				</span>
			)}
		</a>
	);
}

function keyOf(row: PackRow | undefined): string {
	if (row === undefined) return '';
	return row.type === 'pack' ? row.group.name : `${row.group.name} ${row.rule.id}`;
}
