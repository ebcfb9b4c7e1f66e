import { readFileSync } from 'node:fs';
import type { Category } from '../../shared/model/category.ts';
import type { MessageKind, Role } from '../../shared/model/message.ts';

export const EVALUATED_LANGUAGES = ['es', 'ru', 'fr', 'ar', 'en', 'uk', 'zh'] as const;
export type EvaluatedLanguage = (typeof EVALUATED_LANGUAGES)[number];
export type Split = 'develop' | 'test';

/** One line of the project's own labelled set: written for it, independent of the rules. */
export interface LabelledLine {
	readonly id: string;
	readonly text: string;
	readonly role: Role;
	readonly kind: MessageKind;
	readonly author: string;
	/** BCP 47 as a native would tag it. */
	readonly language: string;
	/** What must be flagged; empty for look-alikes and ordinary lines. */
	readonly categories: readonly Category[];
	readonly lookalikeOf?: Category;
	readonly question: boolean;
	readonly split: Split;
	/** ISO 3166-1 alpha-2, where national phone numbers need another country than the language's own. */
	readonly market?: string;
	/** The product sheet the line is checked against, as `--sheet` takes it. */
	readonly sheet?: { readonly product: string; readonly facts: Readonly<Record<string, string>> };
	readonly verdict?: 'agrees' | 'contradicts' | 'unknown';
}

export function labelledLines(language: EvaluatedLanguage): readonly LabelledLine[] {
	return readFileSync(new URL(`${language}.jsonl`, import.meta.url), 'utf8')
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as LabelledLine);
}
