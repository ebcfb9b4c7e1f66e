import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyboardIcon, LockIcon } from '../components/icons.tsx';
import { useFormatters } from '../i18n/use-formatters.ts';
import { StatusMark } from '../live/StatusMark.tsx';
import { statusOf } from '../live/source-status.ts';
import { useConnection, useDeskState, useShows } from '../state/desk.ts';
import { SoundState } from './SoundState.tsx';
import { TranslatorState } from './TranslatorState.tsx';
import './status-line.css';

/** How things stand: what is connected, how far behind the desk is, whether text leaves this machine, and the time. */
export function StatusLine({ onShowKeys }: { readonly onShowKeys: () => void }) {
	const { t } = useTranslation('app');
	const { number, list: listWords } = useFormatters();
	const connection = useConnection();
	const status = useDeskState((state) => state.status);
	const sendsTextTo = status?.sendsTextTo ?? [];
	const shows = useShows() ?? [];
	const sources = shows.flatMap((show) => show.sources);
	const connected = sources.filter((source) => ['connected', 'silent'].includes(statusOf(source))).length;
	const behindMs = shows.reduce((most, show) => Math.max(most, show.behindMs), 0);
	return (
		<footer className="status-line">
			<span className="status-item" role="status">
				<StatusMark status={CONNECTION_MARKS[connection.phase]} size={8} />
				{t(`connection.phase.${connection.phase}`)}
			</span>
			{sources.length > 0 && <span className="status-item">{t('status.sources', { connected, count: sources.length })}</span>}
			{sources.length > 0 && <span className="status-item status-wide">{t('status.behind', { ms: number(Math.round(behindMs)) })}</span>}
			<TranslatorState />
			{status !== null && (
				<span className="status-item status-wide">
					{sendsTextTo.length === 0 && <LockIcon size={12} />}
					{sendsTextTo.length === 0 ? t('status.keepsText') : t('status.sendsText', { hosts: listWords(sendsTextTo) })}
				</span>
			)}
			<SoundState />
			<span className="status-space" />
			<button type="button" className="status-keys" onClick={onShowKeys}>
				<KeyboardIcon size={14} />
				<span className="status-wide">{t('keys.all')}</span>
				<kbd>?</kbd>
			</button>
			<Clock />
		</footer>
	);
}

const CONNECTION_MARKS = { connecting: 'connecting', connected: 'connected', lost: 'waiting', refused: 'failed' } as const;

function Clock() {
	const { timeOfDay } = useFormatters();
	const [now, setNow] = useState(() => Date.now());
	useEffect(() => {
		const timer = setInterval(() => setNow(Date.now()), 1_000);
		return () => clearInterval(timer);
	}, []);
	return (
		<time className="status-item status-clock" dateTime={new Date(now).toISOString()}>
			{timeOfDay(now)}
		</time>
	);
}
