import { describe, expect, it } from 'vitest';
import type { Dimension, Quantity } from '../../../shared/model/product-sheet.ts';
import { quantityWords } from '../../../shared/model/quantity-words.ts';

const words = { lifetime: 'for life', atMost: (value: string) => `up to ${value}`, atLeast: (value: string) => `from ${value}` };
const quantity = (dimension: Dimension, unit: string, least: number | null, most = least): Quantity => ({ dimension, unit, least, most });

describe('a quantity in the reader’s language', () => {
	it.each([
		[quantity('time', 'minute', 30), 'en', '30 min'],
		[quantity('time', 'minute', 30), 'zh-CN', '30分钟'],
		[quantity('length', 'metre', 1), 'ru', '1 м'],
		[quantity('length', 'metre', 50), 'ar-u-nu-latn', '50 مترًا'],
		[quantity('length', 'inch', 1.43), 'en', '1.43 in'],
		[quantity('length', 'inch', 1.43), 'fr', '1,43 po'],
		[quantity('ingress', 'ip', 67), 'en', 'IP67'],
		[quantity('ingress', 'ip', 8), 'en', 'IPX8'],
		[quantity('pressure', 'atmosphere', 5), 'es', '5 ATM'],
		[quantity('charge', 'milliampere-hour', 300), 'ru', '300 mAh'],
		[quantity('version', 'version', 5.3), 'en', '5.3'],
		[quantity('money', 'EUR', 29.9), 'en', '€29.90'],
		[quantity('money', 'EUR', 30), 'es', '30 €'],
		[quantity('money', 'CNY|JPY', 99), 'en', '99 CNY/JPY'],
		[quantity('time', 'day', 5, 7), 'en', '5–7 days'],
		[quantity('time', 'month', null, 12), 'en', 'up to 12 months'],
		[quantity('time', 'month', 12), 'fr', '12 mois'],
		[quantity('time', 'hour', 48, null), 'en', 'from 48 hr'],
		[quantity('time', 'lifetime', null), 'en', 'for life'],
	])('%j in %s is %s', (value, locale, expected) => {
		expect(quantityWords(value, locale, words).replace(/[\u00a0\u202f]/g, ' ')).toBe(expected);
	});
});
