import { Fragment, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CATEGORIES } from '../../../shared/model/category.ts';
import { type Duration, FEW_JUDGEMENTS, type PersonRecord, type PersonSlice, type Settled } from '../../../shared/model/person-record.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ChevronDownIcon, ChevronEndIcon, UserIcon } from '../../components/icons.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { callDesk, useProfile } from '../../state/desk.ts';
import { askForProfile } from '../../state/profile-prompt.ts';
import { hashOf } from '../../state/route.ts';
import { Loaded } from '../Loaded.tsx';
import { useReview } from '../use-review.ts';
import { ScrolledTable } from './ScrolledTable.tsx';

const SPANS = ['all', 'month', 'week'] as const;
type Span = (typeof SPANS)[number];
const DAYS = { month: 30, week: 7 } as const;

/** How everybody's judging goes, by name: for coaching. */
export function PeoplePage() {
	const { t } = useTranslation('review');
	const profile = useProfile();
	const [span, setSpan] = useState<Span>('all');
	const load = useCallback(async () => {
		const from = span === 'all' ? null : new Date(Date.now() - DAYS[span] * 86_400_000).setHours(0, 0, 0, 0);
		return callDesk('review.people', { from });
	}, [span]);
	return (
		<div className="screen-scroller">
			<div className="screen-page review-page review-page-wide">
				<header className="review-head">
					<div className="review-title-line">
						<h1>{t('pages.people')}</h1>
						<Segmented<Span>
							label={t('people.span')}
							isLabelHidden
							segments={SPANS.map((id) => ({ id, name: t(`people.spans.${id}`) }))}
							value={span}
							onChange={setSpan}
						/>
					</div>
					<p className="review-aside">{t('people.intro')}</p>
				</header>
				{profile === null ? (
					<EmptyState icon={<UserIcon size={24} />} title={t('judge.whoTitle')} action={<Button onPress={askForProfile}>{t('judge.introduce')}</Button>}>
						{t('people.whoText')}
					</EmptyState>
				) : (
					<Records load={load} isLead={profile.role === 'lead'} />
				)}
			</div>
		</div>
	);
}

function Records({ load, isLead }: { readonly load: () => Promise<readonly PersonRecord[]>; readonly isLead: boolean }) {
	const { t } = useTranslation('review');
	const { kept, reload } = useReview(load);
	return (
		<>
			{!isLead && <p className="review-aside">{t('people.ownOnly')}</p>}
			<Loaded kept={kept} onReload={reload}>
				{(records) =>
					records.length === 0 ? (
						<EmptyState
							icon={<UserIcon size={24} />}
							title={t('people.empty')}
							action={<a href={hashOf({ screen: 'sessions', sessionId: null, messageId: null })}>{t('people.toSessions')}</a>}
						>
							{t('people.emptyText')}
						</EmptyState>
					) : (
						<PeopleTable records={records} />
					)
				}
			</Loaded>
		</>
	);
}

function PeopleTable({ records }: { readonly records: readonly PersonRecord[] }) {
	const { t } = useTranslation('review');
	const { number } = useFormatters();
	const [opened, setOpened] = useState<string | null>(null);
	return (
		<>
			<ScrolledTable label={t('pages.people')}>
				<table className="people-table">
					<thead>
						<tr>
							<th scope="col">{t('people.name')}</th>
							<th scope="col">{t('people.handled')}</th>
							<th scope="col">{t('people.live')}</th>
							<th scope="col">{t('people.judgements')}</th>
							<th scope="col">{t('people.judging')}</th>
							<th scope="col">{t('people.overturned')}</th>
						</tr>
					</thead>
					<tbody>
						{records.map((record) => (
							<Fragment key={record.name}>
								<tr>
									<th scope="row">
										<button
											type="button"
											className="people-name"
											aria-expanded={opened === record.name}
											onClick={() => setOpened(opened === record.name ? null : record.name)}
										>
											{opened === record.name ? <ChevronDownIcon size={12} /> : <ChevronEndIcon size={12} />}
											<bdi>{record.name}</bdi>
										</button>
									</th>
									<td>{number(record.handled)}</td>
									<td>
										<Times duration={record.live} />
									</td>
									<td>{number(record.judgements)}</td>
									<td>
										<Times duration={record.judging} />
									</td>
									<td>
										<Overturned settled={record} />
									</td>
								</tr>
								{opened === record.name && <SliceRows slices={record.slices} />}
							</Fragment>
						))}
					</tbody>
				</table>
			</ScrolledTable>
			<ul className="people-notes">
				<li>{t('people.note.live')}</li>
				<li>{t('people.note.judging')}</li>
				<li>{t('people.note.overturned')}</li>
				<li>{t('people.note.few', { least: FEW_JUDGEMENTS })}</li>
			</ul>
		</>
	);
}

function SliceRows({ slices }: { readonly slices: readonly PersonSlice[] }) {
	const { t } = useTranslation(['review', 'flags']);
	const { languageName, number } = useFormatters();
	const nameOf = ({ by, key }: PersonSlice) => {
		const category = CATEGORIES.find((id) => id === key);
		return by === 'category' && category !== undefined ? t(`flags:category.${category}.name`) : languageName(key);
	};
	return slices.map((slice) => (
		<tr key={`${slice.by} ${slice.key}`} className="people-slice">
			<th scope="row">{nameOf(slice)}</th>
			<td>{number(slice.handled)}</td>
			<td />
			<td />
			<td />
			<td>
				<Overturned settled={slice} />
			</td>
		</tr>
	));
}

/** Median, and what nine of ten stay below; greyed where it rests on few. */
function Times({ duration: { count, median, p90 } }: { readonly duration: Duration }) {
	const { t } = useTranslation('review');
	const { duration } = useFormatters();
	if (median === null || p90 === null) return <span className="review-quiet">–</span>;
	return (
		<span className="figure" data-is-few={count < FEW_JUDGEMENTS || undefined}>
			<strong>{duration(median)}</strong>
			<span className="review-quiet">{t('people.p90', { time: duration(p90) })}</span>
		</span>
	);
}

function Overturned({ settled: { settled, overturned, interval } }: { readonly settled: Settled }) {
	const { t } = useTranslation('review');
	const { number, percent } = useFormatters();
	if (interval === null) return <span className="review-quiet">–</span>;
	return (
		<span className="figure" data-is-few={settled < FEW_JUDGEMENTS || undefined}>
			<strong>{percent(overturned / settled)}</strong>
			<span className="review-quiet">
				{t('people.ofSettled', { overturned: number(overturned), settled: number(settled) })} ·{' '}
				{t('agreement.interval', { low: percent(interval.low), high: percent(interval.high) })}
			</span>
		</span>
	);
}
