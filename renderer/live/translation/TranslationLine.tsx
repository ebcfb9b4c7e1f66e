import { memo } from 'react';
import type { Translation } from '../../../shared/model/translation.ts';
import { WarningIcon } from '../../components/icons.tsx';
import type { RowWords } from '../row-words.ts';
import { clippedLength } from '../text-pieces.ts';
import { differingWords } from './difference.ts';
import { failedCheckWords, originDetail, originLabel } from './translation-words.ts';
import './translation-line.css';

interface TranslationLineProps {
	readonly translation: Translation;
	readonly original: string;
	/** Draws no more of it than a row should hold. */
	readonly isClipped: boolean;
	readonly isDeleted: boolean;
	readonly words: RowWords;
}

/** What a message says in the reader's language, in its own direction, and how far that can be trusted. */
export const TranslationLine = memo(function TranslationLine({ translation, original, isClipped, isDeleted, words }: TranslationLineProps) {
	const { text, to, origin } = translation;
	const shown = isClipped ? text.slice(0, clippedLength(text)) : text;
	const Text = isDeleted ? 'del' : 'span';
	return (
		<p className="translation-line" data-origin={origin} dir={origin === 'gist' ? 'auto' : directionOf(to)}>
			<Text className="translation-text" lang={to} dir="auto">
				{shown}
			</Text>{' '}
			<TranslationLabel translation={translation} original={original} words={words} />
		</p>
	);
});

/** Most of the words that differ are enough to be careful with the rest. */
const MOST_DIFFERING = 4;

function TranslationLabel({ translation, original, words }: { readonly translation: Translation; readonly original: string; readonly words: RowWords }) {
	const { t } = words;
	const { failedChecks, match } = translation;
	const differing = match?.kind === 'fuzzy' ? differingWords(original, match.source).slice(0, MOST_DIFFERING) : [];
	return (
		<span className="translation-label" dir={words.direction} title={originDetail(translation, original, words)}>
			{originLabel(translation, words)}
			{differing.length > 0 && (
				<span className="translation-differs">
					<span aria-hidden="true">{' ≠ '}</span>
					<span className="visually-hidden">{t('translation:label.differs', { words: differing.join(', ') })}</span>
					{differing.map((word, index) => (
						<mark key={index} aria-hidden="true">
							<bdi>{word}</bdi>
						</mark>
					))}
				</span>
			)}
			{failedChecks.length > 0 && (
				<span className="translation-unverified">
					<WarningIcon size={11} /> {t('translation:label.unverified')}: {failedCheckWords(failedChecks, words).join(' · ')}
				</span>
			)}
		</span>
	);
}

export function directionOf(language: string): 'ltr' | 'rtl' {
	return /^(?:ar|fa|he|ur)\b/.test(language) ? 'rtl' : 'ltr';
}
