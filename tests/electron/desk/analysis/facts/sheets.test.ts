import { describe, expect, it } from 'vitest';
import { readFact } from '../../../../../electron/desk/analysis/facts/sheets.ts';
import { productSheetSchema } from '../../../../../shared/model/product-sheet.ts';
import { vocabularies } from './fact-desk.ts';

describe('a product sheet', () => {
	it.each([
		['water', 'water'],
		['Resistencia al agua', 'water'],
		['водозащита', 'water'],
		['étanchéité', 'water'],
		['مقاومة الماء', 'water'],
		['防水等级', 'water'],
		['battery life', 'battery'],
		['время работы', 'battery'],
		['autonomie', 'battery'],
		['البطارية', 'battery'],
		['续航', 'battery'],
		['chargingTime', 'charging'],
		['charging_time', 'charging'],
		['tiempo de carga', 'charging'],
		['гарантия', 'warranty'],
		['garantie', 'warranty'],
		['الضمان', 'warranty'],
		['precio', 'price'],
		['цена', 'price'],
		['السعر', 'price'],
		['价格', 'price'],
		['Delivery', 'delivery'],
		['доставка', 'delivery'],
		['weight', 'weight'],
		['вага', 'weight'],
		['strap-width', 'strap'],
		['colours', 'colour'],
		['warp drive', 'warp drive'],
	])('names its facts in any language: %s is about %s', (name, topic) => {
		expect(readFact(name, 'x', vocabularies).topic).toBe(topic);
	});

	it('understands values, lists and leaves text as it is', () => {
		expect(readFact('battery', '48 h', vocabularies).value).toEqual({
			kind: 'quantities',
			quantities: [{ dimension: 'time', least: 172_800, most: 172_800, unit: 'hour' }],
		});
		expect(readFact('price', '29.90 EUR', vocabularies).value).toMatchObject({ quantities: [{ dimension: 'money', least: 29.9, unit: 'EUR' }] });
		expect(readFact('water', 'IP67, 1 m for 30 min', vocabularies).value).toMatchObject({
			quantities: [
				{ dimension: 'ingress', most: 67 },
				{ dimension: 'length', most: 1 },
				{ dimension: 'time', most: 1800 },
			],
		});
		expect(readFact('гарантия', 'два года', vocabularies).value).toMatchObject({ quantities: [{ unit: 'year' }] });
		expect(readFact('bluetooth', '5.3', vocabularies).value).toMatchObject({ quantities: [{ dimension: 'version', most: 5.3 }] });
		expect(readFact('colours', 'black, sand, green', vocabularies).value).toEqual({ kind: 'list', items: ['black', 'sand', 'green'] });
		expect(readFact('material', 'silicone', vocabularies).value).toEqual({ kind: 'text' });
	});

	it('is taken as a person writes it, and refused where it says nothing', () => {
		expect(productSheetSchema.parse({ product: 'W1', facts: { weight: 38, colours: ['black', 'sand'] } })).toEqual({
			product: 'W1',
			facts: { weight: '38', colours: 'black, sand' },
		});
		expect(productSheetSchema.safeParse({ product: '', facts: {} }).success).toBe(false);
		expect(productSheetSchema.safeParse({ product: 'W1', facts: { battery: '' } }).success).toBe(false);
		expect(productSheetSchema.safeParse({ product: 'W1' }).success).toBe(false);
	});
});
