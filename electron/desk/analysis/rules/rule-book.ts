import type { RuleDescription } from '../../../../shared/contract/contract.ts';
import { type Category, familyOf, type Severity } from '../../../../shared/model/category.ts';
import type { Citation } from '../../../../shared/model/flag.ts';
import type { MessageKind, Role } from '../../../../shared/model/message.ts';
import { Matcher } from './matcher.ts';
import { CUE_KINDS, type CueKind, type Pack, type PackRule } from './pack.ts';
import type { PatternNode } from './pattern.ts';
import { patternIn } from './pattern-in-file.ts';
import { type ReadFile, type RuleFiles, readRuleFiles } from './read-packs.ts';
import { stemmerOf } from './stemmer.ts';

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

/** All packs, compiled. */
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
}

/**
 * Reads and compiles the packs below a folder.
 * @throws DeskError `bad-rule-pack` naming file and line
 */
export async function readRuleBook(folder: string): Promise<RuleBook> {
	return compile(await readRuleFiles(folder));
}

function compile({ packs, contexts }: RuleFiles): RuleBook {
	const matchers = new Map<string, RuleMatcher>();
	const descriptions = new Map<string, RuleDescription>();
	const examples: RuleBook['examples'][number][] = [];
	const languages = new Set([...packs.map((pack) => pack.content.language), ...contexts.map((context) => context.file.split('/')[0] ?? 'any')]);
	for (const language of languages) {
		const own = packs.filter((pack) => pack.content.language === language);
		const lists = compileLists(own);
		const matcher: RuleMatcher = new Matcher(lists, stemmerOf(language));
		for (const pack of own) {
			for (const [index, rule] of pack.content.rules.entries()) {
				const known = descriptions.get(rule.id);
				if (known !== undefined)
					throw pack.fault(['rules', index, 'id'], `the id ${rule.id} stands already in ${known.file ?? known.pack}, line ${known.line ?? 1}`);
				const compiled = compileRule(pack, rule, index, matcher, lists);
				descriptions.set(rule.id, describeRule(pack, rule, index, compiled));
				examples.push({ rule: compiled, language, examples: rule.examples, counterexamples: rule.counterexamples });
			}
		}
		for (const context of contexts.filter(({ file }) => file.startsWith(`${language}/`))) {
			for (const cue of CUE_KINDS) {
				for (const [index, source] of context.content[cue].entries()) {
					matcher.addNode(patternIn(context, [cue, index], source, lists), { type: 'cue', cue });
				}
			}
		}
		matchers.set(language, matcher);
	}
	return {
		languages: [...languages].filter((language) => language !== 'any'),
		matcherOf: (language) => matchers.get(language) ?? null,
		describe: (rule) => descriptions.get(rule) ?? null,
		examples,
	};
}

/** The lists of all packs of one language; they share their names. */
function compileLists(packs: readonly ReadFile<Pack>[]): ReadonlyMap<string, readonly PatternNode[]> {
	const lists = new Map<string, readonly PatternNode[]>();
	for (const pack of packs) {
		for (const [name, entries] of Object.entries(pack.content.lists)) {
			if (lists.has(name)) throw pack.fault(['lists', name], `the list ${name} stands already in another pack of ${pack.content.language}`);
			lists.set(
				name,
				entries.map((entry, index) => patternIn(pack, ['lists', name, index], entry, NO_LISTS)),
			);
		}
	}
	return lists;
}

const NO_LISTS: ReadonlyMap<string, unknown> = new Map();

function compileRule(pack: ReadFile<Pack>, source: PackRule, index: number, matcher: RuleMatcher, lists: ReadonlyMap<string, readonly PatternNode[]>): Rule {
	const rule: Rule = {
		id: source.id,
		category: source.category,
		severity: source.severity,
		pack: `${pack.content.pack}@${pack.content.version}`,
		roles: source.roles ?? null,
		kinds: source.kinds ?? null,
		asQuestion: source.asQuestion ?? isFindingWhenAsked(source.category),
		asDenial: source.asDenial ?? familyOf(source.category) === 'security',
		ignoreQuoted: source.ignoreQuoted,
		citation: source.citation ?? null,
	};
	for (const [at, pattern] of source.patterns.entries()) {
		matcher.addNode(patternIn(pack, ['rules', index, 'patterns', at], pattern, lists), { type: 'pattern', rule });
	}
	for (const [at, pattern] of source.unless.entries()) {
		matcher.addNode(patternIn(pack, ['rules', index, 'unless', at], pattern, lists), { type: 'excuse', rule });
	}
	return rule;
}

/** Asking whether a watch is waterproof is no claim; asking for a password, or whether a burn is normal, is what it is. */
function isFindingWhenAsked(category: Category): boolean {
	return category === 'incident' || familyOf(category) === 'security';
}

function describeRule(pack: ReadFile<Pack>, source: PackRule, index: number, rule: Rule): RuleDescription {
	return {
		rule: rule.id,
		pack: rule.pack,
		file: pack.file,
		line: pack.lineOf(['rules', index, 'id']),
		patterns: source.patterns,
		citation: rule.citation,
	};
}
