import { languageOf } from '../../../../shared/model/language.ts';
import type { FailedCheck } from '../../../../shared/model/translation.ts';
import type { Vocabularies } from '../../analysis/facts/vocabulary.ts';
import { fold } from '../../analysis/folding.ts';
import { tokenize } from '../../analysis/tokens.ts';
import type { TermBook } from '../terms/term-book.ts';
import { deniesIn } from './denials.ts';
import { type Measure, type Value, valuesIn } from './values.ts';

export interface CheckedPair {
	readonly from: string;
	readonly to: string;
	readonly original: string;
	readonly translation: string;
	/** What had to go through as it stands. */
	readonly protectedTexts: readonly string[];
}

/**
 * What is wrong with a machine's translation, as far as that can be told without understanding it. Nothing found does not make it right; something found
 * makes it one for a specialist to look at.
 */
export function checkTranslation(pair: CheckedPair, vocabularies: Vocabularies, terms: TermBook): readonly FailedCheck[] {
	return [...checkProtected(pair), ...checkValues(pair, vocabularies), ...checkNegation(pair), ...checkTerms(pair, terms), ...checkShape(pair)];
}

function checkProtected({ translation, protectedTexts }: CheckedPair): readonly FailedCheck[] {
	return protectedTexts.filter((text) => !translation.includes(text)).map((missing) => ({ check: 'protected', missing }));
}

/** Numbers by what they are worth: `٣` is 3, "treinta mil" is 30,000, and `1.299 €` is not 1.3. */
function checkValues({ from, to, original, translation }: CheckedPair, vocabularies: Vocabularies): readonly FailedCheck[] {
	const source = vocabularies.get(languageOf(from));
	const target = vocabularies.get(languageOf(to));
	if (source === undefined || target === undefined) return [];
	const before = valuesIn(original, source);
	const after = valuesIn(translation, target);
	const numbers = [
		...before.numbers.filter((one) => one.isWritten && !hasValue(after.numbers, one)).map(({ text }): FailedCheck => ({ check: 'numbers', missing: text })),
		...after.numbers.filter((one) => one.isWritten && !hasValue(before.numbers, one)).map(({ text }): FailedCheck => ({ check: 'numbers', unexpected: text })),
	];
	if (numbers.length > 0) {
		// "Half an hour" may have become "30 minutes": the same time in other numbers is right.
		const isSameMeasure = before.measures.length > 0 && before.measures.every((one) => after.measures.some((other) => isSame(one, other)));
		if (!isSameMeasure || after.measures.length > before.measures.length) return numbers;
	}
	return before.measures.flatMap((one) => checkMeasure(one, after.measures));
}

function hasValue(values: readonly Value[], { value }: Value): boolean {
	return values.some((other) => Math.abs(other.value - value) <= Math.abs(value) * 1e-9);
}

function isSame(one: Measure, other: Measure): boolean {
	return one.dimension === other.dimension && Math.abs(one.value - other.value) <= Math.abs(one.value) * 0.011 && isSameCurrency(one, other);
}

function isSameCurrency(one: Measure, other: Measure): boolean {
	return one.dimension !== 'money' || one.unit.split('|').some((code) => other.unit.split('|').includes(code));
}

/** A unit the translation's language does not know how to say is not counted against it: only another one is. */
function checkMeasure(one: Measure, after: readonly Measure[]): readonly FailedCheck[] {
	if (after.some((other) => isSame(one, other))) return [];
	const wrong = after.find((other) => other.dimension === one.dimension) ?? after.find((other) => leadingNumber(other.text) === leadingNumber(one.text));
	if (wrong === undefined) return [];
	return [{ check: one.dimension === 'money' ? 'currency' : 'units', missing: one.text, unexpected: wrong.text }];
}

function leadingNumber(text: string): string {
	return fold(text).text.match(/[\d.,]+/)?.[0] ?? text;
}

function checkNegation({ from, to, original, translation }: CheckedPair): readonly FailedCheck[] {
	const before = deniesIn(original, languageOf(from));
	const after = deniesIn(translation, languageOf(to));
	if (before === null || after === null || before.denies === after.denies) return [];
	return [before.denies ? { check: 'negation', missing: before.text } : { check: 'negation', unexpected: after.text }];
}

function checkTerms({ from, to, original, translation }: CheckedPair, terms: TermBook): readonly FailedCheck[] {
	return terms.violations(original, from, translation, to);
}

/** Letters that a text in the language is written with. */
const SCRIPTS: Readonly<Record<string, RegExp>> = {
	zh: /\p{Script=Han}/gu,
	ar: /\p{Script=Arabic}/gu,
	ru: /\p{Script=Cyrillic}/gu,
	uk: /\p{Script=Cyrillic}/gu,
	es: /\p{Script=Latin}/gu,
	fr: /\p{Script=Latin}/gu,
	en: /\p{Script=Latin}/gu,
};

/** A Chinese character says about as much as three letters. */
const DENSITY: Readonly<Record<string, number>> = { zh: 3 };
const MOST_LONGER = 3.5;
/** Short texts may well be three times as long in another language. */
const SURELY_LONG = 40;
const MOST_REPEATED = 6;

/** Not another text, not the same text, not a loop. */
function checkShape({ from, to, original, translation, protectedTexts }: CheckedPair): readonly FailedCheck[] {
	const bare = protectedTexts.reduce((text, each) => text.replaceAll(each, ' '), translation);
	const letters = bare.match(/\p{L}/gu)?.length ?? 0;
	const ownLetters = original.match(/\p{L}/gu)?.length ?? 0;
	if (ownLetters > 0 && letters === 0 && protectedTexts.length === 0) return [{ check: 'length', missing: original.slice(0, SURELY_LONG) }];
	const failed: FailedCheck[] = [];
	const isFar = (long: number, short: number) => long > SURELY_LONG && long > short * MOST_LONGER;
	const weight = letters * (DENSITY[languageOf(to)] ?? 1);
	const ownWeight = ownLetters * (DENSITY[languageOf(from)] ?? 1);
	if (isFar(weight, ownWeight) || isFar(ownWeight, weight) || isLoop(bare)) failed.push({ check: 'length' });
	const script = SCRIPTS[languageOf(to)];
	const inScript = script === undefined ? letters : (bare.match(script)?.length ?? 0);
	const isSameText = ownLetters > 0 && fold(original).text.trim() === fold(translation).text.trim();
	if (isSameText && wordsIn(original) > 1) failed.push({ check: 'untranslated' });
	else if (letters > 3 && inScript < letters / 2) failed.push({ check: 'script' });
	return failed;
}

function wordsIn(text: string): number {
	return tokenize(fold(text)).tokens.filter(({ kind }) => kind === 'word' || kind === 'character').length;
}

/** Engines that lost their way say the same again and again. */
function isLoop(text: string): boolean {
	const words = tokenize(fold(text)).tokens.map(({ word }) => word);
	for (const length of [1, 2, 3]) {
		let run = 0;
		for (let index = length; index < words.length; index += 1) {
			run = words[index] === words[index - length] ? run + 1 : 0;
			if (run >= MOST_REPEATED * length) return true;
		}
	}
	return false;
}
