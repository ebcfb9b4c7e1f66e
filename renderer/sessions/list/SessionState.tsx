import { useTranslation } from 'react-i18next';
import type { Session } from '../../../shared/model/show.ts';
import { Chip } from '../../components/Chip.tsx';
import { SealMark } from '../sealing/SealMark.tsx';

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
