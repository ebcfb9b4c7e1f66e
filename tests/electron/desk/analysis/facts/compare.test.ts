import { describe, expect, it } from 'vitest';
import { compareWithFact, type Stated } from '../../../../../electron/desk/analysis/facts/compare.ts';
import { readFact } from '../../../../../electron/desk/analysis/facts/sheets.ts';
import { vocabularies } from './fact-desk.ts';

/** Both sides as a sheet would word them. */
function compare(name: string, claim: string, fact: string): string {
	const [said] = valuesOf(name, claim);
	if (said === undefined) throw new Error(`${claim} holds no quantity`);
	const comparison = compareWithFact(readFact(name, fact, vocabularies).topic, said, valuesOf(name, fact));
	return comparison.verdict === 'unknown' ? comparison.reason : comparison.verdict;
}

function valuesOf(name: string, text: string): readonly Stated[] {
	return readFact(name, text, vocabularies).quantities;
}

describe('comparing a claim with a fact', () => {
	it.each([
		['battery', '2 days', '48 h', 'agrees'],
		['battery', '49 h', '48 h', 'contradicts'],
		['battery', 'about 50 h', '48 h', 'agrees'],
		['battery', '2-3 days', '48 h', 'agrees'],
		['battery', '3-4 days', '48 h', 'contradicts'],
		['battery', 'up to 48 h', '48 h', 'agrees'],
		['battery', 'up to 72 h', '48 h', 'contradicts'],
		['battery', 'more than 24 h', '48 h', 'agrees'],
		['battery', 'more than 48 h', '48 h', 'contradicts'],
		['battery', 'at least 48 h', '48 h', 'agrees'],
		['battery', '5 days', 'up to 10 days', 'agrees'],
		['battery', '11 days', 'up to 10 days', 'contradicts'],
		['warranty', '1 year', '12 months', 'agrees'],
		['warranty', 'lifetime', '12 months', 'contradicts'],
		['warranty', 'lifetime', 'lifetime', 'agrees'],
		['price', '30 EUR', '29.90 EUR', 'agrees'],
		['price', '29 EUR', '29.90 EUR', 'contradicts'],
		['price', 'less than 30 EUR', '29.90 EUR', 'agrees'],
		['price', 'less than 20 EUR', '29.90 EUR', 'contradicts'],
		['price', '29.90 USD', '29.90 EUR', 'other-currency'],
		['delivery', '4 days', '3-5 days', 'agrees'],
		['delivery', '2-4 days', '3-5 days', 'overlap'],
		['delivery', '24 h', '3-5 days', 'contradicts'],
		['screen', '1.4 inches', '1.43 inches', 'agrees'],
		['screen', '3.63 cm', '1.43 inches', 'agrees'],
		['screen', '2 inches', '1.43 inches', 'contradicts'],
		['weight', '52 g', '38 g, 52 g with strap', 'agrees'],
		['bluetooth', 'bluetooth 5', 'bluetooth 5.3', 'agrees'],
		['bluetooth', 'bluetooth 4.2', '5.3', 'contradicts'],
		['water', '50 m', 'IP67', 'contradicts'],
		['water', '1 m', 'IP67', 'agrees'],
		['water', '10 min', 'IP67, 1 m for 30 min', 'agrees'],
		['water', '2 h', 'IP67', 'contradicts'],
		['water', '1 m', 'IP65', 'contradicts'],
		['water', '3 m', 'IP68', 'no-value'],
		['water', '5 ATM', 'IP67', 'contradicts'],
		['water', 'IP68', 'IP67', 'contradicts'],
		['water', 'IP68', '5 ATM', 'other-scale'],
		['water', '30 min', '5 ATM', 'static-pressure'],
		['water', '50 m', '5 ATM', 'static-pressure'],
		['water', '100 m', '5 ATM', 'contradicts'],
		['water', '5 bar', '5 ATM', 'agrees'],
	])('%s: %s against %s is %s', (name, claim, fact, expected) => {
		expect(compare(name, claim, fact)).toBe(expected);
	});
});
