import { IconButton } from '../../components/IconButton.tsx';
import { CloseIcon, FlagIcon, LanguageIcon, NoteIcon, ReplyIcon, TranslationIcon } from '../../components/icons.tsx';
import { Keys } from '../../components/Keys.tsx';
import { useInterfaceLanguage } from '../../i18n/use-formatters.ts';
import { type MessageEntry, stateOf } from '../../state/feed/message-book.ts';
import type { SessionFeed } from '../../state/feed/session-feed.ts';
import { likelyLanguage, useReading } from '../../state/translation/reading.ts';
import type { SessionTranslations } from '../../state/translation/session-translations.ts';
import { untranslatedReason } from '../../state/translation/untranslated.ts';
import { FlagTag } from '../FlagTag.tsx';
import { LanguageChip } from '../LanguageChip.tsx';
import { MessageText } from '../MessageText.tsx';
import { labelledSpansOf, marksOf } from '../marks.ts';
import { useRowWords } from '../row-words.ts';
import { TranslationEditor } from '../translation/TranslationEditor.tsx';
import { TranslationSection } from '../translation/TranslationSection.tsx';
import { AddFlag } from './AddFlag.tsx';
import { AuditTrail } from './AuditTrail.tsx';
import { AuthorMessages } from './AuthorMessages.tsx';
import { FlagCard } from './FlagCard.tsx';
import type { Judging } from './judging.ts';
import { LanguageCorrection } from './LanguageCorrection.tsx';
import { GuidelinesPanel } from './labels/GuidelinesPanel.tsx';
import { LabelPanel } from './labels/LabelPanel.tsx';
import { NoteEditor } from './NoteEditor.tsx';
import { MadeReplies } from './reply/MadeReplies.tsx';
import { ReplyPanel } from './reply/ReplyPanel.tsx';
import './inspector.css';

interface InspectorProps {
	readonly feed: SessionFeed;
	readonly entry: MessageEntry;
	/** Null while messages are not translated. */
	readonly translations: SessionTranslations | null;
	readonly judging: Judging;
	readonly onClose: () => void;
}

/** Everything about one message, and everything a person can do with it. */
export function Inspector({ feed, entry, translations, judging, onClose }: InspectorProps) {
	const words = useRowWords();
	const { t, formatters } = words;
	const { timeOfDay } = formatters;
	const { message } = entry;
	const state = stateOf(entry);
	const interfaceLanguage = useInterfaceLanguage();
	const isTranslatable = untranslatedReason(entry, likelyLanguage(useReading(), interfaceLanguage)) === null;
	return (
		<aside className="inspector" aria-label={t('inspector.name')}>
			<header className="inspector-header">
				<div className="inspector-who">
					<bdi className="inspector-author">{message.author.name}</bdi>
					<span className="inspector-when">
						{t(`flags:role.${message.role}`)} · <time dateTime={new Date(message.receivedAt).toISOString()}>{timeOfDay(message.receivedAt)}</time>
					</span>
				</div>
				<LanguageChip tag={state.language.tag} isCorrected={state.isLanguageCorrected} confidence={state.language.confidence} words={words} />
				<IconButton label={t('inspector.close')} keys="Esc" icon={<CloseIcon />} onPress={onClose} />
			</header>
			<div className="inspector-scroller">
				<div className="inspector-text">
					<MessageText
						messageId={message.id}
						text={message.text}
						language={state.language.tag}
						marks={marksOf(entry)}
						labels={labelledSpansOf(entry)}
						emotes={message.emotes}
						isDeleted={entry.deletion !== null}
					/>
				</div>
				{entry.deletion !== null && <p className="inspector-aside">{t(`row.deleted.${entry.deletion.reason}`, { time: timeOfDay(entry.deletion.at) })}</p>}
				{translations !== null && <TranslationSection entry={entry} translations={translations} judging={judging} />}
				<div className="inspector-acts">
					{message.kind !== 'system' && (
						<button type="button" className="inspector-act" onClick={() => judging.open('reply')}>
							<ReplyIcon size={14} />
							{t('replies:act')}
							<Keys keys="r" />
						</button>
					)}
					<button type="button" className="inspector-act" onClick={() => judging.open('note')}>
						<NoteIcon size={14} />
						{t('act.note')}
						<Keys keys="n" />
					</button>
					<button type="button" className="inspector-act" onClick={() => judging.open('flag')}>
						<FlagIcon size={14} />
						{t('act.flag')}
						<Keys keys="f" />
					</button>
					<button type="button" className="inspector-act" onClick={() => judging.open('language')}>
						<LanguageIcon size={14} />
						{t('act.language')}
						<Keys keys="l" />
					</button>
					{isTranslatable && (
						<button type="button" className="inspector-act" onClick={() => judging.open('translation')}>
							<TranslationIcon size={14} />
							{t('translation:act.correct')}
							<Keys keys="t" />
						</button>
					)}
				</div>
				{judging.form === 'reply' && (
					<ReplyPanel
						key={message.id}
						target={{
							sessionId: message.sessionId,
							messageId: message.id,
							sourceId: message.sourceId,
							author: message.author.name,
							language: state.language.tag,
							question: message.question,
						}}
						onClose={() => judging.close()}
					/>
				)}
				{judging.form === 'note' && <NoteEditor judging={judging} />}
				{judging.form === 'flag' && <AddFlag entry={entry} judging={judging} />}
				{judging.form === 'language' && <LanguageCorrection current={state.language.tag} judging={judging} />}
				{judging.form === 'translation' && <TranslationEditor key={message.id} entry={entry} translations={translations} judging={judging} />}

				{state.flags.length > 0 && (
					<section className="inspector-section" aria-label={t('inspector.why')}>
						<h2>{t('inspector.why')}</h2>
						{state.flags.map((judged) => (
							<FlagCard key={judged.flag.id} judged={judged} message={message} isActive={judged.flag.id === judging.activeFlagId} judging={judging} />
						))}
					</section>
				)}
				{state.addedFlags.length > 0 && (
					<section className="inspector-section" aria-label={t('inspector.added')}>
						<h2>{t('inspector.added')}</h2>
						{state.addedFlags.map((added) => (
							<div key={added.annotation.id} className="inspector-added">
								<FlagTag category={added.category} severity={added.severity} verdict={null} t={t} />
								<q className="inspector-quote" dir="auto">
									{message.text.slice(added.span.start, added.span.end)}
								</q>
								<button type="button" className="link-button" onClick={() => judging.undo(added.annotation.id)}>
									{t('act.undo')}
								</button>
							</div>
						))}
					</section>
				)}
				{state.flags.length === 0 && state.addedFlags.length === 0 && <p className="inspector-aside">{t('inspector.noFlags')}</p>}
				<LabelPanel feed={feed} entry={entry} />
				<GuidelinesPanel />
				{state.notes.length > 0 && (
					<section className="inspector-section" aria-label={t('inspector.notes')}>
						<h2>{t('inspector.notes')}</h2>
						{state.notes.map(({ annotation, text }) => (
							<div key={annotation.id} className="inspector-note">
								<p dir="auto">{text}</p>
								<p className="inspector-signed">
									<bdi>{annotation.author.name}</bdi> · {timeOfDay(annotation.at)}
									<button type="button" className="link-button" onClick={() => judging.undo(annotation.id)}>
										{t('act.undo')}
									</button>
								</p>
							</div>
						))}
					</section>
				)}
				<MadeReplies replies={state.replies} judging={judging} />
				<AuthorMessages feed={feed} message={message} />
				<AuditTrail entry={entry} />
			</div>
		</aside>
	);
}
