import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../../../electron/desk/analysis/folding.ts';
import { readingsOfArabic } from '../../../../../electron/desk/analysis/rules/arabic-words.ts';

function readings(word: string): readonly string[] {
	return readingsOfArabic(fold(word).text);
}

describe('readings of an Arabic word', () => {
	it.each([
		['وبالساعة', 'ساعه'],
		['ساعتها', 'ساعه'],
		['للبشرة', 'بشره'],
		['هالكريم', 'كريم'],
		['عالبشرة', 'بشره'],
		['فالسوق', 'سوق'],
		['هتعالجك', 'عالج'],
		['سيعالجكم', 'عالج'],
		['حتعالجه', 'عالج'],
		['بيعالجها', 'عالج'],
		['منعالج', 'عالج'],
		['كيعالج', 'عالج'],
		['غنعالجو', 'عالج'],
		['هتخس', 'تخس'],
		['سببتلي', 'سبب'],
		['نضمنلكم', 'ضمن'],
		['مضمونة', 'مضمون'],
		['العلاج', 'علاج'],
	])('of %s are also %s', (word, base) => {
		expect(readings(word)).toContain(base);
	});

	it('leaves a glued negation on', () => {
		expect(readings('مبتعالجش')).toEqual(['مبتعالجش']);
		expect(readings('متكسرتش')).not.toContain('كسر');
	});

	it('takes no letters off that belong to the word', () => {
		expect(readings('كلب')).toEqual(['كلب']);
		expect(readings('منزل')).not.toContain('نزل');
		expect(readings('اخر')).toEqual(['اخر']);
	});

	it('leaves words of other scripts alone', () => {
		expect(readingsOfArabic('bateria')).toEqual(['bateria']);
	});

	it('begins with the word itself, repeats nothing, and cuts nothing but its ends', () => {
		const letters = fc.string({ unit: fc.constantFrom(...'ابتثجحخدرزسشعغفقكلمنهوي'), minLength: 1, maxLength: 60 });
		fc.assert(
			fc.property(letters, (word) => {
				const found = readingsOfArabic(word);
				expect(found[0]).toBe(word);
				expect(new Set(found).size).toBe(found.length);
				for (const reading of found) expect(word.includes(reading) || (reading.endsWith('ه') && word.includes(`${reading.slice(0, -1)}`))).toBe(true);
				expect(found.length).toBeLessThan(100);
			}),
		);
	});
});
