import { useTranslation } from 'react-i18next';
import { LockIcon, UploadIcon } from '../components/icons.tsx';
import { useFormatters } from '../i18n/use-formatters.ts';
import { useShows } from '../state/desk.ts';

/** Whether the sound of any show leaves this machine, and to whom, also while they cannot be reached just now. Nothing while nobody gives any. */
export function SoundState() {
	const { t } = useTranslation('sound');
	const { list } = useFormatters();
	const heard = (useShows() ?? []).flatMap(({ sources }) => sources.flatMap(({ audio }) => (audio === undefined || audio.givenBy === null ? [] : [audio])));
	if (heard.length === 0) return null;
	const hosts = [...new Set(heard.flatMap(({ isThisMachine, goesTo }) => (isThisMachine ? [] : [goesTo])))];
	return hosts.length === 0 ? (
		<span className="status-item status-wide">
			<LockIcon size={12} />
			{t('status.here')}
		</span>
	) : (
		<span className="status-item status-away">
			<UploadIcon size={12} />
			{t('status.away', { hosts: list(hosts) })}
		</span>
	);
}
