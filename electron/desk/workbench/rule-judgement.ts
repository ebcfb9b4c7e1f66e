import type { LanguageFinding } from '../../../shared/model/language.ts';
import type { MessageKind, Role } from '../../../shared/model/message.ts';
import type { TriedFlag } from '../../../shared/model/rule-pack.ts';
import type { Span } from '../../../shared/model/span.ts';
import { blanksOf } from '../analysis/blanks.ts';
import { findAddresses } from '../analysis/entities/links.ts';
import { fold } from '../analysis/folding.ts';
import { withRussianReadings } from '../analysis/language/russian-readings.ts';
import { overlaps } from '../analysis/reading.ts';
import { judge, type Saying } from '../analysis/rules/judge.ts';
import type { RuleBook } from '../analysis/rules/rule-book.ts';
import { tokenize } from '../analysis/tokens.ts';

/** What rules alone make of a line: no detectors, no facts, no conduct, and nothing of a show but its languages. */

export interface Line {
	readonly text: string;
	readonly kind: MessageKind;
	readonly role: Role;
	readonly emotes: readonly Span[];
	readonly language: LanguageFinding;
}

export interface Judged {
	/** Every rule that fires, also where another on the same words would be shown in its place; in order of start. */
	readonly flags: readonly TriedFlag[];
	readonly isQuestion: boolean;
}

/** The line taken apart once, for several books. */
export function sayingOf({ text, kind, role, emotes, language }: Line): Saying {
	const addresses = findAddresses(text).filter((address) => !emotes.some((emote) => overlaps(emote, address)));
	const folded = fold(text, blanksOf(text, emotes, addresses));
	const tokens = tokenize(folded);
	return { folded, tokens: language.tag === 'ru-Latn' ? withRussianReadings(tokens) : tokens, kind, role };
}

/** @param languages whose rules apply; those of `any` always do */
export function judgeByRules(book: RuleBook, saying: Saying, languages: readonly string[]): Judged {
	const flags = new Map<string, TriedFlag>();
	let isQuestion = false;
	let any = book.matcherOf('any');
	for (const language of languages.length === 0 ? ['any'] : languages) {
		const judgement = judge(saying, language === 'any' ? null : book.matcherOf(language), any);
		for (const { rule, category, severity, start, end } of judgement.flags) flags.set(`${rule} ${start} ${end}`, { rule, category, severity, start, end });
		isQuestion ||= judgement.isQuestion;
		any = null;
	}
	return { flags: [...flags.values()].sort((one, other) => one.start - other.start || one.end - other.end), isQuestion };
}
