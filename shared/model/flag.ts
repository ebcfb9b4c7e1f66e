import type { Category, Severity } from './category.ts';
import type { Span } from './span.ts';

/** What made a finding weigh more or less; shown to the reader in their language. */
export const FACTORS = [
	'said-by-host',
	'said-aloud',
	'quoted',
	'hearsay',
	'condemned',
	'disguised',
	'checksum-valid',
	'shortened-link',
	'unknown-domain',
	'lookalike-domain',
] as const;
export type Factor = (typeof FACTORS)[number];

/** Why something was flagged, as data: the reader's language is applied where it is shown. */
export interface Explanation {
	/** The stretch of text that matched, as written. */
	readonly matched: string;
	readonly factors: readonly Factor[];
	/** Names of the detector's findings, e.g. `{"kind": "card"}` or `{"domain": "bit.ly"}`. */
	readonly facts?: Readonly<Record<string, string>>;
	/** Where what was found begins, if a sentence was cut across spoken lines: stretches of earlier messages, oldest first. */
	readonly before?: readonly (Span & { readonly messageId: number })[];
}

/** The law or policy a rule rests on. */
export interface Citation {
	/** ISO 3166-1 alpha-2, or `EU`. */
	readonly country: string;
	readonly law: string;
	readonly article?: string;
	/** ISO date on which the text was read. */
	readonly read: string;
}

/** A finding before it is stored. */
export interface FoundFlag extends Span {
	readonly category: Category;
	readonly severity: Severity;
	/** Id of the rule or detector, e.g. `es.health.cures` or `detect.card`. */
	readonly rule: string;
	/** The pack and its version, so that stored evidence names what judged it: `es/accuracy@1`. */
	readonly pack: string;
	readonly explanation: Explanation;
	readonly citation?: Citation;
}

/** The desk's own finding on a message, as stored. */
export interface Flag extends FoundFlag {
	readonly id: number;
}
