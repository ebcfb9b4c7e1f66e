import type { LanguageFinding } from '../../../../shared/model/language.ts';

/**
 * Whose rules apply to a message: its own languages; all where it is unknown; the show's as well where it is uncertain.
 * @param expected the show's languages, as tags
 * @param all every language that has rules
 */
export function languagesFor({ tag, others = [], confidence }: LanguageFinding, expected: readonly string[], all: readonly string[]): readonly string[] {
	if (tag === 'und') return all;
	if (others.length === 0 && confidence >= CERTAIN) return [baseOf(tag)];
	return [...new Set([tag, ...others, ...(confidence < CERTAIN ? expected : [])].map(baseOf))];
}

/** `ru` of `ru-Latn`. */
export function baseOf(tag: string): string {
	return tag.split('-', 1)[0] ?? tag;
}

const CERTAIN = 0.75;
