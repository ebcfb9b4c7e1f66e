import type { PackCheck, PackProblem, TriedExample } from '../../../shared/model/rule-pack.ts';
import { judge } from '../analysis/rules/judge.ts';
import type { TeamPack, TeamRule } from '../analysis/rules/pack.ts';
import type { ReadFile } from '../analysis/rules/read-packs.ts';
import type { RuleBook, RuleMatcher } from '../analysis/rules/rule-book.ts';
import { readTeamPack } from '../analysis/rules/team-packs.ts';
import { sayingOf } from './rule-judgement.ts';

/** What is wrong with a pack while it is written, and whether its rules do what their examples say. Never throws, whatever the text is. */
export function checkPack(current: RuleBook, name: string, text: string): PackCheck {
	const others = current.team.filter(({ file }) => file !== name);
	const { read, faults } = readTeamPack(name, text, { shipped: current.shipped.packs, others });
	const problems = faults.map(({ problem }) => problem);
	if (read === null) return { problems, examples: [] };
	const matcher = current.matcherOfPack(read);
	const tried = read.content.rules.flatMap((rule, index) => examplesOf(matcher, read, rule, index));
	return {
		problems: [...problems, ...tried.flatMap(({ problem }) => problem ?? [])].sort((one, other) => one.line - other.line || one.column - other.column),
		examples: tried.map(({ example }) => example),
	};
}

interface Tried {
	readonly example: TriedExample;
	readonly problem: PackProblem | null;
}

function examplesOf(matcher: RuleMatcher, { content, fault }: ReadFile<TeamPack>, rule: TeamRule, index: number): readonly Tried[] {
	const attempt = (key: 'examples' | 'counterexamples', text: string, at: number): Tried => {
		const isCounterexample = key === 'counterexamples';
		const isMet = isFound(matcher, content.language, rule, text) !== isCounterexample;
		const example: TriedExample = { rule: rule.id, text, isCounterexample, isMet };
		if (isMet) return { example, problem: null };
		const code = isCounterexample ? 'counterexample-found' : 'example-missed';
		const why = isCounterexample ? `${rule.id} flags its counterexample` : `${rule.id} does not flag its example`;
		return { example, problem: { ...fault(['rules', index, key, at], why, code, { text }).problem, severity: 'warning' } };
	};
	return [...rule.examples.map((text, at) => attempt('examples', text, at)), ...rule.counterexamples.map((text, at) => attempt('counterexamples', text, at))];
}

/** Said by one of those, and in one of the ways, the rule is about. */
function isFound(matcher: RuleMatcher, language: string, rule: TeamRule, text: string): boolean {
	const saying = sayingOf({
		text,
		kind: rule.kinds?.[0] ?? 'chat',
		role: rule.roles?.[0] ?? 'viewer',
		emotes: [],
		language: { tag: language, script: 'Zyyy', confidence: 1 },
	});
	const [own, any] = language === 'any' ? [null, matcher] : [matcher, null];
	return judge(saying, own, any).flags.some((flag) => flag.rule === rule.id);
}
