import { join } from 'node:path';
import type { RuleDescription } from '../../../shared/contract/contract.ts';
import { severityRank } from '../../../shared/model/category.ts';
import type { FoundFlag } from '../../../shared/model/flag.ts';
import type { LanguageFinding } from '../../../shared/model/language.ts';
import type { ProductSheet, UnderstoodFact } from '../../../shared/model/product-sheet.ts';
import type { Analyser, Analysis, AnalysisInput, ShowContext, ShowMemory } from './analysis.ts';
import { ImpersonationWatch } from './conduct/impersonation.ts';
import { SpamWatch } from './conduct/spam.ts';
import { addressFlags, DETECTOR_PACK, impersonationFlag, isDetector, numberFlags, spamFlag } from './detectors.ts';
import { type LinkBook, readLinkBook } from './entities/link-book.ts';
import type { Address } from './entities/links.ts';
import { findPersonalNumbers } from './entities/numbers.ts';
import { checkFacts, type FactFinding } from './facts/check-facts.ts';
import { factFlags, withoutDecided } from './facts/fact-flags.ts';
import { type KnownSheets, readSheets } from './facts/sheets.ts';
import { understandFact } from './facts/understood.ts';
import { readVocabularies, type Vocabularies, type Vocabulary } from './facts/vocabulary.ts';
import { loadDetectors } from './language/detectors.ts';
import { LanguageIdentifier } from './language/identify.ts';
import { LanguagePriors } from './language/priors.ts';
import { withRussianReadings } from './language/russian-readings.ts';
import { type MarketLaws, readMarketLaws } from './market-laws.ts';
import { overlaps, Reader, type Reading, type TextFindings } from './reading.ts';
import { judge, type Saying } from './rules/judge.ts';
import { type RuleBook, readRuleBook } from './rules/rule-book.ts';

export interface AnalyserOptions {
	/** The folder of the rule packs: resources/rules. */
	readonly rulesFolder: string;
	/** The folder of the words for quantities and facts; beside the rules unless told otherwise. */
	readonly factsFolder?: string;
	/** The folder of the market packs; beside the rules where absent. */
	readonly marketsFolder?: string;
	/** Domains that are no finding, besides those of any/links.yaml. */
	readonly allowedDomains?: readonly string[];
}

/** An analyser that can also say where its rules stand. */
export interface DescribingAnalyser extends Analyser {
	/** Where a rule stands and what it rests on; null for one that is not known any more. */
	describe(rule: string): RuleDescription | null;
	/** What will be checked of one fact of a sheet. */
	understand(name: string, text: string): UnderstoodFact;
}

/**
 * Reads the packs and loads the language detectors: about a second and 250 MB, so a worker does it, once.
 * @throws DeskError `bad-rule-pack` naming file and line
 */
export async function createAnalyser({
	rulesFolder,
	factsFolder = join(rulesFolder, '../facts'),
	marketsFolder = join(rulesFolder, '../markets'),
	allowedDomains = [],
}: AnalyserOptions): Promise<DescribingAnalyser> {
	const [rules, links, vocabularies, laws, detectors] = await Promise.all([
		readRuleBook(rulesFolder),
		readLinkBook(rulesFolder, allowedDomains),
		readVocabularies(factsFolder),
		readMarketLaws(marketsFolder),
		loadDetectors(),
	]);
	return new DeskAnalyser(rules, links, vocabularies, laws, new LanguageIdentifier(detectors));
}

class DeskAnalyser implements DescribingAnalyser {
	readonly #rules: RuleBook;
	readonly #links: LinkBook;
	readonly #vocabularies: Vocabularies;
	readonly #laws: MarketLaws;
	readonly #reader: Reader;

	constructor(rules: RuleBook, links: LinkBook, vocabularies: Vocabularies, laws: MarketLaws, languages: LanguageIdentifier) {
		this.#rules = rules;
		this.#links = links;
		this.#vocabularies = vocabularies;
		this.#laws = laws;
		this.#reader = new Reader(languages);
	}

	beginShow(context: ShowContext): ShowMemory {
		return new DeskMemory(context, (sheets) => readSheets(sheets, this.#vocabularies));
	}

	analyse(input: AnalysisInput, show: ShowMemory): Analysis {
		const memory = DeskMemory.of(show);
		const reading = this.#reader.read(input.text, input.emotes);
		const language = reading.language.conclude(input.authorId, memory.priors);
		if (input.kind === 'system') return { language, flags: [], isQuestion: false };
		const { flags: ofText, isQuestion } = this.#findIn(input, reading, language, memory);
		const ofConduct = conductFlags(input, reading, this.#strangeDomains(reading.addresses), memory);
		return { language, flags: ofConduct.length === 0 ? ofText : withoutOverlaps([...ofText, ...ofConduct]), isQuestion };
	}

	describe(rule: string): RuleDescription | null {
		if (isDetector(rule)) return { rule, pack: DETECTOR_PACK, file: null, line: null, patterns: [], citation: null };
		return this.#rules.describe(rule);
	}

	understand(name: string, text: string): UnderstoodFact {
		return understandFact(name, text, this.#vocabularies);
	}

	/** What the text says, whoever of this role says it: the reading remembers it for the show, so that a repeated line is judged once. */
	#findIn(input: AnalysisInput, reading: Reading, language: LanguageFinding, { number, context, sheets }: DeskMemory): TextFindings {
		const languages = this.#languagesFor(language, context.languages);
		const key = `${number} ${input.kind} ${input.role} ${language.tag} ${languages.join()}`;
		let found = reading.findings.get(key);
		if (found === undefined) {
			const { folded, addresses } = reading;
			const tokens = language.tag === 'ru-Latn' ? withRussianReadings(reading.tokens) : reading.tokens;
			const { flags, isQuestion } = this.#judge({ folded, tokens, kind: input.kind, role: input.role }, languages, sheets);
			const numbers = findPersonalNumbers(input.text, context.market, language.tag);
			const all = withoutOverlaps([...flags, ...addressFlags(input, addresses, this.#links), ...numberFlags(input.text, numbers)]);
			found = { flags: all.map((flag) => this.#laws.cited(flag, context.market)), isQuestion };
			reading.findings.set(key, found);
		}
		return found;
	}

	#judge(saying: Saying, languages: readonly string[], sheets: KnownSheets): TextFindings {
		const flags: FoundFlag[] = [];
		const findings: FactFinding[] = [];
		let isQuestion = false;
		let any = this.#rules.matcherOf('any');
		for (const language of languages) {
			const judgement = judge(saying, this.#rules.matcherOf(language), any);
			flags.push(...judgement.flags);
			for (const vocabulary of this.#vocabulariesFor(language)) findings.push(...checkFacts(saying, judgement.context, sheets, vocabulary));
			isQuestion ||= judgement.isQuestion;
			any = null;
		}
		if (findings.length === 0) return { flags, isQuestion };
		return { flags: [...withoutDecided(flags, findings), ...factFlags(saying, findings)], isQuestion };
	}

	/** All where the language has none: short claims such as "20 mm strap" pass for German. */
	#vocabulariesFor(language: string): Iterable<Vocabulary> {
		const own = this.#vocabularies.get(language);
		return own === undefined ? this.#vocabularies.values() : [own];
	}

	#strangeDomains(addresses: readonly Address[]): readonly string[] {
		if (addresses.length === 0) return NO_DOMAINS;
		return addresses.filter((address) => address.kind === 'link' && this.#links.standingOf(address) !== 'known').map(({ domain }) => domain);
	}

	/** Whose rules apply: the message's own languages; all where it is unknown; the show's as well where it is uncertain. */
	#languagesFor({ tag, others = [], confidence }: LanguageFinding, expected: readonly string[]): readonly string[] {
		if (tag === 'und') return this.#rules.languages;
		if (others.length === 0 && confidence >= CERTAIN) return [baseOf(tag)];
		return [...new Set([tag, ...others, ...(confidence < CERTAIN ? expected : [])].map(baseOf))];
	}
}

const CERTAIN = 0.75;
const NO_DOMAINS: readonly string[] = [];

function baseOf(tag: string): string {
	return tag.split('-', 1)[0] ?? tag;
}

let showCount = 0;

/** What one show's messages have taught so far. */
class DeskMemory implements ShowMemory {
	/** Tells the shows of one analyser apart, and what was checked against other sheets. */
	number = showCount++;
	readonly context: ShowContext;
	sheets: KnownSheets;
	readonly #readSheets: (sheets: readonly ProductSheet[]) => KnownSheets;
	readonly priors: LanguagePriors;
	readonly spam = new SpamWatch();
	readonly impersonation: ImpersonationWatch;

	constructor(context: ShowContext, readSheets: (sheets: readonly ProductSheet[]) => KnownSheets) {
		this.context = context;
		this.#readSheets = readSheets;
		this.sheets = readSheets(context.sheets ?? []);
		this.priors = new LanguagePriors(context.languages);
		this.impersonation = new ImpersonationWatch(context.host);
	}

	static of(show: ShowMemory): DeskMemory {
		if (show instanceof DeskMemory) return show;
		throw new TypeError('The memory of a show is made by beginShow of this analyser.');
	}

	teach(authorId: string, tag: string): void {
		this.priors.teach(authorId, tag);
	}

	checkAgainst(sheets: readonly ProductSheet[]): void {
		this.sheets = this.#readSheets(sheets);
		this.number = showCount++;
	}
}

function conductFlags(
	{ kind, role, authorId, authorName, text }: AnalysisInput,
	{ gist }: Reading,
	strangeDomains: readonly string[],
	memory: DeskMemory,
): readonly FoundFlag[] {
	if (kind === 'speech') return [];
	const flags: FoundFlag[] = [];
	const impersonation = memory.impersonation.see(authorId, authorName, role);
	if (impersonation !== null) flags.push(impersonationFlag(text, impersonation, authorName));
	if (role === 'host' || role === 'moderator') return flags;
	const spam = memory.spam.see(authorId, gist, strangeDomains);
	if (spam !== null) flags.push(spamFlag(text, spam));
	return flags;
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
		if (!kept.some((other) => other.category === flag.category && overlaps(other, flag))) kept.push(flag);
	}
	return kept.sort((one, other) => one.start - other.start || one.end - other.end);
}
