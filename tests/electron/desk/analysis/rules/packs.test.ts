import { describe, expect, it } from 'vitest';
import { readRuleBook } from '../../../../../electron/desk/analysis/rules/rule-book.ts';
import { DeskError } from '../../../../../shared/contract/errors.ts';
import { rulesFolder } from '../rules-folder.ts';

const GOOD = `pack: es/accuracy
version: 2
language: es
lists:
  disease: [diabetes]
rules:
  - id: es.health.cures
    category: health
    severity: high
    patterns: ["cura {disease}"]
    citation: { country: ES, law: "RD 1907/1996", article: "4.1", read: 2026-11-22 }
`;

async function faultOf(text: string, file = 'es/accuracy.yaml'): Promise<DeskError> {
	const folder = await rulesFolder({ [file]: text });
	const error: unknown = await readRuleBook(folder).then(
		() => null,
		(reason: unknown) => reason,
	);
	expect(error).toBeInstanceOf(DeskError);
	return error as DeskError;
}

describe('rule packs', () => {
	it('say where each rule stands and what it rests on', async () => {
		const book = await readRuleBook(await rulesFolder({ 'es/accuracy.yaml': GOOD }));
		expect(book.describe('es.health.cures')).toEqual({
			rule: 'es.health.cures',
			pack: 'es/accuracy@2',
			file: 'es/accuracy.yaml',
			line: 7,
			patterns: ['cura {disease}'],
			citation: { country: 'ES', law: 'RD 1907/1996', article: '4.1', read: '2026-11-22' },
		});
		expect(book.describe('es.health.unknown')).toBeNull();
	});

	it.each([
		['an unknown category', GOOD.replace('health\n', 'helth\n'), 8],
		['a pattern that cannot be read', GOOD.replace('cura {disease}', 'cura [a'), 10],
		['a list that is not there', GOOD.replace('{disease}"', '{ailment}"'), 10],
		['a key nobody knows', GOOD.replace('severity', 'sverity'), 7],
		['a name that is not the file', GOOD.replace('es/accuracy', 'es/security'), 1],
		['broken YAML', GOOD.replace('["cura {disease}"]', '["cura {disease}"'), 11],
		['a second rule with the id', `${GOOD}${GOOD.slice(GOOD.indexOf('  - id'))}`, 12],
		['a date that is none', GOOD.replace('2026-11-22', 'soon'), 11],
	])('refuse %s, naming file and line', async (_what, text, line) => {
		const fault = await faultOf(text);
		expect(fault.code).toBe('bad-rule-pack');
		expect(fault.detail).toMatchObject({ file: 'es/accuracy.yaml', line: String(line) });
		expect(fault.message).toContain(`es/accuracy.yaml, line ${line}`);
	});

	it('refuse a context file with a cue of no kind', async () => {
		const fault = await faultOf('context: es/context\nversion: 1\ndenials: ["no"]\n', 'es/context.yaml');
		expect(fault.detail).toMatchObject({ file: 'es/context.yaml' });
	});
});
