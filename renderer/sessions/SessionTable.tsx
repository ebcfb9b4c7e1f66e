import { useTranslation } from 'react-i18next';
import type { Session } from '../../shared/model/show.ts';
import { Chip } from '../components/Chip.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { ChevronEndIcon, DownloadIcon, MoreIcon } from '../components/icons.tsx';
import { Menu } from '../components/Menu.tsx';
import { useFormatters } from '../i18n/use-formatters.ts';
import { navigate } from '../state/navigation.ts';
import { hashOf, type Route } from '../state/route.ts';

export interface SessionTableProps {
	readonly sessions: readonly Session[];
	readonly onExport: (session: Session) => void;
}

/** The sessions, a row each; the title is a link, so that the keyboard, the middle button and the address bar work. */
export function SessionTable({ sessions, onExport }: SessionTableProps) {
	const { t } = useTranslation('sessions');
	return (
		<table className="session-table">
			<thead>
				<tr>
					<th scope="col">{t('column.show')}</th>
					<th scope="col">{t('column.market')}</th>
					<th scope="col">{t('column.started')}</th>
					<th scope="col" className="session-number">
						{t('column.length')}
					</th>
					<th scope="col" className="session-number">
						{t('column.messages')}
					</th>
					<th scope="col" className="session-number">
						{t('column.flags')}
					</th>
					<th scope="col" className="session-number">
						{t('column.unreviewed')}
					</th>
					<th scope="col" className="session-number">
						{t('column.gaps')}
					</th>
					<th scope="col">{t('column.ending')}</th>
					<th scope="col">
						<span className="visually-hidden">{t('column.actions')}</span>
					</th>
				</tr>
			</thead>
			<tbody>
				{sessions.map((session) => (
					<SessionRow key={session.id} session={session} onExport={onExport} />
				))}
			</tbody>
		</table>
	);
}

function SessionRow({ session, onExport }: { readonly session: Session; readonly onExport: SessionTableProps['onExport'] }) {
	const { t } = useTranslation('sessions');
	const { countryName, dateTime, duration, number } = useFormatters();
	const { show } = session;
	const title = show.title || t('untitled');
	const route: Route = session.endedAt === null ? { screen: 'live', sessionId: session.id } : { screen: 'sessions', sessionId: session.id, messageId: null };
	return (
		<tr>
			<th scope="row" className="session-show">
				<a href={hashOf(route)}>
					<bdi>{title}</bdi>
				</a>
				{show.host !== '' && (
					<span className="session-host">
						<bdi>{show.host}</bdi>
					</span>
				)}
			</th>
			<td data-label={t('column.market')}>{/^[A-Z]{2}$/.test(show.market) && show.market !== 'ZZ' ? countryName(show.market) : '–'}</td>
			<td data-label={t('column.started')}>
				<time dateTime={new Date(session.startedAt).toISOString()}>{dateTime(session.startedAt)}</time>
			</td>
			<td data-label={t('column.length')} className="session-number">
				{session.endedAt === null ? '–' : duration(session.endedAt - session.startedAt)}
			</td>
			<td data-label={t('column.messages')} className="session-number">
				{number(session.messages)}
			</td>
			<td data-label={t('column.flags')} className="session-number">
				{number(session.flags)}
			</td>
			<td data-label={t('column.unreviewed')} className={session.unreviewed > 0 ? 'session-number session-unreviewed' : 'session-number'}>
				{number(session.unreviewed)}
			</td>
			<td data-label={t('column.gaps')} className="session-number">
				{number(session.gaps)}
			</td>
			<td data-label={t('column.ending')}>
				<Ending session={session} />
			</td>
			<td className="session-actions">
				<Menu
					label={t('moreActions', { title })}
					trigger={<IconButton label={t('moreActions', { title })} icon={<MoreIcon />} />}
					actions={[
						{ id: 'open', name: t('openAction'), icon: <ChevronEndIcon />, onAction: () => navigate(route) },
						{ id: 'export', name: t('exportAction'), icon: <DownloadIcon />, onAction: () => onExport(session) },
					]}
				/>
			</td>
		</tr>
	);
}

const TONES = { running: 'accent', stopped: 'neutral', finished: 'neutral', interrupted: 'warning', imported: 'outline' } as const;

function Ending({ session }: { readonly session: Session }) {
	const { t } = useTranslation('sessions');
	const state = session.ending ?? 'running';
	return (
		<Chip tone={TONES[state]} title={t(`endingMeaning.${state}`)}>
			{t(`ending.${state}`)}
		</Chip>
	);
}
