import { languageOf } from '../../shared/model/language.ts';
import type { RowWords } from './row-words.ts';
import './language-chip.css';

interface LanguageChipProps {
	readonly tag: string;
	/** A person gave it. */
	readonly isCorrected?: boolean;
	/** 0 to 1; said on hover. */
	readonly confidence?: number;
	readonly words: RowWords;
}

/** A language by its short tag in the language's own hue; the full name on hover and for those who hear the page. */
export function LanguageChip({ tag, isCorrected = false, confidence, words: { t, formatters } }: LanguageChipProps) {
	const name = formatters.languageName(tag);
	const certainty = isCorrected
		? t('language.corrected')
		: confidence === undefined
			? null
			: t('language.confidence', { percent: formatters.percent(confidence) });
	return (
		<span className="language-chip" data-language={hueOf(tag)} title={certainty === null ? name : `${name} · ${certainty}`}>
			<span aria-hidden="true" lang="en">
				{shortTag(tag)}
				{isCorrected && '*'}
			</span>
			<span className="visually-hidden">{name}</span>
		</span>
	);
}

/** Languages with a hue of their own in tokens.css. */
const WITH_HUE: readonly string[] = ['es', 'ru', 'fr', 'ar', 'uk', 'en', 'zh'];

/** Of tokens.css: `other` where a language has no hue of its own. */
export function hueOf(tag: string): string {
	const language = languageOf(tag);
	return WITH_HUE.includes(language) ? language : 'other';
}

/** `ru-Latn` is told from `ru` by the script it is written in; nothing known is a dash. */
function shortTag(tag: string): string {
	if (tag === 'und') return '–';
	return tag.endsWith('-Latn') ? `${languageOf(tag)}·la` : languageOf(tag);
}
