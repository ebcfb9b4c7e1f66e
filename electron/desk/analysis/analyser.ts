import type { RuleDescription } from '../../../shared/contract/contract.ts';
import { severityRank } from '../../../shared/model/category.ts';
import type { FoundFlag } from '../../../shared/model/flag.ts';
import type { LanguageFinding } from '../../../shared/model/language.ts';
import type { Analyser, Analysis, AnalysisInput, ShowContext, ShowMemory } from './analysis.ts';
import { type Blank, fold } from './folding.ts';
import { loadDetectors } from './language/detectors.ts';
import { LanguageIdentifier } from './language/identify.ts';
import { LanguagePriors } from './language/priors.ts';
import { judge } from './rules/judge.ts';
import { type RuleBook, readRuleBook } from './rules/rule-book.ts';
import { tokenize } from './tokens.ts';

export interface AnalyserOptions {
	/** The folder of the rule packs: resources/rules. */
	readonly rulesFolder: string;
}

/** An analyser that can also say where its rules stand. */
export interface DescribingAnalyser extends Analyser {
	/** Where a rule stands and what it rests on; null for one that is not known any more. */
	describe(rule: string): RuleDescription | null;
}

/** @throws DeskError `bad-rule-pack` naming file and line */
export async function createAnalyser(options: AnalyserOptions): Promise<DescribingAnalyser> {
	const rules = await readRuleBook(options.rulesFolder);
	const detectors = await loadDetectors();
	return new DeskAnalyser(rules, new LanguageIdentifier(detectors));
}

class DeskAnalyser implements DescribingAnalyser {
	readonly #rules: RuleBook;
	readonly #languages: LanguageIdentifier;

	constructor(rules: RuleBook, languages: LanguageIdentifier) {
		this.#rules = rules;
		this.#languages = languages;
	}

	beginShow(context: ShowContext): ShowMemory {
		return new DeskMemory(context);
	}

	analyse(input: AnalysisInput, show: ShowMemory): Analysis {
		const blanks: Blank[] = input.emotes.map(({ start, end }) => ({ start, end, standIn: ' ' }));
		const folded = fold(input.text, blanks);
		const tokens = tokenize(folded);
		const memory = DeskMemory.of(show);
		const language = this.#languages.identify({ text: input.text, blanks, tokens: tokens.tokens, authorId: input.authorId }, memory.priors);
		if (input.kind === 'system') return { language, flags: [], isQuestion: false };
		const flags: FoundFlag[] = [];
		let isQuestion = false;
		for (const [index, tag] of this.#languagesFor(language).entries()) {
			const judgement = judge(
				{ folded, tokens, kind: input.kind, role: input.role },
				this.#rules.matcherOf(tag),
				index === 0 ? this.#rules.matcherOf('any') : null,
			);
			flags.push(...judgement.flags);
			isQuestion ||= judgement.isQuestion;
		}
		return { language, flags: withoutOverlaps(flags), isQuestion };
	}

	#languagesFor(language: LanguageFinding): readonly string[] {
		if (language.tag === 'und') return this.#rules.languages;
		return [language.tag];
	}

	describe(rule: string): RuleDescription | null {
		return this.#rules.describe(rule);
	}
}

class DeskMemory implements ShowMemory {
	readonly priors: LanguagePriors;

	constructor(context: ShowContext) {
		this.priors = new LanguagePriors(context.languages);
	}

	static of(show: ShowMemory): DeskMemory {
		if (show instanceof DeskMemory) return show;
		throw new TypeError('The memory of a show is made by beginShow.');
	}

	teach(authorId: string, tag: string): void {
		this.priors.teach(authorId, tag);
	}
}

/** More would bury the reader; only hostile text has them. */
const MOST_FLAGS = 100;

/** Of flags of one category on the same words the most severe, then the longest stays; in order of start. */
function withoutOverlaps(flags: readonly FoundFlag[]): readonly FoundFlag[] {
	if (flags.length < 2) return flags;
	const best = [...flags].sort(
		(one, other) => severityRank(other.severity) - severityRank(one.severity) || other.end - other.start - (one.end - one.start) || one.start - other.start,
	);
	const kept: FoundFlag[] = [];
	for (const flag of best) {
		if (kept.length === MOST_FLAGS) break;
		if (!kept.some((other) => other.category === flag.category && other.start < flag.end && flag.start < other.end)) kept.push(flag);
	}
	return kept.sort((one, other) => one.start - other.start || one.end - other.end);
}
