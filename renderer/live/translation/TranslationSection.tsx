import type { WrittenTranslation } from '../../../shared/model/annotation.ts';
import { languageOf } from '../../../shared/model/language.ts';
import type { Translation } from '../../../shared/model/translation.ts';
import { Button } from '../../components/Button.tsx';
import { WarningIcon } from '../../components/icons.tsx';
import { useProfile } from '../../state/desk.ts';
import { type MessageEntry, stateOf } from '../../state/feed/message-book.ts';
import type { SessionTranslations } from '../../state/translation/session-translations.ts';
import { untranslatedReason } from '../../state/translation/untranslated.ts';
import { useTranslations } from '../../state/translation/use-session-translations.ts';
import { useTranslationSettings } from '../../translation/use-translation-settings.ts';
import { useTranslatorStatus } from '../../translation/use-translator-status.ts';
import type { Judging } from '../inspector/judging.ts';
import { type RowWords, useRowWords } from '../row-words.ts';
import { differenceFrom } from './difference.ts';
import { directionOf } from './TranslationLine.tsx';
import { engineName, failedCheckWords, originSentence, readingLanguageName } from './translation-words.ts';
import { useProposals } from './use-proposals.ts';
import './translation-section.css';

interface TranslationSectionProps {
	readonly entry: MessageEntry;
	readonly translations: SessionTranslations;
	readonly judging: Judging;
}

/** What the chosen message says in the reader's language, how far that can be trusted, and who stands for it. */
export function TranslationSection({ entry, translations, judging }: TranslationSectionProps) {
	const words = useRowWords();
	const { t, formatters } = words;
	const { message } = entry;
	const { to } = translations;
	const told = useTranslations(translations, (known) => known?.get(message.id) ?? null);
	const written = stateOf(entry).translations.find((translation) => languageOf(translation.to) === languageOf(to)) ?? null;
	const name = t('translation:section.into', { language: readingLanguageName(to, formatters) });
	const reason = untranslatedReason(entry, to);
	if (reason === 'system') return null;
	return (
		<section className="inspector-section translation-section" aria-label={name}>
			<h2>{name}</h2>
			{written !== null ? (
				<Written entry={entry} written={written} judging={judging} words={words} />
			) : told !== null ? (
				<Told translation={told} original={message.text} words={words} />
			) : reason === null ? (
				<Nothing words={words} />
			) : (
				<p className="translation-aside">{t(`translation:nothing.${reason}`, { language: formatters.languageName(stateOf(entry).language.tag) })}</p>
			)}
		</section>
	);
}

function TranslatedText({ text, to }: { readonly text: string; readonly to: string }) {
	return (
		<p className="translation-section-text" lang={to} dir={directionOf(to)}>
			{text}
		</p>
	);
}

/** What the layers gave. */
function Told({ translation, original, words }: { readonly translation: Translation; readonly original: string; readonly words: RowWords }) {
	const { t } = words;
	const { failedChecks, match } = translation;
	return (
		<>
			<TranslatedText text={translation.text} to={translation.to} />
			<p className="translation-aside">{originSentence(translation, words)}</p>
			<FailedChecks translation={translation} words={words} />
			{match?.kind === 'fuzzy' && (
				<div className="translation-source">
					<p className="translation-aside">{t('translation:section.differs')}</p>
					<p lang={translation.from} dir="auto">
						{differenceFrom(match.source, original).map(({ start, text, differs }) =>
							differs ? <mark key={start}>{text}</mark> : <span key={start}>{text}</span>,
						)}
					</p>
				</div>
			)}
			{failedChecks.length === 0 && match !== null && match.kind !== 'fuzzy' && match.source !== original && (
				<p className="translation-aside" dir="auto">
					{t('translation:origin.source', { source: match.source })}
				</p>
			)}
		</>
	);
}

function FailedChecks({ translation: { failedChecks }, words }: { readonly translation: Translation; readonly words: RowWords }) {
	if (failedChecks.length === 0) return null;
	return (
		<div className="translation-failed">
			<p>
				<WarningIcon size={12} /> {words.t('translation:section.unverified')}
			</p>
			<ul>
				{failedCheckWords(failedChecks, words).map((phrase) => (
					<li key={phrase}>{phrase}</li>
				))}
			</ul>
		</div>
	);
}

interface WrittenProps {
	readonly entry: MessageEntry;
	readonly written: WrittenTranslation;
	readonly judging: Judging;
	readonly words: RowWords;
}

/** A person's own, with who stands for it, and beneath it what the machine had made. */
function Written({ entry, written, judging, words }: WrittenProps) {
	const { t, formatters } = words;
	const { annotation, approval, text, to } = written;
	const profile = useProfile();
	const { kept } = useTranslationSettings();
	const needsSecondPerson = kept.phase === 'loaded' && kept.value.settings.needsSecondPerson;
	const machine = useProposals(entry.message.id, to, true)?.machine ?? null;
	const isOwn = profile?.name === annotation.author.name;
	return (
		<>
			<TranslatedText text={text} to={to} />
			<p className="inspector-signed">
				<span>{t('translation:section.writtenBy', { name: annotation.author.name, time: formatters.timeOfDay(annotation.at) })}</span>
				<button type="button" className="link-button" onClick={() => judging.undo(annotation.id)}>
					{t('act.undo')}
				</button>
			</p>
			{approval !== null && (
				<p className="inspector-signed">
					<span>{t('translation:section.approvedBy', { name: approval.author.name, time: formatters.timeOfDay(approval.at) })}</span>
					<button type="button" className="link-button" onClick={() => judging.undo(approval.id)}>
						{t('act.undo')}
					</button>
				</p>
			)}
			{approval === null && needsSecondPerson && (
				<div className="translation-approval">
					<p className="translation-aside">{t('translation:section.waits')}</p>
					{!isOwn && (
						<Button size="small" onPress={() => judging.add({ type: 'approval', annotationId: annotation.id })}>
							{t('translation:section.approve')}
						</Button>
					)}
				</div>
			)}
			{machine !== null && (
				<div className="translation-source">
					<p className="translation-aside">{t('translation:section.machine', { engine: engineName(machine.engine ?? '', t('translation:engine.openai')) })}</p>
					<p lang={machine.to} dir={directionOf(machine.to)}>
						{machine.text}
					</p>
					<FailedChecks translation={machine} words={words} />
				</div>
			)}
		</>
	);
}

/** There is none yet, or there will be none until somebody writes it. */
function Nothing({ words: { t } }: { readonly words: RowWords }) {
	const status = useTranslatorStatus();
	const isHopeless = status !== null && status.memoryUnits > 0 && status.waiting === 0 && !status.engines.some(({ phase }) => phase === 'ready');
	return <p className="translation-aside">{t(`translation:nothing.${isHopeless ? 'no-engine' : 'waiting'}`)}</p>;
}
