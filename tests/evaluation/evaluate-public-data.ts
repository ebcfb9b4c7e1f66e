import { existsSync, readFileSync } from 'node:fs';
import type { Analyser } from '../../electron/desk/analysis/analysis.ts';
import { loadDetectors } from '../../electron/desk/analysis/language/detectors.ts';
import { LanguageIdentifier } from '../../electron/desk/analysis/language/identify.ts';
import type { Category } from '../../shared/model/category.ts';
import { LanguageAccuracy, percent, transliteratedRussian } from './language-accuracy.ts';
import { decimal, table } from './table.ts';

/** Public labelled rows, read where they lie; none of them is part of the project. */
export const SHARED_DATA = '../shared/data';

const folder = new URL(`../../${SHARED_DATA}/`, import.meta.url);

/** What the files' rows have of these. */
interface PublicRow {
	readonly text: string;
	readonly gold?: 'hateful' | 'non-hateful';
	readonly functionality?: string;
	readonly toxic?: boolean;
}

/** Null where there is no copy of the data. */
export function evaluatePublicData(analyser: Analyser): string | null {
	if (!existsSync(folder)) return null;
	return [abuseByFunctionality(analyser), russianToxicity(analyser), ordinaryChat(analyser)].join('\n');
}

/** The tags of public sentences cut to one word, two, three to five and whole, and of transliterated Russian. */
export async function evaluateLanguages(): Promise<string> {
	const identifier = new LanguageIdentifier(await loadDetectors());
	const { found, wrong } = transliteratedRussian(identifier);
	return [
		`\nSentences tagged rightly, percent\n${new LanguageAccuracy(identifier).table()}`,
		`\nTransliterated Russian found: ${percent(found)} %; sentences in es, fr, en, pt, it, de and tr taken for it: ${percent(wrong)} %`,
	].join('\n');
}

/** Multilingual HateCheck: what share of each functionality's rows is flagged as abuse, where it should be and where not. */
function abuseByFunctionality(analyser: Analyser): string {
	const languages = ['es', 'fr', 'ar'] as const;
	const shares = new Map<string, Partial<Record<string, { flagged: number; rows: number }>>>();
	for (const language of languages) {
		for (const row of rows(`abuse/mhc_${language}.jsonl`)) {
			const name = `${row.gold === 'hateful' ? 'hateful    ' : 'not hateful'}  ${row.functionality}`;
			const byLanguage = shares.get(name) ?? {};
			shares.set(name, byLanguage);
			const counts = byLanguage[language] ?? { flagged: 0, rows: 0 };
			byLanguage[language] = counts;
			counts.rows += 1;
			if (categoriesOf(analyser, row.text, language).has('abuse')) counts.flagged += 1;
		}
	}
	const cells = [...shares]
		.sort(([a], [b]) => a.localeCompare(b))
		.map(([name, byLanguage]) => [name, ...languages.map((language) => share(byLanguage[language]))]);
	return `\nMultilingual HateCheck, flagged as abuse\n${table(['gold, functionality', ...languages], cells)}`;
}

function russianToxicity(analyser: Analyser): string {
	const counts = { toxic: { flagged: 0, rows: 0 }, ordinary: { flagged: 0, rows: 0 } };
	for (const row of rows('abuse/vk_ru.jsonl')) {
		const count = row.toxic === true ? counts.toxic : counts.ordinary;
		count.rows += 1;
		if (categoriesOf(analyser, row.text, 'ru').has('abuse')) count.flagged += 1;
	}
	return `\nRussian comments flagged as abuse: toxic ${share(counts.toxic)}, others ${share(counts.ordinary)}`;
}

/** Nothing here is labelled as risky: what is flagged is what a team would have to look at. */
function ordinaryChat(analyser: Analyser): string {
	const byCategory = new Map<Category, number>();
	const comments = rows('chat/product_video_comments.jsonl');
	for (const row of comments) for (const category of categoriesOf(analyser, row.text, null)) byCategory.set(category, (byCategory.get(category) ?? 0) + 1);
	const cells = [...byCategory]
		.sort(([, a], [, b]) => b - a)
		.map(([category, count]) => [category, String(count), ((count / comments.length) * 1_000).toFixed(1)]);
	return `\nComments on product videos (${comments.length} lines)\n${table(['category', 'flags', 'per 1,000'], cells)}`;
}

function categoriesOf(analyser: Analyser, text: string, language: string | null): ReadonlySet<Category> {
	const show = analyser.beginShow({ market: 'ZZ', languages: language === null ? [] : [language] });
	const { flags } = analyser.analyse({ text: text.toWellFormed(), kind: 'chat', role: 'viewer', authorId: 'a', authorName: '', emotes: [] }, show);
	return new Set(flags.map((flag) => flag.category));
}

function rows(file: string): readonly PublicRow[] {
	return readFileSync(new URL(file, folder), 'utf8')
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as PublicRow);
}

function share(counts: { readonly flagged: number; readonly rows: number } | undefined): string {
	return counts === undefined ? '–' : decimal(counts.flagged / counts.rows);
}
