import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isolated } from '../../../shared/model/explanation.ts';
import { personKey, type ReviewRound } from '../../../shared/model/review.ts';
import { Button } from '../../components/Button.tsx';
import { Chip } from '../../components/Chip.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { showToast } from '../../components/ToastRegion.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { callDesk, useProfile } from '../../state/desk.ts';
import { navigate } from '../../state/navigation.ts';
import { hashOf } from '../../state/route.ts';
import { AgreementSection } from '../figures/AgreementSection.tsx';
import { Loaded } from '../Loaded.tsx';
import { useReview } from '../use-review.ts';
import { PlanFacts } from './PlanFacts.tsx';
import { stateTone } from './round-state.ts';

/** One round: how far everybody is, what is next, and how far people agree. */
export function RoundPage({ roundId }: { readonly roundId: string }) {
	const { t } = useTranslation('review');
	const { kept, reload } = useReview(useCallback(() => callDesk('review.round', { roundId }), [roundId]));
	return (
		<div className="screen-scroller">
			<div className="screen-page review-page">
				<a className="review-back" href={hashOf({ screen: 'review', page: 'rounds', roundId: null })}>
					{t('back')}
				</a>
				<Loaded kept={kept} onReload={reload}>
					{(round) => <RoundDetail round={round} />}
				</Loaded>
			</div>
		</div>
	);
}

function RoundDetail({ round }: { readonly round: ReviewRound }) {
	const { t } = useTranslation('review');
	const { date } = useFormatters();
	const isAllJudged = outstandingOf(round) === 0;
	return (
		<>
			<header className="review-head">
				<div className="review-title-line">
					<h1>
						<bdi>{round.title}</bdi>
					</h1>
					<Chip tone={stateTone(round.state)}>{t(`rounds.state.${round.state}`)}</Chip>
				</div>
				<p className="review-facts">
					<span>{t('rounds.items', { count: round.items })}</span>
					{round.unflagged > 0 && <span>{t('rounds.unflagged', { count: round.unflagged })}</span>}
					<span>{t('rounds.drawnBy', { name: isolated(round.author.name), date: date(round.at) })}</span>
				</p>
			</header>
			<RoundActs round={round} />
			<section aria-label={t('rounds.reviewers')}>
				<h2>{t('rounds.reviewers')}</h2>
				<ul className="round-progress">
					{round.reviewers.map(({ name, items, judged, skipped }) => (
						<li key={name}>
							<bdi>{name}</bdi>
							<span className="round-progress-track" aria-hidden="true">
								<span style={{ inlineSize: `${items === 0 ? 0 : (100 * (judged + skipped)) / items}%` }} />
							</span>
							<span className="review-number">
								{t('rounds.progress', { done: judged + skipped, items })}
								{skipped > 0 && ` · ${t('rounds.skipped', { count: skipped })}`}
							</span>
						</li>
					))}
				</ul>
			</section>
			<section aria-label={t('agreement.title')}>
				<h2>{t('agreement.title')}</h2>
				{round.state === 'open' && !isAllJudged ? <p className="review-aside">{t('agreement.waiting')}</p> : <AgreementSection roundId={round.id} />}
			</section>
			<PlanFacts plan={round.plan} />
		</>
	);
}

/** What this person can do with the round now. */
function RoundActs({ round }: { readonly round: ReviewRound }) {
	const { t } = useTranslation('review');
	const faultWords = useFaultWords();
	const profile = useProfile();
	const [asked, setAsked] = useState<'adjudication' | 'closed' | null>(null);
	const own = round.reviewers.find(({ name }) => profile !== null && personKey(name) === personKey(profile.name));
	const isLead = profile?.role === 'lead';
	const outstanding = outstandingOf(round);
	const undecided = round.disputes === null ? 0 : round.disputes.all - round.disputes.decided;

	const advance = (to: 'adjudication' | 'closed') => {
		setAsked(null);
		callDesk('review.advance', { roundId: round.id, to }).then(
			() => {
				if (to === 'adjudication') navigate({ screen: 'review', page: 'decide', roundId: round.id });
			},
			(error: unknown) => showToast({ level: 'error', text: faultWords(error) }),
		);
	};
	const acts: ReactNode[] = [];
	if (round.state === 'open' && own !== undefined) {
		const left = own.items - own.judged - own.skipped;
		acts.push(
			<a
				key="judge"
				className={`button button-medium ${left > 0 ? 'button-primary' : 'button-secondary'}`}
				href={hashOf({ screen: 'review', page: 'judge', roundId: round.id })}
			>
				{left > 0 ? t('rounds.judgeLeft', { count: left }) : t('rounds.judgedAll')}
			</a>,
		);
	}
	if (round.state === 'open' && isLead) {
		acts.push(
			<Button
				key="end"
				variant={outstanding === 0 ? 'primary' : 'secondary'}
				onPress={() => (outstanding === 0 ? advance('adjudication') : setAsked('adjudication'))}
			>
				{t('rounds.endJudging')}
			</Button>,
		);
	}
	if (round.state !== 'open' && round.disputes !== null && round.disputes.all > 0) {
		acts.push(
			<a
				key="decide"
				className={`button button-medium ${undecided > 0 && isLead ? 'button-primary' : 'button-secondary'}`}
				href={hashOf({ screen: 'review', page: 'decide', roundId: round.id })}
			>
				{round.state === 'adjudication' && isLead ? t('rounds.adjudicate', { count: undecided }) : t('rounds.readDecisions')}
			</a>,
		);
	}
	if (round.state === 'adjudication' && isLead) {
		acts.push(
			<Button key="close" variant={undecided === 0 ? 'primary' : 'secondary'} onPress={() => setAsked('closed')}>
				{t('rounds.close')}
			</Button>,
		);
	}
	return (
		<>
			{acts.length > 0 && <div className="review-actions">{acts}</div>}
			{round.state !== 'open' && round.disputes !== null && (
				<p>{round.disputes.all === 0 ? t('rounds.noDisputes') : t('rounds.disputes', { decided: round.disputes.decided, count: round.disputes.all })}</p>
			)}
			<ConfirmDialog
				title={t('rounds.endJudgingTitle')}
				isOpen={asked === 'adjudication'}
				confirmLabel={t('rounds.endJudging')}
				onConfirm={() => advance('adjudication')}
				onCancel={() => setAsked(null)}
			>
				<p>{t('rounds.endJudgingText', { count: outstanding })}</p>
			</ConfirmDialog>
			<ConfirmDialog
				title={t('rounds.closeTitle')}
				isOpen={asked === 'closed'}
				confirmLabel={t('rounds.close')}
				onConfirm={() => advance('closed')}
				onCancel={() => setAsked(null)}
			>
				<p>{undecided === 0 ? t('rounds.closeText') : t('rounds.closeUndecided', { count: undecided })}</p>
			</ConfirmDialog>
		</>
	);
}

/** Judgements nobody has given yet. */
function outstandingOf({ reviewers }: ReviewRound): number {
	return reviewers.reduce((sum, { items, judged, skipped }) => sum + items - judged - skipped, 0);
}
