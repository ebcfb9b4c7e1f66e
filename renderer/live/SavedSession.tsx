import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChevronStartIcon } from '../components/icons.tsx';
import { PlayerStage } from '../player/PlayerStage.tsx';
import { useLanes } from '../player/use-lanes.ts';
import { useShow } from '../state/desk.ts';
import { hashOf } from '../state/route.ts';
import { SessionDesk } from './SessionDesk.tsx';
import './live-screen.css';

interface SavedSessionProps {
	readonly sessionId: string;
	/** Opens the feed at this message. */
	readonly messageId: number | null;
	/** Opens it at this moment of the show instead. */
	readonly offsetMs: number | null;
}

/** A kept session, read with the same feed and inspector as a running one, and played as it happened. */
export function SavedSession({ sessionId, messageId, offsetMs }: SavedSessionProps) {
	const { t } = useTranslation('live');
	const isLive = useShow(sessionId) !== null;
	const { hasLanes, chooseLanes } = useLanes();
	const [hasBoth, setHasBoth] = useState(false);
	return (
		<main className="live-screen">
			<a className="back-link" href={hashOf({ screen: 'sessions', sessionId: null, messageId: null })}>
				<ChevronStartIcon size={14} />
				{t('session.back')}
			</a>
			<SessionDesk
				key={`${sessionId}/${messageId ?? ''}/${offsetMs ?? ''}`}
				sessionId={sessionId}
				messageId={messageId}
				isLive={isLive}
				hasLanes={hasLanes && hasBoth}
				stage={(feed, translations, chatDelayMs) => (
					<PlayerStage
						feed={feed}
						translations={translations}
						isLive={isLive}
						startOffsetMs={offsetMs}
						hasLanes={hasLanes}
						onLanes={chooseLanes}
						chatDelayMs={chatDelayMs}
						onHasBoth={setHasBoth}
					/>
				)}
			/>
		</main>
	);
}
