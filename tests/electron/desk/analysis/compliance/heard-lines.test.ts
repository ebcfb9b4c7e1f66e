import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { announcementsIn, isClosed } from '../../../../../electron/desk/analysis/compliance/announcements.ts';
import { createDisclosureFinder } from '../../../../../electron/desk/analysis/compliance/disclosure.ts';
import { type MarketRules, readMarketRules } from '../../../../../electron/desk/analysis/compliance/market-rules.ts';
import { fold } from '../../../../../electron/desk/analysis/folding.ts';
import { arabic } from './heard/ar.ts';
import { spanish } from './heard/es.ts';
import { french } from './heard/fr.ts';
import type { HeardLine } from './heard/heard-line.ts';
import { russian } from './heard/ru.ts';

let markets: MarketRules;
beforeAll(async () => {
	markets = await readMarketRules(join(import.meta.dirname, '../../../../../resources/compliance'));
});

/** Everything that clocks hear in a line, in the words of `HeardLine`. */
function hear(text: string, market: string): readonly string[] {
	const folded = fold(text);
	const announced = announcementsIn(folded).map((said) => {
		if (said.kind === 'stock') return `stock ${said.left}`;
		if (said.kind === 'countdown') return `countdown ${said.ms / 60_000}`;
		return ['price', said.before.value, ...(said.now === null ? [] : [said.now])].join(' ');
	});
	const disclosed = createDisclosureFinder(markets.of(market)).disclosed(folded) === null ? [] : ['disclosure'];
	return [...disclosed, ...announced, ...(isClosed(folded.text) ? ['over'] : [])];
}

const expected = ([, what, ...figures]: HeardLine) => (what === 'nothing' ? [] : [[what, ...figures].join(' ')]);

describe.each([
	['ES', spanish],
	['RU', russian],
	['FR', french],
	['SA', arabic],
] as const)('what clocks hear in a show for %s', (market, lines) => {
	it.each(lines.map((line) => [line[0], line] as const))('%s', (text, line) => {
		expect(hear(text, market)).toEqual(expected(line));
	});
});

/** Half of a line may ask while the other half says something. */
const halves = [
	['Esto es publicidad. ¿Queréis verlo de cerca?', 'disclosure'],
	['Me quedan 3, ¿quién se lo lleva?', 'stock 3'],
	['Осталось 3 штуки, кто забирает?', 'stock 3'],
	['Il en reste 4, qui la veut ?', 'stock 4'],
	['باقي ٣ قطع، مين تبي؟', 'stock 3'],
	['还剩3件，谁要？', 'stock 3'],
	['¿Me quedan 3 unidades?', ''],
	['¿Es publicidad, verdad?', ''],
	['Осталось 3 штуки?', ''],
] as const;

it.each(halves)('what a line asks is not said by it, what it says before is: %s', (text, heard) => {
	const market = /[а-я]/i.test(text) ? 'RU' : 'ES';
	expect(hear(text, market).join()).toBe(heard);
});
