import { type Category, familyOf, type Severity } from './category.ts';
import type { StaffRole } from './staff.ts';

/** What a team has decided about findings in general: whom and what not to flag, which addresses are its own, and what it watches for. */

/** How far an exception of a person or a phrase reaches. `accuracy`: every category but those of security. */
export type ExceptionScope =
	| { readonly type: 'rule'; readonly rule: string; readonly category: Category }
	| { readonly type: 'category'; readonly category: Category }
	| { readonly type: 'accuracy' };

/** One person of a platform, whatever they call themselves. */
export interface PlatformPerson {
	/** Where `id` names one person; see `realmOf`. */
	readonly realm: string;
	readonly id: string;
	/** What they were called when the exception was made; for reading only. */
	readonly name: string;
}

export type ExceptionBody =
	| { readonly type: 'author'; readonly person: PlatformPerson; readonly scope: ExceptionScope }
	/** As it was written; compared as the analysis folds text. */
	| { readonly type: 'phrase'; readonly words: string; readonly scope: ExceptionScope }
	/** Lower case, without scheme and path. */
	| { readonly type: 'domain'; readonly domain: string; readonly withSubdomains: boolean }
	| { readonly type: 'sensitive'; readonly pattern: string; readonly severity: Severity; readonly language: string | null; readonly note: string };

export type ExceptionType = ExceptionBody['type'];

/** A decision that stands. */
export interface TeamException {
	/** UUIDv7. */
	readonly id: string;
	readonly author: { readonly name: string; readonly role: StaffRole };
	readonly at: number;
	readonly comment: string | null;
	readonly body: ExceptionBody;
}

/** The rule that the team's own list of sensitive words flags by. */
export const TEAM_SENSITIVE_RULE = 'team.sensitive';

/** Longest phrase that can be excused, in UTF-16 code units: longer ones never come again word for word. */
export const PHRASE_LENGTH = 400;
/** An address will do where a domain is asked for. */
export const DOMAIN_LENGTH = 2_000;
export const PATTERN_LENGTH = 500;
export const NOTE_LENGTH = 200;
/** Entries of a list handed over at once. */
export const MOST_EXCEPTIONS_AT_ONCE = 2_000;

/**
 * Where an author's id names one person: all of Twitch, which numbers its people; the demo, whose people are always the same;
 * elsewhere one channel alone, since two feeds can both have a "marta".
 * @param kind of the source
 */
export function realmOf(kind: string, channel: string): string {
	return kind === 'twitch' || kind === 'demo' ? kind : `${kind} ${channel}`;
}

/** Does it keep the desk silent about something that can endanger people? Then whoever makes it has to say that they know. */
export function touchesSecurity(body: ExceptionBody): boolean {
	switch (body.type) {
		case 'author':
		case 'phrase':
			return body.scope.type !== 'accuracy' && familyOf(body.scope.category) === 'security';
		case 'domain':
			return true;
		case 'sensitive':
			return false;
	}
}

/** Is a flag of this rule and category within reach of the scope? */
export function reaches(scope: ExceptionScope, flag: { readonly rule: string; readonly category: Category }): boolean {
	switch (scope.type) {
		case 'rule':
			return scope.rule === flag.rule && scope.category === flag.category;
		case 'category':
			return scope.category === flag.category;
		case 'accuracy':
			return familyOf(flag.category) === 'accuracy';
	}
}
