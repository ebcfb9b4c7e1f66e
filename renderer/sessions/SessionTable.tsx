import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../shared/model/show.ts';
import { Chip } from '../components/Chip.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { ArrowDownIcon, ArrowUpIcon, MoreIcon } from '../components/icons.tsx';
import { Menu } from '../components/Menu.tsx';
import { useFormatters } from '../i18n/use-formatters.ts';
import { hashOf, type Route } from '../state/route.ts';
import { CategoryCounts } from './list/CategoryCounts.tsx';
import { LanguageShares } from './list/LanguageShares.tsx';
import { ReviewedShare } from './list/ReviewedShare.tsx';
import { SessionState } from './list/SessionState.tsx';
import { lengthOf, orderBy, type SessionOrder, type SortColumn } from './list/session-choice.ts';
import { type SessionAct, useSessionActions } from './list/use-session-actions.tsx';

export interface SessionTableProps {
	readonly sessions: readonly Session[];
	readonly order: SessionOrder;
	readonly onOrder: (order: SessionOrder) => void;
	readonly onAct: (act: SessionAct, session: Session) => void;
	/** What the list scrolls in; null until it is there. */
	readonly scroller: HTMLElement | null;
}

const COLUMNS: readonly { readonly id: SortColumn; readonly isNumber?: boolean }[] = [
	{ id: 'show' },
	{ id: 'market' },
	{ id: 'started' },
	{ id: 'length', isNumber: true },
	{ id: 'languages' },
	{ id: 'messages', isNumber: true },
	{ id: 'flags' },
	{ id: 'reviewed' },
	{ id: 'gaps', isNumber: true },
	{ id: 'state' },
];

/** Of a row of the table, before it is measured. */
const ROW_HEIGHT = 49;

/** The sessions, a row each; the title is a link, so that the keyboard, the middle button and the address bar work. Only rows in sight are drawn. */
export function SessionTable({ sessions, order, onOrder, onAct, scroller }: SessionTableProps) {
	const { t } = useTranslation('sessionList');
	const table = useRef<HTMLTableElement>(null);
	const [headHeight, setHeadHeight] = useState(0);
	const rows = useVirtualizer({
		count: sessions.length,
		getScrollElement: () => scroller,
		estimateSize: () => ROW_HEIGHT,
		getItemKey: (index) => sessions[index]?.id ?? index,
		scrollMargin: headHeight,
		overscan: 8,
	});
	useLayoutEffect(() => setHeadHeight(table.current?.tHead?.offsetHeight ?? 0), []);
	const items = rows.getVirtualItems();
	const before = (items[0]?.start ?? headHeight) - headHeight;
	const after = rows.getTotalSize() - ((items.at(-1)?.end ?? headHeight) - headHeight);
	return (
		<table ref={table} className="session-table" aria-rowcount={sessions.length + 1}>
			<thead>
				<tr>
					{COLUMNS.map((column) => (
						<ColumnHead key={column.id} {...column} order={order} onOrder={onOrder} />
					))}
					<th scope="col" className="session-actions">
						<span className="visually-hidden">{t('column.actions')}</span>
					</th>
				</tr>
			</thead>
			<tbody>
				<Space height={before} />
				{items.map(({ index, key }) => {
					const session = sessions[index];
					return session && <SessionRow key={key} session={session} index={index} measure={rows.measureElement} onAct={onAct} />;
				})}
				<Space height={after} />
			</tbody>
		</table>
	);
}

/** Stands for the rows that are out of sight. */
function Space({ height }: { readonly height: number }) {
	return (
		height > 0 && (
			<tr className="session-space">
				<td colSpan={COLUMNS.length + 1} style={{ blockSize: height }} />
			</tr>
		)
	);
}

interface ColumnHeadProps {
	readonly id: SortColumn;
	readonly isNumber?: boolean;
	readonly order: SessionOrder;
	readonly onOrder: SessionTableProps['onOrder'];
}

function ColumnHead({ id, isNumber = false, order, onOrder }: ColumnHeadProps) {
	const { t } = useTranslation('sessionList');
	const isSorted = order.column === id;
	const Arrow = order.isDescending ? ArrowDownIcon : ArrowUpIcon;
	return (
		<th
			scope="col"
			className={`column-${id}${isNumber ? ' session-number' : ''}`}
			aria-sort={isSorted ? (order.isDescending ? 'descending' : 'ascending') : 'none'}
		>
			<Button className="session-sort" onPress={() => onOrder(orderBy(id, order))}>
				{t(`column.${id}`)}
				{isSorted && <Arrow size={12} />}
			</Button>
		</th>
	);
}

interface SessionRowProps {
	readonly session: Session;
	readonly index: number;
	readonly measure: (row: HTMLTableRowElement | null) => void;
	readonly onAct: SessionTableProps['onAct'];
}

function SessionRow({ session, index, measure, onAct }: SessionRowProps) {
	const { t } = useTranslation('sessionList');
	const { countryName, dateTime, duration, number } = useFormatters();
	const { show } = session;
	const title = show.title || t('untitled');
	return (
		<tr ref={measure} data-index={index} aria-rowindex={index + 2}>
			<th scope="row" className="session-show">
				<a href={hashOf(routeTo(session))} title={title}>
					<bdi>{title}</bdi>
				</a>
				<span className="session-about">
					{show.host !== '' && <bdi className="session-host">{show.host}</bdi>}
					{session.tags.map((tag) => (
						<Chip key={tag} tone="outline">
							<bdi>{tag}</bdi>
						</Chip>
					))}
				</span>
			</th>
			<td data-label={t('column.market')} className="session-words">
				{/^[A-Z]{2}$/.test(show.market) && show.market !== 'ZZ' ? countryName(show.market) : '–'}
			</td>
			<td data-label={t('column.started')} className="session-words">
				<time dateTime={new Date(session.startedAt).toISOString()}>{dateTime(session.startedAt)}</time>
			</td>
			<td data-label={t('column.length')} className="session-number session-words">
				{session.endedAt === null ? '–' : duration(lengthOf(session))}
			</td>
			<td data-label={t('column.languages')}>
				<LanguageShares languages={session.languages} />
			</td>
			<td data-label={t('column.messages')} className="session-number">
				{number(session.messages)}
			</td>
			<td data-label={t('column.flags')}>
				<CategoryCounts session={session} />
			</td>
			<td data-label={t('column.reviewed')}>
				<ReviewedShare session={session} />
			</td>
			<td data-label={t('column.gaps')} className="session-number">
				{number(session.gaps)}
			</td>
			<td data-label={t('column.state')}>
				<SessionState session={session} />
			</td>
			<td className="session-actions">
				<SessionMenu session={session} title={title} onAct={onAct} />
			</td>
		</tr>
	);
}

function SessionMenu({ session, title, onAct }: { readonly session: Session; readonly title: string; readonly onAct: SessionTableProps['onAct'] }) {
	const { t } = useTranslation('sessionList');
	const actions = useSessionActions(session, (act) => onAct(act, session));
	const label = t('moreActions', { title });
	return <Menu label={label} trigger={<IconButton label={label} icon={<MoreIcon />} />} actions={actions} />;
}

/** A running one is watched, an ended one is read. */
export function routeTo(session: Session): Route {
	return session.endedAt === null ? { screen: 'live', sessionId: session.id } : { screen: 'sessions', sessionId: session.id, messageId: null };
}
