import { beforeAll, describe, expect, it } from 'vitest';
import { fold } from '../../../../../electron/desk/analysis/folding.ts';
import { judge, type Saying } from '../../../../../electron/desk/analysis/rules/judge.ts';
import { type RuleBook, readRuleBook } from '../../../../../electron/desk/analysis/rules/rule-book.ts';
import { tokenize } from '../../../../../electron/desk/analysis/tokens.ts';
import { leastCpuTimeOf, leastCpuTimesOf } from '../../../../fixtures/cpu-time.ts';
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

function judging(saying: Saying, language: string): () => void {
	return () => void judge(saying, book.matcherOf(language), book.matcherOf('any'));
}

/** Twice as much text takes twice as long, and a few milliseconds that are the machine's. */
function expectLinear(half: Saying, whole: Saying, language: string): void {
	const [ofHalf, ofWhole] = leastCpuTimesOf(judging(half, language), judging(whole, language));
	expect(ofWhole).toBeLessThan(ofHalf * 2.5 + 5);
}

describe('100 KB in which only some words are claims', () => {
	it('are judged in time that grows with their length alone', () => {
		const talk = (length: number): Saying => {
			const folded = fold('hola lucia no me llega el reloj a casa y en la tienda te mandan la correa con otro color '.repeat(1200).slice(0, length));
			return { folded, tokens: tokenize(folded), kind: 'chat', role: 'viewer' };
		};
		expectLinear(talk(50_000), talk(100_000), 'es');
	});
});

describe.each(['es', 'ru', 'fr', 'ar', 'en', 'uk', 'zh'])('100 KB of claims in %s', (language) => {
	it('are judged in time that grows with their length alone', () => {
		expectLinear(claims(language, 50_000), claims(language, 100_000), language);
	});

	it('do not hold up a show', () => {
		expect(leastCpuTimeOf(judging(claims(language, 100_000), language))).toBeLessThan(200);
	});
});
