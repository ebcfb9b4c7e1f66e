import { isolated } from '../../../shared/model/explanation.ts';
import type { Formatters } from '../../../shared/model/formatters.ts';
import type { FailedCheck, Translation, TranslationCheck } from '../../../shared/model/translation.ts';
import type { RowWords } from '../row-words.ts';

/** What a translation says of itself. */

/** Names of products, the same in every language. */
const ENGINE_NAMES: Readonly<Record<string, string>> = { bergamot: 'Bergamot', libretranslate: 'LibreTranslate', apertium: 'Apertium', deepl: 'DeepL' };

/** @param languageModel what an engine is called whose makers nobody can know */
export function engineName(engine: string, languageModel: string): string {
	return engine === 'openai' ? languageModel : (ENGINE_NAMES[engine] ?? engine);
}

/** Of a language messages are read in; simplified Chinese by its script and not by a country. */
export function readingLanguageName(to: string, { languageName }: Pick<Formatters, 'languageName'>): string {
	return languageName(to === 'zh-CN' ? 'zh-Hans' : to);
}

/** Where it comes from, in a word or two. */
export function originLabel({ origin, match, engine }: Translation, { t, formatters }: RowWords): string {
	switch (origin) {
		case 'memory':
			if (match?.kind === 'fuzzy') return t('translation:label.fuzzy', { percent: formatters.percent(match.score) });
			return match?.kind === 'composed' ? t('translation:label.composed') : t('translation:label.memory');
		case 'machine':
			return engineName(engine ?? '', t('translation:engine.openai'));
		case 'gist':
			return t('translation:label.gist');
		case 'none':
			return '';
	}
}

/** The same in a sentence. */
export function originSentence({ origin, match, engine }: Translation, { t, formatters }: RowWords): string {
	switch (origin) {
		case 'memory':
			if (match?.kind === 'fuzzy') return t('translation:origin.fuzzy', { percent: formatters.percent(match.score) });
			if (match?.kind === 'composed' || match?.kind === 'generalised') return t(`translation:origin.${match.kind}`);
			return engine === 'phrasebook' ? t('translation:origin.phrasebook') : t('translation:origin.team');
		case 'machine':
			return t('translation:origin.machine', { engine: engineName(engine ?? '', t('translation:engine.openai')) });
		case 'gist':
			return t('translation:origin.gist');
		case 'none':
			return '';
	}
}

/** What is shown when somebody rests on the label: where it comes from, and for which text it was approved. */
export function originDetail(translation: Translation, original: string, words: RowWords): string {
	const sentence = originSentence(translation, words);
	const source = translation.match?.source;
	return source === undefined || source === original ? sentence : `${sentence}\n${words.t('translation:origin.source', { source: isolated(source) })}`;
}

/** What is wrong, one phrase for each check that failed: `number 48 → 24`. */
export function failedCheckWords(failed: readonly FailedCheck[], { t }: Pick<RowWords, 't'>): readonly string[] {
	const byCheck = Map.groupBy(failed, ({ check }) => check);
	return [...byCheck].flatMap(([check, all]) => {
		const missing = all.flatMap((one) => one.missing ?? []);
		const unexpected = all.flatMap((one) => one.unexpected ?? []);
		// One number that became another is one thing, not two.
		if (missing.length === unexpected.length) return all.length === 0 ? [] : checkWords(check, missing.join(' · '), unexpected.join(' · '), t);
		return [
			...(missing.length === 0 ? [] : checkWords(check, missing.join(' · '), '', t)),
			...(unexpected.length === 0 ? [] : checkWords(check, '', unexpected.join(' · '), t)),
		];
	});
}

function checkWords(check: TranslationCheck, missingText: string, unexpectedText: string, t: RowWords['t']): readonly string[] {
	const missing = isolated(missingText);
	const unexpected = isolated(unexpectedText);
	switch (check) {
		case 'length':
		case 'untranslated':
		case 'script':
			return [t(`translation:check.${check}`)];
		case 'protected':
			return [t('translation:check.protected', { missing })];
		case 'units':
		case 'currency':
			return [t(`translation:check.${check}.changed`, { missing, unexpected })];
		case 'numbers':
			if (missingText !== '' && unexpectedText !== '') return [t('translation:check.numbers.changed', { missing, unexpected })];
			return [missingText === '' ? t('translation:check.numbers.added', { unexpected }) : t('translation:check.numbers.missing', { missing })];
		case 'negation':
		case 'terms':
			return [
				...(missingText === '' ? [] : [t(`translation:check.${check}.missing`, { missing })]),
				...(unexpectedText === '' ? [] : [t(`translation:check.${check}.added`, { unexpected })]),
			];
	}
}
