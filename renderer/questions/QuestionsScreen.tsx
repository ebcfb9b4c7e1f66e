import { useTranslation } from 'react-i18next';
import type { Session } from '../../shared/model/show.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { QuestionsIcon, WarningIcon } from '../components/icons.tsx';
import { Select } from '../components/Select.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { useFormatters } from '../i18n/use-formatters.ts';
import { useSessions } from '../sessions/use-sessions.ts';
import { navigate } from '../state/navigation.ts';
import { hashOf } from '../state/route.ts';
import { QuestionDesk } from './QuestionDesk.tsx';
import './questions.css';

/** Sessions offered beside those that run. */
const MOST_SESSIONS = 20;

/** @param sessionId null: the newest running show, or else the newest session */
export function QuestionsScreen({ sessionId }: { readonly sessionId: string | null }) {
	const { t } = useTranslation('questions');
	const faultWords = useFaultWords();
	const { list, reload } = useSessions();
	const sessions = list.phase === 'loaded' ? list.sessions : NO_SESSIONS;
	const running = sessions.find(({ endedAt }) => endedAt === null);
	const shownId = sessionId ?? running?.id ?? sessions[0]?.id ?? null;
	const content = () => {
		if (shownId !== null) return <QuestionDesk key={shownId} sessionId={shownId} />;
		if (list.phase === 'loading') return <EmptyState title={t('loading')} />;
		if (list.phase === 'failed') {
			return (
				<EmptyState tone="error" icon={<WarningIcon size={24} />} title={t('failed')} action={<Button onPress={reload}>{t('retry')}</Button>}>
					{faultWords(list.error)}
				</EmptyState>
			);
		}
		const goLive = () => navigate({ screen: 'live', sessionId: null });
		return (
			<EmptyState icon={<QuestionsIcon size={24} />} title={t('noSession.title')} action={<Button onPress={goLive}>{t('noSession.action')}</Button>}>
				{t('noSession.text')}
			</EmptyState>
		);
	};
	return (
		<main className="screen questions-screen">
			<header className="screen-header questions-header">
				<h1>{t('title')}</h1>
				{shownId !== null && sessions.some(({ id }) => id === shownId) && <ShownSession sessions={sessions} shownId={shownId} />}
			</header>
			{content()}
		</main>
	);
}

const NO_SESSIONS: readonly Session[] = [];

/** Whose questions are shown, the way to others and to the feed. */
function ShownSession({ sessions, shownId }: { readonly sessions: readonly Session[]; readonly shownId: string }) {
	const { t } = useTranslation('questions');
	const { dateTime } = useFormatters();
	const offered = sessions.filter((session, index) => session.endedAt === null || session.id === shownId || index < MOST_SESSIONS);
	const isRunning = sessions.some(({ id, endedAt }) => id === shownId && endedAt === null);
	return (
		<>
			<div className="questions-session">
				<Select<string>
					label={t('show')}
					isLabelHidden
					choices={offered.map(({ id, show, startedAt }) => ({ id, name: show.title || show.host || dateTime(startedAt), description: dateTime(startedAt) }))}
					value={shownId}
					onChange={(id) => navigate({ screen: 'questions', sessionId: id })}
				/>
			</div>
			<a
				className="questions-feed"
				href={hashOf(isRunning ? { screen: 'live', sessionId: shownId } : { screen: 'sessions', sessionId: shownId, messageId: null })}
			>
				{t('toFeed')}
			</a>
		</>
	);
}
