import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { twitchEmotes } from '../../../../../electron/desk/intake/sources/twitch-emotes.ts';

describe('Twitch’s emotes tag', () => {
	it('always cuts out the code points it names', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }), fc.nat(40), fc.nat(40), (text, first, length) => {
				const characters = Array.from(text);
				const last = first + length;
				const expected = last < characters.length ? [characters.slice(first, last + 1).join('')] : [];
				const emotes = twitchEmotes(`25:${first}-${last}`, text);
				expect(emotes.map(({ name }) => name)).toEqual(expected);
				expect(emotes.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
			}),
		);
	});

	it('never throws, whatever the tag holds', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 60 }), (tag) => {
				for (const { start, end } of twitchEmotes(tag, 'hola')) expect(start < end && end <= 4).toBe(true);
			}),
		);
	});
});
