import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clippedLength, type Mark, textPieces } from '../../../renderer/live/text-pieces.ts';

function mark(start: number, end: number, change: Partial<Mark> = {}): Mark {
	return { start, end, category: 'health', severity: 'low', isDismissed: false, ...change };
}

describe('the pieces of a message', () => {
	it('joined are the text, whatever is marked', () => {
		const span = fc.tuple(fc.nat(40), fc.nat(40)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 }));
		fc.assert(
			fc.property(fc.string({ maxLength: 40, unit: 'binary' }), fc.array(span), fc.array(span), (text, marks, emotes) => {
				const pieces = textPieces(
					text,
					marks.map(({ start, end }) => mark(start, end)),
					emotes.map((emote) => ({ ...emote, name: 'Kappa' })),
				);
				expect(pieces.map((piece) => piece.text).join('')).toBe(text);
			}),
		);
	});

	it('underline exactly the span', () => {
		const pieces = textPieces('aguanta 50 metros bajo el agua', [mark(8, 17)], []);
		expect(pieces.filter((piece) => piece.mark !== null).map((piece) => piece.text)).toEqual(['50 metros']);
	});

	it('show a label beside the finding it overlaps, and the latest of several labels', () => {
		const labelled = (start: number, end: number, name: string) => ({ start, end, name, colour: 'teal' as const });
		const pieces = textPieces('abcdef', [mark(0, 3)], [], [labelled(2, 5, 'first'), labelled(4, 6, 'second')]);
		expect(pieces.map((piece) => [piece.text, piece.mark !== null, piece.label?.name])).toEqual([
			['ab', true, undefined],
			['c', true, 'first'],
			['d', false, 'first'],
			['e', false, 'second'],
			['f', false, 'second'],
		]);
	});

	it('show the most severe of overlapping findings, and a standing one before a dismissed one', () => {
		const pieces = textPieces('abcdef', [mark(0, 4), mark(2, 6, { severity: 'high', isDismissed: true }), mark(2, 4, { severity: 'medium' })], []);
		expect(pieces.map((piece) => [piece.text, piece.mark?.severity, piece.mark?.isDismissed])).toEqual([
			['ab', 'low', false],
			['cd', 'medium', false],
			['ef', 'high', true],
		]);
	});
});

describe('how much of a long message is shown', () => {
	it('is all of an ordinary one', () => {
		expect(clippedLength('hola')).toBe(4);
		expect(clippedLength('x'.repeat(650))).toBe(650);
	});

	it('is 600 characters, or twelve lines', () => {
		expect(clippedLength('x'.repeat(100_000))).toBe(600);
		expect(clippedLength('a\n'.repeat(50))).toBe(23);
	});

	it('never ends in half a character', () => {
		const text = `${'x'.repeat(599)}${'😍'.repeat(200)}`;
		expect(text.slice(0, clippedLength(text)).isWellFormed()).toBe(true);
		const accented = `${'x'.repeat(599)}e\u0301${'x'.repeat(200)}`;
		expect(accented.slice(0, clippedLength(accented)).endsWith('x')).toBe(true);
	});

	it('ends even where marks are stacked without end', () => {
		expect(clippedLength(`a${'\u0301'.repeat(5_000)}`)).toBeGreaterThan(500);
	});
});
