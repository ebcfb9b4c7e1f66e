import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openSlotsIn } from '../../../../shared/model/answer-slots.ts';
import { isolated } from '../../../../shared/model/explanation.ts';
import { INTERFACE_LANGUAGES } from '../../../../shared/model/language.ts';
import { answerLanguageOf, type Question } from '../../../../shared/model/question.ts';
import { TRANSLATION_LENGTH, type Translation } from '../../../../shared/model/translation.ts';
import { CHAT_LINE_LENGTH, chatLineLength } from '../../../../shared/model/twitch-account.ts';
import { Button } from '../../../components/Button.tsx';
import { CopyIcon, ReplyIcon, WarningIcon } from '../../../components/icons.tsx';
import { Keys } from '../../../components/Keys.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextArea } from '../../../components/TextArea.tsx';
import { showToast } from '../../../components/ToastRegion.tsx';
import { useFaultWords } from '../../../i18n/use-fault-words.ts';
import { AnswerEditor } from '../../../questions/AnswerEditor.tsx';
import { copyText } from '../../../questions/copy-text.ts';
import { useAnswers } from '../../../questions/use-answers.ts';
import { callDesk } from '../../../state/desk.ts';
import { withProfile } from '../../../state/profile-prompt.ts';
import { hashOf } from '../../../state/route.ts';
import { useRowWords } from '../../row-words.ts';
import { failedCheckWords, originSentence, readingLanguageName } from '../../translation/translation-words.ts';
import { type KeptDraft, keepDraft, keptDraft, NO_DRAFT } from './kept-drafts.ts';
import { type Proposal, proposalsFor } from './proposals.ts';
import { ReadyAnswers } from './ReadyAnswers.tsx';
import { useSending } from './use-sending.tsx';
import { type TranslatedReply, useTranslatedReply } from './use-translated-reply.ts';
import { isSameLanguage, languagesFor, useWrittenLanguage, viewersLanguage } from './written-language.ts';
import './reply.css';

/** The message that is answered. */
export interface ReplyTarget {
	readonly sessionId: string;
	readonly messageId: number;
	/** Left out where it is not known. */
	readonly sourceId?: string;
	readonly author: string;
	/** BCP 47. */
	readonly language: string;
	readonly question: Pick<Question, 'key' | 'topic'> | null;
}

interface ReplyPanelProps {
	readonly target: ReplyTarget;
	/** Once it is copied or sent, this too can be done. */
	readonly afterwards?: { readonly label: string; readonly onAction: () => void };
	readonly onClose: () => void;
}

/** A reply, written in one's own language and read in the viewer's: what is approved already first, then a draft, its translation, and what that says. */
export function ReplyPanel({ target, afterwards, onClose }: ReplyPanelProps) {
	const { t } = useTranslation('replies');
	const words = useRowWords();
	const faultWords = useFaultWords();
	const answers = useAnswers(target.sessionId);
	const [mine, setMine] = useWrittenLanguage();
	const [kept, setKept] = useState(() => keptDraft(target.messageId));
	const [isKeeping, setIsKeeping] = useState(false);
	const viewers = viewersLanguage(target.language);
	const to = kept.to ?? viewers;
	const { draft, byHand } = kept;
	const isSame = isSameLanguage(mine, to);
	const translated = useTranslatedReply({ sessionId: target.sessionId, draft, mine, to, byHand: byHand?.text ?? null });
	const translation = translated.phase === 'translated' ? translated.translation : null;
	const text = (byHand?.text ?? (isSame ? draft : (translation?.text ?? ''))).trim();
	const nameOf = (language: string) => readingLanguageName(language, words.formatters);
	const toAnswer = answerLanguageOf(to);
	const proposals = target.question === null ? [] : proposalsFor(target.question, toAnswer, answerLanguageOf(mine), answers);
	const finish = () => {
		keepDraft(target.messageId, NO_DRAFT);
		onClose();
	};
	const sending = useSending(target, finish);

	const change = (changes: Partial<KeptDraft>) => {
		const next = { ...kept, ...changes };
		setKept(next);
		keepDraft(target.messageId, next);
	};
	const take = ({ text: taken, isDraft, origin }: Proposal) => change(isDraft ? { draft: taken, byHand: null } : { byHand: { text: taken, origin } });
	const reply = { to, text, draft: isSame || draft.trim() === '' || byHand?.origin === 'approved' || byHand?.origin === 'sheet' ? null : draft.trim() };
	const openSlots = openSlotsIn(text);
	const isSayable = text !== '' && openSlots.length === 0;
	const copy = () => {
		if (!isSayable) return;
		withProfile(() => void copyAndNote());
	};
	const copyAndNote = async () => {
		if (!(await copyText(text))) {
			showToast({ level: 'warning', text: t('copyFailed') });
			return;
		}
		try {
			await callDesk('annotation.add', { messageId: target.messageId, body: { type: 'reply', ...reply, sent: 'copied' } });
			showToast({ level: 'success', text: t('copied'), ...(afterwards === undefined ? {} : { action: afterwards }) });
			finish();
		} catch (error) {
			showToast({ level: 'error', text: faultWords(error) });
		}
	};

	const length = chatLineLength(text);
	const isTooLong = length > CHAT_LINE_LENGTH;
	return (
		<form
			className="inspector-form reply-panel"
			aria-label={t('title', { name: isolated(target.author) })}
			onSubmit={(event) => event.preventDefault()}
			onKeyDown={(event) => {
				if (event.key === 'Escape') onClose();
				if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) copy();
			}}
		>
			<h3 className="reply-title">{t('title', { name: isolated(target.author) })}</h3>
			<ReadyAnswers proposals={proposals} onTake={take} />
			<div className="reply-languages">
				<Select label={t('from')} choices={INTERFACE_LANGUAGES.map((id) => ({ id, name: nameOf(id) }))} value={mine} onChange={setMine} />
				<Select
					label={t('to')}
					choices={languagesFor(viewers).map((id) => ({ id, name: nameOf(id) }))}
					value={to}
					onChange={(chosen) => change({ to: chosen, byHand: null })}
				/>
			</div>
			<TextArea
				label={t('draftIn', { language: nameOf(mine) })}
				value={draft}
				onChange={(written) => change({ draft: written, ...(byHand?.origin === 'hand' ? {} : { byHand: null }) })}
				maxLength={TRANSLATION_LENGTH}
				autoFocus
				rows={2}
			/>
			{!isSame && (
				<div className="reply-both">
					<div className="reply-side">
						<TextArea
							label={t('text', { language: nameOf(to) })}
							lang={to}
							value={byHand?.text ?? translation?.text ?? ''}
							onChange={(written) => change({ byHand: written === '' ? null : { text: written, origin: 'hand' } })}
							maxLength={TRANSLATION_LENGTH}
							rows={3}
						/>
						{byHand === null ? (
							<TranslationTrust translated={translated} mine={nameOf(mine)} to={nameOf(to)} />
						) : (
							<p className="reply-quiet">
								{t(`origin.${byHand.origin}`)}{' '}
								{draft.trim() !== '' && (
									<button type="button" className="link-button" onClick={() => change({ byHand: null })}>
										{t('useMachine')}
									</button>
								)}
							</p>
						)}
					</div>
					<Back translated={translated} hasText={text !== ''} mine={mine} mineName={nameOf(mine)} toName={nameOf(to)} />
				</div>
			)}
			{openSlots.length > 0 && (
				<p className="reply-unverified">
					<WarningIcon size={12} />
					<span>{t('slotsOpen', { slots: isolated(words.formatters.list(openSlots.map((slot) => `{${slot}}`))) })}</span>
				</p>
			)}
			{isKeeping && target.question !== null && toAnswer !== null ? (
				<AnswerEditor
					question={target.question.key}
					edited={null}
					language={toAnswer}
					proposal={text}
					products={answers.products}
					ofSheets={answers.ofSheets}
					onDone={() => setIsKeeping(false)}
				/>
			) : (
				<>
					{sending.channel !== null && (
						<p className="reply-quiet" data-is-bad={isTooLong || undefined}>
							{sending.isConnected ? (
								t('length', { used: length, most: CHAT_LINE_LENGTH })
							) : (
								<a href={hashOf({ screen: 'settings', page: 'desk' })}>{t('connect')}</a>
							)}
						</p>
					)}
					<div className="inspector-form-foot reply-foot">
						{target.question !== null && toAnswer !== null && (
							<Button size="small" variant="quiet" isDisabled={text === ''} onPress={() => withProfile(() => setIsKeeping(true))}>
								{t('keep')}
							</Button>
						)}
						<span className="reply-acts">
							<Button
								size="small"
								variant={sending.isConnected && sending.channel !== null ? 'secondary' : 'primary'}
								icon={<CopyIcon size={14} />}
								isDisabled={!isSayable}
								onPress={copy}
							>
								{t('copy')} <Keys keys="Ctrl+↵" />
							</Button>
							{sending.channel !== null && sending.isConnected && (
								<Button
									size="small"
									variant="primary"
									icon={<ReplyIcon size={14} />}
									isDisabled={!isSayable || isTooLong || sending.isSending}
									onPress={() => sending.send(reply)}
								>
									{sending.isSending ? t('sending') : t('send', { channel: isolated(sending.channel) })}
								</Button>
							)}
						</span>
					</div>
				</>
			)}
			{sending.dialog}
		</form>
	);
}

interface TranslationTrustProps {
	readonly translated: TranslatedReply;
	/** Languages by name. */
	readonly mine: string;
	readonly to: string;
}

/** Who made the translation and what was found wrong with it, or why there is none. */
function TranslationTrust({ translated, mine, to }: TranslationTrustProps) {
	const { t } = useTranslation('replies');
	const faultWords = useFaultWords();
	let said: ReactNode = null;
	if (translated.phase === 'translating') said = t('translating');
	if (translated.phase === 'failed') said = t('failed', { why: faultWords(translated.error) });
	if (translated.phase === 'none')
		said = (
			<>
				{t('none', { from: mine, to })} <a href={hashOf({ screen: 'translation', page: 'engines' })}>{t('setUp')}</a>
			</>
		);
	return (
		<div role="status">
			{said !== null && <p className="reply-quiet">{said}</p>}
			{translated.phase === 'translated' && translated.translation !== null && <Trust translation={translated.translation} />}
		</div>
	);
}

function Trust({ translation }: { readonly translation: Translation }) {
	const words = useRowWords();
	const failed = failedCheckWords(translation.failedChecks, words);
	return (
		<>
			<p className="reply-quiet">{originSentence(translation, words)}</p>
			{failed.length > 0 && (
				<p className="reply-unverified">
					<WarningIcon size={12} />
					<span>
						{words.t('translation:section.unverified')}: {failed.join(' · ')}
					</span>
				</p>
			)}
		</>
	);
}

interface BackProps {
	readonly translated: TranslatedReply;
	readonly hasText: boolean;
	readonly mine: string;
	/** Languages by name. */
	readonly mineName: string;
	readonly toName: string;
}

/** What the viewer will read, in the writer's own language: how somebody who does not read theirs sees what went wrong. */
function Back({ translated, hasText, mine, mineName, toName }: BackProps) {
	const { t } = useTranslation('replies');
	const back = translated.phase === 'translated' ? translated.back : null;
	const said =
		!hasText || translated.phase === 'idle' ? t('backWaits') : translated.phase === 'translating' ? t('translating') : t('backNone', { language: toName });
	return (
		<section className="reply-side reply-back" aria-label={t('back', { language: mineName })}>
			<h4 className="field-label">{t('back', { language: mineName })}</h4>
			{back === null || !hasText ? (
				<p className="reply-quiet">{said}</p>
			) : (
				<>
					<p className="reply-back-text" lang={mine} dir="auto">
						{back.text}
					</p>
					<Trust translation={back} />
				</>
			)}
		</section>
	);
}
