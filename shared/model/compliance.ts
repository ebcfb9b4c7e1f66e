import type { Citation } from './flag.ts';

/** What the desk counts while a show runs: how long ago it was disclosed, what was said to run out, and what it is said to have cost before. */

/** Bounds of what a person may set, in whole minutes. */
export const LEAST_DISCLOSURE_MINUTES = 1;
export const MOST_DISCLOSURE_MINUTES = 180;

/** Words of a message, and when they were said. Never more than what was matched. */
export interface Said {
	readonly messageId: number;
	/** Milliseconds since the epoch. */
	readonly at: number;
	readonly words: string;
}

export interface DisclosureClock {
	/** Due again after so many minutes. */
	readonly everyMinutes: number;
	/** Of the market, where nobody set another for this show. */
	readonly marketMinutes: number;
	/** From here it runs: the last disclosure, else the host's first words. Null while the desk has not heard the host speak. */
	readonly since: number | null;
	readonly last: Said | null;
	readonly times: number;
	/** What counts in this market, as it is written there. */
	readonly accepted: readonly string[];
	/** A mark that must be seen in writing, such as erid; null where the market has none. */
	readonly token: { readonly name: string; readonly last: Said | null } | null;
	readonly law: Citation | null;
}

/** `open`: running; `ended`: the host said that it is over; `past`: its time is up and nothing was said since; `broken`: it did not hold. */
export type PromiseState = 'open' | 'ended' | 'past' | 'broken';

/** A deadline that the host announced. */
export interface Countdown {
	readonly kind: 'countdown';
	readonly first: Said;
	/** Where it was said last, if more than once. */
	readonly latest: Said;
	readonly endsAt: number;
	readonly state: PromiseState;
}

/** How many there are left, as the host said. */
export interface StockCount {
	readonly kind: 'stock';
	readonly first: Said;
	readonly latest: Said;
	readonly left: number;
	readonly state: PromiseState;
}

export type AnnouncedPromise = Countdown | StockCount;

/** "It was 90 before": a price that another is compared with. */
export interface ReferencePrice {
	readonly amount: number;
	/** ISO 4217; null where none was said. */
	readonly currency: string | null;
	/** What it is now, as was said with it. */
	readonly now: number | null;
	readonly first: Said;
	readonly latest: Said;
	readonly times: number;
	/** The last reference price before it that was another. */
	readonly before: { readonly amount: number; readonly currency: string | null; readonly said: Said } | null;
	/** In other shows of the same host, where the product is known and was priced there. */
	readonly elsewhere?: PricesElsewhere;
}

export interface PricesElsewhere {
	/** The last time that it was said to have cost something else before. */
	readonly other: PriceElsewhere | null;
	/** The lowest offer in the days of the market's law, where that is below what it is said to have cost before. */
	readonly lowest: PriceElsewhere | null;
}

export interface PriceElsewhere {
	readonly sessionId: string;
	readonly messageId: number;
	readonly at: number;
	readonly amount: number;
	readonly currency: string | null;
}

export const COMPLIANCE_FINDINGS = [
	/** The host goes on and has not disclosed for longer than is due. `first`: the last disclosure. */
	'disclosure-late',
	/** The mark of the market was not seen in writing. */
	'token-missing',
	/** The offer is still announced after its deadline. */
	'deadline-passed',
	/** The same offer was given more time. */
	'deadline-moved',
	/** There are more left than before. */
	'stock-rose',
	/** There are as many left as long before. */
	'stock-unchanged',
	/** The same price is compared with another one than before. */
	'reference-changed',
] as const;
export type ComplianceFindingKind = (typeof COMPLIANCE_FINDINGS)[number];

/** Something a person should look at, with both moments side by side: did they really end? */
export interface ComplianceFinding {
	/** The same for the same finding, however often it is asked for. */
	readonly id: string;
	readonly kind: ComplianceFindingKind;
	readonly at: number;
	readonly first: Said | null;
	readonly second: Said;
	/** Minutes between what was due or announced and what was said then; whole. */
	readonly minutes: number;
	/** Of a disclosure: when it was made good; null while it is due. */
	readonly mendedAt: number | null;
	readonly law: Citation | null;
}

/** All clocks of a session as they were at one moment. */
export interface ComplianceClocks {
	readonly sessionId: string;
	readonly at: number;
	/** ISO 3166-1 alpha-2 of the rules applied, `EU`, or null: those of no country. */
	readonly rulesOf: string | null;
	readonly disclosure: DisclosureClock;
	/** Oldest first. */
	readonly promises: readonly AnnouncedPromise[];
	readonly prices: readonly ReferencePrice[];
	/** Oldest first. */
	readonly findings: readonly ComplianceFinding[];
	/** Of the rule that a reference price is the lowest of so many days; null where the market has none. */
	readonly referenceLaw: { readonly days: number; readonly law: Citation } | null;
}

/** What a market asks, as resources/compliance says; plain data, so that a worker can be handed it. */
export interface ComplianceRules {
	readonly rulesOf: string | null;
	readonly disclosureMinutes: number;
	readonly accepted: readonly string[];
	/** Ways to say it that count too; `*` ends a word in any way. */
	readonly said: readonly string[];
	readonly disclosureLaw: Citation | null;
	readonly token: string | null;
	readonly referenceLaw: { readonly days: number; readonly law: Citation } | null;
	/** Of false deadlines and scarcity. */
	readonly urgencyLaw: Citation | null;
}

/** Whether the disclosure is due at this moment. */
export function isDisclosureDue({ since, everyMinutes }: DisclosureClock, at: number): boolean {
	return since !== null && at - since >= everyMinutes * 60_000;
}
