import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { isolated } from '../../../shared/model/explanation.ts';
import type { Dispute, Opinion } from '../../../shared/model/review.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { VerdictSign } from '../../live/FlagTag.tsx';
import { callDesk, useProfile } from '../../state/desk.ts';
import { useKept } from '../../state/use-kept.ts';
import { Loaded } from '../Loaded.tsx';
import { DecisionForm } from './DecisionForm.tsx';
import { ItemView } from './ItemView.tsx';

interface DisputeDeskProps {
	readonly itemId: string;
	readonly isClosed: boolean;
	readonly onDecided: () => void;
}

/** One disagreement: the item, who said what, and the lead's answer to it. */
export function DisputeDesk({ itemId, isClosed, onDecided }: DisputeDeskProps) {
	const { kept, reload } = useKept(
		useCallback(() => callDesk('review.dispute', { itemId }), [itemId]),
		unchanged,
	);
	return (
		<div className="judge-main">
			<Loaded kept={kept} onReload={reload}>
				{(dispute) => (
					<div className="dispute">
						<ItemView item={dispute} />
						<div className="dispute-side">
							<Opinions dispute={dispute} />
							<Decided dispute={dispute} isClosed={isClosed} onDecided={onDecided} />
						</div>
					</div>
				)}
			</Loaded>
		</div>
	);
}

function Opinions({ dispute: { first, opinions } }: { readonly dispute: Dispute }) {
	const { t } = useTranslation('review');
	return (
		<section className="opinions" aria-label={t('decide.opinions')}>
			{first !== null && <OpinionCard opinion={first} label={t('decide.first')} />}
			{opinions.map((opinion) => (
				<OpinionCard key={opinion.by} opinion={opinion} label={t('decide.second')} />
			))}
		</section>
	);
}

interface OpinionCardProps {
	/** A decision does not say what it was given by. */
	readonly opinion: Omit<Opinion, 'guidelines'> & { readonly guidelines?: number | null };
	readonly label: string;
}

/** What one person said, their words on it, and which guidelines they went by. */
export function OpinionCard({ opinion: { by, at, verdict, reason, comment, category, guidelines = null }, label }: OpinionCardProps) {
	const { t } = useTranslation(['review', 'flags', 'labels']);
	const { dateTime } = useFormatters();
	return (
		<article className="opinion" data-verdict={verdict}>
			<p className="review-quiet">{label}</p>
			<p className="opinion-verdict">
				<VerdictSign verdict={verdict} size={14} /> {t(`flags:verdict.${verdict}`)}
				{category !== null && ` · ${t(`flags:category.${category}.name`)}`}
			</p>
			{reason !== null && <p>{t(`flags:dismissal.${reason}`)}</p>}
			{comment !== null && (
				<q className="opinion-comment" dir="auto">
					{comment}
				</q>
			)}
			<p className="review-quiet">
				{t('decide.signed', { name: isolated(by), time: dateTime(at) })}
				{guidelines !== null && ` · ${t('labels:trail.guidelines', { version: guidelines })}`}
			</p>
		</article>
	);
}

function Decided({ dispute, isClosed, onDecided }: { readonly dispute: Dispute; readonly isClosed: boolean; readonly onDecided: () => void }) {
	const { t } = useTranslation('review');
	const isLead = useProfile()?.role === 'lead';
	const { decision } = dispute;
	return (
		<>
			{decision !== null && (
				<section aria-label={t('decide.decision')}>
					<OpinionCard opinion={{ ...decision, by: decision.author.name }} label={t('decide.decision')} />
					{!decision.isInSession && decision.verdict !== 'dismissed' && <p className="review-aside">{t('decide.notInSession')}</p>}
				</section>
			)}
			{isClosed ? (
				<p className="review-aside">{t('decide.closed')}</p>
			) : isLead ? (
				<DecisionForm dispute={dispute} onDecided={onDecided} />
			) : (
				<p className="review-aside">{t('decide.leadOnly')}</p>
			)}
		</>
	);
}

function unchanged<Value>(value: Value): Value {
	return value;
}
