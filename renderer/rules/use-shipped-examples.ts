import { useEffect, useState } from 'react';
import { MOST_TRIED_LINES, type TriedExample } from '../../shared/model/rule-pack.ts';
import { askDesk } from '../state/desk.ts';
import type { RuleFields } from './pack-draft.ts';

/** What comes of the examples of a rule as it is in force; null until it is known, and where there is no rule to try. */
export function useShippedExamples(teamName: string, rule: RuleFields | null): readonly TriedExample[] | null {
	const [examples, setExamples] = useState<readonly TriedExample[] | null>(null);
	const question =
		rule === null
			? null
			: JSON.stringify({ id: rule.id, role: rule.roles[0], kind: rule.kinds[0], examples: rule.examples, counterexamples: rule.counterexamples });
	useEffect(() => {
		setExamples(null);
		if (rule === null || question === null) return;
		let isCurrent = true;
		const asked = [
			...rule.examples.map((text) => ({ text, isCounterexample: false })),
			...rule.counterexamples.map((text) => ({ text, isCounterexample: true })),
		].slice(0, MOST_TRIED_LINES);
		const said = { role: rule.roles[0] ?? 'viewer', kind: rule.kinds[0] ?? 'chat' } as const;
		askDesk('pack.try', { name: teamName, text: null, lines: asked.map(({ text }) => ({ text, ...said })) }).then(
			(lines) => {
				if (!isCurrent) return;
				setExamples(
					asked.map((example, index) => {
						const isFound = lines[index]?.after.some((flag) => flag.rule === rule.id) ?? false;
						return { rule: rule.id, ...example, isMet: isFound !== example.isCounterexample };
					}),
				);
			},
			// They are asked again with the next rule.
			() => {},
		);
		return () => {
			isCurrent = false;
		};
		// The question holds all of the rule that is asked.
	}, [teamName, question]);
	return examples;
}
