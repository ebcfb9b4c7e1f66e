import type { DismissalReason, Verdict } from './annotation.ts';
import type { Category, CategoryFamily, Severity } from './category.ts';
import type { Factor, Flag, FoundFlag } from './flag.ts';
import type { MessageKind, Role } from './message.ts';
import { type FactTopic, isFactTopic } from './product-sheet.ts';
import { TEAM_SENSITIVE_RULE } from './team-exception.ts';

/** Every key of resources/locales/<language>/flags.json, so that page and command line ask for none that is missing. */
export type FlagWordKey =
	| `category.${Category}.${'name' | 'meaning' | 'risk'}`
	| `family.${CategoryFamily}`
	| `severity.${Severity}`
	| `verdict.${Verdict}`
	| `dismissal.${DismissalReason}`
	| `role.${Role}`
	| `kind.${MessageKind}`
	| `factor.${Factor}`
	| `detector.${DetectorSentence}`
	| `topic.${FactTopic}`
	| 'summary'
	| 'citation.withArticle'
	| 'citation.withoutArticle';

/** Finds words in the reader's language: i18next's `t` of the namespace `flags`. */
export type FlagWords = (key: FlagWordKey, values?: Readonly<Record<string, string | number>>) => string;

/** How the reader's language writes what a citation names. Without one, codes and ISO dates are shown as they are. */
export interface CitationNames {
	/** Of an ISO 3166-1 alpha-2 code or `EU`. */
	countryName(code: string): string;
	/** @param at ms since the epoch */
	date(at: number): string;
}

/** Why something was flagged, in sentences. */
export interface FlagExplanation {
	/** The category's name, e.g. "Health claim". */
	readonly category: string;
	/** What was found, with the matched words. */
	readonly summary: string;
	/** Why such a thing matters. */
	readonly risk: string;
	/** What made it weigh more or less; a sentence each. */
	readonly factors: readonly string[];
	/** The law or policy, where in it, whose it is, and when it was read. */
	readonly citation?: string;
}

/** Says in the reader's language why the desk flagged something. */
export function explainFlag(flag: Flag | FoundFlag, words: FlagWords, names: CitationNames = CODES): FlagExplanation {
	const { citation, category, explanation } = flag;
	return {
		category: words(`category.${category}.name`),
		summary: detectorSummary(flag, words) ?? words('summary', { matched: isolated(explanation.matched), meaning: words(`category.${category}.meaning`) }),
		risk: words(`category.${category}.risk`),
		factors: explanation.factors.filter((factor) => !(isDetector(flag.rule) && SAID_BY_DETECTOR.has(factor))).map((factor) => words(`factor.${factor}`)),
		...(citation && { citation: citationWords(citation, words, names) }),
	};
}

const DETECTORS = {
	'detect.link.shortened': 'linkShortened',
	'detect.link.unknown': 'linkUnknown',
	'detect.link.lookalike': 'linkLookalike',
	'detect.contact.messenger': 'messenger',
	'detect.email': 'email',
	'detect.phone': 'phone',
	'detect.card': 'card',
	'detect.iban': 'iban',
	'detect.order': 'order',
	'detect.spam.flood': 'spamFlood',
	'detect.spam.copies': 'spamCopies',
	'detect.impersonation.host': 'impersonationHost',
	'detect.impersonation.moderator': 'impersonationModerator',
	'detect.fact.contradicts': 'factContradicts',
	'detect.fact.unsupported': 'factUnsupported',
	'detect.fact.static-pressure': 'factStaticPressure',
	[TEAM_SENSITIVE_RULE]: 'teamSensitive',
} as const;

type DetectorSentence = (typeof DETECTORS)[keyof typeof DETECTORS] | 'teamSensitiveNote';

/** What the sentence of the detector says already. */
const SAID_BY_DETECTOR: ReadonlySet<Factor> = new Set(['shortened-link', 'unknown-domain', 'lookalike-domain']);

/** A rule of a pack is explained by its category; a detector in code knows more and says it. */
function detectorSummary(flag: FoundFlag, words: FlagWords): string | null {
	if (!isDetector(flag.rule)) return null;
	const { matched, facts } = flag.explanation;
	if (flag.rule === TEAM_SENSITIVE_RULE && facts?.note !== undefined) {
		return words('detector.teamSensitiveNote', { matched: isolated(matched), note: isolated(facts.note) });
	}
	return words(`detector.${DETECTORS[flag.rule]}`, {
		matched: isolated(matched),
		domain: isolated(facts?.domain ?? matched),
		topic: topicWords(facts?.topic ?? '', words),
		found: isolated(facts?.found ?? matched),
		expected: isolated(facts?.expected ?? ''),
	});
}

/** A known topic has a name in every language; a free fact is called what its sheet calls it. */
function topicWords(topic: string, words: FlagWords): string {
	return isFactTopic(topic) ? words(`topic.${topic}`) : isolated(topic);
}

function isDetector(rule: string): rule is keyof typeof DETECTORS {
	return Object.hasOwn(DETECTORS, rule);
}

const LONGEST_QUOTED = 80;

/**
 * Chat text within a sentence of another language: shortened, without controls of direction, and set apart
 * by Unicode isolates (FSI, PDI), so that neither can turn the other round.
 */
export function isolated(text: string): string {
	const plain = text.replace(/[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069\p{Cc}]/gu, ' ').trim();
	const points = [...plain];
	const clipped = points.length > LONGEST_QUOTED ? `${points.slice(0, LONGEST_QUOTED).join('')}…` : plain;
	return `\u2068${clipped}\u2069`;
}

const CODES: CitationNames = { countryName: (code) => code, date: (at) => new Date(at).toISOString().slice(0, 10) };

function citationWords(citation: NonNullable<FoundFlag['citation']>, words: FlagWords, names: CitationNames): string {
	const { law, article, country, read } = citation;
	// Noon: the same day in nearly every time zone.
	const readAt = Date.parse(`${read}T12:00:00Z`);
	const shared = { law, country: names.countryName(country), date: Number.isNaN(readAt) ? read : names.date(readAt) };
	return article === undefined ? words('citation.withoutArticle', shared) : words('citation.withArticle', { ...shared, article });
}
