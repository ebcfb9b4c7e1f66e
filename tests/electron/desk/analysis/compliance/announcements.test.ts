import { describe, expect, test } from 'vitest';
import { announcementsIn, isClosed, offerIn } from '../../../../../electron/desk/analysis/compliance/announcements.ts';
import { fold } from '../../../../../electron/desk/analysis/folding.ts';

/** In short: `stock 3`, `minutes 5`, `before 90 EUR now 20`. */
function announced(text: string): string | null {
	const [first] = announcementsIn(fold(text));
	if (first === undefined) return null;
	if (first.kind === 'stock') return `stock ${first.left}`;
	if (first.kind === 'countdown') return `minutes ${first.ms / 60_000}`;
	return `before ${first.before.value} ${first.before.currency ?? '?'} now ${first.now ?? '?'}`;
}

describe('hears how many are left', () => {
	test.each([
		['quedan 3', 3],
		['¡Solo quedan 5 unidades!', 5],
		['últimas 5 unidades a este precio', 5],
		['me quedan solo cuatro relojes', 4],
		['Última unidad, chicas', 1],
		['осталось 5 штук', 5],
		['последние три штуки', 3],
		['осталось всего 7!', 7],
		['Il ne reste plus que 3 pièces', 3],
		['il en reste 4 !', 4],
		['باقي ٣ قطع', 3],
		['آخر قطعتين', 2],
		['باقي ثلاث حبات', 3],
		['залишилося 5 штук', 5],
		['только пара штук', 2],
		['只剩3件了', 3],
		['还剩十件', 10],
		['only 3 left', 3],
		['just 5 pieces left', 5],
	])('%s', (text, left) => {
		expect(announced(text)).toBe(`stock ${left}`);
	});
});

describe('hears how long an offer lasts', () => {
	test.each([
		['quedan cinco minutos y cerramos', 5],
		['la oferta termina en 10 minutos', 10],
		['en 5 minutos se acaba la oferta', 5],
		['tenéis media hora para comprar', 30],
		['осталось всего 10 минут до конца акции', 10],
		['через 5 минут закрываем акцию', 5],
		['plus que 10 minutes', 10],
		["l'offre se termine dans un quart d'heure", 15],
		['باقي ٥ دقائق وينتهي العرض', 5],
		['العرض ينتهي بعد ١٠ دقائق', 10],
		['باقي دقيقتين', 2],
		['останні 10 хвилин', 10],
		['最后五分钟', 5],
		['倒计时10分钟', 10],
		['you have 5 minutes left to order', 5],
		['sale ends in 2 hours', 120],
	])('%s', (text, minutes) => {
		expect(announced(text)).toBe(`minutes ${minutes}`);
	});
});

describe('hears what it cost before', () => {
	test.each([
		['antes 90 €, ahora 20', 'before 90 EUR now 20'],
		['Antes costaba 89,90 euros y ahora solo 29,90', 'before 89.9 EUR now 29.9'],
		['antes 90, ahora 20', 'before 90 ? now 20'],
		['было 5 000 рублей, стало 1990', 'before 5000 RUB now 1990'],
		['вместо 3000 ₽', 'before 3000 RUB now ?'],
		['avant 1.299 €, maintenant 999 €', 'before 1299 EUR now 999'],
		['au lieu de 79,90€', 'before 79.9 EUR now ?'],
		['كان ٩٠ ريال والآن ٢٠', 'before 90 SAR now 20'],
		['بدل ٢٠٠ درهم', 'before 200 AED now ?'],
		['було 900 грн, зараз 450', 'before 900 UAH now 450'],
		['原价199元,现价99元', 'before 199 CNY now 99'],
		['was $90, now $20', 'before 90 USD now 20'],
	])('%s', (text, wanted) => {
		expect(announced(text)).toBe(wanted);
	});
});

test.each([
	'hace 5 minutos',
	'a 5 minutos de casa',
	'quedan dos semanas para mi boda',
	'quedan 5 minutos de batería',
	'quedan 10 minutos para empezar',
	'¿quedan 3?',
	'no quedan 3',
	'antes 5 minutos',
	'antes tenía 3 perros',
	'antes de las 8',
	'quedan 3 canciones',
	'cargado en solo 5 minutos',
	'5 минут назад',
	'осталось 5 минут до начала',
	'осталось два дня до свадьбы',
	'было 5 человек',
	'il y a 5 minutes',
	'à 5 minutes de chez moi',
	'il reste 5 minutes avant de commencer',
	'avant 18 heures',
	'قبل ٥ دقائق',
	'باقي ٥ دقائق ونبدأ',
	'باقي أسبوعين على زواجي',
	'залишилося 5 хвилин до початку',
	'5分钟前',
	'还有五分钟开播',
	'我有3个孩子',
	'5 minutes ago',
	'only 5 minutes to charge',
	'only 20 €',
	'I have 3 kids',
])('takes nothing from what only looks like it: %s', (text) => {
	expect(announced(text)).toBeNull();
});

test('what it quotes is cut out of the text as written', () => {
	const text = '¡Atención! ٣؛ ÚLTIMAS  5 UNIDADES a este precio';
	const [first] = announcementsIn(fold(text));
	expect(text.slice(first?.start, first?.end)).toBe('ÚLTIMAS  5 UNIDADES');
});

test('tells an offer that goes on from one that is over', () => {
	for (const text of ['la oferta sigue', 'по этой цене', 'profitez-en', 'العرض مستمر', 'ще можна взяти', '继续拍', 'order now']) {
		expect(offerIn(fold(text)), text).not.toBeNull();
		expect(isClosed(fold(text).text), text).toBe(false);
	}
	for (const text of ['se acabó', 'agotado', 'всё продано', "c'est terminé", 'خلصت الكمية', 'розпродано', '卖完了', 'sold out']) {
		expect(isClosed(fold(text).text), text).toBe(true);
	}
});

test('a line made to be slow is read at once', () => {
	const lines = [
		'quedan '.repeat(2_000),
		'antes 1 '.repeat(1_500),
		'باقي '.repeat(2_000),
		`${'9'.repeat(8_000)} €`,
		'la oferta termina '.repeat(500),
		'还剩'.repeat(3_000),
	];
	const start = performance.now();
	for (const line of lines) announcementsIn(fold(line));
	expect(performance.now() - start).toBeLessThan(1_500);
});
