import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionGroup } from '../../shared/model/question.ts';
import { useShortcuts } from '../app/shortcuts.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { QuestionsIcon, WarningIcon } from '../components/icons.tsx';
import { Segmented } from '../components/Segmented.tsx';
import { Select } from '../components/Select.tsx';
import { showToast } from '../components/ToastRegion.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { useRowWords } from '../live/row-words.ts';
import { useSession } from '../live/use-session.ts';
import { callDesk } from '../state/desk.ts';
import { withProfile } from '../state/profile-prompt.ts';
import { QuestionDetail } from './QuestionDetail.tsx';
import { QuestionRow } from './QuestionRow.tsx';
import { useQuestionLabel } from './question-label.ts';
import { fitsFilter, inFormerOrder, orderedQuestions, QUESTION_FILTERS, QUESTION_SORTS, type QuestionFilter, type QuestionSort } from './question-order.ts';
import { useAnswers } from './use-answers.ts';
import { useNow } from './use-now.ts';
import { useQuestions } from './use-questions.ts';

/** What viewers of one session ask, and beside it what to answer. */
export function QuestionDesk({ sessionId }: { readonly sessionId: string }) {
	const { t } = useTranslation('questions');
	const faultWords = useFaultWords();
	const words = useRowWords();
	const labelOf = useQuestionLabel();
	const { session } = useSession(sessionId);
	const now = useNow(session?.endedAt ?? null);
	const { questions, reload } = useQuestions(sessionId);
	const answers = useAnswers(sessionId);
	const [filter, setFilter] = useState<QuestionFilter>('open');
	const [sort, setSort] = useState<QuestionSort>('urgent');
	const [chosenKey, setChosenKey] = useState<string | null>(null);
	const groups = questions.phase === 'loaded' ? questions.value.groups : NONE;
	const { shown, hold } = useSteadyOrder(groups, filter, sort, now);
	// What was chosen stays in sight when an answer takes it out of the list.
	const chosen = groups.find(({ key }) => key === chosenKey) ?? shown[0] ?? null;

	const list = useRef<HTMLUListElement>(null);
	const currentKey = chosen?.key ?? null;
	useEffect(() => {
		if (currentKey !== null) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
	}, [currentKey]);

	const step = (direction: 1 | -1) => {
		const index = shown.findIndex(({ key }) => key === currentKey);
		const next = index === -1 ? shown[0] : shown[index + direction];
		if (next !== undefined) setChosenKey(next.key);
	};
	const report = (error: unknown) => showToast({ level: 'error', text: faultWords(error) });
	const reopen = (group: QuestionGroup) =>
		withProfile(() => void callDesk('question.reopen', { sessionId, key: group.key }).then(() => setChosenKey(group.key), report));
	const answer = (group: QuestionGroup, by: 'host' | 'staff') =>
		withProfile(() => {
			const index = shown.findIndex(({ key }) => key === group.key);
			const next = filter === 'open' ? (shown[index + 1] ?? shown[index - 1] ?? null) : group;
			callDesk('question.answer', { sessionId, key: group.key, by }).then(() => {
				if (chosenKey !== null) setChosenKey(next?.key ?? null);
				showToast({
					level: 'success',
					text: t('act.answered'),
					quote: labelOf(group),
					action: { label: t('act.undo'), onAction: () => reopen(group) },
				});
			}, report);
		});
	useShortcuts([
		{ keys: 'j', label: t('keys.next'), group: 'questions', run: () => step(1) },
		{ keys: 'k', label: t('keys.previous'), group: 'questions', run: () => step(-1) },
		{ keys: 'ArrowDown', group: 'questions', run: () => step(1) },
		{ keys: 'ArrowUp', group: 'questions', run: () => step(-1) },
		{ keys: 'h', label: t('act.host'), group: 'questions', run: () => chosen?.open && answer(chosen, 'host') },
		{ keys: 'a', label: t('act.staff'), group: 'questions', run: () => chosen?.open && answer(chosen, 'staff') },
		{ keys: 'u', label: t('act.reopen'), group: 'questions', run: () => chosen?.answer && reopen(chosen) },
		{ keys: 'Escape', group: 'questions', run: () => setChosenKey(null) },
	]);

	if (questions.phase === 'loading') return <EmptyState title={t('loading')} />;
	if (questions.phase === 'failed') {
		return (
			<EmptyState tone="error" icon={<WarningIcon size={24} />} title={t('failed')} action={<Button onPress={reload}>{t('retry')}</Button>}>
				{faultWords(questions.error)}
			</EmptyState>
		);
	}
	return (
		<div className="questions-columns" data-is-open={chosenKey !== null || undefined}>
			<section className="questions-side" aria-label={t('list')}>
				<div className="questions-bar">
					<Segmented<QuestionFilter>
						label={t('filter.name')}
						isLabelHidden
						segments={QUESTION_FILTERS.map((id) => ({ id, name: <FilterName id={id} count={groups.filter((group) => fitsFilter(group, id)).length} /> }))}
						value={filter}
						onChange={setFilter}
					/>
					<Select<QuestionSort>
						label={t('sort.name')}
						isLabelHidden
						choices={QUESTION_SORTS.map((id) => ({ id, name: t(`sort.${id}`) }))}
						value={sort}
						onChange={setSort}
					/>
				</div>
				{shown.length === 0 ? (
					<EmptyState icon={<QuestionsIcon size={24} />} title={t(`empty.${groups.length === 0 ? 'all' : filter}`)}>
						{t(`empty.${groups.length === 0 ? 'all' : filter}Text`)}
					</EmptyState>
				) : (
					<ul ref={list} className="questions-list" {...hold}>
						{shown.map((group) => (
							<QuestionRow
								key={group.key}
								group={group}
								label={labelOf(group)}
								isCurrent={group.key === currentKey}
								now={now}
								words={words}
								onChoose={() => setChosenKey(group.key)}
							/>
						))}
					</ul>
				)}
				{questions.value.hasMore && <p className="question-quiet questions-note">{t('hasMore')}</p>}
			</section>
			<div className="questions-main">
				{chosen === null ? (
					groups.length > 0 && <EmptyState title={t('choose')} />
				) : (
					<QuestionDetail
						key={chosen.key}
						sessionId={sessionId}
						group={chosen}
						answers={answers}
						onAnswer={(by) => answer(chosen, by)}
						onReopen={() => reopen(chosen)}
						onBack={() => setChosenKey(null)}
					/>
				)}
			</div>
		</div>
	);
}

const NONE: readonly QuestionGroup[] = [];

function FilterName({ id, count }: { readonly id: QuestionFilter; readonly count: number }) {
	const { t } = useTranslation('questions');
	const { formatters } = useRowWords();
	return (
		<>
			{t(`filter.${id}`)}
			{count > 0 && <span className="question-count">{formatters.number(count)}</span>}
		</>
	);
}

/** The questions in order. While somebody points at the list nothing in it changes places. */
function useSteadyOrder(groups: readonly QuestionGroup[], filter: QuestionFilter, sort: QuestionSort, now: number) {
	const isHeld = useRef(false);
	const before = useRef<{ readonly choice: string; readonly keys: readonly string[] }>({ choice: '', keys: [] });
	const choice = `${filter} ${sort}`;
	const ordered = orderedQuestions(groups, filter, sort, now);
	const shown = isHeld.current && before.current.choice === choice ? inFormerOrder(ordered, before.current.keys) : ordered;
	useEffect(() => {
		before.current = { choice, keys: shown.map(({ key }) => key) };
	});
	const hold = {
		onPointerEnter: () => {
			isHeld.current = true;
		},
		onPointerLeave: () => {
			isHeld.current = false;
		},
	};
	return { shown, hold };
}
