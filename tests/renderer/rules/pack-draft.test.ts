import { describe, expect, it } from 'vitest';
import {
	emptyPack,
	isEmptyPack,
	newRule,
	partsOf,
	type RuleFields,
	withList,
	withOff,
	withoutRule,
	withRule,
	withRuleField,
} from '../../../renderer/rules/pack-draft.ts';

const TEXT = `# what the agency added
pack: team/es/health
version: 4
language: es
rules:
  # asked for by the brand
  - id: es.team.own
    category: health
    severity: high
    patterns: ["cura {disease}", "sana"] # two
    asQuestion: false
    citation: {country: ES, law: "RD 1907/1996", article: "4.1", read: 2026-11-22}
`;

function ruleOf(text: string, index = 0): RuleFields {
	const rule = partsOf(text)?.rules[index];
	if (rule === undefined) throw new Error('no such rule');
	return rule;
}

describe('the text of a pack while it is written', () => {
	it('is read part by part', () => {
		expect(ruleOf(TEXT)).toMatchObject({
			id: 'es.team.own',
			patterns: ['cura {disease}', 'sana'],
			unless: [],
			roles: [],
			asQuestion: false,
			asDenial: null,
			citation: { country: 'ES', law: 'RD 1907/1996', article: '4.1', read: '2026-11-22' },
			replaces: null,
		});
	});

	it('keeps comments, order and what the form does not touch when one part is changed', () => {
		const rule = ruleOf(TEXT);
		const next = withRuleField(TEXT, 0, { ...rule, patterns: ['cura {disease}', 'sana', 'dijo "hola" [a|b]'] }, 'patterns');
		expect(next).toContain('# what the agency added');
		expect(next).toContain('# asked for by the brand');
		expect(next).toContain('patterns: ["cura {disease}", "sana", "dijo \\"hola\\" [a|b]"]');
		expect(ruleOf(next).patterns).toEqual(['cura {disease}', 'sana', 'dijo "hola" [a|b]']);
		expect(ruleOf(next).citation).toEqual(rule.citation);
	});

	it.each([
		['roles', { roles: ['host', 'moderator'] }],
		['kinds', { kinds: ['speech'] }],
		['asQuestion', { asQuestion: true }],
		['asDenial', { asDenial: false }],
		['ignoreQuoted', { ignoreQuoted: true }],
		['unless', { unless: ['de espanto'] }],
		['severity', { severity: 'low' }],
		['category', { category: 'scam' }],
		['id', { id: 'es.team.renamed' }],
		['citation', { citation: { country: 'FR', law: 'Loi 2023-451', article: '', read: '2026-01-02' } }],
		['counterexamples', { counterexamples: ['# no es', 'null', 'yes: no'] }],
	] as const)('takes %s as it was chosen', (field, part) => {
		const rule: RuleFields = { ...ruleOf(TEXT), ...part };
		expect(ruleOf(withRuleField(TEXT, 0, rule, field))).toEqual(rule);
	});

	it('leaves out what says nothing', () => {
		const rule: RuleFields = { ...ruleOf(TEXT), asQuestion: null, citation: { country: '', law: '', article: '', read: '' } };
		const next = withRuleField(withRuleField(TEXT, 0, rule, 'asQuestion'), 0, rule, 'citation');
		expect(next).not.toMatch(/asQuestion|citation/);
	});

	it('grows by rules, loses them, switches shipped ones off and on', () => {
		const empty = emptyPack('team/es/health');
		const replacing: RuleFields = { ...ruleOf(TEXT), id: 'es.health.cures', replaces: { pack: 'es/health@3', as: 'r12345678' } };
		const grown = withRule(empty, replacing);
		expect(ruleOf(grown)).toEqual(replacing);
		const off = withOff(withOff(grown, 'es.health.slims', true), 'es.health.slims', true);
		expect(partsOf(off)?.off).toEqual(['es.health.slims']);
		const back = withOff(withoutRule(off, 0), 'es.health.slims', false);
		const parts = partsOf(back);
		expect(parts !== null && isEmptyPack(parts)).toBe(true);
	});

	it('keeps lists before the rules, and drops one without entries', () => {
		const listed = withList(withList(TEXT, 'disease', ['gripe', 'dolor de espalda']), 'gadget', ['pulsera']);
		expect(listed.indexOf('lists:')).toBeLessThan(listed.indexOf('rules:'));
		expect(partsOf(listed)?.lists).toEqual([
			{ name: 'disease', entries: ['gripe', 'dolor de espalda'] },
			{ name: 'gadget', entries: ['pulsera'] },
		]);
		expect(partsOf(withList(withList(listed, 'disease', []), 'gadget', []))?.lists).toEqual([]);
	});

	it('stays as it is while it cannot be read', () => {
		for (const broken of ['rules: [', 'a: b: c', '', '- a', `rules: ${'['.repeat(5_000)}`]) {
			expect(partsOf(broken)).toBeNull();
			expect(withOff(broken, 'es.health.slims', true)).toBe(broken);
		}
	});

	it('gives a new rule an id nobody has', () => {
		expect(newRule('es', new Set(['es.team.rule-1'])).id).toBe('es.team.rule-2');
	});
});
