import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { LiveIcon, PlayIcon } from '../components/icons.tsx';
import { showToast } from '../components/ToastRegion.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { askForNewShow } from '../start/new-show-prompt.ts';
import { callDesk, useShows } from '../state/desk.ts';
import { navigate, redirect } from '../state/navigation.ts';
import { hashOf } from '../state/route.ts';
import { SessionDesk } from './SessionDesk.tsx';
import { useSession } from './use-session.ts';
import './live-screen.css';

/** @param sessionId null: the first running show, or the invitation to start one */
export function LiveScreen({ sessionId }: { readonly sessionId: string | null }) {
	const shows = useShows();
	const first = shows?.[0]?.session.id ?? null;
	// A show keeps its place in the address, so that it is not swept from the screen the moment it ends.
	useEffect(() => {
		if (sessionId === null && first !== null) redirect({ screen: 'live', sessionId: first });
	}, [sessionId, first]);
	if (shows === null) return null;
	const isLive = shows.some((show) => show.session.id === sessionId);
	return (
		<main className="live-screen">
			{sessionId !== null && !isLive && <Ended sessionId={sessionId} />}
			{sessionId === null ? <NoShow /> : <SessionDesk key={sessionId} sessionId={sessionId} isLive={isLive} isWatched />}
		</main>
	);
}

/** Says that nothing more will come, and where to go from here. */
function Ended({ sessionId }: { readonly sessionId: string }) {
	const { t } = useTranslation('live');
	const session = useSession(sessionId).session;
	if (session === null || session.endedAt === null) return null;
	return (
		<p className="live-ended" role="status">
			<span>{t('ended.text')}</span>
			<a href={hashOf({ screen: 'sessions', sessionId: null, messageId: null })}>{t('ended.sessions')}</a>
			<a href={hashOf({ screen: 'live', sessionId: null })}>{t('ended.next')}</a>
		</p>
	);
}

function NoShow() {
	const { t } = useTranslation('live');
	const faultWords = useFaultWords();
	const [isStarting, setIsStarting] = useState(false);
	const watchDemo = async () => {
		setIsStarting(true);
		try {
			const session = await callDesk('show.start', { sources: [{ kind: 'demo' }] });
			navigate({ screen: 'live', sessionId: session.id });
		} catch (error) {
			showToast({ level: 'error', text: faultWords(error) });
		} finally {
			setIsStarting(false);
		}
	};
	return (
		<div className="no-show">
			<EmptyState
				icon={<LiveIcon size={36} />}
				title={t('noShow.title')}
				action={
					<div className="no-show-actions">
						<Button variant="primary" icon={<PlayIcon />} isDisabled={isStarting} onPress={() => void watchDemo()}>
							{t('noShow.demo')}
						</Button>
						<Button onPress={askForNewShow}>{t('noShow.own')}</Button>
					</div>
				}
			>
				<p>{t('noShow.text')}</p>
				<p className="no-show-hint">{t('noShow.demoHint')}</p>
			</EmptyState>
		</div>
	);
}
