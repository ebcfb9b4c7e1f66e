import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../components/IconButton.tsx';
import {
	LiveIcon,
	PlusIcon,
	ProductsIcon,
	QuestionsIcon,
	ReviewIcon,
	RulesIcon,
	SearchIcon,
	SessionsIcon,
	SettingsIcon,
	TranslationIcon,
	UserIcon,
} from '../components/icons.tsx';
import { useFormatters } from '../i18n/use-formatters.ts';
import { ShowItem } from '../live/ShowItem.tsx';
import { useWaitingReview } from '../review/use-waiting-review.ts';
import { useLookAtCount } from '../rules/records/use-look-at-count.ts';
import { askForNewShow } from '../start/new-show-prompt.ts';
import { useDeskState, useProfile, useShows } from '../state/desk.ts';
import { navigate, useRoute } from '../state/navigation.ts';
import { askForProfile } from '../state/profile-prompt.ts';
import { hashOf, type Route } from '../state/route.ts';
import { useShortcuts } from './shortcuts.ts';
import './navigation.css';

/** Where to go, and the running shows with what they want of a person. */
export function Navigation() {
	const { t } = useTranslation(['app', 'records', 'review']);
	const route = useRoute();
	const shows = useShows();
	const profile = useProfile();
	const rulesToLookAt = useLookAtCount();
	const { toJudge, unseenFeedback } = useWaitingReview();
	const hasAnswered = useDeskState((state) => state.status !== null);
	useShortcuts([{ keys: 'g n', label: t('keys.newShow'), group: 'page', run: askForNewShow }]);
	const openQuestions = (shows ?? []).reduce((sum, show) => sum + show.openQuestions, 0);
	const shownSession = route.screen === 'live' ? (route.sessionId ?? shows?.[0]?.session.id ?? null) : null;
	return (
		<nav className="navigation" aria-label={t('navigation')}>
			<div className="navigation-head">
				<span className="navigation-name">{t('name')}</span>
			</div>
			<div className="navigation-live">
				<NavigationLink to={{ screen: 'live', sessionId: null }} icon={<LiveIcon />} isCurrent={route.screen === 'live'}>
					{t('screen.live')}
				</NavigationLink>
				<IconButton label={t('newShow')} keys="g n" icon={<PlusIcon />} isDisabled={!hasAnswered} onPress={askForNewShow} />
			</div>
			{shows !== null && shows.length > 0 && (
				<ul className="navigation-shows" aria-label={t('runningShows')}>
					{shows.map((show) => (
						<ShowItem key={show.session.id} show={show} isCurrent={show.session.id === shownSession} />
					))}
				</ul>
			)}
			<NavigationLink
				to={{ screen: 'questions', sessionId: null }}
				icon={<QuestionsIcon />}
				isCurrent={route.screen === 'questions'}
				badge={openQuestions === 0 ? null : { count: openQuestions, label: t('openQuestions', { count: openQuestions }) }}
			>
				{t('screen.questions')}
			</NavigationLink>
			<NavigationLink to={{ screen: 'search', query: '' }} icon={<SearchIcon />} isCurrent={route.screen === 'search'}>
				{t('screen.search')}
			</NavigationLink>
			<NavigationLink to={{ screen: 'sessions', sessionId: null, messageId: null }} icon={<SessionsIcon />} isCurrent={route.screen === 'sessions'}>
				{t('screen.sessions')}
			</NavigationLink>
			<NavigationLink
				to={{ screen: 'review', page: toJudge === 0 && unseenFeedback > 0 ? 'feedback' : 'rounds', roundId: null }}
				icon={<ReviewIcon />}
				isCurrent={route.screen === 'review'}
				badge={
					toJudge + unseenFeedback === 0
						? null
						: {
								count: toJudge + unseenFeedback,
								label: [
									...(toJudge === 0 ? [] : [t('review:waiting.toJudge', { count: toJudge })]),
									...(unseenFeedback === 0 ? [] : [t('review:waiting.unread', { count: unseenFeedback })]),
								].join(' · '),
							}
				}
			>
				{t('screen.review')}
			</NavigationLink>
			<NavigationLink to={{ screen: 'products', sheetId: null }} icon={<ProductsIcon />} isCurrent={route.screen === 'products'}>
				{t('screen.products')}
			</NavigationLink>
			<NavigationLink
				to={{ screen: 'rules', pack: rulesToLookAt === 0 ? null : 'records', rule: null }}
				icon={<RulesIcon />}
				isCurrent={route.screen === 'rules'}
				badge={rulesToLookAt === 0 ? null : { count: rulesToLookAt, label: t('records:lookAt.hint', { count: rulesToLookAt }) }}
			>
				{t('screen.rules')}
			</NavigationLink>
			<NavigationLink to={{ screen: 'translation', page: 'engines' }} icon={<TranslationIcon />} isCurrent={route.screen === 'translation'}>
				{t('screen.translation')}
			</NavigationLink>
			<NavigationLink to={{ screen: 'settings', page: 'desk' }} icon={<SettingsIcon />} isCurrent={route.screen === 'settings'}>
				{t('screen.settings')}
			</NavigationLink>
			<div className="navigation-foot">
				{hasAnswered && (
					<button
						type="button"
						className="navigation-person"
						// A narrow page shows the picture alone.
						title={profile?.name ?? t('whoAreYou')}
						onClick={() => (profile === null ? askForProfile() : navigate({ screen: 'settings', page: 'desk' }))}
					>
						<UserIcon />
						<bdi>{profile?.name ?? t('whoAreYou')}</bdi>
					</button>
				)}
			</div>
		</nav>
	);
}

interface NavigationLinkProps {
	readonly to: Route;
	readonly icon: ReactNode;
	readonly isCurrent: boolean;
	/** What waits there. */
	readonly badge?: { readonly count: number; readonly label: string } | null;
	readonly children: string;
}

function NavigationLink({ to, icon, isCurrent, badge = null, children }: NavigationLinkProps) {
	return (
		<a className="navigation-link" href={hashOf(to)} aria-current={isCurrent ? 'page' : undefined} title={children}>
			{icon}
			<span>{children}</span>
			{badge !== null && <NavigationBadge {...badge} />}
		</a>
	);
}

function NavigationBadge({ count, label }: { readonly count: number; readonly label: string }) {
	const { number } = useFormatters();
	return (
		<em className="navigation-badge" title={label}>
			<span aria-hidden="true">{number(count)}</span>
			<span className="visually-hidden">{label}</span>
		</em>
	);
}
