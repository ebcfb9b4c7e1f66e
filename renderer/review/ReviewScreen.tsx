import { useTranslation } from 'react-i18next';
import { PageTabs } from '../components/PageTabs.tsx';
import { hashOf, type ReviewPage } from '../state/route.ts';
import { FeedbackPage } from './feedback/FeedbackPage.tsx';
import { PeoplePage } from './figures/PeoplePage.tsx';
import { AdjudicatePage } from './judging/AdjudicatePage.tsx';
import { JudgePage } from './judging/JudgePage.tsx';
import { RoundPage } from './rounds/RoundPage.tsx';
import { RoundsPage } from './rounds/RoundsPage.tsx';
import { useWaitingReview } from './use-waiting-review.ts';
import './review.css';

const TABS = ['rounds', 'people', 'feedback'] as const;

interface ReviewScreenProps {
	readonly page: ReviewPage;
	/** Of a round; null: all of them. */
	readonly roundId: string | null;
}

/** Second review: what was judged goes to others, unseen; how far they agree; who decides; what goes back. */
export function ReviewScreen({ page, roundId }: ReviewScreenProps) {
	const { t } = useTranslation('review');
	const { unseenFeedback } = useWaitingReview();
	const tabs = TABS.map((id) => ({
		id,
		name: id === 'feedback' && unseenFeedback > 0 ? t('pages.feedbackUnread', { count: unseenFeedback }) : t(`pages.${id}`),
		href: hashOf({ screen: 'review', page: id, roundId: null }),
	}));
	return (
		<main className="screen review-screen">
			<PageTabs label={t('pages.name')} pages={tabs} current={page === 'people' || page === 'feedback' ? page : 'rounds'} />
			<Page page={page} roundId={roundId} />
		</main>
	);
}

function Page({ page, roundId }: ReviewScreenProps) {
	switch (page) {
		case 'people':
			return <PeoplePage />;
		case 'feedback':
			return <FeedbackPage />;
		case 'judge':
			return roundId === null ? <RoundsPage /> : <JudgePage key={roundId} roundId={roundId} />;
		case 'decide':
			return roundId === null ? <RoundsPage /> : <AdjudicatePage key={roundId} roundId={roundId} />;
		case 'rounds':
			return roundId === null ? <RoundsPage /> : <RoundPage key={roundId} roundId={roundId} />;
	}
}
