import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSoundNotices } from '../audio/use-sound-notices.ts';
import { ToastRegion } from '../components/ToastRegion.tsx';
import { useClockNotices } from '../live/compliance/use-clock-notices.ts';
import { LiveScreen } from '../live/LiveScreen.tsx';
import { SavedSession } from '../live/SavedSession.tsx';
import { teamPageOf } from '../rules/records/team-page.ts';
import { NewShowDialog } from '../start/NewShowDialog.tsx';
import { closeNewShow, useNewShowPrompt } from '../start/new-show-prompt.ts';
import { ProfileDialog } from '../start/ProfileDialog.tsx';
import { useConnection, useDeskState } from '../state/desk.ts';
import { navigate, useRoute } from '../state/navigation.ts';
import { closeProfilePrompt, useProfilePrompt } from '../state/profile-prompt.ts';
import type { Route } from '../state/route.ts';
import { ConnectionBanner, ConnectionScreen } from './Connection.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Navigation } from './Navigation.tsx';
import { ShortcutsDialog } from './ShortcutsDialog.tsx';
import { StatusLine } from './StatusLine.tsx';
import {
	fetchScreens,
	ProductsScreen,
	QuestionsScreen,
	ReviewScreen,
	RulesScreen,
	SearchScreen,
	SessionsScreen,
	SettingsScreen,
	TeamPages,
	TranslationScreen,
} from './screens.ts';
import { useShortcuts } from './shortcuts.ts';
import { useNotices } from './use-notices.ts';
import './app.css';

/** Nobody waits for it: what a person asks for at first goes before. */
const AFTER_FIRST_MS = 5_000;

/** The page: where to go on the side, the screen in the middle, how things stand at the foot. */
export function App() {
	const { t } = useTranslation('app');
	const route = useRoute();
	const connection = useConnection();
	const hasAnswered = useDeskState((state) => state.status !== null);
	const isProfileAsked = useProfilePrompt((prompt) => prompt.isOpen);
	const isNewShowAsked = useNewShowPrompt((prompt) => prompt.isOpen);
	const [areKeysShown, setAreKeysShown] = useState(false);
	useNotices();
	useClockNotices();
	useSoundNotices();
	useShortcuts([
		{ keys: '?', label: t('keys.all'), group: 'page', run: () => setAreKeysShown(true) },
		{ keys: 'g l', label: t('keys.live'), group: 'page', run: () => navigate({ screen: 'live', sessionId: null }) },
		{ keys: 'g q', label: t('keys.questions'), group: 'page', run: () => navigate({ screen: 'questions', sessionId: null }) },
		{ keys: 'g f', label: t('keys.search'), group: 'page', run: () => navigate({ screen: 'search', query: '' }) },
		{ keys: 'g s', label: t('keys.sessions'), group: 'page', run: () => navigate({ screen: 'sessions', sessionId: null, messageId: null }) },
		{ keys: 'g v', label: t('keys.review'), group: 'page', run: () => navigate({ screen: 'review', page: 'rounds', roundId: null }) },
		{ keys: 'g o', label: t('keys.products'), group: 'page', run: () => navigate({ screen: 'products', sheetId: null }) },
		{ keys: 'g u', label: t('keys.rules'), group: 'page', run: () => navigate({ screen: 'rules', pack: null, rule: null }) },
		{ keys: 'g t', label: t('keys.translation'), group: 'page', run: () => navigate({ screen: 'translation', page: 'engines' }) },
		{ keys: 'g ,', label: t('keys.settings'), group: 'page', run: () => navigate({ screen: 'settings', page: 'desk' }) },
	]);
	useEffect(() => {
		if (!hasAnswered) return;
		const timer = setTimeout(fetchScreens, AFTER_FIRST_MS);
		return () => clearTimeout(timer);
	}, [hasAnswered]);
	const title = t(`screen.${route.screen}`);
	useEffect(() => {
		document.title = `${title} · ${t('name')}`;
	}, [title, t]);
	return (
		<div className="app">
			<button type="button" className="skip-link" onClick={() => document.getElementById('main')?.focus()}>
				{t('skip')}
			</button>
			<Navigation />
			<div id="main" className="app-main" tabIndex={-1}>
				{hasAnswered && <ConnectionBanner connection={connection} />}
				{hasAnswered ? (
					<ErrorBoundary key={route.screen}>
						<Suspense fallback={<p className="app-loading">{t('loading')}</p>}>
							<Screen route={route} onShowKeys={() => setAreKeysShown(true)} />
						</Suspense>
					</ErrorBoundary>
				) : (
					<ConnectionScreen connection={connection} />
				)}
			</div>
			<StatusLine onShowKeys={() => setAreKeysShown(true)} />
			<ShortcutsDialog isOpen={areKeysShown} onClose={() => setAreKeysShown(false)} />
			<NewShowDialog
				isOpen={isNewShowAsked}
				onClose={closeNewShow}
				onStarted={({ id }) => {
					closeNewShow();
					navigate({ screen: 'live', sessionId: id });
				}}
			/>
			<ProfileDialog isOpen={isProfileAsked} onClose={() => closeProfilePrompt(false)} onSaved={() => closeProfilePrompt(true)} />
			<ToastRegion />
		</div>
	);
}

function Screen({ route, onShowKeys }: { readonly route: Route; readonly onShowKeys: () => void }) {
	switch (route.screen) {
		case 'live':
			return <LiveScreen sessionId={route.sessionId} />;
		case 'questions':
			return <QuestionsScreen sessionId={route.sessionId} />;
		case 'search':
			return <SearchScreen query={route.query} />;
		case 'sessions':
			return route.sessionId === null ? (
				<SessionsScreen />
			) : (
				<SavedSession sessionId={route.sessionId} messageId={route.messageId} offsetMs={route.offsetMs ?? null} />
			);
		case 'review':
			return <ReviewScreen page={route.page} roundId={route.roundId} />;
		case 'products':
			return <ProductsScreen sheetId={route.sheetId} />;
		case 'rules': {
			const teamPage = teamPageOf(route.pack);
			return teamPage === null ? <RulesScreen packName={route.pack} ruleId={route.rule} /> : <TeamPages page={teamPage} rule={route.rule} />;
		}
		case 'translation':
			return <TranslationScreen page={route.page} />;
		case 'settings':
			return <SettingsScreen page={route.page} onShowShortcuts={onShowKeys} />;
	}
}
