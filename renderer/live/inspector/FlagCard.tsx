import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { JudgedFlag } from '../../../shared/model/annotation.ts';
import { explainFlag } from '../../../shared/model/explanation.ts';
import type { Message } from '../../../shared/model/message.ts';
import { Button } from '../../components/Button.tsx';
import { Keys } from '../../components/Keys.tsx';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { VerdictSign } from '../FlagTag.tsx';
import { SeverityMark } from '../SeverityMark.tsx';
import { DismissalReasons } from './DismissalReasons.tsx';
import { FactComparison } from './FactComparison.tsx';
import type { Judging } from './judging.ts';
import { NotAgain } from './NotAgain.tsx';
import { RuleSource } from './RuleSource.tsx';
import './flag-card.css';

/** What was said and what the sheet says stand side by side: a sentence would say it again. */
const CONTRADICTION = 'detect.fact.contradicts';

interface FlagCardProps {
	readonly judged: JudgedFlag;
	readonly message: Message;
	/** The one the keys act on. */
	readonly isActive: boolean;
	readonly judging: Judging;
}

/** One finding: what, why, on which rule and law, and the person's answer to it. */
export function FlagCard({ judged: { flag, verdict }, message, isActive, judging }: FlagCardProps) {
	const { t } = useTranslation(['live', 'flags']);
	const { t: words } = useTranslation('flags');
	const formatters = useFormatters();
	const explanation = useMemo(() => explainFlag(flag, (key, values) => words(key, values ?? {}), formatters), [flag, words, formatters]);
	const notAgain = <NotAgain flag={flag} message={message} />;
	return (
		<section
			className="flag-card"
			data-category={flag.category}
			data-is-active={isActive || undefined}
			data-is-judged={verdict !== null || undefined}
			aria-label={explanation.category}
		>
			<div className="flag-card-head">
				<SeverityMark severity={flag.severity} size={12} />
				<h3 className="flag-card-category">{explanation.category}</h3>
				<span className="flag-card-severity">{t(`flags:severity.${flag.severity}`)}</span>
			</div>
			{flag.rule !== CONTRADICTION && <p>{explanation.summary}</p>}
			<FactComparison rule={flag.rule} facts={flag.explanation.facts} />
			<p className="flag-card-risk">{explanation.risk}</p>
			{explanation.factors.length > 0 && (
				<ul className="flag-card-factors">
					{explanation.factors.map((factor) => (
						<li key={factor}>{factor}</li>
					))}
				</ul>
			)}
			{explanation.citation !== undefined && <p className="flag-card-citation">{explanation.citation}</p>}
			<RuleSource rule={flag.rule} pack={flag.pack} />
			{verdict !== null && (
				<p className="flag-card-verdict">
					<VerdictSign verdict={verdict.verdict} size={14} />
					<span>
						{t('verdict.signed', {
							verdict: t(`flags:verdict.${verdict.verdict}`),
							name: verdict.annotation.author.name,
							time: formatters.timeOfDay(verdict.annotation.at),
						})}
						{verdict.annotation.body.type === 'verdict' && verdict.annotation.body.reason !== undefined && (
							<> · {t(`flags:dismissal.${verdict.annotation.body.reason}`)}</>
						)}
						{verdict.annotation.body.type === 'verdict' && verdict.annotation.body.comment !== undefined && (
							<q className="flag-card-comment" dir="auto">
								{verdict.annotation.body.comment}
							</q>
						)}
					</span>
					<button type="button" className="link-button" onClick={() => judging.undo(verdict.annotation.id)}>
						{t('act.undo')}
					</button>
				</p>
			)}
			{isActive && judging.form === 'dismiss' ? (
				<DismissalReasons judging={judging}>{notAgain}</DismissalReasons>
			) : (
				(isActive || verdict === null) && <Verdicts flagId={flag.id} isActive={isActive} judging={judging} />
			)}
			{isActive && judging.form !== 'dismiss' && verdict?.verdict === 'dismissed' && notAgain}
		</section>
	);
}

function Verdicts({ flagId, isActive, judging }: { readonly flagId: number; readonly isActive: boolean; readonly judging: Judging }) {
	const { t } = useTranslation('live');
	if (!isActive) {
		return (
			<div className="flag-card-verdicts">
				<Button size="small" variant="quiet" onPress={() => judging.choose(flagId)}>
					{t('verdict.choose')}
				</Button>
			</div>
		);
	}
	return (
		<div className="flag-card-verdicts">
			<Button size="small" icon={<VerdictSign verdict="confirmed" />} onPress={() => judging.judge('confirmed')}>
				{t('verdict.confirm')} <Keys keys="c" />
			</Button>
			<Button size="small" icon={<VerdictSign verdict="dismissed" />} onPress={() => judging.open('dismiss')}>
				{t('verdict.dismiss')} <Keys keys="d" />
			</Button>
			<Button size="small" icon={<VerdictSign verdict="escalated" />} onPress={() => judging.judge('escalated')}>
				{t('verdict.escalate')} <Keys keys="e" />
			</Button>
		</div>
	);
}
