import { describe, expect, it } from 'vitest';
import { fold } from '../../../../../electron/desk/analysis/folding.ts';
import { judge } from '../../../../../electron/desk/analysis/rules/judge.ts';
import { type RuleBook, readRuleBook } from '../../../../../electron/desk/analysis/rules/rule-book.ts';
import { readTeamPack } from '../../../../../electron/desk/analysis/rules/team-packs.ts';
import { tokenize } from '../../../../../electron/desk/analysis/tokens.ts';
import { rulesFolder } from '../rules-folder.ts';

const SHIPPED = `pack: es/health
version: 3
language: es
lists:
  disease: [diabetes, artritis]
rules:
  - id: es.health.cures
    category: health
    severity: high
    patterns: ["cura* [la|el]? {disease}"]
  - id: es.health.slims
    category: health
    severity: medium
    patterns: ["adelgaz*"]
`;
const FRENCH = `pack: fr/health
version: 1
language: fr
rules:
  - id: fr.health.cures
    category: health
    severity: high
    patterns: ["guérit"]
`;

const book = await readRuleBook(await rulesFolder({ 'es/health.yaml': SHIPPED, 'fr/health.yaml': FRENCH }));

function team(content: string, name = 'team/es/health'): { readonly name: string; readonly text: string } {
	return { name, text: `pack: ${name}\nversion: 2\nlanguage: ${name.split('/')[1]}\n${content}` };
}

function found(rules: RuleBook, text: string, language = 'es'): readonly string[] {
	const folded = fold(text);
	const { flags } = judge({ folded, tokens: tokenize(folded), kind: 'chat', role: 'viewer' }, rules.matcherOf(language), rules.matcherOf('any'));
	return flags.map(({ rule, pack }) => `${rule} ${pack}`);
}

function problems(content: string, name?: string): readonly string[] {
	const pack = team(content, name);
	const { faults } = readTeamPack(pack.name, pack.text, { shipped: book.shipped.packs, others: [] });
	return faults.map(({ problem }) => `${problem.line}:${problem.column} ${problem.severity} ${problem.code}`);
}

const OWN_CURE = 'rules:\n  - id: es.health.cures\n    category: health\n    severity: low\n    patterns: ["sana {disease}"]\n';

describe('a pack of the team', () => {
	it('puts its rule in the place of the shipped one of that id, and is named by the flag', () => {
		const changed = book.withTeamPacks([team(OWN_CURE)]);
		expect(found(book, 'esto cura la diabetes')).toEqual(['es.health.cures es/health@3']);
		expect(found(changed, 'esto cura la diabetes')).toEqual([]);
		expect(found(changed, 'esto sana diabetes')).toEqual(['es.health.cures team/es/health@2']);
		expect(found(changed, 'adelgazas')).toEqual(['es.health.slims es/health@3']);
		expect(changed.describe('es.health.cures')).toMatchObject({ pack: 'team/es/health@2', file: null, line: 5 });
		expect(changed.withTeamPacks([]).describe('es.health.cures')).toMatchObject({ pack: 'es/health@3', file: 'es/health.yaml' });
	});

	it('switches shipped rules off and adds rules and lists of its own', () => {
		const changed = book.withTeamPacks([
			team(
				'off: [es.health.slims]\nlists:\n  gadget: [pulsera]\nrules:\n  - { id: es.team.own, category: scam, severity: high, patterns: ["{gadget} gratis"] }\n',
			),
		]);
		expect(found(changed, 'adelgazas')).toEqual([]);
		expect(found(changed, 'pulsera gratis')).toEqual(['es.team.own team/es/health@2']);
	});

	it('replaces a shipped list in every rule of the language', () => {
		const changed = book.withTeamPacks([team('lists:\n  disease: [gripe]\n')]);
		expect(found(changed, 'esto cura la gripe')).toEqual(['es.health.cures es/health@3']);
		expect(found(changed, 'esto cura la diabetes')).toEqual([]);
	});

	it('leaves other languages as they were compiled', () => {
		const changed = book.withTeamPacks([team(OWN_CURE)]);
		expect(changed.matcherOf('fr')).toBe(book.matcherOf('fr'));
		expect(changed.matcherOf('es')).not.toBe(book.matcherOf('es'));
		expect(changed.withTeamPacks([team(OWN_CURE)]).matcherOf('es')).toBe(changed.matcherOf('es'));
	});

	it('is left out where it has a mistake, and takes nothing else with it', () => {
		const changed = book.withTeamPacks([team('rules: [oops\n'), team('off: [es.health.slims]\n', 'team/es/good')]);
		expect(changed.problems).toMatchObject([{ pack: 'team/es/health', code: 'yaml', severity: 'error' }, {}].slice(0, changed.problems.length));
		expect(changed.team.map(({ file }) => file)).toEqual(['team/es/good']);
		expect(found(changed, 'esto cura la diabetes')).toEqual(['es.health.cures es/health@3']);
		expect(found(changed, 'adelgazas')).toEqual([]);
	});

	it('gives way to another pack of the team that has the same rule already', () => {
		const changed = book.withTeamPacks([team(OWN_CURE, 'team/es/b'), team(OWN_CURE, 'team/es/a')]);
		expect(changed.team.map(({ file }) => file)).toEqual(['team/es/a']);
		expect(changed.problems).toMatchObject([{ pack: 'team/es/b', code: 'id-taken', values: { id: 'es.health.cures', pack: 'team/es/a', line: '5' } }]);
	});

	it.each([
		[
			'a bracket that is not closed',
			'rules:\n  - id: es.team.own\n    category: health\n    severity: low\n    patterns: ["cura [la"]\n',
			'8:16 error pattern-unclosed',
		],
		[
			'a list that is not there',
			'rules:\n  - id: es.team.own\n    category: health\n    severity: low\n    patterns: ["{brand}"]\n',
			'8:16 error pattern-no-list',
		],
		['a key nobody knows', 'rules:\n  - id: es.team.own\n    category: health\n    sverity: low\n    patterns: ["a"]\n', '7:5 error unknown-key'],
		['a category nobody knows', 'rules:\n  - id: es.team.own\n    category: helth\n    severity: low\n    patterns: ["a"]\n', '6:5 error not-one-of'],
		['a part that is missing', 'rules:\n  - id: es.team.own\n    category: health\n    patterns: ["a"]\n', '5:5 error missing'],
		['no pattern at all', 'rules:\n  - id: es.team.own\n    category: health\n    severity: low\n    patterns: []\n', '8:5 error empty'],
		['text where a list must stand', 'rules:\n  - id: es.team.own\n    category: health\n    severity: low\n    patterns: cura\n', '8:5 error wrong-kind'],
		['an id of another language', 'rules:\n  - id: fr.health.cures\n    category: health\n    severity: low\n    patterns: ["a"]\n', '5:5 error id-taken'],
		['a rule twice', `${OWN_CURE}${OWN_CURE.replace('rules:\n', '')}`, '9:5 error id-taken'],
		['a rule switched off that is not shipped', 'off: [es.health.gone]\n', '4:7 warning off-unknown'],
	])('is told of %s at its line and column', (_what, content, expected) => {
		expect(problems(content)).toContain(expected);
	});

	it('is told a few mistakes of brackets beyond counting, not one for each', () => {
		const told = problems(`rules: ${'['.repeat(20_000)}\n`);
		expect(told.every((problem) => problem.endsWith('error yaml'))).toBe(true);
		expect(told.length).toBeLessThanOrEqual(20);
	});

	it('must be called what it is kept under, in its own language', () => {
		const wrong = readTeamPack('team/es/health', 'pack: team/es/other\nlanguage: fr\n', { shipped: book.shipped.packs, others: [] });
		expect(wrong.faults.map(({ problem }) => problem.code)).toEqual(expect.arrayContaining(['name-not-file', 'bad-language']));
		expect(wrong.read).toBeNull();
	});

	it('may not stand for more words than a matcher can hold', () => {
		const lists = `lists:\n  many: [${Array.from({ length: 2_000 }, (_, index) => `w${index}`).join(', ')}]\n`;
		expect(problems(`${lists}rules:\n  - id: es.team.own\n    category: health\n    severity: low\n    patterns: ["${'{many} '.repeat(6)}"]\n`)).toEqual([
			'10:16 error pattern-too-large',
		]);
	});
});
