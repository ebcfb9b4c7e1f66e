import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { fold } from '../../../../../electron/desk/analysis/folding.ts';
import { judge } from '../../../../../electron/desk/analysis/rules/judge.ts';
import { type RuleBook, readRuleBook } from '../../../../../electron/desk/analysis/rules/rule-book.ts';
import { readTeamPack } from '../../../../../electron/desk/analysis/rules/team-packs.ts';
import { tokenize } from '../../../../../electron/desk/analysis/tokens.ts';
import { cpuTimeOf, leastCpuTimesOf } from '../../../../fixtures/cpu-time.ts';
import { RULES_FOLDER, rulesFolder } from '../rules-folder.ts';

/** Packs are written by people, and files get mangled: whatever comes, the answer is a place in the file or rules that work. */

const NAME = 'team/es/hostile';
const BASE = `pack: ${NAME}
version: 1
language: es
lists:
  thing: [reloj, "pulsera magica", cura*]
rules:
  - id: es.team.one
    category: health
    severity: high
    patterns:
      - "cura* [la|el|los dos]? {thing}"
      - "no ..12 vas ..12 a ..12 creerlo"
    unless: ["de espanto"]
    roles: [host]
    citation: { country: ES, law: "RD 1907/1996", article: "4.1", read: 2026-11-22 }
    examples: ["cura el reloj"]
  - id: es.team.two
    category: scam
    severity: low
    patterns: ["(gana|ganas) # €", "~ganar {thing}"]
`;

const GARBAGE = [
	'[[[[[[[[[[',
	']]]]',
	'{thing}{thing}{thing}',
	'..12',
	'.. ..12 .. ',
	'a? b? c? d? e? f? g? h?',
	'[a|[b|[c|[d|e?]?]?]?]?',
	'*',
	'~',
	'~~~~',
	'((((((((a))))))))',
	'"',
	"'",
	': ',
	'- ',
	'\t',
	'&x',
	'*x',
	'<<: *x',
	'!!js/function',
	'\u202E\u2066',
	'\uD800',
	'\u0000',
	'👩‍👩‍👧',
	'ﷺ',
	'#',
	'# ',
	'null',
	'{}',
	'[]',
	'|',
	'>',
	'---',
	'...',
	'%YAML 9.9',
	'__proto__: {}',
	'constructor',
];

/** One way a file is mangled. */
const edit: fc.Arbitrary<(text: string) => string> = fc.oneof(
	fc.tuple(fc.nat(), fc.nat(60)).map(
		([at, length]) =>
			(text: string) =>
				text.slice(0, at % (text.length + 1)) + text.slice((at % (text.length + 1)) + length),
	),
	fc.tuple(fc.nat(), fc.constantFrom(...GARBAGE), fc.integer({ min: 1, max: 40 })).map(
		([at, garbage, times]) =>
			(text: string) =>
				text.slice(0, at % (text.length + 1)) + garbage.repeat(times) + text.slice(at % (text.length + 1)),
	),
	fc.tuple(fc.nat(), fc.nat()).map(([one, other]) => (text: string) => {
		const lines = text.split('\n');
		const [first, second] = [one % lines.length, other % lines.length];
		return lines.map((line, index) => (index === first ? (lines[second] ?? '') : index === second ? (lines[first] ?? '') : line)).join('\n');
	}),
	fc.tuple(fc.nat(), fc.integer({ min: 2, max: 30 })).map(([at, times]) => (text: string) => {
		const lines = text.split('\n');
		const line = lines[at % lines.length] ?? '';
		return lines.toSpliced(at % lines.length, 0, ...Array.from({ length: times }, () => line)).join('\n');
	}),
	fc.string({ unit: 'binary', maxLength: 40 }).map((garbage) => (text: string) => text + garbage),
);

/** A pattern put together of what the pattern language has, sense or not. */
const pattern = fc
	.array(
		fc.oneof(
			{ weight: 3, arbitrary: fc.constantFrom('a', 'b', 'a*', '*a', '~a', '#', '{thing}', '..', '..12', '[a|b]', '[a b|a]?', 'a?', '|', '[', ']', '?') },
			fc.string({ maxLength: 4 }),
		),
		{
			minLength: 1,
			maxLength: 40,
		},
	)
	.map((parts) => parts.join(' '));

let book: RuleBook;
const TEXTS = ['a a a a a a a b a a a a a a a a a b a a', 'no vas a creerlo cura el reloj gana 50 €', 'а̀a'.repeat(50), '', '😀😀😀', `${'a '.repeat(400)}b`];

beforeAll(async () => {
	const thing = 'pack: es/words\nversion: 1\nlanguage: es\nlists:\n  thing: [a, b]\n';
	book = await readRuleBook(await rulesFolder({ 'es/words.yaml': thing }));
});

/** The rules work, in a time that a person does not notice; or what is wrong is told with its place. */
function expectAnswer(text: string): void {
	const { read, faults } = readTeamPack(NAME, text, { shipped: book.shipped.packs, others: [] });
	const errors = faults.filter(({ problem }) => problem.severity === 'error');
	if (read === null) {
		expect(errors.length).toBeGreaterThan(0);
		const lines = text.split('\n').length;
		for (const { problem, message } of errors) {
			expect(problem.line).toBeGreaterThanOrEqual(1);
			expect(problem.line).toBeLessThanOrEqual(lines + 1);
			expect(problem.column).toBeGreaterThanOrEqual(1);
			expect(message).toContain(`line ${problem.line}`);
			expect(message).toContain(problem.pack);
		}
		expect(book.withTeamPacks([{ name: NAME, text }]).team).toEqual([]);
		return;
	}
	expect(errors).toEqual([]);
	const changed = book.withTeamPacks([{ name: NAME, text }]);
	expect(changed.problems).toEqual([]);
	for (const line of TEXTS) {
		const folded = fold(line);
		const saying = { folded, tokens: tokenize(folded), kind: 'chat', role: 'host' } as const;
		expect(cpuTimeOf(() => judge(saying, changed.matcherOf('es'), null))).toBeLessThan(MOST_MS);
	}
}

/** Hundreds of times what any takes; a hang takes for ever. */
const MOST_MS = 2_000;

describe('a mangled pack', () => {
	it('gives an error with its place, or rules that work, however it is cut, doubled, swapped and filled', { timeout: 120_000 }, () => {
		fc.assert(
			fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => expectAnswer(edits.reduce((text, change) => change(text), BASE))),
			{ numRuns: 400 },
		);
	});

	it('gives the same for any pattern that can be written', { timeout: 120_000 }, () => {
		fc.assert(
			fc.property(fc.array(pattern, { minLength: 1, maxLength: 4 }), (patterns) =>
				expectAnswer(
					`pack: ${NAME}\nlanguage: es\nlists:\n  thing: [a, "b a", a*]\nrules:\n  - { id: es.team.any, category: health, severity: low, patterns: ${JSON.stringify(patterns)} }\n`,
				),
			),
			{ numRuns: 400 },
		);
	});

	it.each([
		['gaps upon gaps', '"a ..12 a ..12 a ..12 a"'],
		['every word left out', `"${'a? '.repeat(300)}a"`],
		['groups in groups', `"${'[a|'.repeat(300)}b${']?'.repeat(300)} a"`],
		['lists of lists of choices', `"${'{thing} '.repeat(200)}"`],
		['a bomb of aliases', '&a ["x", "x"], *a'],
	])('ends with %s', (_what, patterns) => {
		expectAnswer(
			`pack: ${NAME}\nlanguage: es\nlists:\n  thing: [a, "b a", a*]\nrules:\n  - { id: es.team.any, category: health, severity: low, patterns: [${patterns}] }\n`,
		);
	});

	it('of the shipped ones is read like any other', () => {
		const shipped = readFileSync(join(RULES_FOLDER, 'es/health.yaml'), 'utf8').replace('pack: es/', 'pack: team/es/');
		fc.assert(
			fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
				const text = edits.reduce((before, change) => change(before), shipped);
				const { read, faults } = readTeamPack('team/es/health', text, { shipped: book.shipped.packs, others: [] });
				expect(read !== null || faults.some(({ problem }) => problem.line >= 1)).toBe(true);
			}),
			{ numRuns: 40 },
		);
	});
});

describe('five thousand phrases', () => {
	it('cost no more than a few times what fifty do', () => {
		const phrases = (count: number) => Array.from({ length: count }, (_, index) => `palabra${index % 97} frase${index} fin${index % 13}`);
		const withPhrases = (count: number) =>
			book.withTeamPacks([
				{
					name: NAME,
					text: `pack: ${NAME}\nlanguage: es\nrules:\n  - { id: es.team.many, category: health, severity: low, patterns: ${JSON.stringify(phrases(count))} }\n`,
				},
			]);
		// Lines that both find the same in: what is compared is looking, not telling.
		const chat = phrases(50).flatMap((phrase) => Array.from({ length: 40 }, (_, index) => `hola ${phrase} que tal esta el reloj ${index} hoy`));
		const sayings = chat.map((text) => ({ folded: fold(text), tokens: tokenize(fold(text)), kind: 'chat' as const, role: 'viewer' as const }));
		const judging = (rules: RuleBook) => () => {
			for (const saying of sayings) judge(saying, rules.matcherOf('es'), null);
		};
		const few = withPhrases(50);
		const many = withPhrases(5_000);
		expect(many.problems).toEqual([]);
		const [ofFew, ofMany] = leastCpuTimesOf(judging(few), judging(many));
		expect(ofMany / ofFew).toBeLessThan(6);
	});
});
