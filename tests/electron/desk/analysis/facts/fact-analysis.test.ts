import { beforeAll, describe, expect, it } from 'vitest';
import { createAnalyser, type DescribingAnalyser } from '../../../../../electron/desk/analysis/analyser.ts';
import type { AnalysisInput, ShowMemory } from '../../../../../electron/desk/analysis/analysis.ts';
import type { FoundFlag } from '../../../../../shared/model/flag.ts';
import { RULES_FOLDER } from '../rules-folder.ts';
import { W1 } from './labelled-claims.ts';

let analyser: DescribingAnalyser;
let show: ShowMemory;

beforeAll(async () => {
	analyser = await createAnalyser({ rulesFolder: RULES_FOLDER });
	show = analyser.beginShow({ market: 'ES', languages: ['es', 'ru', 'fr', 'ar'], sheets: [W1] });
}, 20_000);

/** What is found in the text itself, not in how often or by whom it is written. */
function flagsOf(text: string, input: Partial<AnalysisInput> = {}, memory = show): readonly FoundFlag[] {
	const authorName = input.role === 'host' ? 'Lucía' : 'marta';
	const { flags } = analyser.analyse({ text, kind: 'chat', role: 'viewer', authorId: authorName, authorName, emotes: [], ...input }, memory);
	return flags.filter(({ category }) => category !== 'spam');
}

describe('the analyser, told what is sold', () => {
	it('flags what the host says against the sheet as grave, with both sides', () => {
		const [flag, ...others] = flagsOf('Este reloj aguanta 50 metros bajo el agua, así de claro.', { role: 'host', kind: 'speech' });
		expect(others).toEqual([]);
		expect(flag).toMatchObject({
			rule: 'detect.fact.contradicts',
			category: 'specification',
			severity: 'high',
			explanation: {
				matched: '50 metros',
				factors: ['said-by-host', 'said-aloud'],
				facts: { topic: 'water', verdict: 'contradicts', expected: 'IP67, 1 m for 30 min', found: '50 metros', fact: 'water', product: 'Smart watch W1' },
			},
		});
	});

	it.each([
		['50 метров под водой держат', 'specification', 'medium'],
		["autonomie d'un mois, la batterie est folle", 'specification', 'medium'],
		['البطارية تقعد شهر كامل', 'specification', 'medium'],
		['la garantía es de 5 años para todos', 'fulfilment', 'medium'],
		['el precio es de 19,90 euros', 'price', 'medium'],
		['dicen que la batería dura un mes', 'specification', 'low'],
	])('flags a viewer too, less gravely: «%s»', (text, category, severity) => {
		expect(flagsOf(text).filter(({ rule }) => rule === 'detect.fact.contradicts')).toMatchObject([{ category, severity }]);
	});

	it.each([
		'La batería os dura 48 horas con un uso normal',
		'IP67: 1 metro durante 30 minutos',
		'¿aguanta 50 metros bajo el agua?',
		'la garantía es de 12 meses',
	])('has nothing against «%s»', (text) => {
		expect(flagsOf(text, { role: 'host' })).toEqual([]);
	});

	it('lets the sheet overrule a pack that judges without it', () => {
		const text = 'aguanta 50 metros bajo el agua';
		const diver = analyser.beginShow({ market: 'ES', languages: ['es'], sheets: [{ product: 'D5', facts: { water: '50 m' } }] });
		const unaware = analyser.beginShow({ market: 'ES', languages: ['es'] });
		expect(flagsOf(text, {}, unaware)).toMatchObject([{ category: 'specification' }]);
		expect(flagsOf(text, {}, diver)).toEqual([]);
	});

	it('tells what the host says without a sheet to rest on, lower than a contradiction', () => {
		const bare = analyser.beginShow({ market: 'ES', languages: ['es'], sheets: [{ product: 'W1', facts: { battery: '48 h', water: '5 ATM' } }] });
		expect(flagsOf('la pantalla es de 2 pulgadas', { role: 'host' }, bare)).toMatchObject([{ rule: 'detect.fact.unsupported', severity: 'low' }]);
		expect(flagsOf('puede estar 30 minutos bajo el agua', { role: 'host' }, bare).map(({ rule }) => rule)).toContain('detect.fact.static-pressure');
		expect(flagsOf('la pantalla es de 2 pulgadas', {}, bare)).toEqual([]);
	});

	it('checks against other sheets from the next message on, also what it has seen before', () => {
		const memory = analyser.beginShow({ market: 'ES', languages: ['es'], sheets: [W1] });
		const text = 'la batería dura una semana';
		for (let count = 0; count < 3; count += 1) expect(flagsOf(text, {}, memory)).toHaveLength(1);
		memory.checkAgainst([{ product: 'W2', facts: { battery: '7 days' } }]);
		expect(flagsOf(text, {}, memory)).toEqual([]);
	});

	it('knows its rules', () => {
		expect(analyser.describe('detect.fact.contradicts')).toMatchObject({ rule: 'detect.fact.contradicts' });
	});
});
