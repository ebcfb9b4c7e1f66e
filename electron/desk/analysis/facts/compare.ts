import type { FactVerdict, Quantity } from '../../../../shared/model/product-sheet.ts';
import type { Bound } from './vocabulary.ts';

/** Why a claim and a sheet could not be laid side by side. */
export type UnknownReason =
	/** A pressure rating holds for a moment in a laboratory: it gives no minutes and no depth to dive to. */
	| 'static-pressure'
	/** IP against ATM: neither follows from the other. */
	| 'other-scale'
	/** Currencies are never converted. */
	| 'other-currency'
	/** Ranges that overlap without one holding the other. */
	| 'overlap'
	/** The sheet speaks of it, but gives no such value. */
	| 'no-value';

export type Comparison = { readonly verdict: Exclude<FactVerdict, 'unknown'> } | { readonly verdict: 'unknown'; readonly reason: UnknownReason };

/** A value as it was said, or as a sheet says it. */
export interface Stated extends Quantity {
	/** Half of what its last written digit is worth, in the base unit. */
	readonly rounding: number;
	readonly bound: Bound | null;
}

/** Compares what was said of a topic with all that its fact gives. */
export function compareWithFact(topic: string, claim: Stated, fact: readonly Stated[]): Comparison {
	if (topic === 'water') return compareWater(claim, fact);
	return best(fact.filter(({ dimension }) => dimension === claim.dimension).map((value) => compareValues(topic, claim, value)));
}

const AGREES: Comparison = { verdict: 'agrees' };
const CONTRADICTS: Comparison = { verdict: 'contradicts' };

function unknown(reason: UnknownReason): Comparison {
	return { verdict: 'unknown', reason };
}

/** A fact may give several values ("38 g, 52 g with strap"): one that agrees is enough. */
function best(comparisons: readonly Comparison[]): Comparison {
	return (
		comparisons.find(({ verdict }) => verdict === 'agrees') ??
		comparisons.find(({ verdict }) => verdict === 'unknown') ??
		comparisons.find(({ verdict }) => verdict === 'contradicts') ??
		unknown('no-value')
	);
}

/**
 * IP codes are tests in still water of a given depth and time (IEC 60529: 7 is 1 m for 30 min, below there is no immersion, above the maker says);
 * ATM and bar are static pressure (ISO 22810).
 */
function compareWater(claim: Stated, fact: readonly Stated[]): Comparison {
	const given = fact.filter(({ dimension }) => dimension === claim.dimension);
	if (claim.dimension === 'ingress' && given.length > 0) return best(given.map((value) => compareCodes(claim.most ?? 0, value.most ?? 0)));
	if (given.length > 0) return best(given.map((value) => compareValues('water', claim, value)));
	const code = fact.find(({ dimension }) => dimension === 'ingress')?.most ?? null;
	const pressure = fact.find(({ dimension }) => dimension === 'pressure')?.most ?? null;
	if (claim.dimension === 'pressure') return code === null ? unknown('no-value') : CONTRADICTS;
	if (claim.dimension === 'ingress') return pressure === null ? unknown('no-value') : unknown('other-scale');
	const tested = code === null ? null : immersionOf(code, claim.dimension);
	if (tested !== null) return compareValues('water', claim, tested);
	if (pressure === null) return unknown('no-value');
	const isDeeper = claim.dimension === 'length' && (claim.least ?? 0) > pressure * METRES_PER_BAR * (1 + TOLERANCE);
	return isDeeper ? CONTRADICTS : unknown('static-pressure');
}

/** An open code ("IPX7") says nothing of dust: of it only the second digit counts. */
function compareCodes(claim: number, fact: number): Comparison {
	const isOpen = claim < 10 || fact < 10;
	return (isOpen ? claim % 10 === fact % 10 : claim === fact) ? AGREES : CONTRADICTS;
}

const METRES_PER_BAR = 10;
const ONE_METRE = 1;
const HALF_HOUR = 1800;

function immersionOf(code: number, dimension: Quantity['dimension']): Stated | null {
	const digit = code % 10;
	if (digit > 7 || (dimension !== 'length' && dimension !== 'time')) return null;
	const most = digit < 7 ? 0 : dimension === 'length' ? ONE_METRE : HALF_HOUR;
	return { dimension, least: most, most, unit: dimension === 'length' ? 'metre' : 'minute', rounding: 0, bound: 'at-most' };
}

const TOLERANCE = 0.02;
const PRICE_TOLERANCE = 0.005;
/** "Unos 50": about. */
const LOOSE_TOLERANCE = 0.1;
/** What the written digits leave open counts up to here: 1.4 for 1.43, but not 2 for 2.4. */
const MOST_ROUNDING = 0.05;

/** Of these a shorter or smaller value than promised is no better for the viewer: "up to" names what it can do. */
const MOST_COUNTS: ReadonlySet<string> = new Set(['water', 'battery', 'warranty', 'returns', 'range', 'capacity', 'storage', 'power', 'volume', 'temperature']);

function compareValues(topic: string, claim: Stated, fact: Stated): Comparison {
	if (claim.dimension === 'money' && !sharesCurrency(claim.unit, fact.unit)) return unknown('other-currency');
	if (claim.dimension === 'version') return compareVersions(claim, fact);
	const [least, most] = rangeOf(fact);
	const [from, to] = [claim.least ?? 0, claim.most ?? Number.POSITIVE_INFINITY];
	const slack = slackOf(topic, claim, fact);
	switch (claim.bound) {
		case 'at-least':
			return most >= from - slack ? AGREES : CONTRADICTS;
		case 'more':
			return most > from ? AGREES : CONTRADICTS;
		case 'less':
			return least < to ? AGREES : CONTRADICTS;
		case 'at-most':
			if (!MOST_COUNTS.has(topic)) return most <= to + slack ? AGREES : CONTRADICTS;
			break;
		default:
			break;
	}
	// What stays below its limit keeps within it: ten minutes of thirty.
	if (topic === 'water' && (claim.dimension === 'time' || claim.dimension === 'length')) return isAtMost(to, most, slack) ? AGREES : CONTRADICTS;
	if (isAtMost(least, from, slack) && isAtMost(to, most, slack)) return AGREES;
	if (fact.bound === null && isAtMost(from, least, slack) && isAtMost(most, to, slack)) return AGREES;
	return isAtMost(from, most, slack) && isAtMost(least, to, slack) ? unknown('overlap') : CONTRADICTS;
}

function isAtMost(one: number, other: number, slack: number): boolean {
	return one <= other + slack;
}

/** The values a fact allows. */
function rangeOf({ least, most, bound }: Stated): readonly [number, number] {
	const from = least ?? 0;
	const to = most ?? Number.POSITIVE_INFINITY;
	if (bound === 'at-most' || bound === 'less') return [0, to];
	return bound === 'at-least' || bound === 'more' ? [from, Number.POSITIVE_INFINITY] : [from, to];
}

function slackOf(topic: string, claim: Stated, fact: Stated): number {
	const value = fact.most ?? fact.least ?? 0;
	if (!Number.isFinite(value)) return 0;
	if (topic === 'price') return value * PRICE_TOLERANCE;
	if (claim.dimension === 'ingress' || claim.dimension === 'pressure') return 0;
	const share = claim.bound === 'about' || fact.bound === 'about' ? LOOSE_TOLERANCE : TOLERANCE;
	return Math.max(value * share, Math.min(claim.rounding, value * MOST_ROUNDING));
}

/** "5" stands for any 5.x, "5.0" does not. */
function compareVersions(claim: Stated, fact: Stated): Comparison {
	const said = claim.most ?? 0;
	const given = fact.most ?? 0;
	return said === given || (claim.rounding >= 0.5 && said === Math.floor(given)) ? AGREES : CONTRADICTS;
}

function sharesCurrency(one: string, other: string): boolean {
	const codes = new Set(other.split('|'));
	return one.split('|').some((code) => codes.has(code));
}
