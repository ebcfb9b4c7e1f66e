import { memo, useState } from 'react';
import type { JudgedFlag } from '../../shared/model/annotation.ts';
import type { Message, ReplyParent } from '../../shared/model/message.ts';
import type { Translation } from '../../shared/model/translation.ts';
import { NoteIcon, ReplyIcon, SpeechIcon, WarningIcon } from '../components/icons.tsx';
import { LabelChip } from '../components/LabelChip.tsx';
import { type MessageEntry, stateOf } from '../state/feed/message-book.ts';
import { FlagTag } from './FlagTag.tsx';
import { LanguageChip } from './LanguageChip.tsx';
import { MessageText } from './MessageText.tsx';
import { labelledSpansOf, marksOf } from './marks.ts';
import { PlaceMark } from './places/PlaceMark.tsx';
import { POINTS_TO } from './pointed-message.ts';
import { QuestionMark } from './QuestionMark.tsx';
import type { RowWords } from './row-words.ts';
import { clippedLength } from './text-pieces.ts';
import { TranslationLine } from './translation/TranslationLine.tsx';
import './message-row.css';

interface MessageRowProps {
	readonly entry: MessageEntry;
	/** What it answers, where that is in memory. */
	readonly parent: Message | null;
	/** What it says in the reader's language, as far as that is known and wanted. */
	readonly translation: Translation | null;
	readonly isSelected: boolean;
	readonly words: RowWords;
}

/** One line of the feed. Clicks are handled by the list it stands in. */
export const MessageRow = memo(function MessageRow({ entry, parent, translation, isSelected, words }: MessageRowProps) {
	const { message, deletion } = entry;
	const { t, formatters } = words;
	if (message.kind === 'system') return <SystemRow message={message} isSelected={isSelected} words={words} />;
	const state = stateOf(entry);
	return (
		<article className="message-row" data-kind={message.kind} data-role={message.role} aria-current={isSelected || undefined} tabIndex={isSelected ? 0 : -1}>
			<MessageTime message={message} words={words} />
			<div className="message-author">
				{message.kind === 'speech' && (
					<span className="message-speech" title={t('flags:kind.speech')}>
						<SpeechIcon size={12} />
						<span className="visually-hidden">{t('flags:kind.speech')}</span>
					</span>
				)}
				<bdi className="message-author-name" title={message.author.name}>
					{message.author.name}
				</bdi>
				{message.role !== 'viewer' && <span className={`role-mark role-${message.role}`}>{t(`roleMark.${message.role}`)}</span>}
				<PlaceMark message={message} words={words} />
			</div>
			<div className="message-language">
				<LanguageChip tag={state.language.tag} isCorrected={state.isLanguageCorrected} confidence={state.language.confidence} words={words} />
			</div>
			<div className="message-body" data-is-translated={translation !== null || undefined}>
				{message.replyTo !== null && <ReplyLine replyTo={message.replyTo} parent={parent} t={t} />}
				<ClippableText entry={entry} translation={translation} words={words} />
				<CorrectionPointer entry={entry} t={t} />
				{deletion !== null && <p className="message-deleted">{t(`row.deleted.${deletion.reason}`, { time: formatters.timeOfDay(deletion.at) })}</p>}
			</div>
			<div className="message-findings">
				{message.isQuestion && <QuestionMark questionKey={message.question?.key ?? null} t={t} />}
				{state.replies.length > 0 && (
					<span className="reply-mark" title={t('replies:mark')}>
						<ReplyIcon size={14} />
						<span className="visually-hidden">{t('replies:mark')}</span>
					</span>
				)}
				{state.notes.length > 0 && (
					<span className="note-mark" title={t('row.notes', { count: state.notes.length })}>
						<NoteIcon size={14} />
						<span className="visually-hidden">{t('row.notes', { count: state.notes.length })}</span>
					</span>
				)}
				{alike(state.flags).map(({ flag, verdict, count }) => (
					<FlagTag key={flag.id} category={flag.category} severity={flag.severity} verdict={verdict?.verdict ?? null} count={count} t={t} />
				))}
				{state.addedFlags.map(({ annotation, category, severity }) => (
					<FlagTag key={annotation.id} category={category} severity={severity} verdict={null} isAdded t={t} />
				))}
				{state.labels.map(({ annotation, name, colour, span }) => (
					<LabelChip key={annotation.id} name={name} colour={colour} isOnWords={span !== null} title={t('labels:mark', { label: name })} />
				))}
			</div>
		</article>
	);
});

/** Leads from a line the recogniser corrected to what it says now, and back; the list goes where it points. */
function CorrectionPointer({ entry: { correctedBy, message }, t }: { readonly entry: MessageEntry; readonly t: RowWords['t'] }) {
	const corrected = message.speech?.supersedes ?? null;
	return (
		<>
			{correctedBy !== undefined && (
				<button type="button" className="link-button" title={t('speech:toCorrection')} {...{ [POINTS_TO]: correctedBy }}>
					{t('speech:corrected')}
				</button>
			)}
			{corrected !== null && (
				<button type="button" className="link-button" title={t('speech:toCorrected')} {...{ [POINTS_TO]: corrected }}>
					{t('speech:corrects')}
				</button>
			)}
		</>
	);
}

interface ReplyLineProps {
	readonly replyTo: ReplyParent;
	readonly parent: Message | null;
	readonly t: RowWords['t'];
}

function ReplyLine({ replyTo, parent, t }: ReplyLineProps) {
	const author = replyTo.authorName ?? parent?.author.name;
	const text = replyTo.text ?? parent?.text;
	return (
		<p className="message-reply">
			<span className="message-reply-sign" aria-hidden="true">
				↳
			</span>
			{author !== undefined && <bdi>{author}</bdi>}
			{text !== undefined && <bdi className="message-reply-text">{text.slice(0, 200)}</bdi>}
			{author === undefined && text === undefined && t('row.reply')}
		</p>
	);
}

interface ClippableTextProps {
	readonly entry: MessageEntry;
	readonly translation: Translation | null;
	readonly words: RowWords;
}

function ClippableText({ entry, translation, words }: ClippableTextProps) {
	const { t } = words;
	const [isWhole, setIsWhole] = useState(false);
	const { message, deletion } = entry;
	const clipped = clippedLength(message.text);
	const isClippable = clipped < message.text.length;
	// What was taken away, or was never said like that.
	const isStruck = deletion !== null || entry.correctedBy !== undefined;
	return (
		<>
			<MessageText
				messageId={message.id}
				text={message.text}
				language={stateOf(entry).language.tag}
				marks={marksOf(entry)}
				labels={labelledSpansOf(entry)}
				emotes={message.emotes}
				shownLength={isWhole ? message.text.length : clipped}
				isDeleted={isStruck}
			/>
			{translation !== null && (
				<TranslationLine translation={translation} original={message.text} isClipped={isClippable && !isWhole} isDeleted={isStruck} words={words} />
			)}
			{isClippable && (
				<button type="button" className="link-button" onClick={() => setIsWhole(!isWhole)}>
					{isWhole ? t('row.showLess') : t('row.showAll', { count: message.text.length })}
				</button>
			)}
		</>
	);
}

function MessageTime({ message, words: { t, formatters } }: { readonly message: Message; readonly words: RowWords }) {
	const { clock, sentAt, receivedAt } = message;
	return (
		<time className="message-time" dateTime={new Date(receivedAt).toISOString()}>
			{formatters.timeOfDay(receivedAt)}
			{(clock === 'past' || clock === 'future') && sentAt !== null && (
				<span className="odd-clock" title={t(`row.clock.${clock}`, { time: formatters.dateTime(sentAt) })}>
					<WarningIcon size={10} />
					<span className="visually-hidden">{t(`row.clock.${clock}`, { time: formatters.dateTime(sentAt) })}</span>
				</span>
			)}
		</time>
	);
}

/** Flags that would be drawn the same are drawn once, with their number. */
function alike(flags: readonly JudgedFlag[]): readonly (JudgedFlag & { readonly count: number })[] {
	if (flags.length < 2) return flags.map((judged) => ({ ...judged, count: 1 }));
	const groups = new Map<string, JudgedFlag & { count: number }>();
	for (const judged of flags) {
		const look = `${judged.flag.category} ${judged.flag.severity} ${judged.verdict?.verdict ?? ''}`;
		const group = groups.get(look);
		if (group === undefined) groups.set(look, { ...judged, count: 1 });
		else group.count += 1;
	}
	return [...groups.values()];
}

/** What the platform says stands apart from what people say. */
function SystemRow({ message, isSelected, words }: { readonly message: Message; readonly isSelected: boolean; readonly words: RowWords }) {
	return (
		<article className="system-row" aria-current={isSelected || undefined} tabIndex={isSelected ? 0 : -1}>
			<MessageTime message={message} words={words} />
			<span className="visually-hidden">{words.t('flags:kind.system')}</span>
			<span className="system-row-text" dir="auto">
				{message.text.slice(0, 600)}
			</span>
		</article>
	);
}
