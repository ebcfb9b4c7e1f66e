import { expect, test } from 'vitest';
import { likelyLanguages } from '../../../shared/model/market.ts';

test.each([
	['ES', ['es']],
	['MX', ['es']],
	['RU', ['ru']],
	['FR', ['fr']],
	['SA', ['ar']],
	['EG', ['ar']],
	['UA', ['uk', 'ru']],
	['MA', ['ar', 'fr']],
	['CN', ['zh']],
	['ZZ', []],
])('an audience of %s is expected to write %j', (market, languages) => {
	expect(likelyLanguages(market)).toEqual(languages);
});
