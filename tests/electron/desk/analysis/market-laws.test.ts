import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMarketLaws } from '../../../../electron/desk/analysis/market-laws.ts';
import { resourcesFolder } from '../../../../electron/paths.ts';
import type { Category } from '../../../../shared/model/category.ts';
import type { Citation, FoundFlag } from '../../../../shared/model/flag.ts';

function flag(category: Category, citation?: Citation): FoundFlag {
	return {
		start: 0,
		end: 1,
		category,
		severity: 'high',
		rule: 'es.x.y',
		pack: 'es/x@1',
		explanation: { matched: 'x', factors: [] },
		...(citation === undefined ? {} : { citation }),
	};
}

const OF_CHINA: Citation = { country: 'CN', law: 'Advertising Law', article: '9(3)', read: '2026-11-22' };
const OF_THE_UNION: Citation = { country: 'EU', law: 'Regulation 1924/2006', read: '2026-11-22' };

describe('the law of a market', () => {
	it('is the country’s own before the Union’s, and none where there is none', async () => {
		const laws = await readMarketLaws(join(resourcesFolder(), 'markets'));
		expect(laws.cited(flag('health'), 'ES').citation?.law).toBe('RD 1907/1996');
		expect(laws.cited(flag('urgency'), 'ES').citation).toMatchObject({ country: 'EU', article: 'Annex I no. 7' });
		expect(laws.cited(flag('health'), 'FR').citation?.country).toBe('EU');
		expect(laws.cited(flag('absolute'), 'RU').citation).toMatchObject({ country: 'RU', law: '135-FZ' });
		expect(laws.cited(flag('health'), 'ZZ').citation).toBeUndefined();
		expect(laws.cited(flag('health'), 'BR').citation).toBeUndefined();
	});

	it('keeps a rule’s own, more exact citation only where it holds', async () => {
		const laws = await readMarketLaws(join(resourcesFolder(), 'markets'));
		expect(laws.cited(flag('absolute', OF_CHINA), 'CN').citation).toEqual(OF_CHINA);
		expect(laws.cited(flag('absolute', OF_CHINA), 'ES').citation).toBeUndefined();
		expect(laws.cited(flag('health', OF_THE_UNION), 'FR').citation).toEqual(OF_THE_UNION);
		expect(laws.cited(flag('health', OF_THE_UNION), 'RU').citation?.country).toBe('RU');
	});
});

describe('a market file', () => {
	let folder: string;
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'showdesk-markets-'));
	});
	afterEach(() => rm(folder, { recursive: true }));

	it.each([
		['another market’s name', 'market: FR\nlaws: []\n', 1],
		['an unknown category', 'market: ES\nlaws:\n  - { categories: [magic], law: X, read: 2026-11-22 }\n', 3],
		['no date', 'market: ES\nlaws:\n  - { categories: [health], law: X }\n', 3],
	])('with %s is refused by file and line', async (_what, text, line) => {
		await writeFile(join(folder, 'ES.yaml'), text);
		await expect(readMarketLaws(folder)).rejects.toMatchObject({ code: 'bad-rule-pack', detail: { line: String(line) } });
		await expect(readMarketLaws(folder)).rejects.toThrow('resources/markets/ES.yaml');
	});
});
