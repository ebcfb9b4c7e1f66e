import { useTranslation } from 'react-i18next';
import { ChevronStartIcon } from '../components/icons.tsx';
import { useShow } from '../state/desk.ts';
import { hashOf } from '../state/route.ts';
import { SessionDesk } from './SessionDesk.tsx';
import './live-screen.css';

interface SavedSessionProps {
	readonly sessionId: string;
	/** Opens the feed at this message. */
	readonly messageId: number | null;
}

/** A kept session, read with the same feed and inspector as a running one. */
export function SavedSession({ sessionId, messageId }: SavedSessionProps) {
	const { t } = useTranslation('live');
	const isLive = useShow(sessionId) !== null;
	return (
		<main className="live-screen">
			<a className="back-link" href={hashOf({ screen: 'sessions', sessionId: null, messageId: null })}>
				<ChevronStartIcon size={14} />
				{t('session.back')}
			</a>
			<SessionDesk key={`${sessionId}/${messageId ?? ''}`} sessionId={sessionId} messageId={messageId} isLive={isLive} />
		</main>
	);
}
