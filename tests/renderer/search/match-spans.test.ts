import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptAround, matchSpans, querySpans } from '../../../renderer/search/match-spans.ts';
import { searchFold } from '../../../shared/model/search-fold.ts';
import { parseSearch } from '../../../shared/model/search-query.ts';

const marked = (text: string, query: string) => matchSpans(text, query).map(({ start, end }) => text.slice(start, end));

describe('the match marked in a search result', () => {
	it('is what a reader would call the same word, whatever its case, accents or carriers', () => {
		expect(marked('La BATERÍA dura', 'bateria')).toEqual(['BATERÍA']);
		expect(marked('зелёный ремешок', 'зеленый')).toEqual(['зелёный']);
		expect(marked('السَّاعة الأصلية', 'الساعه')).toEqual(['السَّاعة']);
	});

	it('covers combining marks that follow the last letter', () => {
		expect(marked('cafe\u0301 ya', 'cafe')).toEqual(['cafe\u0301']);
	});

	it('finds Chinese words inside a sentence', () => {
		expect(marked('这个手表防水吗', '防水')).toEqual(['防', '水']);
	});

	it('begins where a word begins and marks each of several words', () => {
		expect(marked('el agua aguanta, paraguas', 'agua')).toEqual(['agua', 'agua']);
		expect(marked('garantía de dos años', 'años garantia')).toEqual(['garantía', 'años']);
	});

	it('is nothing for a query without letters', () => {
		expect(matchSpans('hola', '!!!')).toEqual([]);
	});

	it('always cuts out text that folds to what was searched, in order and without overlap', () => {
		const text = fc.string({ unit: 'binary', maxLength: 60 });
		fc.assert(
			fc.property(text, text, (before, word) => {
				const query = searchFold(word).split(/[^\p{L}\p{N}]+/u)[0] ?? '';
				const whole = `${before} ${word}`;
				let last = 0;
				for (const { start, end } of matchSpans(whole, query)) {
					expect(start).toBeGreaterThanOrEqual(last);
					expect([...whole.slice(start, end)].map(searchFold).join('')).toContain(query);
					last = end;
				}
			}),
			{ numRuns: 300 },
		);
	});
});

describe('the excerpt of a long message', () => {
	it('stands around the first match and keeps the mark on the same words', () => {
		const text = `${'palabra '.repeat(200)}diabetes ${'palabra '.repeat(200)}`;
		const excerpt = excerptAround(text, matchSpans(text, 'diabetes'));
		expect(excerpt.isClippedBefore && excerpt.isClippedAfter).toBe(true);
		expect(excerpt.text.length).toBeLessThan(500);
		expect(excerpt.spans.map(({ start, end }) => excerpt.text.slice(start, end))).toEqual(['diabetes']);
	});

	it('never cuts a character in half', () => {
		const text = `${'😀'.repeat(300)} diabetes ${'😀'.repeat(300)}`;
		expect(excerptAround(text, matchSpans(text, 'diabetes')).text.isWellFormed()).toBe(true);
	});
});

describe('where a query stands in a text', () => {
	const marked = (text: string, typed: string) => querySpans(text, parseSearch(typed)).map(({ start, end }) => text.slice(start, end));

	it.each([
		['El reloj del reloj', 'reloj', ['reloj', 'reloj']],
		['No funciona nada, no', '"no funciona"', ['No funciona']],
		['No funcionan', '"no funciona"', []],
		['No funcionan', 'no funciona', ['No', 'funciona']],
		['Mira bit.ly/reloj', 'bit.ly', ['bit.ly']],
		['السَّاعَة أصليّة', '"الساعه اصليه"', ['السَّاعَة أصليّة']],
		['这款手表可以', '手表', ['手表']],
		['gratis hoy', '-gratis hoy lang:es from:gratis', ['hoy']],
		['😀 agua', '😀 agua', ['agua']],
	])('%j for %j', (text, typed, wanted) => {
		expect(marked(text, typed)).toEqual(wanted);
	});
});
