import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { explainFlag } from '../../../shared/model/explanation.ts';
import type { Message } from '../../../shared/model/message.ts';
import type { BlindItem } from '../../../shared/model/review.ts';
import type { Translation } from '../../../shared/model/translation.ts';
import { Chip } from '../../components/Chip.tsx';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { FactComparison } from '../../live/inspector/FactComparison.tsx';
import { LanguageChip } from '../../live/LanguageChip.tsx';
import { MessageText } from '../../live/MessageText.tsx';
import { type RowWords, useRowWords } from '../../live/row-words.ts';
import { SeverityMark } from '../../live/SeverityMark.tsx';
import type { Mark } from '../../live/text-pieces.ts';
import { TranslationLine } from '../../live/translation/TranslationLine.tsx';
import { useItemTranslations } from './use-item-translations.ts';

/** What the flag says besides is said by what stands side by side. */
const CONTRADICTION = 'detect.fact.contradicts';
const NO_MARKS: readonly Mark[] = [];

/** An item as it was said, with the lines around it, and why the desk flagged it. Nothing of what people made of it. */
export function ItemView({ item }: { readonly item: BlindItem }) {
	const { t } = useTranslation('review');
	const { dateTime, countryName } = useFormatters();
	const words = useRowWords();
	const translationOf = useItemTranslations(item);
	const { session, message, flag } = item;
	const marks = useMemo(
		(): readonly Mark[] =>
			flag === null ? NO_MARKS : [{ start: flag.start, end: flag.end, category: flag.category, severity: flag.severity, isDismissed: false }],
		[flag],
	);
	return (
		<section className="item-view" aria-label={t('item.name')}>
			<p className="review-facts">
				<bdi>{session.title}</bdi>
				<bdi>{session.host}</bdi>
				{session.market !== '' && <span>{countryName(session.market)}</span>}
				<time dateTime={new Date(message.receivedAt).toISOString()}>{dateTime(message.receivedAt)}</time>
			</p>
			<ol className="item-lines">
				{item.before.map((line) => (
					<Line key={line.id} message={line} marks={NO_MARKS} translation={translationOf(line.id)} words={words} />
				))}
				<Line message={message} marks={marks} translation={translationOf(message.id)} words={words} isItem />
				{item.after.map((line) => (
					<Line key={line.id} message={line} marks={NO_MARKS} translation={translationOf(line.id)} words={words} />
				))}
			</ol>
			{flag === null ? <p className="item-question">{t('item.wasMissed')}</p> : <FlagReason item={item} />}
		</section>
	);
}

interface LineProps {
	readonly message: Message;
	readonly marks: readonly Mark[];
	readonly translation: Translation | null;
	readonly words: RowWords;
	/** The one to judge. */
	readonly isItem?: boolean;
}

function Line({ message, marks, translation, words, isItem = false }: LineProps) {
	const { author, role, kind, receivedAt, language } = message;
	return (
		<li className="item-line" data-is-item={isItem || undefined} aria-current={isItem || undefined}>
			<p className="item-line-head">
				<time dateTime={new Date(receivedAt).toISOString()}>{words.formatters.timeOfDay(receivedAt)}</time>
				<LanguageChip tag={language.tag} words={words} />
				<bdi>{author.name}</bdi>
				{(role === 'host' || role === 'moderator') && <Chip tone="outline">{words.t(`flags:role.${role}`)}</Chip>}
				{kind === 'speech' && <Chip tone="outline">{words.t('flags:kind.speech')}</Chip>}
			</p>
			<p className="item-line-text" dir="auto">
				<MessageText messageId={message.id} text={message.text} language={language.tag} marks={marks} emotes={message.emotes} />
			</p>
			{translation !== null && <TranslationLine translation={translation} original={message.text} isClipped={!isItem} isDeleted={false} words={words} />}
		</li>
	);
}

function FlagReason({ item: { flag } }: { readonly item: BlindItem }) {
	const { t } = useTranslation('flags');
	const formatters = useFormatters();
	const explanation = useMemo(() => (flag === null ? null : explainFlag(flag, (key, values) => t(key, values ?? {}), formatters)), [flag, t, formatters]);
	if (flag === null || explanation === null) return null;
	return (
		<div className="item-reason" data-category={flag.category}>
			<p className="item-reason-head">
				<SeverityMark severity={flag.severity} size={12} />
				<strong>{explanation.category}</strong>
				<span className="review-quiet">{t(`severity.${flag.severity}`)}</span>
			</p>
			{flag.rule !== CONTRADICTION && <p>{explanation.summary}</p>}
			<FactComparison rule={flag.rule} facts={flag.explanation.facts} />
			<p className="review-aside">{explanation.risk}</p>
			{explanation.factors.length > 0 && <p className="review-aside">{explanation.factors.join(' ')}</p>}
			{explanation.citation !== undefined && <p className="review-aside">{explanation.citation}</p>}
		</div>
	);
}
