import type { RuleDescription } from '../../../../shared/contract/contract.ts';
import type { Category, Severity } from '../../../../shared/model/category.ts';
import type { Citation } from '../../../../shared/model/flag.ts';
import type { MessageKind, Role } from '../../../../shared/model/message.ts';
import type { PackProblem } from '../../../../shared/model/rule-pack.ts';
import { type CompiledLanguage, compileLanguage, type PlacedRule, type Steps } from './compile-language.ts';
import type { Matcher } from './matcher.ts';
import type { CueKind, TeamPack } from './pack.ts';
import { BadPack, type ReadFile, type RuleFiles, readRuleFiles } from './read-packs.ts';
import { readTeamPacks, type TeamPackText } from './team-packs.ts';

/** A rule as it is applied. */
export interface Rule {
	readonly id: string;
	readonly category: Category;
	readonly severity: Severity;
	/** `es/accuracy@1` */
	readonly pack: string;
	/** Null: everyone. */
	readonly roles: readonly Role[] | null;
	/** Null: chat and speech. */
	readonly kinds: readonly MessageKind[] | null;
	/** Also a finding when it is asked. */
	readonly asQuestion: boolean;
	/** Also a finding when it is denied or doubted. */
	readonly asDenial: boolean;
	/** No finding inside quotation marks. */
	readonly ignoreQuoted: boolean;
	readonly citation: Citation | null;
}

/** What a matched pattern stands for. */
export type RulePayload =
	| { readonly type: 'pattern'; readonly rule: Rule }
	| { readonly type: 'excuse'; readonly rule: Rule }
	| { readonly type: 'cue'; readonly cue: CueKind };

export type RuleMatcher = Matcher<RulePayload>;

/** All packs, compiled: the shipped ones and the team's over them. */
export interface RuleBook {
	/** Languages with rules or cues of their own; `any` is not among them. */
	readonly languages: readonly string[];
	/** Null where the language has no packs. `any` gives the rules of all languages. */
	matcherOf(language: string): RuleMatcher | null;
	describe(rule: string): RuleDescription | null;
	/** Every rule with the examples its author gave. */
	readonly examples: readonly {
		readonly rule: Rule;
		readonly language: string;
		readonly examples: readonly string[];
		readonly counterexamples: readonly string[];
	}[];
	/** What is shipped, as it was read. */
	readonly shipped: RuleFiles;
	/** The team's packs that are in force. */
	readonly team: readonly ReadFile<TeamPack>[];
	/** Why others of them are not; never a reason to stop. */
	readonly problems: readonly PackProblem[];
	/** The same with these packs of the team in place of the present ones; only the languages that changes are compiled. */
	withTeamPacks(texts: readonly TeamPackText[]): RuleBook;
	/** The rules of one pack alone, with the lists and cues of its language: quick enough to try examples while somebody writes. */
	matcherOfPack(pack: ReadFile<TeamPack>): RuleMatcher;
	/** `withTeamPacks` in steps, for a thread that has something else to do. */
	stepsWithTeamPacks(texts: readonly TeamPackText[]): Steps<RuleBook>;
}

/**
 * Reads and compiles the packs below a folder, and the team's over them.
 * @throws DeskError `bad-rule-pack` naming file and line, where a shipped pack has a mistake
 */
export async function readRuleBook(folder: string, teamTexts: readonly TeamPackText[] = []): Promise<RuleBook> {
	const shipped = await readRuleFiles(folder);
	refuseSharedIds(shipped);
	return allOf(bookOf(shipped, teamTexts, new Map()));
}

function allOf<Result>(steps: Steps<Result>): Result {
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}

/** A compiled language, and of which packs of the team. */
interface Known {
	readonly team: readonly string[];
	readonly compiled: CompiledLanguage;
}

/** @param known languages compiled before, to be used again where nothing of them has changed */
function* bookOf(shipped: RuleFiles, texts: readonly TeamPackText[], known: ReadonlyMap<string, Known>): Steps<RuleBook> {
	const { packs: readable, faults } = readTeamPacks(shipped.packs, texts);
	const problems = faults.map(({ problem }) => problem);
	const team: ReadFile<TeamPack>[] = [];
	const compiled = new Map<string, Known>();
	for (const language of languagesOf(shipped, readable)) {
		const own = readable.filter(({ content }) => content.language === language);
		const ownTexts = own.map(({ file }) => `${file}\n${texts.find(({ name }) => name === file)?.text ?? ''}`);
		const before = known.get(language);
		const files = { language, ...filesOf(shipped, language) };
		const isSame = before !== undefined && before.team.length === ownTexts.length && before.team.every((text, index) => text === ownTexts[index]);
		if (isSame || own.length === 0) {
			compiled.set(language, isSame ? before : { team: [], compiled: yield* compileLanguage({ ...files, team: [] }) });
			team.push(...own);
			continue;
		}
		try {
			compiled.set(language, { team: ownTexts, compiled: yield* compileLanguage({ ...files, team: own }) });
			team.push(...own);
		} catch (error) {
			// What was checked compiles; were that ever wrong, the desk still starts with what is shipped.
			problems.push(
				...own.map(({ file, fault }) => (error instanceof BadPack && error.problem.pack === file ? error : fault([], 'the pack cannot be compiled')).problem),
			);
			compiled.set(language, { team: [], compiled: yield* compileLanguage({ ...files, team: [] }) });
		}
	}
	const rules = new Map([...compiled.values()].flatMap((language) => language.compiled.rules.map((placed) => [placed.rule.id, placed] as const)));
	return {
		languages: [...compiled.keys()].filter((language) => language !== 'any'),
		matcherOf: (language) => compiled.get(language)?.compiled.matcher ?? null,
		describe(rule) {
			const placed = rules.get(rule);
			return placed === undefined ? null : describeRule(placed);
		},
		examples: [...compiled].flatMap(([language, { compiled: of }]) =>
			of.rules.map(({ rule, source: { examples, counterexamples } }) => ({ rule, language, examples, counterexamples })),
		),
		shipped,
		team,
		problems,
		withTeamPacks: (others) => allOf(bookOf(shipped, others, compiled)),
		matcherOfPack(pack) {
			const { language } = pack.content;
			const { packs, contexts } = filesOf(shipped, language);
			const lists = packs.map((other) => ({ ...other, content: { ...other.content, rules: [] } }));
			return allOf(compileLanguage({ language, packs: lists, contexts, team: [pack] })).matcher;
		},
		stepsWithTeamPacks: (others) => bookOf(shipped, others, compiled),
	};
}

function languagesOf({ packs, contexts }: RuleFiles, team: readonly ReadFile<TeamPack>[]): ReadonlySet<string> {
	return new Set([
		...packs.map((pack) => pack.content.language),
		...contexts.map((context) => context.file.split('/')[0] ?? 'any'),
		...team.map((pack) => pack.content.language),
	]);
}

function filesOf({ packs, contexts }: RuleFiles, language: string): RuleFiles {
	return {
		packs: packs.filter((pack) => pack.content.language === language),
		contexts: contexts.filter(({ file }) => file.startsWith(`${language}/`)),
	};
}

/** An id means one rule, in whatever language. @throws DeskError `bad-rule-pack` */
function refuseSharedIds({ packs }: RuleFiles): void {
	const known = new Map<string, string>();
	for (const pack of packs) {
		for (const [index, { id }] of pack.content.rules.entries()) {
			const path = ['rules', index, 'id'];
			const holder = known.get(id);
			if (holder !== undefined) throw pack.fault(path, `the id ${id} stands already in ${holder}`, 'id-taken', { id, pack: holder });
			known.set(id, pack.file);
		}
	}
}

function describeRule({ rule, source, pack, index }: PlacedRule): RuleDescription {
	return {
		rule: rule.id,
		pack: rule.pack,
		file: pack.isShipped ? pack.file : null,
		line: pack.placeOf(['rules', index, 'id']).line,
		patterns: source.patterns,
		citation: rule.citation,
	};
}
