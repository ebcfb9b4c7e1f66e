import { beforeAll, describe, expect, it } from 'vitest';
import { blanksOf } from '../../../../../electron/desk/analysis/blanks.ts';
import { findAddresses } from '../../../../../electron/desk/analysis/entities/links.ts';
import { fold } from '../../../../../electron/desk/analysis/folding.ts';
import { judge } from '../../../../../electron/desk/analysis/rules/judge.ts';
import { type Rule, type RuleBook, readRuleBook } from '../../../../../electron/desk/analysis/rules/rule-book.ts';
import { tokenize } from '../../../../../electron/desk/analysis/tokens.ts';
import { RULES_FOLDER } from '../rules-folder.ts';

let book: RuleBook;

beforeAll(async () => {
	book = await readRuleBook(RULES_FOLDER);
});

/** Does the rule itself fire, said by one of those and in one of the ways it is about? */
function isFlagged(rule: Rule, language: string, text: string): boolean {
	const folded = fold(text, blanksOf(text, [], findAddresses(text)));
	const saying = { folded, tokens: tokenize(folded), kind: rule.kinds?.[0] ?? 'chat', role: rule.roles?.[0] ?? 'viewer' };
	const { flags } = judge(saying, book.matcherOf(language), book.matcherOf('any'));
	return flags.some((flag) => flag.rule === rule.id);
}

describe('the packs', () => {
	it('flag every example their authors gave', () => {
		const missed = book.examples.flatMap(({ rule, language, examples }) =>
			examples.filter((text) => !isFlagged(rule, language, text)).map((text) => `${rule.id}: ${text}`),
		);
		expect(missed).toEqual([]);
	});

	it('flag none of the counterexamples', () => {
		const flagged = book.examples.flatMap(({ rule, language, counterexamples }) =>
			counterexamples.filter((text) => isFlagged(rule, language, text)).map((text) => `${rule.id}: ${text}`),
		);
		expect(flagged).toEqual([]);
	});

	it('have cues for every language the desk is for', () => {
		expect(book.languages).toEqual(expect.arrayContaining(['es', 'ru', 'fr', 'ar', 'en', 'uk', 'zh']));
	});
});
