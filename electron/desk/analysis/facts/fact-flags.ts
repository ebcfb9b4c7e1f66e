import { type Category, SEVERITIES, type Severity, severityRank } from '../../../../shared/model/category.ts';
import type { Factor, FoundFlag } from '../../../../shared/model/flag.ts';
import { categoryOfTopic } from '../../../../shared/model/product-sheet.ts';
import type { Span } from '../../../../shared/model/span.ts';
import type { Saying } from '../rules/judge.ts';
import type { FactFinding } from './check-facts.ts';

/** Raised when the checking of facts changes: stored flags name it. */
export const FACT_PACK = 'facts@1';

export const FACT_RULES = {
	contradicts: 'detect.fact.contradicts',
	unsupported: 'detect.fact.unsupported',
	staticPressure: 'detect.fact.static-pressure',
} as const;

/**
 * Contradictions, and what a seller says that no sheet bears out. What agrees is no finding.
 * @param findings of all languages the message may be in: where one reads a stretch as true, the others misread it
 */
export function factFlags(saying: Saying, findings: readonly FactFinding[]): readonly FoundFlag[] {
	const agreeing = findings.filter(({ verdict }) => verdict === 'agrees');
	return findings.flatMap((finding) => {
		if (agreeing.some((other) => other !== finding && overlaps(other, finding))) return [];
		if (finding.verdict === 'contradicts') return [flagOf(saying, finding, FACT_RULES.contradicts, contradictionRank(saying))];
		if (!finding.isUnsupported) return [];
		return [flagOf(saying, finding, finding.reason === 'static-pressure' ? FACT_RULES.staticPressure : FACT_RULES.unsupported, severityRank('low'))];
	});
}

/** Flags of packs that judge what a sheet has decided, or is asked about: the sheet knows better. Prices keep theirs: a right price can be a wrong discount. */
export function withoutDecided(flags: readonly FoundFlag[], findings: readonly FactFinding[]): FoundFlag[] {
	const decided = findings.filter(({ verdict, isUnsupported }) => verdict !== 'unknown' || isUnsupported);
	return flags.filter(
		(flag) => !decided.some((finding) => STEPPING_ASIDE.has(flag.category) && flag.category === categoryOfTopic(finding.topic) && overlaps(flag, finding)),
	);
}

const STEPPING_ASIDE: ReadonlySet<Category> = new Set(['specification', 'fulfilment']);

function contradictionRank({ role, kind }: Saying): number {
	return severityRank(role === 'host' || kind === 'speech' ? 'high' : 'medium');
}

function flagOf({ role, kind }: Saying, finding: FactFinding, rule: string, rank: number): FoundFlag {
	const { start, end, topic, verdict, expected, found, fact, product, isHearsay, isQuoted } = finding;
	const factors: Factor[] = [];
	if (role === 'host') factors.push('said-by-host');
	if (kind === 'speech') factors.push('said-aloud');
	if (isQuoted) factors.push('quoted');
	if (isHearsay) factors.push('hearsay');
	return {
		start,
		end,
		category: categoryOfTopic(topic),
		severity: severityAt(rank - Number(isHearsay) - Number(isQuoted)),
		rule,
		pack: FACT_PACK,
		explanation: {
			matched: found,
			factors,
			facts: {
				topic,
				verdict,
				found,
				...(expected === null ? {} : { expected }),
				...(fact === null ? {} : { fact }),
				...(product === null ? {} : { product }),
			},
		},
	};
}

function severityAt(rank: number): Severity {
	return SEVERITIES[Math.max(0, rank)] ?? 'low';
}

function overlaps(one: Span, other: Span): boolean {
	return one.start < other.end && other.start < one.end;
}
