import { beforeAll, describe, expect, it } from 'vitest';
import { checkerOf } from './fact-desk.ts';
import { LABELLED_CLAIMS, type Label, type LabelledClaim, W1 } from './labelled-claims.ts';

const LANGUAGES = [...new Set(LABELLED_CLAIMS.map(({ language }) => language))];
const LEAST_RIGHT = 0.95;

let wrong: readonly (LabelledClaim & { readonly read: Label })[];

beforeAll(() => {
	const checkers = new Map(LANGUAGES.map((language) => [language, checkerOf(language, W1)]));
	wrong = LABELLED_CLAIMS.flatMap((claim) => {
		const verdicts = (checkers.get(claim.language)?.(claim.text, claim.isHost) ?? []).map(({ verdict }) => verdict);
		const read = verdicts.includes('contradicts') ? 'contradicts' : verdicts.includes('agrees') ? 'agrees' : 'none';
		return read === claim.label ? [] : [{ ...claim, read }];
	});
});

describe('claims about a product with a sheet', () => {
	it('are many enough in every language to mean something', () => {
		expect(LABELLED_CLAIMS.length).toBeGreaterThan(450);
		for (const language of LANGUAGES) expect(LABELLED_CLAIMS.filter((claim) => claim.language === language).length).toBeGreaterThanOrEqual(20);
	});

	it.each(LANGUAGES)('get the verdict a person gives them in %s', (language) => {
		const ofLanguage = wrong.filter((claim) => claim.language === language);
		const total = LABELLED_CLAIMS.filter((claim) => claim.language === language).length;
		const misread = ofLanguage.map(({ text, label, read }) => `${text}: ${read}, should be ${label}`);
		expect(1 - ofLanguage.length / total, misread.join('\n')).toBeGreaterThanOrEqual(LEAST_RIGHT);
	});

	it('are hardly ever said to contradict where they do not', () => {
		const innocent = LABELLED_CLAIMS.filter(({ label }) => label !== 'contradicts').length;
		const accused = wrong.filter(({ label, read }) => read === 'contradicts' && label !== 'contradicts');
		expect(accused.length / innocent, accused.map(({ text }) => text).join('\n')).toBeLessThanOrEqual(0.02);
	});
});
