import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../../../electron/desk/analysis/facts/parts.ts';
import { type FoundQuantity, findQuantities, mayHoldQuantity } from '../../../../../electron/desk/analysis/facts/quantities.ts';
import { fold } from '../../../../../electron/desk/analysis/folding.ts';
import { tokenize } from '../../../../../electron/desk/analysis/tokens.ts';
import { isSpanOf } from '../../../../../shared/model/span.ts';
import { leastCpuTimeOf, leastCpuTimesOf } from '../../../../fixtures/cpu-time.ts';
import { vocabularies, vocabularyOf } from './fact-desk.ts';

interface Cut extends FoundQuantity {
	readonly cut: string;
}

function quantitiesIn(text: string, language: string): readonly Cut[] {
	const folded = fold(text);
	const parts = partsOf(tokenize(folded).tokens);
	return findQuantities(parts, folded.text, vocabularyOf(language)).map((quantity) => {
		const { start, end } = folded.spanOf(quantity.start, quantity.end);
		return { ...quantity, cut: text.slice(start, end) };
	});
}

/** "least-most unit" in base units, rounded to what a float keeps. */
function inBaseUnits({ least, most, dimension }: FoundQuantity): string {
	const [from, to] = [least, most].map((value) => (value === null ? '?' : String(Number(value.toPrecision(6)))));
	return `${from === to ? from : `${from}-${to}`} ${dimension}`;
}

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;
const WEEK = 7 * DAY;
const MONTH = Number(((365 * DAY) / 12).toPrecision(6));
const YEAR = 365 * DAY;

/** Language, text, what is cut out, and its value. */
const SAID: readonly (readonly [language: string, text: string, cut: string, value: string])[] = [
	['es', 'aguanta 50m bajo el agua', '50m', '50 length'],
	['es', 'dos semanas', 'dos semanas', `${2 * WEEK} time`],
	['es', 'cuarenta y ocho horas', 'cuarenta y ocho horas', `${48 * HOUR} time`],
	['es', 'media hora', 'media hora', `${HOUR / 2} time`],
	['es', 'una hora y media', 'una hora y media', `${1.5 * HOUR} time`],
	['es', 'de 2 a 3 días', '2 a 3 días', `${2 * DAY}-${3 * DAY} time`],
	['es', 'entre dos y tres días', 'dos y tres días', `${2 * DAY}-${3 * DAY} time`],
	['es', '1/2 hora', '1/2 hora', `${HOUR / 2} time`],
	['es', '29,90 €', '29,90 €', '29.9 money'],
	['es', 'vale €29.90 hoy', '€29.90', '29.9 money'],
	['es', '1.299 euros', '1.299 euros', '1299 money'],
	['es', 'ciento veinte gramos', 'ciento veinte gramos', '120 mass'],
	['es', 'pantalla de 1,43" amoled', '1,43"', '0.036322 length'],
	['es', 'es IP67', 'IP67', '67 ingress'],
	['es', 'ip 68', 'ip 68', '68 ingress'],
	['es', '5 ATM', '5 ATM', '5 pressure'],
	['es', 'HORAAAS no, 48 horaaas', '48 horaaas', `${48 * HOUR} time`],
	['es', '300mAh', '300mAh', '300 charge'],
	['es', '1h30', '1h30', `${1.5 * HOUR} time`],
	['ru', 'полчаса', 'полчаса', `${HOUR / 2} time`],
	['ru', 'полтора часа', 'полтора часа', `${1.5 * HOUR} time`],
	['ru', 'сорок восемь часов', 'сорок восемь часов', `${48 * HOUR} time`],
	['ru', 'держит 2 ч.', '2 ч', `${2 * HOUR} time`],
	['ru', '5дней', '5дней', `${5 * DAY} time`],
	['ru', '10-12 ч', '10-12 ч', `${10 * HOUR}-${12 * HOUR} time`],
	['ru', 'от 2 до 3 дней', '2 до 3 дней', `${2 * DAY}-${3 * DAY} time`],
	['ru', 'два три дня', 'два три дня', `${2 * DAY}-${3 * DAY} time`],
	['ru', 'заряд держит месяц', 'месяц', `${MONTH} time`],
	['ru', '2 тыс руб', '2 тыс руб', '2000 money'],
	['ru', '1 990 ₽', '1 990 ₽', '1990 money'],
	['ru', '1990р.', '1990р', '1990 money'],
	['ru', 'айпи 68', 'айпи 68', '68 ingress'],
	['ru', '1 час 30 минут', '1 час 30 минут', `${1.5 * HOUR} time`],
	['ru', 'две недели', 'две недели', `${2 * WEEK} time`],
	['ru', '50 м', '50 м', '50 length'],
	['ru', '3 бара', '3 бара', '3 pressure'],
	['fr', 'trente minutes', 'trente minutes', `${30 * MINUTE} time`],
	['fr', 'une demi-heure', 'une demi-heure', `${HOUR / 2} time`],
	['fr', 'une heure et demie', 'une heure et demie', `${1.5 * HOUR} time`],
	['fr', 'quatre-vingt-dix jours', 'quatre-vingt-dix jours', `${90 * DAY} time`],
	['fr', 'deux cent cinquante grammes', 'deux cent cinquante grammes', '250 mass'],
	['fr', 'soixante-quinze euros', 'soixante-quinze euros', '75 money'],
	['fr', 'de 3 à 5 jours', '3 à 5 jours', `${3 * DAY}-${5 * DAY} time`],
	['fr', '64 Go', '64 Go', '64000000000 storage'],
	['fr', 'étanche à 50 mètres', '50 mètres', '50 length'],
	['fr', '1h30', '1h30', `${1.5 * HOUR} time`],
	['ar', '٥٠ متر', '٥٠ متر', '50 length'],
	['ar', 'نص ساعة', 'نص ساعة', `${HOUR / 2} time`],
	['ar', 'يومين', 'يومين', `${2 * DAY} time`],
	['ar', 'أسبوعين', 'أسبوعين', `${2 * WEEK} time`],
	['ar', 'ساعتين ونص', 'ساعتين ونص', `${2.5 * HOUR} time`],
	['ar', 'ثمانية وأربعين ساعة', 'ثمانية وأربعين ساعة', `${48 * HOUR} time`],
	['ar', 'من ٣ إلى ٥ أيام', '٣ إلى ٥ أيام', `${3 * DAY}-${5 * DAY} time`],
	['ar', '٢٩٫٩٠ يورو', '٢٩٫٩٠ يورو', '29.9 money'],
	['ar', 'خمسين متر', 'خمسين متر', '50 length'],
	['ar', 'لمدة ٣٠ دقيقة', '٣٠ دقيقة', `${30 * MINUTE} time`],
	['ar', '٣ساعات', '٣ساعات', `${3 * HOUR} time`],
	['ar', '١٠٠ ريال', '١٠٠ ريال', '100 money'],
	['en', 'half an hour', 'half an hour', `${HOUR / 2} time`],
	['en', 'forty-eight hours', 'forty-eight hours', `${48 * HOUR} time`],
	['en', 'two to three days', 'two to three days', `${2 * DAY}-${3 * DAY} time`],
	['en', 'an hour and a half', 'an hour and a half', `${1.5 * HOUR} time`],
	['en', '$29.90', '$29.90', '29.9 money'],
	['en', '1.43-inch', '1.43-inch', '0.036322 length'],
	['en', '2 ½ hours', '2 ½ hours', `${2.5 * HOUR} time`],
	['en', '20°C', '20°C', '20 temperature'],
	['en', 'bluetooth 5.3', 'bluetooth 5.3', '5.3 version'],
	['en', '80 %', '80 %', '0.8 share'],
	['en', '12 months', '12 months', `${Number(YEAR.toPrecision(6))} time`],
	['uk', 'півгодини', 'півгодини', `${HOUR / 2} time`],
	['uk', 'дві доби', 'дві доби', `${2 * DAY} time`],
	['uk', '500 грн', '500 грн', '500 money'],
	['uk', '48 год', '48 год', `${48 * HOUR} time`],
	['zh', '半小时', '半小时', `${HOUR / 2} time`],
	['zh', '两个小时', '两个小时', `${2 * HOUR} time`],
	['zh', '一个半小时', '一个半小时', `${1.5 * HOUR} time`],
	['zh', '三十五分钟', '三十五分钟', `${35 * MINUTE} time`],
	['zh', '两三天', '两三天', `${2 * DAY}-${3 * DAY} time`],
	['zh', '50米', '50米', '50 length'],
	['zh', '两百块', '两百块', '200 money'],
	['zh', '3到5天', '3到5天', `${3 * DAY}-${5 * DAY} time`],
	['zh', '￥199', '￥199', '199 money'],
];

describe('quantities', () => {
	it.each(SAID)('are read as people write them: %s «%s»', (language, text, cut, value) => {
		expect(quantitiesIn(text, language).map((quantity) => [quantity.cut, inBaseUnits(quantity)])).toEqual([[cut, value]]);
	});

	it.each([
		['es', 'hasta 50 metros', 'at-most'],
		['es', 'más de una semana', 'more'],
		['es', 'unas 48 horas', 'about'],
		['ru', 'до 48 часов', 'at-most'],
		['ru', 'более недели работы: более 7 дней', 'more'],
		['fr', "jusqu'à 10 jours", 'at-most'],
		['fr', 'plus de 4 jours', 'more'],
		['ar', 'لحد ٤٨ ساعة', 'at-most'],
		['ar', 'أكثر من ٧ أيام', 'more'],
		['en', 'up to 48 hours', 'at-most'],
		['en', 'at least 2 days', 'at-least'],
		['zh', '至少48小时', 'at-least'],
		['zh', '48小时以内', 'at-most'],
	])('keep what bounds them: %s «%s»', (language, text, bound) => {
		expect(quantitiesIn(text, language).at(-1)?.bound).toBe(bound);
	});

	it.each([
		['es', 'cuántos minutos aguanta'],
		['ru', 'сколько часов держит'],
		['fr', 'combien de minutes'],
		['ar', 'كم دقيقة تتحمل'],
		['en', 'how many days'],
		['uk', 'скільки хвилин'],
		['zh', '多少分钟'],
	])('are asked for without a value: %s «%s»', (language, text) => {
		expect(quantitiesIn(text, language)).toMatchObject([{ isAsked: true, least: null, most: null, dimension: 'time' }]);
	});

	it.each([
		['es', 'el W1 es bonito'],
		['es', 'son las 12'],
		['es', 'versión 1.2.3'],
		['ru', 'привет всем'],
		['fr', 'super la 2'],
		['ar', 'السلام عليكم'],
		['en', 'part 2 two pls'],
		['zh', '主播好 第一次来'],
	])('are not seen where there are none: %s «%s»', (language, text) => {
		expect(quantitiesIn(text, language)).toEqual([]);
	});

	it('cut out whole characters of the text, in order and apart, whatever it is', () => {
		const piece = fc.constantFrom(
			'50 ',
			'٥٠',
			'متر ',
			'horas ',
			'½',
			'1h30',
			'IP67 ',
			'-',
			' a ',
			'両',
			'两个半小时',
			'полчаса ',
			'"',
			'€',
			'🕐',
			'e\u0301',
			'\u202e',
			'ооо',
			'1.5',
			',',
			'и ',
		);
		fc.assert(
			fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 25 }), (pieces) => {
				const text = pieces.join('').toWellFormed();
				for (const language of vocabularies.keys()) {
					const folded = fold(text);
					let previous = 0;
					for (const { start, end } of findQuantities(partsOf(tokenize(folded).tokens), folded.text, vocabularyOf(language))) {
						expect(start).toBeGreaterThanOrEqual(previous);
						expect(isSpanOf(text, folded.spanOf(start, end))).toBe(true);
						previous = end;
					}
				}
			}),
			{ numRuns: 200 },
		);
	});

	it.each(['50 ', 'dos y ', '1/', 'mil ', '2 a ', 'hasta ', '1 h '])('take time in proportion to a text of %j', (piece) => {
		const [short, long] = leastCpuTimesOf(finding(piece.repeat(2000)), finding(piece.repeat(16_000)));
		expect(long).toBeLessThan(Math.max(20, short * 8 * 4));
	});

	it('are not looked for where nothing hints at one, at next to no cost', () => {
		const { tokens } = tokenize(fold('hola a todas, qué bonito es y qué bien lo explicas siempre'));
		const vocabulary = vocabularyOf('es');
		expect(mayHoldQuantity(tokens, vocabulary)).toBe(false);
		const time = leastCpuTimeOf(() => {
			for (let count = 0; count < 20_000; count += 1) mayHoldQuantity(tokens, vocabulary);
		});
		// Measured: 0.3 µs a message; the bound leaves room for a slow machine.
		expect((time / 20_000) * 1000).toBeLessThan(5);
	});
});

function finding(text: string): () => void {
	const folded = fold(text);
	const parts = partsOf(tokenize(folded).tokens);
	return () => void findQuantities(parts, folded.text, vocabularyOf('es'));
}
