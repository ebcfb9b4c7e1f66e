import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fillSlots } from '../../shared/model/answer-slots.ts';
import { isolated } from '../../shared/model/explanation.ts';
import type { AnswerLanguage, ApprovedAnswer, QuestionGroup } from '../../shared/model/question.ts';
import { useShortcuts } from '../app/shortcuts.ts';
import { Button } from '../components/Button.tsx';
import { CopyIcon, NoteIcon } from '../components/icons.tsx';
import { Segmented } from '../components/Segmented.tsx';
import { showToast } from '../components/ToastRegion.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { useFormatters } from '../i18n/use-formatters.ts';
import { LanguageChip } from '../live/LanguageChip.tsx';
import { useRowWords } from '../live/row-words.ts';
import { callDesk } from '../state/desk.ts';
import { withProfile } from '../state/profile-prompt.ts';
import { hashOf } from '../state/route.ts';
import { AnswerEditor } from './AnswerEditor.tsx';
import { chooseAnswers, languagesToAnswer } from './choose-answers.ts';
import { copyText } from './copy-text.ts';
import type { Answers } from './use-answers.ts';

interface AnswerPanelProps {
	readonly group: QuestionGroup;
	readonly answers: Answers;
}

/** What to answer, in the language of whoever asks: what the team has approved, then what the product sheet says. */
export function AnswerPanel({ group, answers }: AnswerPanelProps) {
	const { t } = useTranslation('questions');
	const { languageName, list } = useFormatters();
	const faultWords = useFaultWords();
	const words = useRowWords();
	const languages = languagesToAnswer(group);
	const [language, setLanguage] = useState<AnswerLanguage>(languages[0] ?? 'en');
	/** Null: nobody writes; `new`: one more answer. */
	const [edited, setEdited] = useState<ApprovedAnswer | 'new' | null>(null);
	const { approved, ofSheets, elsewhere } = chooseAnswers(group, language, answers.approved, answers.ofSheets, answers.products);
	const sentence = ofSheets[0]?.sentences[language];
	const filled = ({ text, product }: ApprovedAnswer) => fillSlots(text, language, answers.ofSheets, product);
	const best = (approved[0] === undefined ? undefined : filled(approved[0]).text) ?? sentence;

	const copy = async (text: string | undefined) => {
		if (text === undefined) return;
		const isCopied = await copyText(text);
		showToast(isCopied ? { level: 'success', text: t('answer.copied') } : { level: 'warning', text: t('answer.copyFailed') });
	};
	const write = () => withProfile(() => setEdited('new'));
	const remove = ({ key, product, language: removed, text }: ApprovedAnswer) =>
		withProfile(() => {
			const report = (error: unknown) => showToast({ level: 'error', text: faultWords(error) });
			const undo = () => void callDesk('answer.save', { key, product, language: removed, text }).catch(report);
			callDesk('answer.delete', { key, product, language: removed }).then(
				() => showToast({ level: 'info', text: t('approved.deleted'), action: { label: t('act.undo'), onAction: undo } }),
				report,
			);
		});
	useShortcuts([
		{ keys: 'c', label: t('keys.copy'), group: 'questions', run: () => void copy(best) },
		{ keys: 'w', label: t('approved.write'), group: 'questions', run: write },
		{
			keys: 'l',
			label: t('keys.language'),
			group: 'questions',
			run: () => setLanguage(languages[(languages.indexOf(language) + 1) % languages.length] ?? language),
		},
	]);

	return (
		<section className="question-answers" aria-label={t('answer.title')}>
			<div className="question-answers-head">
				<h3>{t('answer.title')}</h3>
				<Segmented<AnswerLanguage>
					label={t('answer.in')}
					isLabelHidden
					segments={languages.map((id) => ({ id, name: <LanguageChip tag={id} words={words} />, label: languageName(id) }))}
					value={language}
					onChange={setLanguage}
				/>
			</div>
			{answers.error !== null && <p className="question-quiet">{faultWords(answers.error)}</p>}
			{approved.map((answer, index) => (
				<article key={answer.product ?? ''} className="answer-card">
					<h4>
						{t('approved.title')}
						{answer.product !== null && <bdi className="answer-product">{answer.product}</bdi>}
					</h4>
					<p className="answer-text" lang={language} dir="auto">
						{filled(answer).text}
					</p>
					<OpenSlots slots={filled(answer).open} />
					<div className="answer-foot">
						<CopyButton isFirst={index === 0} onCopy={() => void copy(filled(answer).text)} />
						<Button size="small" variant="quiet" onPress={() => withProfile(() => setEdited(answer))}>
							{t('approved.edit')}
						</Button>
						<Button size="small" variant="quiet" onPress={() => remove(answer)}>
							{t('approved.delete')}
						</Button>
						<ApprovedBy answer={answer} />
					</div>
				</article>
			))}
			{ofSheets.map((answer, index) => (
				<article key={`${answer.product}/${answer.fact}`} className="answer-card">
					<h4>
						{t('fact.title')}
						<bdi className="answer-product">{answer.product}</bdi>
					</h4>
					<p className="answer-text" lang={language} dir="auto">
						{answer.sentences[language]}
					</p>
					<div className="answer-foot">
						<CopyButton isFirst={approved.length === 0 && index === 0} onCopy={() => void copy(answer.sentences[language])} />
						<span className="question-quiet">{t('fact.written', { fact: isolated(answer.fact), text: isolated(answer.text) })}</span>
					</div>
				</article>
			))}
			{ofSheets.length === 0 && (
				<p className="question-quiet">
					{t('fact.none')} <a href={hashOf({ screen: 'products', sheetId: null })}>{t('fact.toProducts')}</a>
				</p>
			)}
			{edited === null ? (
				<div className="answer-foot">
					<Button size="small" variant={best === undefined ? 'primary' : 'secondary'} icon={<NoteIcon size={14} />} onPress={write}>
						{t('approved.write')}
					</Button>
					{approved.length === 0 && (
						<span className="question-quiet">
							{t('approved.none', { language: languageName(language) })}{' '}
							{elsewhere.length > 0 && t('approved.elsewhere', { languages: list(elsewhere.map(languageName)) })}
						</span>
					)}
				</div>
			) : (
				<AnswerEditor
					key={edited === 'new' ? `new ${language}` : `${edited.language} ${edited.product ?? ''}`}
					question={group.key}
					edited={edited === 'new' ? null : edited}
					language={language}
					proposal={sentence ?? ''}
					products={answers.products}
					ofSheets={answers.ofSheets}
					onDone={(saved) => {
						setEdited(null);
						if (saved !== null) setLanguage(saved.language);
					}}
				/>
			)}
		</section>
	);
}

function CopyButton({ isFirst, onCopy }: { readonly isFirst: boolean; readonly onCopy: () => void }) {
	const { t } = useTranslation('questions');
	return (
		<Button size="small" variant={isFirst ? 'primary' : 'secondary'} icon={<CopyIcon size={14} />} onPress={onCopy}>
			{t('answer.copy')}
		</Button>
	);
}

function ApprovedBy({ answer: { author, at } }: { readonly answer: ApprovedAnswer }) {
	const { t } = useTranslation('questions');
	const { date } = useFormatters();
	return <span className="question-quiet">{t('approved.who', { name: isolated(author.name), date: date(at) })}</span>;
}

/** What somebody has to fill in before they say it. */
function OpenSlots({ slots }: { readonly slots: readonly string[] }) {
	const { t } = useTranslation('replies');
	const { list } = useFormatters();
	if (slots.length === 0) return null;
	return <p className="question-quiet">{t('slotsOpen', { slots: isolated(list(slots.map((slot) => `{${slot}}`))) })}</p>;
}
