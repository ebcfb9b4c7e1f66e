import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DismissalReason, Verdict } from '../../../shared/model/annotation.ts';
import type { Category } from '../../../shared/model/category.ts';
import { type BlindItem, type JudgementVerdict, type JudgingTask, LONGEST_JUDGING_MS } from '../../../shared/model/review.ts';
import { useShortcuts } from '../../app/shortcuts.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ConfirmIcon, UserIcon } from '../../components/icons.tsx';
import { showToast } from '../../components/ToastRegion.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { ReadingControl } from '../../live/translation/ReadingControl.tsx';
import { callDesk, useProfile } from '../../state/desk.ts';
import { askForProfile } from '../../state/profile-prompt.ts';
import { hashOf } from '../../state/route.ts';
import { useKept } from '../../state/use-kept.ts';
import { Loaded } from '../Loaded.tsx';
import { GuidelinesPanel } from './GuidelinesPanel.tsx';
import { ItemView } from './ItemView.tsx';
import { JudgePanel } from './JudgePanel.tsx';

/** One item after the other, by keyboard alone, without a word of what others said. */
export function JudgePage({ roundId }: { readonly roundId: string }) {
	const { t } = useTranslation('review');
	const profile = useProfile();
	if (profile === null) {
		return (
			<EmptyState icon={<UserIcon size={24} />} title={t('judge.whoTitle')} action={<Button onPress={askForProfile}>{t('judge.introduce')}</Button>}>
				{t('judge.whoText')}
			</EmptyState>
		);
	}
	return <Judging key={profile.name} roundId={roundId} />;
}

function Judging({ roundId }: { readonly roundId: string }) {
	const [takesSkipped, setTakesSkipped] = useState(false);
	const load = useCallback(() => callDesk('review.task', { roundId, skipped: takesSkipped }), [roundId, takesSkipped]);
	const { kept, reload } = useKept(load, unchanged);
	return (
		<Loaded kept={kept} onReload={reload}>
			{(task) => <Task task={task} onNext={reload} onTakeSkipped={() => setTakesSkipped(true)} />}
		</Loaded>
	);
}

interface TaskProps {
	readonly task: JudgingTask;
	readonly onNext: () => void;
	readonly onTakeSkipped: () => void;
}

function Task({ task, onNext, onTakeSkipped }: TaskProps) {
	const { t } = useTranslation('review');
	const faultWords = useFaultWords();
	const { roundId, title, item, progress, canUndo } = task;
	const shownAt = useShownAt(item);
	// The task that was acted on, until the next one is here: a key pressed meanwhile means an item nobody has seen yet.
	const [actedOn, setActedOn] = useState<JudgingTask | null>(null);
	const isBusy = actedOn === task;
	const done = progress.judged + progress.skipped;

	const attempt = async (act: () => Promise<unknown>) => {
		if (isBusy) return;
		setActedOn(task);
		try {
			await act();
			onNext();
		} catch (error) {
			showToast({ level: 'error', text: faultWords(error) });
			setActedOn(null);
		}
	};
	const judge = (verdict: JudgementVerdict, said: { readonly reason?: DismissalReason; readonly category?: Category; readonly comment?: string }) =>
		item === null
			? Promise.resolve()
			: attempt(() =>
					callDesk('review.judge', {
						itemId: item.id,
						verdict,
						...said,
						tookMs: Math.min(LONGEST_JUDGING_MS, Math.round(performance.now() - shownAt.current)),
					}),
				);
	const undo = () => (canUndo ? attempt(() => callDesk('review.undo', { roundId })) : Promise.resolve());
	useShortcuts([{ keys: 'u', label: t('judge.undo'), group: 'judging', run: () => void undo() }]);

	return (
		<div className="judge-page">
			<header className="judge-head">
				<a className="review-back" href={hashOf({ screen: 'review', page: 'rounds', roundId })}>
					<bdi>{title}</bdi>
				</a>
				<span className="judge-progress" role="status">
					<progress max={progress.items} value={done} aria-hidden="true" />
					{t('judge.progress', { done, count: progress.items })}
					{progress.skipped > 0 && ` · ${t('rounds.skipped', { count: progress.skipped })}`}
				</span>
				<ReadingControl />
			</header>
			{item === null ? (
				<EmptyState
					icon={<ConfirmIcon size={24} />}
					title={t('judge.done')}
					action={
						<div className="review-actions">
							{progress.skipped > 0 && <Button onPress={onTakeSkipped}>{t('judge.takeSkipped', { count: progress.skipped })}</Button>}
							{canUndo && (
								<Button variant="quiet" onPress={() => void undo()}>
									{t('judge.undo')}
								</Button>
							)}
							<a href={hashOf({ screen: 'review', page: 'rounds', roundId: null })}>{t('back')}</a>
						</div>
					}
				>
					{t('judge.doneText')}
				</EmptyState>
			) : (
				<div className="judge-columns">
					<div className="judge-main">
						<ItemView item={item} />
						<JudgePanel
							key={item.id}
							item={item}
							isBusy={isBusy}
							canUndo={canUndo}
							onJudge={(verdict, said) => void judge(verdict, said)}
							onUndo={() => void undo()}
						/>
					</div>
					<GuidelinesPanel />
				</div>
			)}
		</div>
	);
}

export type Said = { readonly reason?: DismissalReason; readonly category?: Category; readonly comment?: string };
export type JudgeAct = (verdict: Verdict | 'skipped', said: Said) => void;

/** When the item came into sight; a judgement is timed from there. */
function useShownAt(item: BlindItem | null): { readonly current: number } {
	const shownAt = useRef(performance.now());
	const id = item?.id ?? null;
	useEffect(() => {
		if (id !== null) shownAt.current = performance.now();
	}, [id]);
	return shownAt;
}

function unchanged<Value>(value: Value): Value {
	return value;
}
