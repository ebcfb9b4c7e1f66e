import { familyOf, SEVERITIES, type Severity, severityRank } from '../../../../shared/model/category.ts';
import type { Factor, FoundFlag } from '../../../../shared/model/flag.ts';
import type { MessageKind, Role } from '../../../../shared/model/message.ts';
import { type Context, contextOf } from '../context.ts';
import type { FoldedText } from '../folding.ts';
import type { Token, Tokens } from '../tokens.ts';
import type { PatternMatch } from './matcher.ts';
import type { Rule, RuleMatcher, RulePayload } from './rule-book.ts';

export interface Saying {
	readonly folded: FoldedText;
	readonly tokens: Tokens;
	readonly kind: MessageKind;
	readonly role: Role;
}

export interface Judgement {
	readonly flags: readonly FoundFlag[];
	readonly isQuestion: boolean;
	/** What the language's cues make of each word. */
	readonly context: Context;
}

/**
 * Applies the rules of one language, and those of any language, to what was said.
 * @param own the language's rules and cues; null where it has none
 */
export function judge(saying: Saying, own: RuleMatcher | null, any: RuleMatcher | null): Judgement {
	const { tokens } = saying.tokens;
	const ownMatches = own?.find(tokens) ?? [];
	const matches = any === null ? ownMatches : [...ownMatches, ...any.find(tokens)];
	const context = contextOf(saying.tokens, ownMatches, saying.role !== 'host' && saying.kind !== 'speech');
	const excused = excusedClauses(matches, context);
	const flags: FoundFlag[] = [];
	for (const match of matches) {
		if (match.payload.type === 'pattern') {
			const flag = flagOf(saying, match, match.payload.rule, context, excused);
			if (flag !== null) flags.push(flag);
		}
	}
	return { flags, isQuestion: context.isQuestion, context };
}

/** The clauses in which each rule has its excuse. */
function excusedClauses(matches: readonly PatternMatch<RulePayload>[], context: Context): ReadonlyMap<Rule, ReadonlySet<number>> {
	const excused = new Map<Rule, Set<number>>();
	for (const { payload, first, last } of matches) {
		if (payload.type !== 'excuse') continue;
		const clauses = excused.get(payload.rule) ?? new Set<number>();
		for (let clause = context.clauseOf(first); clause <= context.clauseOf(last - 1); clause += 1) clauses.add(clause);
		excused.set(payload.rule, clauses);
	}
	return excused;
}

function flagOf(
	saying: Saying,
	{ first, last, skipped, isDisguised }: PatternMatch<RulePayload>,
	rule: Rule,
	context: Context,
	excused: ReadonlyMap<Rule, ReadonlySet<number>>,
): FoundFlag | null {
	if (rule.roles !== null && !rule.roles.includes(saying.role)) return null;
	if (rule.kinds !== null && !rule.kinds.includes(saying.kind)) return null;
	if (!rule.asQuestion && context.isAsked(first)) return null;
	if (rule.ignoreQuoted && context.isQuoted(first, last)) return null;
	const excuses = excused.get(rule);
	if (excuses?.has(context.clauseOf(first)) || excuses?.has(context.clauseOf(last - 1))) return null;
	if (!rule.asDenial && context.isDenied(first, last, skipped)) return null;
	if (isClaim(rule) && context.isScoffed(first)) return null;
	const start = startOf(saying.tokens.tokens, first, isDisguised);
	const end = saying.tokens.tokens[last - 1]?.end ?? start;
	const span = saying.folded.spanOf(start, end);
	const { factors, severity } = weigh(saying, rule, first, last, isDisguised, context);
	return {
		...span,
		category: rule.category,
		severity,
		rule: rule.id,
		pack: rule.pack,
		explanation: { matched: saying.folded.original.slice(span.start, span.end), factors },
		...(rule.citation === null ? {} : { citation: rule.citation }),
	};
}

/** Who was hurt may well mock the promise. */
function isClaim({ category }: Rule): boolean {
	return familyOf(category) === 'accuracy' && category !== 'incident';
}

/** A word read with the digit before it ("7ثالة") begins with the digit. */
function startOf(tokens: readonly Token[], first: number, isDisguised: boolean): number {
	const [before, token] = [tokens[first - 1], tokens[first]];
	const beginsBefore =
		isDisguised && before?.kind === 'number' && before.end === token?.start && token.readings.some(({ word }) => word.length > token.word.length);
	return (beginsBefore ? before : token)?.start ?? 0;
}

function weigh(
	{ kind, role }: Saying,
	rule: Rule,
	first: number,
	last: number,
	isDisguised: boolean,
	context: Context,
): { readonly factors: readonly Factor[]; readonly severity: Severity } {
	const factors: Factor[] = [];
	let rank = severityRank(rule.severity);
	if (role === 'host') factors.push('said-by-host');
	if (kind === 'speech') factors.push('said-aloud');
	if (factors.length > 0 && familyOf(rule.category) === 'accuracy') rank += 1;
	if (context.isQuoted(first, last)) {
		factors.push('quoted');
		rank -= 1;
	}
	if (context.isHearsay(first)) {
		factors.push('hearsay');
		rank -= 1;
	}
	if (rule.category === 'abuse' && context.isCondemned(first)) {
		factors.push('condemned');
		rank -= 1;
	}
	if (isDisguised) factors.push('disguised');
	return { factors, severity: SEVERITIES[Math.max(0, Math.min(rank, SEVERITIES.length - 1))] ?? rule.severity };
}
