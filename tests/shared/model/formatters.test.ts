import { describe, expect, it } from 'vitest';
import { formattersFor } from '../../../shared/model/formatters.ts';
import { INTERFACE_LANGUAGES } from '../../../shared/model/language.ts';

const AT = new Date(2026, 4, 1, 19, 4, 12).getTime();

describe('formatters', () => {
	it('are made once for a language', () => {
		expect(formattersFor('ru')).toBe(formattersFor('ru'));
	});

	it('write the time of day with seconds and 24 hours in every language, in digits that stand under each other', () => {
		for (const language of INTERFACE_LANGUAGES)
			expect(
				formattersFor(language)
					.timeOfDay(AT)
					.replace(/[\u200E\u200F]/g, ''),
				language,
			).toBe('19:04:12');
	});

	it('name transliterated languages so that nobody takes them for the script they are usually written in', () => {
		expect(formattersFor('en').languageName('ru-Latn')).toBe('Russian (Latin)');
		expect(formattersFor('fr').languageName('ru-Latn')).toBe('russe (latin)');
		expect(formattersFor('en').languageName('ar-Latn')).toBe('Arabizi');
		expect(formattersFor('ru').languageName('und')).toBe('не определён');
	});

	it('write a price with its currency and no idle zeroes, and one without as a number', () => {
		expect(formattersFor('en').price(29.9, 'EUR')).toBe('€29.90');
		expect(formattersFor('en').price(90, 'EUR')).toBe('€90');
		expect(formattersFor('es').price(1_299.5, 'EUR').replace(/\s/g, ' ')).toBe('1299,50 €');
		expect(formattersFor('ar').price(29.9, null)).toBe('29.9');
	});

	it('show a code as it is rather than fail on it', () => {
		expect(formattersFor('en').languageName('not a tag!')).toBe('not a tag!');
		expect(formattersFor('en').countryName('???')).toBe('???');
	});

	it('name the markets, the European Union among them', () => {
		expect(formattersFor('es').countryName('EU')).toBe('Unión Europea');
		expect(formattersFor('zh-CN').countryName('ES')).toBe('西班牙');
	});

	it('write a length in its two largest units', () => {
		const { duration } = formattersFor('en');
		expect(duration(0)).toBe('0 sec');
		expect(duration(65_000)).toBe('1 min, 5 sec');
		expect(duration(2 * 3_600_000 + 5 * 60_000 + 59_000)).toBe('2 hr, 5 min');
		expect(duration(-5)).toBe('0 sec');
		expect(duration(200)).toBe('0.2 sec');
		expect(duration(50)).toBe('0.05 sec');
	});

	it('choose the unit of a size, a share and a distance in time', () => {
		const { bytes, percent, relative } = formattersFor('en');
		expect([bytes(0), bytes(999), bytes(3_210_000)]).toEqual(['0 byte', '999 byte', '3.2 MB']);
		expect(percent(0.923)).toBe('92%');
		expect([relative(AT - 40_000, AT), relative(AT + 12_000, AT), relative(AT - 3 * 3_600_000, AT)]).toEqual([
			'40 seconds ago',
			'in 12 seconds',
			'3 hours ago',
		]);
	});
});
