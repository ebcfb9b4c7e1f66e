import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionAnswer, QuestionGroup } from '../../shared/model/question.ts';
import { useShortcuts } from '../app/shortcuts.ts';
import { Button } from '../components/Button.tsx';
import { ChevronStartIcon, ConfirmIcon, ReplyIcon, RetryIcon, SpeechIcon } from '../components/icons.tsx';
import { Tooltip } from '../components/Tooltip.tsx';
import { useFormatters } from '../i18n/use-formatters.ts';
import { ReplyPanel } from '../live/inspector/reply/ReplyPanel.tsx';
import { LanguageChip } from '../live/LanguageChip.tsx';
import { useRowWords } from '../live/row-words.ts';
import { hashOf } from '../state/route.ts';
import { AnswerPanel } from './AnswerPanel.tsx';
import { Askings } from './Askings.tsx';
import { useQuestionLabel } from './question-label.ts';
import type { Answers } from './use-answers.ts';

interface QuestionDetailProps {
	readonly sessionId: string;
	readonly group: QuestionGroup;
	readonly answers: Answers;
	readonly onAnswer: (by: 'host' | 'staff') => void;
	readonly onReopen: () => void;
	/** To the list, where there is no room for both. */
	readonly onBack: () => void;
}

/** One question: who asks it, what to answer, and whether somebody has. */
export function QuestionDetail({ sessionId, group, answers, onAnswer, onReopen, onBack }: QuestionDetailProps) {
	const { t } = useTranslation(['questions', 'replies']);
	const labelOf = useQuestionLabel();
	const words = useRowWords();
	const [isReplying, setIsReplying] = useState(false);
	const [asking] = group.newest;
	useShortcuts([{ keys: 'r', label: t('replies:keyQuestion'), group: 'questions', run: () => setIsReplying(true) }]);
	return (
		<article className="question-detail">
			<Button size="small" variant="quiet" icon={<ChevronStartIcon size={14} />} onPress={onBack}>
				{t('back')}
			</Button>
			<header className="question-head">
				<h2 dir="auto">{labelOf(group)}</h2>
				<p className="question-facts">
					<span>{t('asked', { count: group.askings })}</span>
					<span>{t('viewers', { count: group.viewers })}</span>
					<span className="question-languages">
						{group.languages.map(({ tag, askings }) => (
							<span key={tag} className="question-language">
								<LanguageChip tag={tag} words={words} /> {words.formatters.number(askings)}
							</span>
						))}
					</span>
				</p>
				{group.answer !== null && <AnsweredBy answer={group.answer} again={group.open?.askings ?? 0} />}
				<div className="question-acts">
					{group.open !== null && (
						<>
							<Tooltip text={t('act.host')} keys="H">
								<Button icon={<SpeechIcon size={14} />} onPress={() => onAnswer('host')}>
									{t('act.host')}
								</Button>
							</Tooltip>
							<Tooltip text={t('act.staff')} keys="A">
								<Button icon={<ConfirmIcon size={14} />} onPress={() => onAnswer('staff')}>
									{t('act.staff')}
								</Button>
							</Tooltip>
						</>
					)}
					{asking !== undefined && (
						<Tooltip text={t('replies:keyQuestion')} keys="R">
							<Button icon={<ReplyIcon size={14} />} onPress={() => setIsReplying(true)}>
								{t('replies:act')}
							</Button>
						</Tooltip>
					)}
					{group.answer !== null && (
						<Tooltip text={t('act.reopen')} keys="U">
							<Button variant="quiet" icon={<RetryIcon size={14} />} onPress={onReopen}>
								{t('act.reopen')}
							</Button>
						</Tooltip>
					)}
				</div>
			</header>
			{group.heard !== null && (
				<aside className="question-heard">
					<p>{t('heard.title', { time: words.formatters.timeOfDay(group.heard.at) })}</p>
					<a href={hashOf({ screen: 'sessions', sessionId, messageId: group.heard.messageId })} dir="auto">
						<bdi>{group.heard.author}</bdi>: <q lang={group.heard.language}>{group.heard.text}</q>
					</a>
				</aside>
			)}
			{isReplying && asking !== undefined && (
				<ReplyPanel
					key={asking.messageId}
					target={{ sessionId, messageId: asking.messageId, author: asking.author, language: asking.language, question: group }}
					{...(group.open === null ? {} : { afterwards: { label: t('act.staff'), onAction: () => onAnswer('staff') } })}
					onClose={() => setIsReplying(false)}
				/>
			)}
			<AnswerPanel group={group} answers={answers} />
			<Askings sessionId={sessionId} group={group} />
		</article>
	);
}

function AnsweredBy({ answer: { act, author, at }, again }: { readonly answer: QuestionAnswer; readonly again: number }) {
	const { t } = useTranslation('questions');
	const { timeOfDay } = useFormatters();
	return (
		<p className="question-answered">
			<ConfirmIcon size={14} />
			<span>{t(act === 'host' ? 'by.host' : 'by.staff')}</span>
			<span className="question-quiet">{t('by.who', { name: `\u2068${author.name}\u2069`, time: timeOfDay(at) })}</span>
			{again > 0 && <span className="question-again">{t('again', { count: again })}</span>}
		</p>
	);
}
