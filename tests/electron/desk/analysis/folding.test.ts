import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../../electron/desk/analysis/folding.ts';
import { leastCpuTimeOf } from '../../../fixtures/cpu-time.ts';

const HOSTILE = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 200 }),
	fc.string({ unit: 'grapheme', maxLength: 200 }),
	fc
		.array(
			fc.constantFrom(
				'c',
				'u',
				'aaaa',
				'é',
				'e\u0301\u0323\u0336',
				'\u202e',
				'\u200b',
				'\u200d',
				'\ud83d',
				'\udc69',
				'👩‍👩‍👧',
				'👍🏽',
				'🇪🇸',
				'ـ',
				'الله',
				'ﷺ',
				'ي\u0651\u0650',
				'٥',
				'ё',
				'ß',
				'İ',
				'각',
				'ᄀ',
				'ᅡ',
				'糖',
				'\r',
				'\n',
				' ',
				'\0',
				'𝐚',
				'“',
			),
			{ maxLength: 120 },
		)
		.map((parts) => parts.join('')),
);

const GRAPHEMES = new Intl.Segmenter('und', { granularity: 'grapheme' });

function graphemeBorders(text: string): ReadonlySet<number> {
	return new Set([text.length, ...Array.from(GRAPHEMES.segment(text), ({ index }) => index)]);
}

describe('folding the short way and the long', () => {
	it('comes to the same text and the same spans', () => {
		fc.assert(
			fc.property(
				fc.oneof(HOSTILE, fc.constantFrom('¡Qué reloj más bonito! 😂👍', 'Сколько стоят часы? Ёлка', 'كم السعر يا أختي؟ ❤️', 'ça coûte 29,90 €')),
				(text) => {
					const atTheEnd = { start: text.length, end: text.length, standIn: ' ' };
					const long = fold(text, [atTheEnd]);
					fold(text);
					const short = fold(text);
					expect(short.text).toBe(long.text);
					expect(short.elongations).toEqual(long.elongations);
					for (let start = 0; start < short.text.length; start += 1) expect(short.spanOf(start, start + 1)).toEqual(long.spanOf(start, start + 1));
				},
			),
			{ numRuns: 300 },
		);
	});
});

describe('folding', () => {
	it.each([
		['CURA la Diabétes', 'cura la diabetes'],
		['ещё зелёный', 'еще зеленыи'],
		['أُمّــي إلى مدرسةٍ آمنة', 'امي الي مدرسه امنه'],
		['٥٠ متر ۱۲', '50 متر 12'],
		['holaaaaa', 'holaa'],
		['1000 000', '1000 000'],
		['“l’eau”', '"l\'eau"'],
		['ｆｕｌｌ 𝐛𝐨𝐥𝐝 Ⓐ', 'full bold a'],
		['Straße ŒUVRE İstanbul ığ', 'strasse oeuvre istanbul ig'],
		['z\u0334\u0321\u035da\u0358l\u0489g\u0322o', 'zalgo'],
		['cu\u200bra\u202e la\u2066', 'cura la'],
		['a\ud800b', 'a\ufffdb'],
	])('reads %j as %j', (original, folded) => {
		expect(fold(original).text).toBe(folded);
	});

	it('cuts out whole letters with their marks, drawn-out letters and invisible characters within', () => {
		const original = 'xx cu\u200bráaaa\u0301\u0336 yy';
		const folded = fold(original);
		const at = folded.text.indexOf('cur');
		const { start, end } = folded.spanOf(at, folded.text.indexOf(' y'));
		expect(original.slice(start, end)).toBe('cu\u200bráaaa\u0301\u0336');
	});

	it('keeps an emoji sequence and a flag whole', () => {
		const original = 'a 👩‍👩‍👧 🇪🇸 b';
		const folded = fold(original);
		const woman = folded.text.indexOf('👩');
		const span = folded.spanOf(woman, woman + 2);
		expect(original.slice(span.start, span.end)).toBe('👩‍👩‍👧');
	});

	it('leaves blanks out and maps over them', () => {
		const original = 'ver https://x.es/cura ya';
		const folded = fold(original, [{ start: 4, end: 21, standIn: '\u0001' }]);
		expect(folded.text).toBe('ver \u0001 ya');
		expect(folded.spanOf(4, 5)).toEqual({ start: 4, end: 21 });
		expect(folded.spanOf(6, 8)).toEqual({ start: 22, end: 24 });
	});

	it('maps any stretch of any text to an ordered span within bounds, on grapheme borders', () => {
		fc.assert(
			fc.property(HOSTILE, fc.nat(), fc.nat(), (original, one, other) => {
				const folded = fold(original);
				if (folded.text === '') return;
				const start = one % folded.text.length;
				const end = start + 1 + (other % (folded.text.length - start));
				const span = folded.spanOf(start, end);
				expect(span.start).toBeGreaterThanOrEqual(0);
				expect(span.end).toBeLessThanOrEqual(original.length);
				expect(span.start).toBeLessThan(span.end);
				const borders = graphemeBorders(original);
				expect(borders.has(span.start)).toBe(true);
				expect(borders.has(span.end)).toBe(true);
			}),
			{ numRuns: 600 },
		);
	});

	it('maps a match to original text that folds to something holding the match', () => {
		fc.assert(
			fc.property(HOSTILE, fc.constantFrom('cura', 'лечит', 'علاج', '治病'), HOSTILE, (before, word, after) => {
				const original = `${before} ${word} ${after}`;
				const folded = fold(original);
				const plain = fold(word).text;
				const at = folded.text.indexOf(plain);
				expect(at).toBeGreaterThanOrEqual(0);
				const span = folded.spanOf(at, at + plain.length);
				expect(fold(original.slice(span.start, span.end)).text).toContain(plain);
			}),
			{ numRuns: 400 },
		);
	});

	it('is the same again when folded again', () => {
		fc.assert(
			fc.property(HOSTILE, (original) => {
				const once = fold(original).text;
				expect(fold(once).text).toBe(once);
			}),
			{ numRuns: 300 },
		);
	});

	it.each([
		['plain', 'cura la diabetes '],
		['zalgo', 'z\u0334\u0321\u035d'],
		['one letter', 'a'],
		['families', '👩‍👩‍👧'],
		['right to left', 'الصـحة\u202e '],
	])('folds 100,000 characters of %s within 50 ms', (_name, piece) => {
		const original = piece.repeat(Math.ceil(100_000 / piece.length));
		expect(leastCpuTimeOf(() => void fold(original))).toBeLessThan(50);
	});
});
