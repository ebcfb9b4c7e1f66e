import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceFrom, differingWords } from '../../../../renderer/live/translation/difference.ts';

describe('what differs between a message and the text that was translated', () => {
	it('is its words, whatever their case, accents and points', () => {
		expect(differingWords('Se me ha roto la pantalla, otra vez!!', 'se me ha roto la correa otra vez')).toEqual(['pantalla']);
		expect(differingWords('SE ME HA ROTO', 'se me ha róto')).toEqual([]);
		expect(differingWords('كم سعر الساعة', 'كم سعر السوار')).toEqual(['الساعة']);
		expect(differingWords('сколько стоит ремешок', 'сколько стоит доставка')).toEqual(['ремешок']);
	});

	it('is nothing for what is told apart by the other text alone', () => {
		expect(differingWords('roto otra vez', 'se ha roto la correa otra vez')).toEqual([]);
	});

	it('comes in pieces that are the text again', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, other) => {
				expect(
					differenceFrom(text, other)
						.map((piece) => piece.text)
						.join(''),
				).toBe(text);
			}),
		);
	});
});
