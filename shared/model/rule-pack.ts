import { z } from 'zod';
import type { Category, CategoryFamily, Severity } from './category.ts';
import type { Citation } from './flag.ts';
import type { MessageKind, Role } from './message.ts';

/** Rule packs as the workbench shows them: the shipped ones, and the team's own, which lie over them. */

/** More is no pack a person wrote. */
export const PACK_LENGTH = 400_000;
/** Lines typed to try rules on. */
export const MOST_TRIED_LINES = 200;
export const TRIED_LINE_LENGTH = 2_000;

const NAME = /^(?:team\/)?(?:[a-z]{2,3}|any)\/[a-z0-9][a-z0-9-]{0,60}$/;
/** `es/health` for a shipped pack, `team/es/health` for one of the team. */
export const packNameSchema = z.string().regex(NAME, 'a pack is named es/health, one of the team team/es/health');

const TEAM = 'team/';

export function isTeamPack(name: string): boolean {
	return name.startsWith(TEAM);
}

/** The team's pack that lies over a shipped one: `team/es/health` over `es/health`. */
export function teamPackOver(shipped: string): string {
	return TEAM + shipped;
}

/** The shipped pack of that name, whether there is one or not. */
export function packBelow(team: string): string {
	return team.slice(TEAM.length);
}

/** What can be wrong with a pack; the page chooses the words (`rules:problem.<code>`). */
export const PACK_PROBLEMS = [
	/** `detail` is the YAML parser's, in English. */
	'yaml',
	'too-deep',
	'too-long',
	'missing',
	/** `name`: the key nobody knows. */
	'unknown-key',
	/** `expected`: text, number, yes-no, list, group. */
	'wrong-kind',
	/** `allowed`: what may stand there. */
	'not-one-of',
	'empty',
	'bad-id',
	'bad-list-name',
	'bad-country',
	'bad-date',
	'bad-language',
	'bad-name',
	'bad-version',
	/** `expected`: the pack's name. */
	'name-not-file',
	/** `pack` and `line`: where the same id stands already. */
	'id-taken',
	/** `name`, `pack`: where the same list stands already. */
	'list-taken',
	/** A rule is switched off that is not shipped (any more): nothing happens, so it is a warning. */
	'off-unknown',
	/** A rule replaces one that is not shipped (any more): it is a rule of its own, so it is a warning. */
	'replaces-unknown',
	/** An example its rule does not find, or a counterexample it does find: warnings. */
	'example-missed',
	'counterexample-found',
	'pattern-too-long',
	'pattern-unanchored',
	'pattern-gaps',
	'pattern-gap-at-edge',
	'pattern-closes-nothing',
	'pattern-bar-outside',
	/** `sign`: the bracket that is missing. */
	'pattern-unclosed',
	'pattern-empty-part',
	'pattern-list-name',
	/** `name`: the list. */
	'pattern-no-list',
	'pattern-gap-length',
	'pattern-star',
	/** `written`: what holds no word. */
	'pattern-no-word',
	/** With its lists it stands for more words than can be kept. */
	'pattern-too-large',
	'pack-too-large',
	'other',
] as const;
export type PackProblemCode = (typeof PACK_PROBLEMS)[number];

export interface PackProblem {
	readonly pack: string;
	/** From 1. */
	readonly line: number;
	/** From 1, in UTF-16 code units. */
	readonly column: number;
	/** With a warning the pack works. */
	readonly severity: 'error' | 'warning';
	readonly code: PackProblemCode;
	/** What the words need. */
	readonly values: Readonly<Record<string, string>>;
	/** In English, for logs. */
	readonly message: string;
	/** The rule it is in, where it is in one. */
	readonly rule: string | null;
	/** The part it is in: `['rules', 0, 'patterns', 2]`; empty for the whole text. */
	readonly path: readonly (string | number)[];
}

/** Where a rule comes from and what the team has made of it. */
export type RuleState = 'shipped' | 'team' | 'replaced' | 'off';

export interface RuleSummary {
	readonly id: string;
	readonly category: Category;
	readonly severity: Severity;
	/** Null: everyone. */
	readonly roles: readonly Role[] | null;
	/** Null: chat and speech. */
	readonly kinds: readonly MessageKind[] | null;
	readonly citation: Citation | null;
	readonly patterns: number;
	readonly examples: number;
	/** `replaced`: a shipped rule in whose place the team's stands; the values here are those of the rule in force. */
	readonly state: RuleState;
	/** The team's pack that replaces it or switches it off. */
	readonly teamPack: string | null;
	/** Of a replaced rule: the shipped one is not what the team's was made from any more. */
	readonly hasShippedChanged: boolean;
	/** Of the shipped rule, null for one of the team: a team's rule remembers it (`replaces`). */
	readonly fingerprint: string | null;
}

export interface PackSummary {
	readonly name: string;
	readonly language: string;
	/** What its rules are about; `both` also where it has none. */
	readonly family: CategoryFamily | 'both';
	readonly version: number;
	readonly rules: readonly RuleSummary[];
	readonly lists: readonly { readonly name: string; readonly entries: number }[];
	/** Of a team's pack: who saved it last, and when. */
	readonly saved: { readonly at: number; readonly author: string } | null;
	/** Why a team's pack is not in force. */
	readonly problems: readonly PackProblem[];
}

/** A pack as text. */
export interface PackText {
	readonly name: string;
	readonly text: string;
	/** Null for a shipped pack. */
	readonly revision: number | null;
}

/** One state of a team's pack; none is ever taken away. */
export interface PackRevision {
	readonly id: number;
	readonly name: string;
	readonly version: number;
	readonly at: number;
	readonly author: string;
	readonly isDeleted: boolean;
}

/** What came of one example of a rule. */
export interface TriedExample {
	readonly rule: string;
	readonly text: string;
	readonly isCounterexample: boolean;
	/** Does the rule do what its author says? */
	readonly isMet: boolean;
}

export interface PackCheck {
	/** In order of line. */
	readonly problems: readonly PackProblem[];
	/** Empty while there are errors. */
	readonly examples: readonly TriedExample[];
}

/** A stretch of a line that a rule found. */
export interface TriedFlag {
	readonly rule: string;
	readonly category: Category;
	readonly severity: Severity;
	readonly start: number;
	readonly end: number;
}

export interface TriedLine {
	readonly text: string;
	readonly isQuestion: boolean;
	/** By all rules as they are now, and as they would be. */
	readonly before: readonly TriedFlag[];
	readonly after: readonly TriedFlag[];
}

export type TrialChange = 'same' | 'new' | 'gone' | 'severity';

/** A message of a session that the rules in question find now, or would find. */
export interface TriedMessage {
	readonly id: number;
	readonly text: string;
	readonly author: string;
	readonly role: Role;
	readonly kind: MessageKind;
	readonly language: string;
	readonly change: TrialChange;
	readonly before: readonly TriedFlag[];
	readonly after: readonly TriedFlag[];
}

/** What rules would have done to a session. */
export interface SessionTrial {
	readonly messages: number;
	/** Messages found now, and that would be found. */
	readonly before: number;
	readonly after: number;
	readonly counts: Readonly<Record<TrialChange, number>>;
	/** Changes first, then what stays; at most some hundreds. */
	readonly found: readonly TriedMessage[];
}

/** What is in a file of packs, before it is taken in. */
export interface PackImport {
	/** Under which it would be kept: `team/es/health` also for an exported `es/health`. */
	readonly name: string;
	readonly rules: number;
	readonly lists: number;
	/** Is there a pack of this name already? */
	readonly isKnown: boolean;
	readonly problems: readonly PackProblem[];
	readonly text: string;
}
