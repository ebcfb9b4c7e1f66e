import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PREDICATES, type Predicate } from '../../../shared/model/search-predicates.ts';
import { type Clause, nearestPredicate, parseSearch, printSearch, problemsOf } from '../../../shared/model/search-query.ts';

/** Clauses without where they stand. */
function shape(typed: string): readonly unknown[] {
	return parseSearch(typed).clauses.map((clause) => {
		const sign = clause.isNegated ? '-' : '+';
		if (clause.type === 'word' || clause.type === 'phrase') return [sign, clause.type, clause.text];
		return [sign, clause.type, clause.type === 'predicate' ? clause.predicate : clause.name, ...clause.values.map(({ text }) => text)];
	});
}

const plainText = fc.string({ unit: fc.constantFrom('a', 'é', 'я', 'ع', '表', '7', '.', '-', '*', '(', ':'), minLength: 1, maxLength: 6 });
const NOWHERE = { start: 0, end: 0 };
const arbitraryClause: fc.Arbitrary<Clause> = fc.oneof(
	plainText
		.filter((text) => !/^(?:[a-z]{2,}:|-)/i.test(text))
		.chain((text) => fc.boolean().map((isNegated) => ({ type: 'word', text, isNegated, span: NOWHERE }) as const)),
	fc
		.array(plainText, { maxLength: 3 })
		.chain((words) => fc.boolean().map((isNegated) => ({ type: 'phrase', text: words.join(' '), isNegated, span: NOWHERE }) as const)),
	fc
		.record({
			predicate: fc.constantFrom(...(Object.keys(PREDICATES) as Predicate[])),
			values: fc.array(
				fc.oneof(plainText, fc.constantFrom('two words', 'a,b', '')).map((text) => ({ text, span: NOWHERE })),
				{ minLength: 1, maxLength: 3 },
			),
			isNegated: fc.boolean(),
		})
		.map((clause) => ({ type: 'predicate', span: NOWHERE, ...clause }) as const),
);

const withoutSpans = (clauses: readonly Clause[]) => JSON.parse(JSON.stringify(clauses, (key, value) => (key === 'span' ? undefined : value)));

describe('what a person types into the search', () => {
	it.each([
		[
			'reloj barato',
			[
				['+', 'word', 'reloj'],
				['+', 'word', 'barato'],
			],
		],
		[
			'"el reloj" -"no quiero" -gratis',
			[
				['+', 'phrase', 'el reloj'],
				['-', 'phrase', 'no quiero'],
				['-', 'word', 'gratis'],
			],
		],
		[
			'from:ana lang:ru,uk -role:bot',
			[
				['+', 'predicate', 'from', 'ana'],
				['+', 'predicate', 'lang', 'ru', 'uk'],
				['-', 'predicate', 'role', 'bot'],
			],
		],
		['in:"W1 watch","Los relojes"', [['+', 'predicate', 'in', 'W1 watch', 'Los relojes']]],
		['FROM:Ana', [['+', 'predicate', 'from', 'Ana']]],
		['from：“Ана Ли”，ben', [['+', 'predicate', 'from', 'Ана Ли', 'ben']]],
		['«цена вопроса»', [['+', 'phrase', 'цена вопроса']]],
		[
			'https://bit.ly/x 12:30 ojo:',
			[
				['+', 'word', 'https://bit.ly/x'],
				['+', 'word', '12:30'],
				['+', 'word', 'ojo:'],
			],
		],
		['colour:red', [['+', 'unknown', 'colour', 'red']]],
		['"never closed', [['+', 'phrase', 'never closed']]],
		[
			'- --a',
			[
				['+', 'word', '-'],
				['-', 'word', '-a'],
			],
		],
		[
			'after:-7d before:"2026-11-20 14:30"',
			[
				['+', 'predicate', 'after', '-7d'],
				['+', 'predicate', 'before', '2026-11-20 14:30'],
			],
		],
		['lang:', [['+', 'predicate', 'lang', '']]],
		['   ', []],
	])('reads %j', (typed, wanted) => {
		expect(shape(typed)).toEqual(wanted);
	});

	it('is a query whatever it is, each part standing where it was typed', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
				const query = parseSearch(typed);
				let end = 0;
				for (const { span } of query.clauses) {
					expect(typed.slice(end, span.start).trim()).toBe('');
					expect(span.end).toBeGreaterThan(span.start);
					end = span.end;
				}
				expect(typed.slice(end).trim()).toBe('');
				for (const { span } of problemsOf(query)) expect(span.end).toBeLessThanOrEqual(typed.length);
			}),
			{ numRuns: 2_000 },
		);
	});

	it('prints as a line that reads back as the same', () => {
		fc.assert(
			fc.property(fc.array(arbitraryClause, { maxLength: 6 }), (clauses) => {
				expect(withoutSpans(parseSearch(printSearch({ clauses })).clauses)).toEqual(withoutSpans(clauses));
			}),
			{ numRuns: 2_000 },
		);
	});

	it('settles after it was printed once, whatever was typed', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(...'ab:",- «”lang from，*\t') }), (typed) => {
				const once = printSearch(parseSearch(typed));
				expect(printSearch(parseSearch(once))).toBe(once);
			}),
			{ numRuns: 3_000 },
		);
	});
});

describe('what is not understood', () => {
	const troubles = (typed: string) => problemsOf(parseSearch(typed)).map(({ span, trouble }) => [typed.slice(span.start, span.end), trouble.code]);

	it.each([
		['reloj lang:ru from:ана role:HOST in:"W1" market:es before:-7d category:accuracy', []],
		['verdikt:none', [['verdikt:none', 'unknown-predicate']]],
		['role:boss,host', [['boss', 'unknown-value']]],
		['has:', [['has:', 'no-value']]],
		['before:soon', [['soon', 'not-a-time']]],
		[
			'before:2026-02-30 after:25:00',
			[
				['2026-02-30', 'not-a-time'],
				['25:00', 'not-a-time'],
			],
		],
		['😀 ok', [['😀', 'no-letters']]],
		['market:spain', [['spain', 'unknown-value']]],
		['-lang:!', [['!', 'unknown-value']]],
	])('in %j is pointed at, and nothing else', (typed, wanted) => {
		expect(troubles(typed)).toEqual(wanted);
	});

	it.each([
		['verdikt', 'verdict'],
		['form', 'from'],
		['cat', 'category'],
		['language', 'lang'],
		['bfore', 'before'],
		['colour', null],
	])('%j was most likely meant as %j', (name, wanted) => {
		expect(nearestPredicate(name)).toBe(wanted);
	});
});
