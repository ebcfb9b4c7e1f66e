import type { RuleDescription } from '../../../shared/contract/contract.ts';
import { severityRank } from '../../../shared/model/category.ts';
import type { FoundFlag } from '../../../shared/model/flag.ts';
import type { LanguageFinding } from '../../../shared/model/language.ts';
import type { Analyser, Analysis, AnalysisInput, ShowContext, ShowMemory } from './analysis.ts';
import { ImpersonationWatch } from './conduct/impersonation.ts';
import { SpamWatch } from './conduct/spam.ts';
import { addressFlags, DETECTOR_PACK, impersonationFlag, isDetector, numberFlags, spamFlag } from './detectors.ts';
import { type LinkBook, readLinkBook } from './entities/link-book.ts';
import type { Address } from './entities/links.ts';
import { findPersonalNumbers } from './entities/numbers.ts';
import { loadDetectors } from './language/detectors.ts';
import { LanguageIdentifier } from './language/identify.ts';
import { LanguagePriors } from './language/priors.ts';
import { withRussianReadings } from './language/russian-readings.ts';
import { overlaps, Reader, type Reading } from './reading.ts';
import { type Judgement, judge, type Saying } from './rules/judge.ts';
import { type RuleBook, readRuleBook } from './rules/rule-book.ts';
import type { Tokens } from './tokens.ts';

export interface AnalyserOptions {
	/** The folder of the rule packs: resources/rules. */
	readonly rulesFolder: string;
	/** Domains that are no finding, besides those of any/links.yaml. */
	readonly allowedDomains?: readonly string[];
}

/** An analyser that can also say where its rules stand. */
export interface DescribingAnalyser extends Analyser {
	/** Where a rule stands and what it rests on; null for one that is not known any more. */
	describe(rule: string): RuleDescription | null;
}

/**
 * Reads the packs and loads the language detectors: about a second and 250 MB, so a worker does it, once.
 * @throws DeskError `bad-rule-pack` naming file and line
 */
export async function createAnalyser({ rulesFolder, allowedDomains = [] }: AnalyserOptions): Promise<DescribingAnalyser> {
	const [rules, links, detectors] = await Promise.all([readRuleBook(rulesFolder), readLinkBook(rulesFolder, allowedDomains), loadDetectors()]);
	return new DeskAnalyser(rules, links, new LanguageIdentifier(detectors));
}

class DeskAnalyser implements DescribingAnalyser {
	readonly #rules: RuleBook;
	readonly #links: LinkBook;
	readonly #reader: Reader;

	constructor(rules: RuleBook, links: LinkBook, languages: LanguageIdentifier) {
		this.#rules = rules;
		this.#links = links;
		this.#reader = new Reader(languages);
	}

	beginShow(context: ShowContext): ShowMemory {
		return new DeskMemory(context);
	}

	analyse(input: AnalysisInput, show: ShowMemory): Analysis {
		const memory = DeskMemory.of(show);
		const reading = this.#reader.read(input.text, input.emotes);
		const { addresses, tokens } = reading;
		const language = reading.language.conclude(input.authorId, memory.priors);
		if (input.kind === 'system') return { language, flags: [], isQuestion: false };
		const { flags: ruled, isQuestion } = this.#applyRules(input, reading, language, memory);
		const flags = [
			...ruled,
			...addressFlags(input, addresses, this.#links),
			...numberFlags(input.text, findPersonalNumbers(input.text, memory.context.market, language.tag)),
			...conductFlags(input, tokens, this.#strangeDomains(addresses), memory),
		];
		return { language, flags: withoutOverlaps(flags), isQuestion };
	}

	describe(rule: string): RuleDescription | null {
		if (isDetector(rule)) return { rule, pack: DETECTOR_PACK, file: null, line: null, patterns: [], citation: null };
		return this.#rules.describe(rule);
	}

	/** The same words from a like author are judged once: the reading remembers it (15 of 80 µs a message before). */
	#applyRules({ kind, role }: AnalysisInput, reading: Reading, language: LanguageFinding, { context }: DeskMemory): Judgement {
		const languages = this.#languagesFor(language, context);
		const asked = `${kind} ${role} ${language.tag} ${languages.join()}`;
		let judgement = reading.judgements.get(asked);
		if (judgement === undefined) {
			const tokens = language.tag === 'ru-Latn' ? withRussianReadings(reading.tokens) : reading.tokens;
			judgement = this.#judge({ folded: reading.folded, tokens, kind, role }, languages);
			reading.judgements.set(asked, judgement);
		}
		return judgement;
	}

	#judge(saying: Saying, languages: readonly string[]): Judgement {
		const flags: FoundFlag[] = [];
		let isQuestion = false;
		let any = this.#rules.matcherOf('any');
		for (const language of languages) {
			const judgement = judge(saying, this.#rules.matcherOf(language), any);
			flags.push(...judgement.flags);
			isQuestion ||= judgement.isQuestion;
			any = null;
		}
		return { flags, isQuestion };
	}

	#strangeDomains(addresses: readonly Address[]): readonly string[] {
		return addresses.filter((address) => address.kind === 'link' && this.#links.standingOf(address) !== 'known').map(({ domain }) => domain);
	}

	/** Whose rules apply: the message's own languages; all where it is unknown; the show's as well where it is uncertain. */
	#languagesFor({ tag, others = [], confidence }: LanguageFinding, { languages }: ShowContext): readonly string[] {
		if (tag === 'und') return this.#rules.languages;
		if (others.length === 0 && confidence >= CERTAIN) return [baseOf(tag)];
		return [...new Set([tag, ...others, ...(confidence < CERTAIN ? languages : [])].map(baseOf))];
	}
}

const CERTAIN = 0.75;

function baseOf(tag: string): string {
	return tag.split('-', 1)[0] ?? tag;
}

/** What one show's messages have taught so far. */
class DeskMemory implements ShowMemory {
	readonly context: ShowContext;
	readonly priors: LanguagePriors;
	readonly spam = new SpamWatch();
	readonly impersonation: ImpersonationWatch;

	constructor(context: ShowContext) {
		this.context = context;
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
}

function conductFlags(
	{ kind, role, authorId, authorName, text }: AnalysisInput,
	{ tokens }: Tokens,
	strangeDomains: readonly string[],
	memory: DeskMemory,
): readonly FoundFlag[] {
	if (kind === 'speech') return [];
	const flags: FoundFlag[] = [];
	const impersonation = memory.impersonation.see(authorId, authorName, role);
	if (impersonation !== null) flags.push(impersonationFlag(text, impersonation, authorName));
	if (role === 'host' || role === 'moderator') return flags;
	const spam = memory.spam.see(authorId, tokens, strangeDomains);
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
