import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAnalyser, type DescribingAnalyser } from '../../../../../electron/desk/analysis/analyser.ts';
import type { AnalysisInput, ShowMemory } from '../../../../../electron/desk/analysis/analysis.ts';
import { NO_TEAM_LISTS, type TeamLists } from '../../../../../electron/desk/analysis/team-lists/team-lists.ts';
import { RULES_FOLDER } from '../rules-folder.ts';

let analyser: DescribingAnalyser;
let show: ShowMemory;

beforeAll(async () => {
	analyser = await createAnalyser({ rulesFolder: RULES_FOLDER });
}, 20_000);

beforeEach(() => {
	analyser.apply(NO_TEAM_LISTS);
	show = analyser.beginShow({ market: 'ES', languages: ['es'], host: 'Lucía' });
});

const decide = (lists: Partial<TeamLists>) => analyser.apply({ ...NO_TEAM_LISTS, ...lists });
const allFlags = (text: string, input: Partial<AnalysisInput> = {}) =>
	analyser.analyse({ text, kind: 'chat', role: 'viewer', authorId: '1/u1', authorName: 'marta', person: 'twitch/7', emotes: [], ...input }, show).flags;
/** These tests say the same again and again. */
const flags = (text: string, input?: Partial<AnalysisInput>) => allFlags(text, input).filter(({ category }) => category !== 'spam');
const categories = (text: string, input: Partial<AnalysisInput> = {}) => flags(text, input).map(({ category }) => category);

const CLAIM = 'este reloj cura la diabetes';
const LINK = 'mirad https://tienda-rara.shop/oferta';

describe('a person the team has exempted', () => {
	it('is not flagged within the scope, from the next message on, also for a line judged before', () => {
		const [found] = flags(CLAIM);
		expect(flags(CLAIM)).toEqual([found]);
		expect(flags(CLAIM)).toEqual([found]);
		decide({ exemptions: [{ person: 'twitch/7', scope: { type: 'rule', rule: found?.rule ?? '', category: 'health' } }] });
		expect(flags(CLAIM)).toEqual([]);
		expect(categories(CLAIM, { person: 'twitch/8' })).toEqual(['health']);
		analyser.apply(NO_TEAM_LISTS);
		expect(flags(CLAIM)).toEqual([found]);
	});

	it('is exempted from accuracy alone where the scope says so: security is another decision', () => {
		decide({ exemptions: [{ person: 'twitch/7', scope: { type: 'accuracy' } }] });
		expect(categories(`${CLAIM}. ${LINK}`)).toEqual(['link']);
	});

	it('can be exempted from what conduct shows', () => {
		const flood = () => [1, 2, 3, 4, 5].map(() => allFlags('compra ya en mi perfil amigos').map(({ category }) => category)).at(-1);
		expect(flood()).toContain('spam');
		decide({ exemptions: [{ person: 'twitch/7', scope: { type: 'category', category: 'spam' } }] });
		expect(flood()).not.toContain('spam');
	});
});

describe('a phrase the team has excused', () => {
	const scope = { type: 'category', category: 'health' } as const;

	it('is no finding, however it is written, where it is what matched', () => {
		const [found] = flags(CLAIM);
		decide({ phrases: [{ words: (found?.explanation.matched ?? '').toUpperCase(), scope }] });
		expect(flags(CLAIM)).toEqual([]);
		expect(flags('ESTE RELOJ CÚRA LA DIABÉTES!!')).toEqual([]);
	});

	it('is no finding where it is the clause the finding stands in, and only there', () => {
		decide({ phrases: [{ words: 'este reloj cura la diabetes', scope }] });
		expect(flags(`hola a todos, ${CLAIM}, jaja`)).toEqual([]);
		expect(categories('este reloj cura la diabetes y el cáncer')).toContain('health');
	});

	it('keeps its scope', () => {
		decide({ phrases: [{ words: CLAIM, scope: { type: 'category', category: 'absolute' } }] });
		expect(categories(CLAIM)).toEqual(['health']);
	});
});

describe('a domain the team has allowed', () => {
	it('is no finding, with its subdomains or without', () => {
		expect(categories(LINK)).toEqual(['link']);
		decide({ domains: [{ domain: 'tienda-rara.shop', withSubdomains: false }] });
		expect(categories(LINK)).toEqual([]);
		expect(categories('https://pagos.tienda-rara.shop')).toEqual(['link']);
		decide({ domains: [{ domain: 'tienda-rara.shop', withSubdomains: true }] });
		expect(categories('https://pagos.tienda-rara.shop')).toEqual([]);
		expect(categories('https://otra-tienda-rara.shop')).toEqual(['link']);
	});

	it('excuses no mail address', () => {
		decide({ domains: [{ domain: 'tienda-rara.shop', withSubdomains: true }] });
		expect(categories('escribe a marta@tienda-rara.shop')).toContain('personal-data');
	});
});

describe('the list of sensitive words', () => {
	const entry = { severity: 'medium', language: null, note: '' } as const;

	it('flags what it names, as it is inflected and disguised, and says why', () => {
		decide({ sensitive: [{ ...entry, pattern: 'eleccion*', note: 'not in our shows' }] });
		const text = 'qué opinas de las ELECCIONES?';
		const [found] = flags(text);
		expect(found).toMatchObject({
			category: 'sensitive',
			severity: 'medium',
			rule: 'team.sensitive',
			explanation: { matched: 'ELECCIONES', facts: { note: 'not in our shows' } },
		});
		expect(text.slice(found?.start, found?.end)).toBe('ELECCIONES');
		expect(analyser.describe('team.sensitive')).toMatchObject({ rule: 'team.sensitive', file: null });
	});

	it('keeps to its language where it has one', () => {
		decide({ sensitive: [{ ...entry, pattern: 'карты', language: 'ru' }] });
		expect(categories('покажите карты пожалуйста')).toEqual(['sensitive']);
		decide({ sensitive: [{ ...entry, pattern: 'карты', language: 'es' }] });
		expect(categories('покажите карты пожалуйста')).toEqual([]);
	});

	it('leaves out what it cannot read, and keeps the rest', () => {
		decide({
			sensitive: [
				{ ...entry, pattern: '[broken' },
				{ ...entry, pattern: 'guerra' },
			],
		});
		expect(categories('hablemos de la guerra')).toEqual(['sensitive']);
	});
});
