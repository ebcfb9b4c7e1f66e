import { DISMISSAL_REASONS, type DismissalReason, type Verdict } from './annotation.ts';
import type { Category } from './category.ts';
import type { Flag } from './flag.ts';
import type { Message } from './message.ts';

/** What people made of a rule's flags. `raised` counts all; the rest nobody has judged. */
export interface VerdictTally {
	readonly raised: number;
	readonly confirmed: number;
	readonly escalated: number;
	readonly dismissed: number;
	/** Dismissals by reason; `none` where none was given. */
	readonly reasons: Readonly<Partial<Record<DismissalReason | 'none', number>>>;
}

export interface RuleRecord {
	readonly rule: string;
	/** Of its latest flag. */
	readonly category: Category;
	readonly total: VerdictTally;
	/** By language of the message and market of the show, most raised first. */
	readonly slices: readonly (VerdictTally & { readonly language: string; readonly market: string })[];
	/** What had been judged when a person last said they had looked at the rule; null where nobody has. */
	readonly looked: { readonly by: string; readonly at: number; readonly verdicts: number; readonly dismissed: number } | null;
}

/** A flag of a rule with its message, for a person to judge the rule by. */
export interface RuleExample {
	readonly flag: Flag;
	readonly message: Message;
	readonly session: { readonly id: string; readonly title: string; readonly startedAt: number };
	readonly verdict: {
		readonly verdict: Verdict;
		readonly reason: DismissalReason | null;
		readonly comment: string | null;
		readonly by: string;
		readonly at: number;
	} | null;
}

/** When a rule is dismissed so often that a lead should look at it. */
export interface LearningSettings {
	/** Fewer verdicts say nothing. */
	readonly leastVerdicts: number;
	/** 0 to 1: the share of dismissals that must very probably be passed. */
	readonly dismissedShare: number;
}

export const DEFAULT_LEARNING: LearningSettings = { leastVerdicts: 8, dismissedShare: 0.5 };

export const DISMISSAL_KEYS = [...DISMISSAL_REASONS, 'none'] as const;

export function verdictsOf({ confirmed, escalated, dismissed }: VerdictTally): number {
	return confirmed + escalated + dismissed;
}

export function unjudgedOf(tally: VerdictTally): number {
	return Math.max(0, tally.raised - verdictsOf(tally));
}

/**
 * Is the rule dismissed more often than the settings allow? Judged by the lower end of Wilson's interval, so that few verdicts
 * condemn nothing, and only on the verdicts given since somebody last looked at the rule.
 */
export function isDismissedTooOften({ total, looked }: Pick<RuleRecord, 'total' | 'looked'>, settings: LearningSettings): boolean {
	const verdicts = verdictsOf(total) - (looked?.verdicts ?? 0);
	const dismissed = total.dismissed - (looked?.dismissed ?? 0);
	return verdicts >= settings.leastVerdicts && wilsonLowerBound(dismissed, verdicts) > settings.dismissedShare;
}

/**
 * The share that is passed with a probability of 97.5 %, of so many hits in so many tries; 0 where there were none.
 * E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
 */
export function wilsonLowerBound(hits: number, tries: number): number {
	if (tries <= 0) return 0;
	const share = Math.min(1, Math.max(0, hits / tries));
	const z2 = Z * Z;
	const centre = share + z2 / (2 * tries);
	const spread = Z * Math.sqrt((share * (1 - share) + z2 / (4 * tries)) / tries);
	return Math.max(0, (centre - spread) / (1 + z2 / tries));
}

/** 95 % of a normal distribution lie within so many standard deviations. */
const Z = 1.959964;
