import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { createClocks } from '../../../../../electron/desk/analysis/compliance/clocks.ts';
import type { HostLine } from '../../../../../electron/desk/analysis/compliance/host-line.ts';
import { type MarketRules, readMarketRules } from '../../../../../electron/desk/analysis/compliance/market-rules.ts';
import type { ComplianceClocks } from '../../../../../shared/model/compliance.ts';

const MINUTE = 60_000;
let rules: MarketRules;
beforeAll(async () => {
	rules = await readMarketRules('resources/compliance');
});

type Line = readonly [minute: number, text: string, as?: Partial<HostLine>];

function after(market: string, lines: readonly Line[], ownMinutes: number | null = null, at = 200): ComplianceClocks {
	const clocks = createClocks(rules.of(market), ownMinutes);
	lines.forEach(([minute, text, as], index) => {
		clocks.hear({ messageId: index + 1, at: minute * MINUTE, text, kind: 'speech', role: 'host', isQuestion: false, ...as });
	});
	return clocks.read('session', at * MINUTE);
}

const kinds = ({ findings }: ComplianceClocks) => findings.map(({ kind, first, second }) => [kind, first?.messageId ?? null, second.messageId]);

describe('disclosure', () => {
	test.each([
		['ES', 'esto es publicidad'],
		['ES', 'Colaboración pagada con la marca'],
		['FR', 'Collaboration commerciale avec la marque'],
		['FR', 'ceci est de la PUBLICITE'],
		['RU', 'это реклама'],
		['UA', 'на правах реклами'],
		['SA', 'هذا إعلان'],
		['AE', '#إعلان_مدفوع'],
		['CN', '本场直播含广告'],
		['US', 'this stream is sponsored'],
		['DE', 'das ist Werbung'],
		['ZZ', 'реклама'],
	])('in %s «%s» counts', (market, text) => {
		expect(
			after(market, [
				[0, 'hola'],
				[3, text],
			]).disclosure,
		).toMatchObject({ times: 1, since: 3 * MINUTE, last: { messageId: 2 } });
	});

	test.each([
		['ES', 'esto no es publicidad'],
		['ES', 'un anuncio: mañana no hay directo'],
		['RU', 'это не реклама'],
		['FR', "ce n'est pas une publicité"],
		['SA', 'هذا ليس إعلان'],
		['CN', '这不是广告'],
		['ES', '¿esto es publicidad?'],
	])('in %s «%s» does not', (market, text) => {
		expect(after(market, [[3, text]]).disclosure.times).toBe(0);
	});

	test("a moderator's line and a pinned one count, a viewer's never comes here", () => {
		const typed = after('ES', [
			[0, 'hola'],
			[5, 'Publicidad', { kind: 'chat', role: 'moderator' }],
			[9, 'Publicidad', { kind: 'system', role: 'bot' }],
		]);
		expect(typed.disclosure).toMatchObject({ times: 2, since: 9 * MINUTE });
	});

	test('is late once the host goes on past what the market asks, and made good by the next', () => {
		const clocks = after('FR', [
			[0, 'publicité'],
			[9, 'une montre'],
			[10, 'une montre'],
			[12, 'encore'],
			[14, 'publicité'],
			[20, 'une montre'],
		]);
		expect(kinds(clocks)).toEqual([['disclosure-late', 1, 3]]);
		expect(clocks.findings[0]).toMatchObject({ mendedAt: 14 * MINUTE, minutes: 14, law: { country: 'FR', article: '5' } });
		expect(
			after(
				'FR',
				[
					[0, 'publicité'],
					[14, 'une montre'],
				],
				15,
			).findings,
			'a show may be given another interval',
		).toEqual([]);
	});

	test('claims nothing while the desk hears no speech', () => {
		const silent = after('ES', [
			[0, 'hola', { kind: 'chat' }],
			[90, 'hola', { kind: 'chat' }],
		]);
		expect(silent).toMatchObject({ findings: [], disclosure: { since: null } });
	});

	test('erid counts in writing with its identifier, not when it is spoken of', () => {
		const spoken = after('RU', [
			[0, 'реклама'],
			[10, 'реклама erid 2VtzqxKLm9p'],
			[16, 'реклама'],
		]);
		expect(kinds(spoken)).toEqual([['token-missing', 1, 3]]);
		const written = after('RU', [
			[0, 'реклама'],
			[1, 'Реклама. ООО «Часы» erid: 2VtzqxKLm9p', { kind: 'chat' }],
			[10, 'реклама'],
			[16, 'реклама'],
		]);
		expect(written.findings).toEqual([]);
		expect(written.disclosure.token?.last?.messageId).toBe(2);
	});
});

describe('announced ends', () => {
	test.each([
		['ES', 'quedan 5 minutos y cerramos', 'la oferta sigue a 20 €'],
		['RU', 'осталось 5 минут до конца акции', 'по этой цене ещё можно взять'],
		['FR', "l'offre se termine dans 5 minutes", 'vous pouvez encore commander'],
		['SA', 'باقي ٥ دقائق وينتهي العرض', 'الحقوا العرض'],
		['UA', 'залишилося 5 хвилин до кінця акції', 'ще можна замовити'],
		['CN', '最后五分钟', '这个价格还可以拍'],
		['US', 'sale ends in 5 minutes', 'you can still order'],
	])('in %s a deadline that passes while the offer goes on stands with both moments', (market, announced, later) => {
		expect(
			kinds(
				after(market, [
					[0, announced],
					[9, later],
				]),
			),
		).toEqual([['deadline-passed', 1, 2]]);
	});

	test('a deadline that is kept is none', () => {
		expect(
			after('ES', [
				[0, 'quedan 5 minutos y cerramos'],
				[5, 'se acabó, gracias'],
				[9, 'la oferta de mañana'],
			]),
		).toMatchObject({
			findings: [],
			promises: [{ kind: 'countdown', state: 'ended' }],
		});
		expect(
			after('ES', [
				[0, 'quedan 5 minutos y cerramos'],
				[5.5, 'aprovechad la oferta'],
			]).findings,
			'half a minute more',
		).toEqual([]);
		expect(
			after('ES', [
				[0, 'a 20 €, quedan 5 minutos y cerramos'],
				[9, 'oferta: las gafas a 35 €'],
			]).findings,
			'another price is another thing',
		).toEqual([]);
	});

	test('more time for the same offer is told, counting down is not', () => {
		expect(
			after('ES', [
				[0, 'quedan 10 minutos y cerramos'],
				[5, 'quedan 5 minutos'],
				[9, 'quedan 1 minuto'],
			]).findings,
		).toEqual([]);
		expect(
			kinds(
				after('ES', [
					[0, 'quedan 5 minutos y cerramos'],
					[4, 'quedan 10 minutos'],
				]),
			),
		).toEqual([['deadline-moved', 1, 2]]);
	});

	test('stock that rises is told, stock that falls is not', () => {
		expect(
			after(
				'ES',
				[
					[0, 'quedan 8'],
					[2, 'quedan 5'],
					[4, 'quedan 3'],
				],
				null,
				10,
			),
		).toMatchObject({ findings: [], promises: [{ left: 3, state: 'open' }] });
		expect(
			kinds(
				after('RU', [
					[0, 'осталось 5 штук'],
					[2, 'осталось 3 штуки'],
					[4, 'осталось 9 штук'],
				]),
			),
		).toEqual([['stock-rose', 2, 3]]);
		expect(
			after('ES', [
				[0, 'quedan 3'],
				[2, 'agotado'],
				[3, 'quedan 20'],
			]).findings,
			'after it was sold out',
		).toEqual([]);
		expect(
			after(
				'ES',
				[
					[0, 'quedan 3'],
					[30, 'quedan 20'],
				],
				180,
			).findings,
			'after half an hour of other things',
		).toEqual([]);
	});

	test('stock that stays the same for long is told once', () => {
		expect(
			kinds(
				after('SA', [
					[0, 'باقي ٣ قطع'],
					[4, 'باقي ٣ قطع'],
					[11, 'باقي ٣ قطع'],
					[14, 'باقي ٣ قطع'],
				]),
			),
		).toEqual([['stock-unchanged', 1, 3]]);
	});

	test('a question of the host announces nothing', () => {
		expect(after('ES', [[0, 'quedan 3', { isQuestion: true }]]).promises).toEqual([]);
	});

	test('what a moderator types is no promise of the host', () => {
		expect(after('ES', [[0, 'quedan 3', { kind: 'chat', role: 'moderator' }]]).promises).toEqual([]);
	});
});

test('a reference price is kept with its first and last moment, and told where the same price is compared with another', () => {
	const clocks = after('ES', [
		[0, 'antes 90 €, ahora 20'],
		[5, 'antes 90 euros'],
		[9, 'antes 120 €, ahora 20 €'],
	]);
	expect(clocks.prices).toMatchObject([
		{ amount: 90, currency: 'EUR', now: 20, times: 2, first: { messageId: 1 }, latest: { messageId: 2 }, before: null },
		{ amount: 120, before: { amount: 90, said: { messageId: 2 } } },
	]);
	expect(kinds(clocks)).toEqual([['reference-changed', 2, 3]]);
	expect(clocks.referenceLaw).toMatchObject({ days: 30, law: { country: 'EU', article: '6a' } });
	expect(after('RU', [[0, 'было 90 рублей']]).referenceLaw).toBeNull();
});

const TEXTS = [
	'quedan 3',
	'quedan 5 minutos y cerramos',
	'antes 90 €, ahora 20',
	'la oferta sigue',
	'se acabó',
	'publicidad',
	'hola',
	'quedan 8',
	'a 35 €',
	'осталось 5 штук',
];
const someLines = fc.array(fc.tuple(fc.nat({ max: 8 }), fc.constantFrom(...TEXTS)), { maxLength: 60 }).map((steps) => {
	let minute = 0;
	return steps.map(([wait, text]): Line => {
		minute += wait / 2;
		return [minute, text];
	});
});

test('whatever is said: findings stand in order, name what was said before what they found, and only grow as the show goes on', () => {
	fc.assert(
		fc.property(someLines, fc.nat({ max: 60 }), (lines, cut) => {
			const whole = after('ES', lines, null, 1_000);
			const part = after('ES', lines.slice(0, cut), null, 1_000);
			expect(whole.findings.map(({ id }) => id).slice(0, part.findings.length)).toEqual(part.findings.map(({ id }) => id));
			expect(new Set(whole.findings.map(({ id }) => id)).size).toBe(whole.findings.length);
			for (const { at, first, second, minutes } of whole.findings) {
				expect(at).toBe(second.at);
				expect(minutes).toBeGreaterThanOrEqual(0);
				if (first !== null) expect(first.messageId).toBeLessThan(second.messageId);
			}
			for (const promise of whole.promises) expect(promise.first.at).toBeLessThanOrEqual(promise.latest.at);
		}),
		{ numRuns: 150 },
	);
});

test('two hours of a show are counted in less than 50 ms', () => {
	const spoken = [
		'mirad qué bonito queda en la muñeca, tiene pantalla y batería',
		'las dos correas vienen en la caja',
		'antes 90 €, ahora 20',
		'hola, bienvenidos a todos',
		'lo tenéis en negro y en azul',
	];
	const lines = Array.from(
		{ length: 2_400 },
		(_, index): Line => [index / 20, index % 40 === 39 ? 'quedan 5 unidades' : (spoken[index % spoken.length] ?? '')],
	);
	const best = Math.min(
		...Array.from({ length: 5 }, () => {
			const start = performance.now();
			after('ES', lines);
			return performance.now() - start;
		}),
	);
	expect(best).toBeLessThan(50);
});
