import { describe, expect, it } from 'vitest';
import type { ProductSheet } from '../../../../../shared/model/product-sheet.ts';
import { cpuTimeOf } from '../../../../fixtures/cpu-time.ts';
import { checkerOf } from './fact-desk.ts';
import { W1 } from './labelled-claims.ts';

const GRINDER: ProductSheet = {
	product: 'Coffee grinder G2',
	facts: {
		'capacidad del depósito': '500 ml',
		potencia: '150 W',
		garantía: '2 años',
		precio: '49,99 €',
		peso: '1,2 kg',
		'plazo de entrega': '24-48 h',
		'longitud del cable': '1,5 m',
	},
};

const DIVER: ProductSheet = {
	product: 'Diver D5',
	facts: { 'water resistance': '5 ATM', battery: 'up to 10 days', price: '$199', 'case size': '44 mm', storage: '32 GB' },
	related: ['Diver Mini'],
};

describe('checking facts', () => {
	it('lays what was said beside what the sheet says, with the exact stretch', () => {
		const text = '¡Este reloj aguanta 50 metros bajo el agua!';
		expect(checkerOf('es', W1)(text)).toEqual([
			{
				start: text.indexOf('50 metros'),
				end: text.indexOf('50 metros') + '50 metros'.length,
				topic: 'water',
				verdict: 'contradicts',
				expected: 'IP67, 1 m for 30 min',
				found: '50 metros',
				fact: 'water',
				product: 'Smart watch W1',
				isHearsay: false,
				isQuoted: false,
				isUnsupported: false,
			},
		]);
	});

	it.each([
		['es', 'el depósito es de medio litro', 'agrees'],
		['es', 'el depósito es de 2 litros', 'contradicts'],
		['es', '150 vatios de potencia', 'agrees'],
		['es', 'pesa 1200 g', 'agrees'],
		['es', 'longitud del cable: 3 m', 'contradicts'],
		['es', 'la longitud del cable es de 1,5 metros', 'agrees'],
		['ru', 'гарантия два года', 'agrees'],
		['ru', 'вес 2 кг', 'contradicts'],
		['fr', 'livraison en 24-48h', 'agrees'],
		['fr', 'garantie 1 an', 'contradicts'],
		['ar', 'الوزن ٣ كيلو', 'contradicts'],
		['ar', 'القدرة ١٥٠ واط', 'agrees'],
		['zh', '功率150瓦', 'agrees'],
	])('compares across languages and units: %s «%s» %s', (language, text, verdict) => {
		expect(checkerOf(language, GRINDER)(text)).toMatchObject([{ verdict }]);
	});

	it.each([
		['en', '30 minutes underwater', 'unknown', 'static-pressure'],
		['en', '50 metres underwater', 'unknown', 'static-pressure'],
		['en', 'how many minutes in the water?', 'unknown', 'static-pressure'],
		['es', '¿cuántos minutos puede estar en el agua?', 'unknown', 'static-pressure'],
		['ru', 'сколько минут можно в воде', 'unknown', 'static-pressure'],
		['en', "it's IP68", 'unknown', 'other-scale'],
		['en', 'price is 180 euros', 'unknown', 'other-currency'],
		['en', 'the Diver Mini weighs 30 grams', 'unknown', 'other-product'],
		['es', '¿aguanta 100 metros bajo el agua?', 'unknown', 'question'],
		['es', 'no aguanta 100 metros bajo el agua', 'unknown', 'denied'],
		['fr', 'je doute que la batterie tienne un mois', 'unknown', 'denied'],
		['en', 'mine lasts 5 days', 'unknown', 'experience'],
	])('says why it cannot tell: %s «%s»', (language, text, verdict, reason) => {
		const sheet = reason === 'experience' ? { product: 'D5', facts: { battery: '10 days' } } : DIVER;
		expect(checkerOf(language, sheet)(text)).toMatchObject([{ verdict, reason, isUnsupported: false }]);
	});

	it('contradicts what lies beyond a pressure rating', () => {
		const check = checkerOf('en', DIVER);
		expect(check('100 metres underwater')).toMatchObject([{ verdict: 'contradicts' }]);
		expect(check('10 ATM rated')).toMatchObject([{ verdict: 'contradicts' }]);
		expect(check('5 ATM rated')).toMatchObject([{ verdict: 'agrees' }]);
	});

	it('calls unsupported what the host states and no sheet bears out, and leaves viewers alone', () => {
		const check = checkerOf('es', { product: 'W1', facts: { battery: '48 h' } });
		expect(check('la garantía es de 2 años', true)).toMatchObject([{ verdict: 'unknown', reason: 'no-fact', isUnsupported: true }]);
		expect(check('la garantía es de 2 años')).toMatchObject([{ verdict: 'unknown', reason: 'no-fact', isUnsupported: false }]);
		expect(check('¿la garantía es de 2 años?', true)).toMatchObject([{ reason: 'question', isUnsupported: false }]);
		expect(checkerOf('en', DIVER)('30 minutes underwater', true)).toMatchObject([{ reason: 'static-pressure', isUnsupported: true }]);
	});

	it('goes by the product a message names, and is content where one of several agrees', () => {
		const check = checkerOf('en', DIVER, { product: 'W1', facts: { battery: '48 h' } });
		expect(check('battery lasts 10 days')).toMatchObject([{ verdict: 'agrees' }]);
		expect(check('the W1 battery lasts 10 days')).toMatchObject([{ verdict: 'contradicts', expected: '48 h', product: 'W1' }]);
	});

	it('keeps neighbouring facts apart', () => {
		const found = checkerOf('es', W1)('batería 48 h, garantía 12 meses, 29,90 €, pesa 80 g');
		expect(found.map(({ topic, verdict }) => `${topic} ${verdict}`)).toEqual(['battery agrees', 'warranty agrees', 'weight contradicts']);
	});

	it('takes a 100 KB line in its stride', () => {
		const check = checkerOf('es', W1);
		for (const piece of ['la batería dura 48 horas ', '50 metros bajo el agua ', 'aguanta ', '50 m, ']) {
			const text = piece.repeat(Math.ceil(100_000 / piece.length));
			// Measured: 10 ms; the bound leaves room for a slow machine.
			expect(cpuTimeOf(() => check(text))).toBeLessThan(500);
		}
	});

	it('has nothing to check without sheets', () => {
		expect(checkerOf('es')('aguanta 50 metros bajo el agua', true)).toEqual([]);
	});
});
