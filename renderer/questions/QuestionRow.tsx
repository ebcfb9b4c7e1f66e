import { useTranslation } from 'react-i18next';
import type { QuestionGroup } from '../../shared/model/question.ts';
import { ConfirmIcon, SpeechIcon } from '../components/icons.tsx';
import { LanguageChip } from '../live/LanguageChip.tsx';
import type { RowWords } from '../live/row-words.ts';

/** More languages than this crowd a row; the detail has them all. */
const MOST_LANGUAGES = 5;

interface QuestionRowProps {
	readonly group: QuestionGroup;
	readonly label: string;
	readonly isCurrent: boolean;
	readonly now: number;
	readonly words: RowWords;
	readonly onChoose: () => void;
}

/** A question in the list: how often, what, in which languages, and how long it waits. */
export function QuestionRow({ group, label, isCurrent, now, words, onChoose }: QuestionRowProps) {
	const { t } = useTranslation('questions');
	const { askings, viewers, languages, open, answer, heard } = group;
	return (
		<li>
			<button type="button" className="question-row" aria-current={isCurrent || undefined} data-is-answered={open === null || undefined} onClick={onChoose}>
				<span className="question-times" title={t('viewers', { count: viewers })}>
					<span aria-hidden="true">{t('times', { count: askings })}</span>
					<span className="visually-hidden">{t('asked', { count: askings })}</span>
				</span>
				<span className="question-row-words">
					<bdi className="question-label">{label}</bdi>
					<span className="question-row-facts">
						{languages.slice(0, MOST_LANGUAGES).map(({ tag }) => (
							<LanguageChip key={tag} tag={tag} words={words} />
						))}
						{open !== null && <span className="question-wait">{t('waiting', { duration: words.formatters.duration(now - open.since) })}</span>}
						{answer !== null && (
							<span className="question-done">
								<ConfirmIcon size={12} />
								{open === null ? t(answer.act === 'host' ? 'by.host' : 'by.staff') : t('again', { count: open.askings })}
							</span>
						)}
						{heard !== null && (
							<span className="question-maybe" title={t('heard.mark')}>
								<SpeechIcon size={12} />
								<span className="visually-hidden">{t('heard.mark')}</span>
							</span>
						)}
					</span>
				</span>
			</button>
		</li>
	);
}
