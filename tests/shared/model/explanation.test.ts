import { readFileSync } from 'node:fs';
import { createInstance } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { CATEGORIES } from '../../../shared/model/category.ts';
import { explainFlag, type FlagWords } from '../../../shared/model/explanation.ts';
import { FACTORS, type FoundFlag } from '../../../shared/model/flag.ts';
import { INTERFACE_LANGUAGES } from '../../../shared/model/language.ts';

const DETECTORS = [
	'detect.link.shortened',
	'detect.link.unknown',
	'detect.link.lookalike',
	'detect.contact.messenger',
	'detect.email',
	'detect.phone',
	'detect.card',
	'detect.iban',
	'detect.order',
	'detect.spam.flood',
	'detect.spam.copies',
	'detect.impersonation.host',
	'detect.impersonation.moderator',
	'detect.fact.contradicts',
	'detect.fact.unsupported',
	'detect.fact.static-pressure',
];

const CURE: FoundFlag = {
	start: 0,
	end: 16,
	category: 'health',
	severity: 'high',
	rule: 'es.health.cures',
	pack: 'es/accuracy@1',
	explanation: { matched: 'cura la diabetes', factors: ['said-by-host', 'said-aloud'] },
	citation: { country: 'ES', law: 'RD 1907/1996', article: 'art. 4.1', read: '2026-03-02' },
};

const wordsIn = new Map<string, FlagWords>();

beforeAll(async () => {
	for (const language of INTERFACE_LANGUAGES) {
		const flags: object = JSON.parse(readFileSync(new URL(`../../../resources/locales/${language}/flags.json`, import.meta.url), 'utf8'));
		const instance = createInstance();
		await instance.init({ lng: language, ns: ['flags'], defaultNS: 'flags', resources: { [language]: { flags } }, interpolation: { escapeValue: false } });
		wordsIn.set(language, (key, values) => instance.t(`flags:${key}`, values ?? {}));
	}
});

function english(): FlagWords {
	const words = wordsIn.get('en');
	if (!words) throw new Error('English was not loaded');
	return words;
}

describe('the explanation of a flag', () => {
	it('says what was found, why it matters, what weighed and which law it rests on', () => {
		expect(explainFlag(CURE, english())).toEqual({
			category: 'Health claim',
			summary: '“\u2068cura la diabetes\u2069” says that a product cures, treats or prevents something, makes one slimmer, or has no side effects.',
			risk: 'Health claims need proof and permission; a false one can keep somebody from treatment.',
			factors: ["The host said it, and the host's own claims weigh most.", 'It was said aloud, so everybody who watches heard it.'],
			citation: 'RD 1907/1996, art. 4.1 (ES), read on 2026-03-02',
		});
	});

	it('names the country and the day as the reader\u2019s language writes them where it is told how', () => {
		const { citation } = explainFlag(CURE, english(), { countryName: () => 'Spain', date: (at) => `day ${new Date(at).getUTCDate()}` });
		expect(citation).toBe('RD 1907/1996, art. 4.1 (Spain), read on day 2');
	});

	it('leaves the citation out where the rule rests on none', () => {
		const { citation: _, ...withoutCitation } = CURE;
		expect(explainFlag(withoutCitation, english())).not.toHaveProperty('citation');
	});

	it('lets a detector say what it knows, once', () => {
		const link: FoundFlag = {
			...CURE,
			category: 'link',
			rule: 'detect.link.shortened',
			explanation: { matched: 'https://bit.ly/x', factors: ['shortened-link', 'disguised'], facts: { domain: 'bit.ly' } },
		};
		const { summary, factors } = explainFlag(link, english());
		expect(summary).toBe('“\u2068bit.ly\u2069” shortens addresses: nobody sees where the link leads.');
		expect(factors).toEqual(['The spelling is disguised, as if to get past a filter.']);
	});

	it('has a whole sentence for every category, factor and detector in every language', () => {
		for (const [language, words] of wordsIn) {
			for (const category of CATEGORIES) {
				const { category: name, summary, risk, factors } = explainFlag({ ...CURE, category, explanation: { matched: 'x', factors: FACTORS } }, words);
				for (const sentence of [name, summary, risk, ...factors]) expect(sentence, `${language} ${category}`).not.toMatch(/^(category|factor|summary)\b|\{\{/);
			}
			for (const rule of DETECTORS) {
				const { summary } = explainFlag({ ...CURE, rule }, words);
				expect(summary, `${language} ${rule}`).not.toMatch(/detector|\{\{/);
				expect(summary, `${language} ${rule}`).not.toBe(explainFlag(CURE, words).summary);
			}
		}
	});

	it('keeps hostile text inside its quotation: no control of direction, no endless line', () => {
		const hostile = `\u202Eevil\u2069\u2069 ${'😀'.repeat(500)}`;
		const { summary } = explainFlag({ ...CURE, explanation: { matched: hostile, factors: [] } }, english());
		expect(summary.match(/[\u202A-\u202E\u2066-\u2069]/g)).toEqual(['\u2068', '\u2069']);
		expect(summary.length).toBeLessThan(400);
		expect(summary.isWellFormed()).toBe(true);
	});
});
