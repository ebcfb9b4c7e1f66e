import { join } from 'node:path';
import type { RuleDescription } from '../../../shared/contract/contract.ts';
import { severityRank } from '../../../shared/model/category.ts';
import type { FoundFlag } from '../../../shared/model/flag.ts';
import { type LanguageFinding, languageOf } from '../../../shared/model/language.ts';
import { type FactTopic, isFactTopic, type ProductSheet, type UnderstoodFact } from '../../../shared/model/product-sheet.ts';
import type { Question, SheetAnswer } from '../../../shared/model/question.ts';
import type { PackProblem } from '../../../shared/model/rule-pack.ts';
import type { Analyser, Analysis, AnalysisInput, ShowContext, ShowMemory } from './analysis.ts';
import { ImpersonationWatch } from './conduct/impersonation.ts';
import { SpamWatch } from './conduct/spam.ts';
import { addressFlags, DETECTOR_PACK, handleFlags, impersonationFlag, isDetector, numberFlags, spamFlag } from './detectors.ts';
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
import { askedOf, type QuestionBook, readQuestionBook } from './questions/question-intents.ts';
import { questionKey } from './questions/question-key.ts';
import { isRequest } from './questions/requests.ts';
import { sheetAnswers } from './questions/sheet-answers.ts';
import { overlaps, Reader, type Reading, type TextFindings } from './reading.ts';
import { judge, type Saying } from './rules/judge.ts';
import { languagesFor, mayBeRussian } from './rules/languages-for.ts';
import { type RuleBook, readRuleBook } from './rules/rule-book.ts';
import type { TeamPackText } from './rules/team-packs.ts';
import { CompiledLists } from './team-lists/compiled-lists.ts';
import { NO_TEAM_LISTS, type TeamLists } from './team-lists/team-lists.ts';
import type { Tokens } from './tokens.ts';

export interface AnalyserOptions {
	/** The folder of the rule packs: resources/rules. */
	readonly rulesFolder: string;
	/** The folder of the words for quantities and facts; beside the rules unless told otherwise. */
	readonly factsFolder?: string;
	/** The folder of the market packs; beside the rules where absent. */
	readonly marketsFolder?: string;
	/** The folder of the questions viewers ask; beside the rules where absent. */
	readonly questionsFolder?: string;
	/** Domains that are no finding, besides those of any/links.yaml. */
	readonly allowedDomains?: readonly string[];
}

/** An analyser that can also say where its rules stand. */
export interface DescribingAnalyser extends Analyser {
	/** Where a rule stands and what it rests on; null for one that is not known any more. */
	describe(rule: string): RuleDescription | null;
	/** What the team has decided counts from the next message on, in every show. */
	apply(team: TeamLists): void;
	/**
	 * Puts the team's rule packs in force; one with a mistake is left out, and what is wrong with it returned.
	 * @param pause lets others work between two steps of about a millisecond; what they analyse is judged by the rules before
	 */
	usePacks(packs: readonly TeamPackText[], pause: () => Promise<void>): Promise<readonly PackProblem[]>;
	/** What will be checked of one fact of a sheet. */
	understand(name: string, text: string): UnderstoodFact;
	/** What sheets answer to viewers' questions, topic by topic, in every language. */
	answersOf(sheets: readonly ProductSheet[]): readonly SheetAnswer[];
}

/**
 * Reads the packs and loads the language detectors: 1.4 seconds of CPU and 130 MB of heap, so a worker does it, once.
 * @throws DeskError `bad-rule-pack` naming file and line
 */
export async function createAnalyser({
	rulesFolder,
	factsFolder = join(rulesFolder, '../facts'),
	marketsFolder = join(rulesFolder, '../markets'),
	questionsFolder = join(rulesFolder, '../questions'),
	allowedDomains = [],
}: AnalyserOptions): Promise<DescribingAnalyser> {
	const [rules, links, vocabularies, laws, questions, detectors] = await Promise.all([
		readRuleBook(rulesFolder),
		readLinkBook(rulesFolder, allowedDomains),
		readVocabularies(factsFolder),
		readMarketLaws(marketsFolder),
		readQuestionBook(questionsFolder),
		loadDetectors(),
	]);
	return new DeskAnalyser(rules, links, vocabularies, laws, questions, new LanguageIdentifier(detectors));
}

class DeskAnalyser implements DescribingAnalyser {
	#rules: RuleBook;
	readonly #links: LinkBook;
	readonly #vocabularies: Vocabularies;
	readonly #laws: MarketLaws;
	readonly #questions: QuestionBook;
	readonly #reader: Reader;
	#team: CompiledLists;
	/** Tells apart what was found under other lists and packs of the team. */
	#teamEdition = 0;

	constructor(rules: RuleBook, links: LinkBook, vocabularies: Vocabularies, laws: MarketLaws, questions: QuestionBook, languages: LanguageIdentifier) {
		this.#rules = rules;
		this.#links = links;
		this.#vocabularies = vocabularies;
		this.#laws = laws;
		this.#questions = questions;
		this.#reader = new Reader(languages);
		this.#team = new CompiledLists(NO_TEAM_LISTS, links);
	}

	beginShow(context: ShowContext): ShowMemory {
		return new DeskMemory(context, (sheets) => readSheets(sheets, this.#vocabularies));
	}

	analyse(input: AnalysisInput, show: ShowMemory): Analysis {
		const memory = DeskMemory.of(show);
		const reading = this.#reader.read(input.text, input.emotes);
		const language = reading.language.conclude(input.authorId, memory.priors);
		if (input.kind === 'system') return { language, flags: [], isQuestion: false, question: null, statedTopics: NO_TOPICS };
		const { flags: ofText, ...found } = this.#findIn(input, reading, language, memory);
		const ofConduct = this.#team.standing(conductFlags(input, reading, this.#strangeDomains(reading.addresses), memory), input.person, reading);
		return { language, flags: ofConduct.length === 0 ? ofText : withoutOverlaps([...ofText, ...ofConduct]), ...found };
	}

	describe(rule: string): RuleDescription | null {
		if (isDetector(rule)) return { rule, pack: DETECTOR_PACK, file: null, line: null, patterns: [], citation: null };
		return this.#rules.describe(rule);
	}

	apply(team: TeamLists): void {
		this.#team = new CompiledLists(team, this.#links);
		this.#teamEdition += 1;
	}

	async usePacks(packs: readonly TeamPackText[], pause: () => Promise<void>): Promise<readonly PackProblem[]> {
		const steps = this.#rules.stepsWithTeamPacks(packs);
		let step = steps.next();
		while (!step.done) {
			await pause();
			step = steps.next();
		}
		this.#rules = step.value;
		this.#teamEdition += 1;
		return this.#rules.problems;
	}

	understand(name: string, text: string): UnderstoodFact {
		return understandFact(name, text, this.#vocabularies);
	}

	answersOf(sheets: readonly ProductSheet[]): readonly SheetAnswer[] {
		return sheetAnswers(sheets, this.#vocabularies, this.#questions.answers);
	}

	/** What the text says, whoever of this role says it: the reading remembers it for the show, so that a repeated line is judged once. */
	#findIn(input: AnalysisInput, reading: Reading, language: LanguageFinding, memory: DeskMemory): TextFindings {
		const languages = languagesFor(language, memory.context.languages, this.#rules.languages, input.text);
		// What a person is exempted from is of this person alone.
		if (this.#team.exempts(input.person)) return this.#findAnew(input, reading, language, languages, memory);
		const key = `${memory.number} ${this.#teamEdition} ${input.kind} ${input.role} ${language.tag} ${languages.join()}`;
		let found = reading.findings.get(key);
		if (found === undefined) {
			found = this.#findAnew(input, reading, language, languages, memory);
			reading.findings.set(key, found);
		}
		return found;
	}

	#findAnew(input: AnalysisInput, reading: Reading, language: LanguageFinding, languages: readonly string[], { context, sheets }: DeskMemory): TextFindings {
		const { folded, addresses } = reading;
		const tokens = mayBeRussian(language, languages) ? withRussianReadings(reading.tokens) : reading.tokens;
		const saying: Saying = { folded, tokens, kind: input.kind, role: input.role };
		const { flags, isQuestion, statedTopics } = this.#judge(saying, languages, sheets);
		const question = isQuestion && mayAsk(input) ? this.#questionIn(tokens, languages, languageOf(language.tag)) : null;
		const numbers = findPersonalNumbers(input.text, context.market, language.tag);
		const found = [
			...outsideMail(flags, addresses),
			...this.#team.sensitive.find(saying, languages),
			...addressFlags(input, addresses, this.#team.links),
			...handleFlags(input),
			...numberFlags(input.text, numbers),
		];
		const all = withoutOverlaps(this.#team.standing(found, input.person, reading));
		return { flags: all.map((flag) => this.#laws.cited(flag, context.market)), isQuestion, question, statedTopics };
	}

	/** @param language of the message, without script */
	#questionIn(tokens: Tokens, languages: readonly string[], language: string): Question | null {
		const asked = askedOf(tokens, languages, this.#questions);
		const key = questionKey(asked, tokens.tokens, language, this.#questions);
		return key === null ? null : { key, intent: asked?.intent ?? null, topic: asked?.topic ?? null };
	}

	#judge(saying: Saying, languages: readonly string[], sheets: KnownSheets): Omit<TextFindings, 'question'> {
		const flags: FoundFlag[] = [];
		const findings: FactFinding[] = [];
		let isQuestion = false;
		let any = this.#rules.matcherOf('any');
		for (const language of languages) {
			const judgement = judge(saying, this.#rules.matcherOf(language), any);
			flags.push(...judgement.flags);
			for (const vocabulary of this.#vocabulariesFor(language)) findings.push(...checkFacts(saying, judgement.context, sheets, vocabulary));
			isQuestion ||= judgement.isQuestion || (mayAsk(saying) && isRequest(saying.tokens, language, this.#questions, judgement.context));
			any = null;
		}
		if (findings.length === 0) return { flags, isQuestion, statedTopics: NO_TOPICS };
		return { flags: [...withoutDecided(flags, findings), ...factFlags(saying, findings)], isQuestion, statedTopics: statedTopicsOf(saying, findings) };
	}

	/** All where the language has none: short claims such as "20 mm strap" pass for German. */
	#vocabulariesFor(language: string): Iterable<Vocabulary> {
		const own = this.#vocabularies.get(language);
		return own === undefined ? this.#vocabularies.values() : [own];
	}

	#strangeDomains(addresses: readonly Address[]): readonly string[] {
		if (addresses.length === 0) return NO_DOMAINS;
		return addresses.filter((address) => address.kind === 'link' && this.#team.links.standingOf(address) !== 'known').map(({ domain }) => domain);
	}
}

const NO_DOMAINS: readonly string[] = [];
const NO_TOPICS: readonly FactTopic[] = [];

/** What the host asks is for the viewers to answer, and what a bot asks for nobody. */
function mayAsk({ kind, role }: Pick<AnalysisInput, 'kind' | 'role'>): boolean {
	return kind === 'chat' && (role === 'viewer' || role === 'moderator');
}

/** What the seller says of the product as the sheet has it: whoever asked that has been answered, as far as can be known. */
function statedTopicsOf({ kind, role }: Saying, findings: readonly FactFinding[]): readonly FactTopic[] {
	if (role !== 'host' && kind !== 'speech') return NO_TOPICS;
	const stated = findings.filter(({ verdict, isHearsay }) => verdict === 'agrees' && !isHearsay).map(({ topic }) => topic);
	return [...new Set(stated)].filter(isFactTopic);
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
		this.impersonation = new ImpersonationWatch(context.host, context.staff);
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

/** "marta arroba correo punto com" leads to no site. */
function outsideMail(flags: readonly FoundFlag[], addresses: readonly Address[]): readonly FoundFlag[] {
	const mail = addresses.filter(({ kind }) => kind === 'email');
	return mail.length === 0 ? flags : flags.filter((flag) => flag.category !== 'link' || !mail.some((address) => overlaps(flag, address)));
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
