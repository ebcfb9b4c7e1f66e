import { useAskedCount } from '../state/asked-counts.ts';
import type { RowWords } from './row-words.ts';

/** Says that a line asks, and how often the same was asked in this session. */
export function QuestionMark({ questionKey, t }: { readonly questionKey: string | null; readonly t: RowWords['t'] }) {
	const count = useAskedCount(questionKey);
	const spoken = count > 1 ? t('row.asked', { count }) : t('row.question');
	return (
		<span className="question-mark" title={spoken}>
			<span aria-hidden="true">{count > 1 ? t('row.questionTimes', { count }) : t('row.questionSign')}</span>
			<span className="visually-hidden">{spoken}</span>
		</span>
	);
}
