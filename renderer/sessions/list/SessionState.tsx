import { useTranslation } from 'react-i18next';
import type { Session } from '../../../shared/model/show.ts';
import { Chip } from '../../components/Chip.tsx';
import { LockIcon } from '../../components/icons.tsx';
import { useFormatters } from '../../i18n/use-formatters.ts';

const TONES = { running: 'accent', stopped: 'neutral', finished: 'neutral', interrupted: 'warning', imported: 'outline' } as const;

/** How a session ended, and whether it is sealed. */
export function SessionState({ session }: { readonly session: Session }) {
	const { t } = useTranslation('sessions');
	const state = session.ending ?? 'running';
	return (
		<span className="session-ending">
			<Chip tone={TONES[state]} title={t(`endingMeaning.${state}`)}>
				{t(`ending.${state}`)}
			</Chip>
			{session.seal !== null && <SealMark seal={session.seal} />}
		</span>
	);
}

function SealMark({ seal: { by, at, wasErased } }: { readonly seal: NonNullable<Session['seal']> }) {
	const { t } = useTranslation('seal');
	const { dateTime } = useFormatters();
	const words = t('mark.meaning', { name: by?.name ?? t('desk'), date: dateTime(at) });
	return (
		<span className="seal-mark" title={wasErased ? `${words} ${t('mark.erased')}` : words}>
			<LockIcon size={12} />
			<span>{t('mark.sealed')}</span>
		</span>
	);
}
