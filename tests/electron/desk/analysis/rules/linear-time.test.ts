import { beforeAll, describe, expect, it } from 'vitest';
import { fold } from '../../../../../electron/desk/analysis/folding.ts';
import { judge, type Saying } from '../../../../../electron/desk/analysis/rules/judge.ts';
import { type RuleBook, readRuleBook } from '../../../../../electron/desk/analysis/rules/rule-book.ts';
import { tokenize } from '../../../../../electron/desk/analysis/tokens.ts';
import { RULES_FOLDER } from '../rules-folder.ts';

let book: RuleBook;

beforeAll(async () => {
	book = await readRuleBook(RULES_FOLDER);
});

/** Nothing but claims: the examples of a language's own packs, one after the other. */
function claims(language: string, length: number): Saying {
	const examples = book.examples
		.filter((rule) => rule.language === language)
		.flatMap((rule) => rule.examples)
		.join(' ');
	const folded = fold(examples.repeat(Math.ceil(length / examples.length)).slice(0, length));
	return { folded, tokens: tokenize(folded), kind: 'chat', role: 'viewer' };
}

/** Milliseconds, the best of several: the machine has other things to do. */
function timeOf(saying: Saying, language: string): number {
	return Math.min(
		...Array.from({ length: 5 }, () => {
			const before = performance.now();
			judge(saying, book.matcherOf(language), book.matcherOf('any'));
			return performance.now() - before;
		}),
	);
}

describe('100 KB in which only some words are claims', () => {
	it('are judged in time that grows with their length alone', () => {
		const talk = (length: number): Saying => {
			const folded = fold('hola lucia no me llega el reloj a casa y en la tienda te mandan la correa con otro color '.repeat(1200).slice(0, length));
			return { folded, tokens: tokenize(folded), kind: 'chat', role: 'viewer' };
		};
		const [half, whole] = [talk(50_000), talk(100_000)];
		timeOf(half, 'es');
		expect(timeOf(whole, 'es')).toBeLessThan(timeOf(half, 'es') * 2.5 + 20);
	});
});

describe.each(['es', 'ru', 'fr', 'ar', 'en', 'uk', 'zh'])('100 KB of claims in %s', (language) => {
	it('are judged in time that grows with their length alone', () => {
		const [half, whole] = [claims(language, 50_000), claims(language, 100_000)];
		timeOf(half, language);
		expect(timeOf(whole, language)).toBeLessThan(timeOf(half, language) * 2.5 + 20);
	});

	it('do not hold up a show', () => {
		const whole = claims(language, 100_000);
		timeOf(whole, language);
		expect(timeOf(whole, language)).toBeLessThan(400);
	});
});
