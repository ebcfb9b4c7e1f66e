import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { annotationState } from '../../shared/model/annotation.ts';
import type { Message } from '../../shared/model/message.ts';
import type { NearbyLine, SearchHit } from '../../shared/model/search.ts';
import type { SearchQuery } from '../../shared/model/search-query.ts';
import type { Span } from '../../shared/model/span.ts';
import { NoteIcon, SpeechIcon } from '../components/icons.tsx';
import { FlagTag } from '../live/FlagTag.tsx';
import { LanguageChip } from '../live/LanguageChip.tsx';
import { OriginMark } from '../live/places/PlaceMark.tsx';
import { QuestionMark } from '../live/QuestionMark.tsx';
import type { RowWords } from '../live/row-words.ts';
import { callDesk } from '../state/desk.ts';
import { hashOf } from '../state/route.ts';
import { excerptAround, querySpans } from './match-spans.ts';

interface HitProps {
	readonly hit: SearchHit;
	readonly query: SearchQuery;
	readonly isSelected: boolean;
	readonly isOfOneSession: boolean;
	readonly words: RowWords;
}

/** A message that was found, between its neighbours; a link to its place in its session. */
export function Hit({ hit, query, isSelected, isOfOneSession, words }: HitProps) {
	const { t } = useTranslation('search');
	const { message, session, deletion, translation } = hit;
	const { formatters } = words;
	const state = useMemo(() => annotationState(message, hit.annotations), [message, hit.annotations]);
	const excerpt = useMemo(() => excerptAround(message.text, querySpans(message.text, query)), [message.text, query]);
	const context = useContext(hit);
	const item = useRef<HTMLLIElement>(null);
	useEffect(() => {
		if (isSelected) item.current?.scrollIntoView({ block: 'nearest' });
	}, [isSelected]);
	const { tag } = state.language;
	return (
		<li ref={item} className="hit" data-is-selected={isSelected || undefined}>
			<ContextLines lines={context.before} words={words} />
			<a className="hit-link" href={hashOf({ screen: 'sessions', sessionId: session.id, messageId: message.id })} aria-current={isSelected || undefined}>
				<span className="hit-head">
					<time dateTime={new Date(message.receivedAt).toISOString()}>
						{formatters.date(message.receivedAt)} {formatters.timeOfDay(message.receivedAt)}
					</time>
					{message.kind === 'speech' && (
						<span className="hit-speech" title={words.t('flags:kind.speech')}>
							<SpeechIcon size={12} />
							<span className="visually-hidden">{words.t('flags:kind.speech')}</span>
						</span>
					)}
					<bdi className="hit-author">{message.author.name}</bdi>
					{message.role !== 'viewer' && <span className={`role-mark role-${message.role}`}>{words.t(`roleMark.${message.role}`)}</span>}
					<OriginMark message={message} words={words} />
					<LanguageChip tag={tag} isCorrected={state.isLanguageCorrected} confidence={state.language.confidence} words={words} />
					<span className="hit-findings">
						{message.isQuestion && <QuestionMark questionKey={null} t={words.t} />}
						{state.notes.length > 0 && (
							<span className="hit-notes" title={words.t('row.notes', { count: state.notes.length })}>
								<NoteIcon size={14} />
								<span className="visually-hidden">{words.t('row.notes', { count: state.notes.length })}</span>
							</span>
						)}
						{state.flags.map(({ flag, verdict }) => (
							<FlagTag key={flag.id} category={flag.category} severity={flag.severity} verdict={verdict?.verdict ?? null} t={words.t} />
						))}
						{state.addedFlags.map(({ annotation, category, severity }) => (
							<FlagTag key={annotation.id} category={category} severity={severity} verdict={null} isAdded t={words.t} />
						))}
					</span>
					{!isOfOneSession && (
						<span className="hit-place">
							<bdi>{session.title || t('untitled')}</bdi>
							{session.endedAt === null && <em>{t('running')}</em>}
						</span>
					)}
				</span>
				<span className="hit-text" dir="auto" lang={tag === 'und' ? undefined : tag} data-is-deleted={deletion !== null || undefined}>
					{excerpt.isClippedBefore && '…'}
					<Marked text={excerpt.text} spans={excerpt.spans} />
					{excerpt.isClippedAfter && '…'}
				</span>
				{translation !== null && (
					<span className="hit-translation">
						<bdi dir="auto">{translation.text}</bdi>
						<small>{translation.by === 'team' ? t('byTeam') : t('byMachine')}</small>
					</span>
				)}
				{deletion !== null && <span className="hit-deleted">{t('deleted')}</span>}
			</a>
			<ContextLines lines={context.after} words={words} />
			<div className="hit-actions">
				{(hit.before !== null || hit.after !== null) && (
					<button type="button" className="link-button" onClick={context.toggle} aria-expanded={context.isWide}>
						{context.isWide ? t('lessContext') : t('context')}
					</button>
				)}
				{context.hasFailed && <span role="alert">{t('contextFailed')}</span>}
			</div>
		</li>
	);
}

function ContextLines({ lines, words: { t, formatters } }: { readonly lines: readonly NearbyLine[]; readonly words: RowWords }) {
	if (lines.length === 0) return null;
	return (
		<ul className="hit-context">
			{lines.map((line) => (
				<li key={line.id}>
					<time dateTime={new Date(line.receivedAt).toISOString()}>{formatters.timeOfDay(line.receivedAt)}</time>
					<bdi className="hit-author">{line.author}</bdi>
					{line.role !== 'viewer' && <span className={`role-mark role-${line.role}`}>{t(`roleMark.${line.role}`)}</span>}
					<span className="hit-context-text" dir="auto" lang={line.language === 'und' ? undefined : line.language}>
						{line.text}
					</span>
				</li>
			))}
		</ul>
	);
}

/** Lines on either side when more are asked for. */
const WIDE_CONTEXT = 11;

interface Context {
	readonly before: readonly NearbyLine[];
	readonly after: readonly NearbyLine[];
	readonly isWide: boolean;
	readonly hasFailed: boolean;
	readonly toggle: () => void;
}

/** One line before and one after, or several. */
function useContext({ message, before, after }: SearchHit): Context {
	const [wide, setWide] = useState<Pick<Context, 'before' | 'after'> | null>(null);
	const [hasFailed, setHasFailed] = useState(false);
	const toggle = () => {
		if (wide !== null) {
			setWide(null);
			return;
		}
		setHasFailed(false);
		callDesk('feed.page', { sessionId: message.sessionId, cursor: { around: message.id }, limit: WIDE_CONTEXT }).then(
			({ messages }) =>
				setWide({
					before: messages.filter(({ id }) => id < message.id).map(lineOf),
					after: messages.filter(({ id }) => id > message.id).map(lineOf),
				}),
			() => setHasFailed(true),
		);
	};
	const narrow = { before: before === null ? [] : [before], after: after === null ? [] : [after] };
	return { ...(wide ?? narrow), isWide: wide !== null, hasFailed, toggle };
}

function lineOf({ id, kind, role, author, text, language, receivedAt }: Message): NearbyLine {
	return { id, kind, role, author: author.name, text, language: language.tag, receivedAt };
}

function Marked({ text, spans }: { readonly text: string; readonly spans: readonly Span[] }) {
	return spans.length === 0 ? (
		text
	) : (
		<>
			{spans.map((span, index) => (
				<span key={span.start}>
					{text.slice(spans[index - 1]?.end ?? 0, span.start)}
					<mark>{text.slice(span.start, span.end)}</mark>
				</span>
			))}
			{text.slice(spans[spans.length - 1]?.end ?? 0)}
		</>
	);
}
