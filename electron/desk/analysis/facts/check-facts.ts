import type { FactVerdict } from '../../../../shared/model/product-sheet.ts';
import type { Span } from '../../../../shared/model/span.ts';
import type { Context } from '../context.ts';
import type { Saying } from '../rules/judge.ts';
import { type Comparison, compareWithFact, type UnknownReason } from './compare.ts';
import { type Parts, partsOf } from './parts.ts';
import { type FoundQuantity, findQuantities, mayHoldQuantity } from './quantities.ts';
import type { KnownFact, KnownSheet, KnownSheets } from './sheets.ts';
import { type NamedFact, placeOf, type Topic, topicsOf } from './topic.ts';
import { DIMENSION_OF_FREE_FACT, type Vocabulary } from './vocabulary.ts';

/** What one quantity of a message is worth against the sheets. */
export interface FactFinding extends Span {
	/** A known topic, or the name of a free fact. */
	readonly topic: string;
	readonly verdict: FactVerdict;
	/** The sheet's own words; null where no sheet speaks of the topic. */
	readonly expected: string | null;
	/** The name of that fact, as the sheet has it. */
	readonly fact: string | null;
	readonly product: string | null;
	/** As it stands in the message. */
	readonly found: string;
	/** Why nothing can be said; only where the verdict is `unknown`. */
	readonly reason?: FindingReason;
	readonly isHearsay: boolean;
	readonly isQuoted: boolean;
	/** The seller states it as a fact of the product, and no sheet bears it out. */
	readonly isUnsupported: boolean;
}

export type FindingReason =
	| UnknownReason
	/** It is asked, not claimed. */
	| 'question'
	/** It is denied or doubted. */
	| 'denied'
	/** A viewer tells what they saw, near enough to the sheet. */
	| 'experience'
	/** No sheet speaks of it. */
	| 'no-fact'
	/** It is about another product, which has no sheet. */
	| 'other-product';

/**
 * Checks every quantity of a message that speaks of a product against the sheets. Linear in the message.
 * @param context the question, denial and clause cues of the same language
 */
export function checkFacts(saying: Saying, context: Context, known: KnownSheets, vocabulary: Vocabulary): readonly FactFinding[] {
	const { tokens } = saying.tokens;
	if (known.sheets.length === 0 || !mayHoldQuantity(tokens, vocabulary)) return NONE;
	const parts = partsOf(tokens);
	const quantities = findQuantities(parts, saying.folded.text, vocabulary, MOST_QUANTITIES);
	if (quantities.length === 0) return NONE;
	const isSeller = saying.role === 'host' || saying.kind === 'speech';
	const near = tokens.slice(0, (parts[quantities.at(-1)?.next ?? 0]?.token ?? tokens.length) + CUES_BEHIND);
	const cues = vocabulary.cues.find(near);
	const named = namedFacts(parts, known, vocabulary);
	const topics = topicsOf({ tokens: near, parts, quantities, cues, named, context, vocabulary, isSeller });
	const about = sheetsSpokenOf(parts, known);
	return quantities.flatMap((quantity, index) => {
		const topic = topics[index] ?? null;
		return topic === null ? [] : [findingOf({ saying, context, parts, isSeller }, quantity, topic, about)];
	});
}

const NONE: readonly FactFinding[] = [];
/** Only hostile text has more, and each is laid against every cue. */
const MOST_QUANTITIES = 40;
/** Tokens: farther behind the last quantity nothing speaks of it any more. */
const CUES_BEHIND = 60;

interface Scene {
	readonly saying: Saying;
	readonly context: Context;
	readonly parts: Parts;
	readonly isSeller: boolean;
}

function namedFacts(parts: Parts, { freeNames, freeFacts }: KnownSheets, vocabulary: Vocabulary): readonly NamedFact[] {
	const named: NamedFact[] = [];
	for (let index = 0; index < parts.length; index += 1) {
		const own = freeNames.at(parts, index);
		if (own !== null) named.push({ name: own.meaning.topic, dimensions: own.meaning.dimensions, ...placeOf(parts, index, own.next) });
		const free = vocabulary.freeFacts.at(parts, index);
		if (free === null) continue;
		// A fact that no sheet gives is nothing that a sheet speaks of: the thickness is not the size.
		const name = freeFacts.get(free.meaning) ?? 'other';
		named.push({ name, dimensions: new Set([DIMENSION_OF_FREE_FACT[free.meaning]]), ...placeOf(parts, index, free.next) });
	}
	return named;
}

/** The sheets of the products a message names, or all; null where it names only one that has none. */
function sheetsSpokenOf(parts: Parts, { sheets, products }: KnownSheets): readonly KnownSheet[] | null {
	const named = new Set<KnownSheet>();
	let isElsewhere = false;
	for (let index = 0; index < parts.length; index += 1) {
		const found = products.at(parts, index);
		if (found === null) continue;
		if (found.meaning === null) isElsewhere = true;
		else named.add(found.meaning);
	}
	if (named.size > 0) return [...named];
	return isElsewhere ? null : sheets;
}

function findingOf(scene: Scene, quantity: FoundQuantity, topic: Topic, sheets: readonly KnownSheet[] | null): FactFinding {
	const { saying, context, parts } = scene;
	const span = saying.folded.spanOf(quantity.start, quantity.end);
	const { first, last } = placeOf(parts, quantity.first, quantity.next);
	const match = sheets === null ? null : bestMatch(sheets, topic, quantity);
	const plain = {
		...span,
		topic: topic.topic,
		found: saying.folded.original.slice(span.start, span.end),
		expected: match?.fact.text ?? null,
		fact: match?.fact.name ?? null,
		product: match?.sheet.product ?? null,
		isHearsay: context.isHearsay(first),
		isQuoted: context.isQuoted(first, last),
	};
	const isClaim = !context.isAsked(first) && !isDenied(scene, topic, first, last);
	const unknown = (reason: FindingReason): FactFinding => ({
		...plain,
		verdict: 'unknown',
		reason,
		isUnsupported: scene.isSeller && isClaim && (UNSUPPORTING.has(reason) || reason === 'static-pressure') && (topic.isStrong || reason !== 'no-fact'),
	});
	if (sheets === null) return unknown('other-product');
	if (quantity.isAsked)
		return unknown(match?.comparison.verdict === 'unknown' && match.comparison.reason === 'static-pressure' ? 'static-pressure' : 'question');
	if (context.isAsked(first)) return unknown('question');
	if (!isClaim) return unknown('denied');
	if (match === null) return unknown('no-fact');
	if (match.comparison.verdict === 'unknown') return unknown(match.comparison.reason);
	if (match.comparison.verdict === 'contradicts' && !scene.isSeller && topic.isExperience && isNear(quantity, match.fact)) return unknown('experience');
	return { ...plain, verdict: match.comparison.verdict, isUnsupported: false };
}

const UNSUPPORTING: ReadonlySet<FindingReason> = new Set(['no-fact', 'no-value']);

/** Words such as "no hace falta cargarlo" deny nothing of what follows them. */
function isDenied({ context }: Scene, topic: Topic, first: number, last: number): boolean {
	return context.isScoffed(first) || (!topic.isAffirming && context.isDenied(first, last, []));
}

interface Match {
	readonly sheet: KnownSheet;
	readonly fact: KnownFact;
	readonly comparison: Comparison;
}

/** Where several facts speak of it, one that agrees is enough. */
function bestMatch(sheets: readonly KnownSheet[], { topic }: Topic, quantity: FoundQuantity): Match | null {
	const home = HOMES[topic];
	const matches = sheets.flatMap((sheet) =>
		sheet.facts
			.filter((fact) => fact.topic === topic || (fact.topic === home && fact.quantities.some(({ dimension }) => dimension === quantity.dimension)))
			.map((fact) => ({ sheet, fact, comparison: compareWithFact(topic, quantity, fact.quantities) })),
	);
	const of = (verdict: FactVerdict): Match | undefined => matches.find(({ comparison }) => comparison.verdict === verdict);
	return of('agrees') ?? of('contradicts') ?? of('unknown') ?? null;
}

/** Where a sheet may also give such a value: "battery: 48 h, 300 mAh". */
export const HOMES: Readonly<Record<string, string>> = { capacity: 'battery', volume: 'capacity', range: 'bluetooth' };

/** Twice or half of what the sheet says: how a product fares in use. */
function isNear({ dimension, most }: FoundQuantity, { quantities }: KnownFact): boolean {
	return quantities.some((value) => {
		const ratio = value.dimension === dimension ? (most ?? 0) / (value.most ?? value.least ?? 1) : 0;
		return ratio >= 0.25 && ratio <= 2;
	});
}
