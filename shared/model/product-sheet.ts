import { z } from 'zod';
import type { Category } from './category.ts';

/** A product sheet: the approved facts of a product, which a claim is checked against. */

/** Of a product, and of a fact; in UTF-16 code units. */
export const NAME_LENGTH = 200;
export const FACT_LENGTH = 500;
export const MOST_FACTS = 200;
export const MOST_RELATED = 50;

const factText = z.union([
	z.string().trim().min(1, 'a fact says something').max(FACT_LENGTH),
	z.number().transform(String),
	z
		.array(z.string().trim().min(1).max(FACT_LENGTH))
		.min(1)
		.max(100)
		.transform((items) => items.join(', ')),
]);

/** As a person writes it: `{"product":"Smart watch W1","facts":{"water":"IP67, 1 m for 30 min","battery":"48 h"}}`. */
export const productSheetSchema = z.strictObject({
	product: z.string().trim().min(1, 'a sheet names its product').max(NAME_LENGTH),
	/** Name of the fact, in any of the seven languages -> what holds, as text in any of them. */
	facts: z
		.record(z.string().trim().min(1).max(NAME_LENGTH), factText)
		.refine((facts) => Object.keys(facts).length <= MOST_FACTS, { message: `a sheet has at most ${MOST_FACTS} facts` }),
	/** Names of other products that viewers ask about in the same show. */
	related: z.array(z.string().trim().min(1).max(NAME_LENGTH)).max(MOST_RELATED).readonly().optional(),
});

export interface ProductSheet {
	readonly product: string;
	readonly facts: Readonly<Record<string, string>>;
	readonly related?: readonly string[] | undefined;
}

/** A sheet as the team keeps it, for any of its shows. */
export interface SavedSheet {
	/** UUID. */
	readonly id: string;
	readonly sheet: ProductSheet;
	readonly updatedAt: number;
}

/** What facts are known to speak of. A fact with another name is free: it is found by the words of its name. */
export const FACT_TOPICS = [
	'water',
	'battery',
	'charging',
	'capacity',
	'warranty',
	'price',
	'delivery',
	'returns',
	'screen',
	'weight',
	'size',
	'strap',
	'bluetooth',
	'range',
	'power',
	'storage',
	'volume',
	'temperature',
	'material',
	'colour',
	'compatibility',
] as const;

export type FactTopic = (typeof FACT_TOPICS)[number];

export function isFactTopic(topic: string): topic is FactTopic {
	return TOPICS.has(topic);
}

const TOPICS: ReadonlySet<string> = new Set(FACT_TOPICS);

/** Under which category a wrong value of each topic is flagged. */
export function categoryOfTopic(topic: string): Extract<Category, 'specification' | 'price' | 'fulfilment'> {
	if (topic === 'price') return 'price';
	return topic === 'warranty' || topic === 'delivery' || topic === 'returns' ? 'fulfilment' : 'specification';
}

/** What is measured; values of one dimension convert into each other. */
export const DIMENSIONS = [
	'time',
	'length',
	'mass',
	'volume',
	'charge',
	'energy',
	'power',
	'voltage',
	'storage',
	'temperature',
	'share',
	/** Water pressure, in bar: "5 ATM". */
	'pressure',
	/** The two digits of an IP code (IEC 60529). */
	'ingress',
	'money',
	'version',
] as const;

export type Dimension = (typeof DIMENSIONS)[number];

/** A value or a range in the base unit of its dimension: s, m, g, l, mAh, Wh, W, V, byte, °C, 1, bar. Null: open on that side. */
export interface Quantity {
	readonly dimension: Dimension;
	readonly least: number | null;
	readonly most: number | null;
	/** As the text gives it: `week`, `inch`, an ISO 4217 code, or several joined by `|` where a word means several currencies. */
	readonly unit: string;
}

/** What a sheet says about one thing, understood as far as it can be. */
export type FactValue =
	| { readonly kind: 'quantities'; readonly quantities: readonly Quantity[] }
	| { readonly kind: 'list'; readonly items: readonly string[] }
	| { readonly kind: 'text' };

/** What the desk makes of one fact, for the person who writes the sheet. */
export interface UnderstoodFact {
	/** Null for a fact that is found by the words of its name. */
	readonly topic: FactTopic | null;
	/** Its quantities in the unit they name, not in the base unit. */
	readonly value: FactValue;
}

export const FACT_VERDICTS = ['agrees', 'contradicts', 'unknown'] as const;

export type FactVerdict = (typeof FACT_VERDICTS)[number];
