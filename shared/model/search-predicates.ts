import { VERDICTS } from './annotation.ts';
import { ACCURACY_CATEGORIES, CATEGORIES, SECURITY_CATEGORIES, SEVERITIES } from './category.ts';
import { MESSAGE_KINDS, ROLES } from './message.ts';
import { readTime } from './search-time.ts';

/** What can stand before a colon in a search, and what after it. */
export const PREDICATES = {
	/** Author's name or id, or how it begins. */
	from: { kind: 'text' },
	role: { kind: 'choice', values: ROLES },
	kind: { kind: 'choice', values: MESSAGE_KINDS },
	/** `ru` is also `ru-Latn`. */
	lang: { kind: 'language' },
	category: { kind: 'choice', values: ['accuracy', 'security', ...CATEGORIES] },
	severity: { kind: 'choice', values: SEVERITIES },
	/** `none`: flagged by the desk, and nobody has judged it. */
	verdict: { kind: 'choice', values: ['none', ...VERDICTS] },
	/** Who of the team annotated it. */
	by: { kind: 'text' },
	/** The show's title, or a session's id. */
	in: { kind: 'text' },
	/** It was written on, or how that begins: `twitch`; of a relayed message as the relay calls it. */
	platform: { kind: 'text' },
	market: { kind: 'country' },
	/** `translation`: one that a person wrote. */
	has: { kind: 'choice', values: ['link', 'flag', 'note', 'label', 'translation'] },
	/** `answered`: a question that host or team answered, to everybody or to this one. */
	is: { kind: 'choice', values: ['question', 'answered', 'deleted'] },
	before: { kind: 'time' },
	after: { kind: 'time' },
} as const satisfies Readonly<Record<string, PredicateKind>>;

export type Predicate = keyof typeof PREDICATES;

type PredicateKind =
	| { readonly kind: 'text' | 'language' | 'country' | 'time' }
	/** Lower case; what a person types may be of any case. */
	| { readonly kind: 'choice'; readonly values: readonly string[] };

/** A value as the desk understands it: a choice in its own spelling, a language or country by its tag; null where it is none of these. */
export function valueMeant(predicate: Predicate, typed: string): string | null {
	const value = typed.trim();
	const definition: PredicateKind = PREDICATES[predicate];
	switch (definition.kind) {
		case 'text':
			return /[\p{L}\p{N}]/u.test(value) ? value : null;
		case 'choice':
			return definition.values.find((choice) => choice === value.toLowerCase()) ?? null;
		case 'language':
			return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(value) ? value.toLowerCase() : null;
		case 'country':
			return /^[a-z]{2}$/i.test(value) ? value.toUpperCase() : null;
		case 'time':
			return readTime(value) === null ? null : value;
	}
}

/** Categories of a family, or the category itself. */
export function categoriesMeant(value: string): readonly string[] {
	if (value === 'accuracy') return ACCURACY_CATEGORIES;
	if (value === 'security') return SECURITY_CATEGORIES;
	return [value];
}
