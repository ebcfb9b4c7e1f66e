import type { Analyser } from '../../electron/desk/analysis/analysis.ts';
import { CATEGORIES, type Category } from '../../shared/model/category.ts';
import { type EvaluatedLanguage, type LabelledLine, labelledLines, type Split } from './labelled-lines.ts';
import { type Counts, emptyCounts, f1, mean, precision, recall } from './score.ts';
import { decimal, table } from './table.ts';

/** The country whose phone formats and law apply to each language's lines. */
const MARKETS: Readonly<Record<EvaluatedLanguage, string>> = { es: 'ES', ru: 'RU', fr: 'FR', ar: 'SA', en: 'GB', uk: 'UA', zh: 'CN' };

/** Need more than one line to be seen: they have tests of their own. */
const CONDUCT: ReadonlySet<Category> = new Set(['spam', 'impersonation']);

export interface LabelledResult {
	readonly lines: number;
	readonly byCategory: ReadonlyMap<Category, Counts>;
	/** Lines labelled with no category, and those of them that were flagged all the same. */
	readonly clean: { readonly lookalikes: number; readonly flaggedLookalikes: number; readonly ordinary: number; readonly flaggedOrdinary: number };
	readonly rightLanguage: number;
	readonly rightQuestion: number;
	/** Lines with a product sheet, and those whose contradiction was told, or rightly not. */
	readonly facts: { readonly checked: number; readonly right: number };
	readonly misjudged: readonly { readonly line: LabelledLine; readonly missed: readonly Category[]; readonly wrong: readonly Category[] }[];
	/** Means over the categories. */
	readonly macroRecall: number;
	readonly macroPrecision: number;
}

/** Each line alone, in a show of its own: no prior and no neighbour helps. */
export function evaluateLabelled(analyser: Analyser, language: EvaluatedLanguage, split: Split | 'all'): LabelledResult {
	const lines = labelledLines(language).filter((line) => split === 'all' || line.split === split);
	const byCategory = new Map<Category, Counts>();
	const clean = { lookalikes: 0, flaggedLookalikes: 0, ordinary: 0, flaggedOrdinary: 0 };
	const misjudged: LabelledResult['misjudged'][number][] = [];
	let rightLanguage = 0;
	let rightQuestion = 0;
	const facts = { checked: 0, right: 0 };
	for (const line of lines) {
		const show = analyser.beginShow({ market: line.market ?? MARKETS[language], languages: [language], sheets: line.sheet === undefined ? [] : [line.sheet] });
		const { text, kind, role, author } = line;
		const analysis = analyser.analyse({ text, kind, role, authorId: author, authorName: author, emotes: [] }, show);
		const found = new Set(analysis.flags.map((flag) => flag.category).filter((category) => !CONDUCT.has(category)));
		const missed = line.categories.filter((category) => !found.has(category));
		const wrong = [...found].filter((category) => !line.categories.includes(category));
		for (const category of CATEGORIES) {
			if (!line.categories.includes(category) && !found.has(category)) continue;
			const counts = byCategory.get(category) ?? emptyCounts();
			byCategory.set(category, counts);
			if (missed.includes(category)) counts.missed += 1;
			else if (wrong.includes(category)) counts.wrong += 1;
			else counts.found += 1;
		}
		if (line.lookalikeOf !== undefined) {
			clean.lookalikes += 1;
			if (wrong.length > 0) clean.flaggedLookalikes += 1;
		} else if (line.categories.length === 0) {
			clean.ordinary += 1;
			if (wrong.length > 0) clean.flaggedOrdinary += 1;
		}
		if (line.verdict !== undefined) {
			facts.checked += 1;
			// `unknown` and `agrees` are told by silence; who claims what no sheet bears out is flagged as well, but lower.
			const isContradicted = analysis.flags.some((flag) => flag.rule === 'detect.fact.contradicts');
			if (isContradicted === (line.verdict === 'contradicts')) facts.right += 1;
		}
		if (analysis.language.tag === line.language) rightLanguage += 1;
		if (analysis.isQuestion === line.question) rightQuestion += 1;
		if (missed.length + wrong.length > 0) misjudged.push({ line, missed, wrong });
	}
	const asked = [...byCategory.values()].filter(({ found, missed }) => found + missed > 0);
	return {
		lines: lines.length,
		byCategory,
		clean,
		rightLanguage,
		rightQuestion,
		facts,
		misjudged,
		macroRecall: mean(asked.map(recall)),
		macroPrecision: mean(asked.map(precision)),
	};
}

export function labelledTable(language: EvaluatedLanguage, result: LabelledResult): string {
	const { lines, byCategory, clean, rightLanguage, rightQuestion, facts, macroRecall, macroPrecision } = result;
	const rows = CATEGORIES.flatMap((category) => {
		const counts = byCategory.get(category);
		if (counts === undefined) return [];
		const { found, missed, wrong } = counts;
		return [[category, String(found + missed), String(missed), String(wrong), decimal(precision(counts)), decimal(recall(counts)), decimal(f1(counts))]];
	});
	return [
		`\n${language}: ${lines} lines`,
		table(['category', 'labelled', 'missed', 'wrong', 'precision', 'recall', 'F1'], rows),
		`macro precision ${decimal(macroPrecision)}, macro recall ${decimal(macroRecall)}; look-alikes flagged ${clean.flaggedLookalikes} of ${clean.lookalikes}, ordinary lines flagged ${clean.flaggedOrdinary} of ${clean.ordinary}`,
		`language right ${decimal(rightLanguage / lines)}, question right ${decimal(rightQuestion / lines)}, facts right ${facts.right} of ${facts.checked}`,
	].join('\n');
}
