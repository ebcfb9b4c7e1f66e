import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isolated } from '../../../shared/model/explanation.ts';
import { personKey, type ReviewRound } from '../../../shared/model/review.ts';
import { Button } from '../../components/Button.tsx';
import { Chip } from '../../components/Chip.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PlusIcon, ReviewIcon } from '../../components/icons.tsx';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { callDesk, useProfile } from '../../state/desk.ts';
import { navigate } from '../../state/navigation.ts';
import { withProfile } from '../../state/profile-prompt.ts';
import { hashOf } from '../../state/route.ts';
import { Loaded } from '../Loaded.tsx';
import { useReview } from '../use-review.ts';
import { DrawDialog } from './DrawDialog.tsx';
import { stateTone } from './round-state.ts';

/** All rounds, what is asked of this person first; and where a lead draws the next. */
export function RoundsPage() {
	const { t } = useTranslation('review');
	const { kept, reload } = useReview(loadRounds);
	const profile = useProfile();
	const [isDrawing, setIsDrawing] = useState(false);
	const mayDraw = profile === null || profile.role === 'lead';
	const drawButton = (
		<Button variant="primary" icon={<PlusIcon />} isDisabled={!mayDraw} onPress={() => withProfile(() => setIsDrawing(true))}>
			{t('rounds.draw')}
		</Button>
	);
	return (
		<div className="screen-scroller">
			<div className="screen-page review-page">
				<header className="review-head">
					<div className="review-title-line">
						<h1>{t('pages.rounds')}</h1>
						{kept.phase === 'loaded' && kept.value.length > 0 && drawButton}
					</div>
					<p className="review-aside">{t('rounds.intro')}</p>
					{!mayDraw && <p className="review-aside">{t('rounds.drawLeadOnly')}</p>}
				</header>
				<Loaded kept={kept} onReload={reload}>
					{(rounds) =>
						rounds.length === 0 ? (
							<EmptyState icon={<ReviewIcon size={24} />} title={t('rounds.empty')} action={drawButton}>
								{t('rounds.emptyText')}
							</EmptyState>
						) : (
							<ul className="round-list" aria-label={t('pages.rounds')}>
								{rounds.map((round) => (
									<RoundItem key={round.id} round={round} ownKey={profile === null ? null : personKey(profile.name)} />
								))}
							</ul>
						)
					}
				</Loaded>
			</div>
			<DrawDialog
				isOpen={isDrawing}
				onClose={() => setIsDrawing(false)}
				onDrawn={(round) => {
					setIsDrawing(false);
					navigate({ screen: 'review', page: 'rounds', roundId: round.id });
				}}
			/>
		</div>
	);
}

/** @param ownKey the name of whoever sits here, as names are compared */
function RoundItem({ round, ownKey }: { readonly round: ReviewRound; readonly ownKey: string | null }) {
	const { t } = useTranslation('review');
	const { date } = useFormatters();
	const own = round.reviewers.find(({ name }) => personKey(name) === ownKey);
	const left = own === undefined || round.state !== 'open' ? 0 : own.items - own.judged - own.skipped;
	return (
		<li className="round-item">
			<a className="round-link" href={hashOf({ screen: 'review', page: 'rounds', roundId: round.id })}>
				<span className="round-title">
					<bdi>{round.title}</bdi>
					<Chip tone={stateTone(round.state)}>{t(`rounds.state.${round.state}`)}</Chip>
				</span>
				<span className="review-facts">
					<span>{t('rounds.items', { count: round.items })}</span>
					<span>{t('rounds.drawnBy', { name: isolated(round.author.name), date: date(round.at) })}</span>
					{round.disputes !== null && <span>{t('rounds.disputes', { decided: round.disputes.decided, count: round.disputes.all })}</span>}
				</span>
				<ul className="round-reviewers">
					{round.reviewers.map(({ name, items, judged, skipped }) => (
						<li key={name}>
							<bdi>{name}</bdi> <span className="review-number">{t('rounds.progress', { done: judged + skipped, items })}</span>
						</li>
					))}
				</ul>
			</a>
			{left > 0 && (
				<a className="button button-secondary button-small" href={hashOf({ screen: 'review', page: 'judge', roundId: round.id })}>
					{t('rounds.judgeLeft', { count: left })}
				</a>
			)}
		</li>
	);
}

function loadRounds(): Promise<readonly ReviewRound[]> {
	return callDesk('review.rounds', {});
}
