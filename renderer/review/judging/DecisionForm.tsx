import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultOf } from '../../../shared/contract/errors.ts';
import type { DismissalReason, Verdict } from '../../../shared/model/annotation.ts';
import type { Category, Severity } from '../../../shared/model/category.ts';
import { type Dispute, REVIEW_COMMENT_LENGTH } from '../../../shared/model/review.ts';
import { useShortcuts } from '../../app/shortcuts.ts';
import { Button } from '../../components/Button.tsx';
import { FormError } from '../../components/FormError.tsx';
import { Keys } from '../../components/Keys.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { showToast } from '../../components/ToastRegion.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { VerdictSign } from '../../live/FlagTag.tsx';
import { SeverityChoice } from '../../live/SeverityChoice.tsx';
import { callDesk } from '../../state/desk.ts';
import { hashOf } from '../../state/route.ts';
import { CategoryChoices, ReasonChoices } from './Choices.tsx';

interface Chosen {
	readonly verdict: Verdict;
	readonly reason?: DismissalReason;
	readonly category?: Category;
}

/** The lead's verdict and what they want everybody to know about it; it becomes the session's. */
export function DecisionForm({ dispute, onDecided }: { readonly dispute: Dispute; readonly onDecided: () => void }) {
	const { t } = useTranslation(['review', 'flags']);
	const faultWords = useFaultWords();
	const [comment, setComment] = useState('');
	const [severity, setSeverity] = useState<Severity>('medium');
	const [asks, setAsks] = useState<'nothing' | 'reason' | Exclude<Verdict, 'dismissed'>>('nothing');
	const [isBusy, setIsBusy] = useState(false);
	const [refused, setRefused] = useState<{ readonly error: unknown; readonly chosen: Chosen } | null>(null);
	const area = useRef<HTMLTextAreaElement>(null);
	const isFlag = dispute.kind === 'flag';
	const proposed = dispute.opinions.find(({ category }) => category !== null)?.category ?? null;

	const decide = async (chosen: Chosen, intoSession = true) => {
		setIsBusy(true);
		setRefused(null);
		try {
			await callDesk('review.decide', { itemId: dispute.id, ...chosen, comment: comment.trim(), severity, intoSession });
			showToast({ level: 'success', text: t('decide.done', { verdict: t(`flags:verdict.${chosen.verdict}`) }) });
			onDecided();
		} catch (error) {
			setRefused({ error, chosen });
			setAsks('nothing');
			setIsBusy(false);
		}
	};
	const choose = (verdict: Verdict) => {
		if (isBusy) return;
		if (verdict === 'dismissed') {
			if (isFlag) setAsks('reason');
			else void decide({ verdict });
		} else if (isFlag) void decide({ verdict });
		else if (proposed !== null) void decide({ verdict, category: proposed });
		else setAsks(verdict);
	};
	useShortcuts(
		asks === 'nothing'
			? [
					{ keys: 'c', label: t('judge.confirm'), group: 'judging', run: () => choose('confirmed') },
					{ keys: 'd', label: t('judge.dismiss'), group: 'judging', run: () => choose('dismissed') },
					{ keys: 'e', label: t('judge.escalate'), group: 'judging', run: () => choose('escalated') },
					{ keys: 'n', label: t('decide.comment'), group: 'judging', run: () => area.current?.focus() },
				]
			: [],
	);
	return (
		<section className="judge-panel" aria-label={t('decide.title')}>
			<h3>{t('decide.title')}</h3>
			<TextArea
				label={t('decide.comment')}
				description={t('decide.commentHint')}
				value={comment}
				onChange={setComment}
				maxLength={REVIEW_COMMENT_LENGTH}
				rows={2}
				areaRef={area}
				onKeyDown={(event) => {
					if (event.key === 'Escape') area.current?.blur();
				}}
			/>
			{!isFlag && (
				<>
					<SeverityChoice label={t('decide.severity')} value={severity} onChange={setSeverity} />
					{proposed !== null && (
						<p className="review-aside">
							{t('decide.category', { category: t(`flags:category.${proposed}.name`) })}{' '}
							<button type="button" className="link-button" onClick={() => setAsks('confirmed')}>
								{t('decide.otherCategory')}
							</button>
						</p>
					)}
				</>
			)}
			{asks === 'reason' ? (
				<ReasonChoices
					onCancel={() => setAsks('nothing')}
					onChoose={(reason) => void decide({ verdict: 'dismissed', ...(reason === undefined ? {} : { reason }) })}
				/>
			) : asks === 'nothing' ? (
				<div className="judge-verdicts">
					<Button icon={<VerdictSign verdict="confirmed" />} isDisabled={isBusy} onPress={() => choose('confirmed')}>
						{t(isFlag ? 'judge.confirm' : 'judge.missed')} <Keys keys="c" />
					</Button>
					<Button icon={<VerdictSign verdict="dismissed" />} isDisabled={isBusy} onPress={() => choose('dismissed')}>
						{t(isFlag ? 'judge.dismiss' : 'judge.nothing')} <Keys keys="d" />
					</Button>
					<Button icon={<VerdictSign verdict="escalated" />} isDisabled={isBusy} onPress={() => choose('escalated')}>
						{t(isFlag ? 'judge.escalate' : 'judge.missedSevere')} <Keys keys="e" />
					</Button>
				</div>
			) : (
				<CategoryChoices onCancel={() => setAsks('nothing')} onChoose={(category) => void decide({ verdict: asks, category })} />
			)}
			{refused !== null && (
				<FormError>
					{faultWords(refused.error)}
					{faultOf(refused.error).code === 'session-sealed' && (
						<span className="review-actions">
							<a href={hashOf({ screen: 'sessions', sessionId: null, messageId: null })}>{t('decide.toSessions')}</a>
							<Button size="small" onPress={() => void decide(refused.chosen, false)}>
								{t('decide.keepForFeedback')}
							</Button>
						</span>
					)}
				</FormError>
			)}
		</section>
	);
}
