import { type Category, familyOf } from '../../../../shared/model/category.ts';
import { Matcher } from './matcher.ts';
import { type ContextCues, CUE_KINDS, type Pack, type PackRule, type TeamPack } from './pack.ts';
import type { PatternNode } from './pattern.ts';
import { patternIn } from './pattern-in-file.ts';
import type { ReadFile } from './read-packs.ts';
import type { Rule, RuleMatcher, RulePayload } from './rule-book.ts';
import { stemmerOf } from './stemmer.ts';

/** What is in force in one language: the shipped packs, and the team's over them. */
export interface LanguageFiles {
	readonly language: string;
	readonly packs: readonly ReadFile<Pack>[];
	readonly contexts: readonly ReadFile<ContextCues>[];
	readonly team: readonly ReadFile<TeamPack>[];
}

/** A rule in force, and where it stands. */
export interface PlacedRule {
	readonly rule: Rule;
	readonly source: PackRule;
	readonly pack: ReadFile<Pack | TeamPack>;
	readonly index: number;
}

export interface CompiledLanguage {
	readonly matcher: RuleMatcher;
	readonly rules: readonly PlacedRule[];
}

/** Work in steps of about a millisecond; whoever takes them can do something else in between. */
export type Steps<Result> = Generator<undefined, Result>;

/**
 * Compiles the packs and cues of one language: about 100 ms for the largest shipped one.
 * @throws DeskError `bad-rule-pack` naming file and line
 */
export function* compileLanguage({ language, packs, contexts, team }: LanguageFiles): Steps<CompiledLanguage> {
	const lists = compileLists(packs, team);
	const matcher: RuleMatcher = new Matcher(lists, stemmerOf(language), isOfAbuse);
	const rules: PlacedRule[] = [];
	const isOverruled = overruledBy(team);
	for (const pack of [...packs, ...team]) {
		for (const [index, source] of pack.content.rules.entries()) {
			if (pack.isShipped && isOverruled(source.id)) continue;
			rules.push({ rule: compileRule(pack, source, index, matcher, lists), source, pack, index });
			yield;
		}
	}
	for (const context of contexts) {
		for (const cue of CUE_KINDS) {
			for (const [index, source] of context.content[cue].entries()) {
				matcher.addNode(patternIn(context, [cue, index], source, lists), { type: 'cue', cue });
			}
			yield;
		}
	}
	return { matcher, rules };
}

/** Insults are what people mask. */
function isOfAbuse(payload: RulePayload): boolean {
	return payload.type === 'pattern' && payload.rule.category === 'abuse';
}

/** Which shipped rules the team has put another in the place of, or switched off. */
function overruledBy(team: readonly ReadFile<TeamPack>[]): (rule: string) => boolean {
	const overruled = new Set(team.flatMap(({ content }) => [...content.off, ...content.rules.map(({ id }) => id)]));
	return (rule) => overruled.has(rule);
}

/** The lists of all packs of one language; they share their names, and the team's take the place of shipped ones. */
function compileLists(packs: readonly ReadFile<Pack>[], team: readonly ReadFile<TeamPack>[]): ReadonlyMap<string, readonly PatternNode[]> {
	const lists = new Map<string, readonly PatternNode[]>();
	const replaced = new Set(team.flatMap(({ content }) => Object.keys(content.lists)));
	for (const pack of [...packs, ...team]) {
		for (const [name, entries] of Object.entries(pack.content.lists)) {
			if (pack.isShipped && replaced.has(name)) continue;
			if (lists.has(name))
				throw pack.fault(['lists', name], `the list ${name} stands already in another pack of ${pack.content.language}`, 'list-taken', { name });
			lists.set(
				name,
				entries.map((entry, index) => patternIn(pack, ['lists', name, index], entry, NO_LISTS)),
			);
		}
	}
	return lists;
}

const NO_LISTS: ReadonlyMap<string, unknown> = new Map();

function compileRule(
	pack: ReadFile<Pack | TeamPack>,
	source: PackRule,
	index: number,
	matcher: RuleMatcher,
	lists: ReadonlyMap<string, readonly PatternNode[]>,
): Rule {
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
