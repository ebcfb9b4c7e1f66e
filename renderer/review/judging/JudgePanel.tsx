import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Verdict } from '../../../shared/model/annotation.ts';
import { type BlindItem, REVIEW_COMMENT_LENGTH } from '../../../shared/model/review.ts';
import { useShortcuts } from '../../app/shortcuts.ts';
import { Button } from '../../components/Button.tsx';
import { Keys } from '../../components/Keys.tsx';
import { TextField } from '../../components/TextField.tsx';
import { VerdictSign } from '../../live/FlagTag.tsx';
import { CategoryChoices, ReasonChoices } from './Choices.tsx';
import type { JudgeAct } from './JudgePage.tsx';

interface JudgePanelProps {
	readonly item: BlindItem;
	readonly isBusy: boolean;
	readonly canUndo: boolean;
	readonly onJudge: JudgeAct;
	readonly onUndo: () => void;
}

/** c, d, e, s and u; a dismissal asks why, a finding in a line without a flag asks what. */
export function JudgePanel({ item, isBusy, canUndo, onJudge, onUndo }: JudgePanelProps) {
	const { t } = useTranslation('review');
	const [asks, setAsks] = useState<'nothing' | 'reason' | Exclude<Verdict, 'dismissed'>>('nothing');
	const [comment, setComment] = useState('');
	const field = useRef<HTMLInputElement>(null);
	const isFlag = item.kind === 'flag';
	const said = comment.trim() === '' ? {} : { comment: comment.trim() };

	const judge = (verdict: Verdict) => {
		if (isBusy) return;
		if (verdict === 'dismissed') {
			if (isFlag) setAsks('reason');
			else onJudge('dismissed', said);
		} else if (isFlag) onJudge(verdict, said);
		else setAsks(verdict);
	};
	useShortcuts(
		asks === 'nothing'
			? [
					{ keys: 'c', label: t(isFlag ? 'judge.confirm' : 'judge.missed'), group: 'judging', run: () => judge('confirmed') },
					{ keys: 'd', label: t(isFlag ? 'judge.dismiss' : 'judge.nothing'), group: 'judging', run: () => judge('dismissed') },
					{ keys: 'e', label: t(isFlag ? 'judge.escalate' : 'judge.missedSevere'), group: 'judging', run: () => judge('escalated') },
					{ keys: 's', label: t('judge.skip'), group: 'judging', run: () => !isBusy && onJudge('skipped', said) },
					{ keys: 'n', label: t('judge.comment'), group: 'judging', run: () => field.current?.focus() },
				]
			: [],
	);
	return (
		<section className="judge-panel" aria-label={t('judge.title')}>
			{asks === 'nothing' ? (
				<>
					<div className="judge-verdicts">
						<Button icon={<VerdictSign verdict="confirmed" />} isDisabled={isBusy} onPress={() => judge('confirmed')}>
							{t(isFlag ? 'judge.confirm' : 'judge.missed')} <Keys keys="c" />
						</Button>
						<Button icon={<VerdictSign verdict="dismissed" />} isDisabled={isBusy} onPress={() => judge('dismissed')}>
							{t(isFlag ? 'judge.dismiss' : 'judge.nothing')} <Keys keys="d" />
						</Button>
						<Button icon={<VerdictSign verdict="escalated" />} isDisabled={isBusy} onPress={() => judge('escalated')}>
							{t(isFlag ? 'judge.escalate' : 'judge.missedSevere')} <Keys keys="e" />
						</Button>
						<Button variant="quiet" isDisabled={isBusy} onPress={() => onJudge('skipped', said)}>
							{t('judge.skip')} <Keys keys="s" />
						</Button>
						<Button variant="quiet" isDisabled={isBusy || !canUndo} onPress={onUndo}>
							{t('judge.undo')} <Keys keys="u" />
						</Button>
					</div>
					<TextField
						label={t('judge.comment')}
						description={t('judge.commentHint')}
						value={comment}
						onChange={setComment}
						maxLength={REVIEW_COMMENT_LENGTH}
						inputRef={field}
						onKeyDown={(event) => {
							// Back to where the keys judge.
							if (event.key === 'Enter' || event.key === 'Escape') field.current?.blur();
						}}
					/>
				</>
			) : asks === 'reason' ? (
				<ReasonChoices
					onCancel={() => setAsks('nothing')}
					onChoose={(reason) => onJudge('dismissed', { ...said, ...(reason === undefined ? {} : { reason }) })}
				/>
			) : (
				<CategoryChoices onCancel={() => setAsks('nothing')} onChoose={(category) => onJudge(asks, { ...said, category })} />
			)}
			<p className="review-aside">{t('judge.blind')}</p>
		</section>
	);
}
