import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundedId, cleanMessage } from '../../../../electron/desk/intake/clean-message.ts';
import type { IncomingMessage } from '../../../../electron/desk/intake/source.ts';

const RECEIVED_AT = 1_763_800_000_000;

const MESSAGE: IncomingMessage = {
	platformId: 'p1',
	kind: 'chat',
	role: 'viewer',
	author: { id: 'u1', name: 'Vera' },
	text: 'hello',
	sentAt: RECEIVED_AT,
	receivedAt: RECEIVED_AT,
	emotes: [],
	replyTo: null,
};

function clean(changes: Partial<IncomingMessage>, channel = 'feed') {
	return cleanMessage({ ...MESSAGE, ...changes }, 's1', channel);
}

describe('text', () => {
	it.each([
		['a\uD800b', 'a\uFFFDb'],
		['\uDC00', '\uFFFD'],
		['a\0b', 'a\uFFFDb'],
		['😂', '😂'],
		['\u202Egnp.exe', '\u202Egnp.exe'],
		['<script>alert(1)</script>', '<script>alert(1)</script>'],
		['z̷̢̧̛̺̪͈a̸l', 'z̷̢̧̛̺̪͈a̸l'],
	])('%j is stored as %j', (text, stored) => {
		expect(clean({ text })?.text).toBe(stored);
	});

	it('of 100,000 characters stays whole', () => {
		const text = 'ж'.repeat(100_000);
		expect(clean({ text })?.text).toBe(text);
	});

	it.each(['', ' ', '\n\t\u00a0'])('%j is none', (text) => {
		expect(clean({ text })).toBeNull();
	});

	it('keeps its length and every offset, whatever comes', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 1, maxLength: 40 }), (units) => {
				const text = String.fromCharCode(...units);
				const message = clean({ text });
				if (message === null) return text.trim() === '';
				return message.text.length === text.length && message.text.isWellFormed() && !message.text.includes('\0');
			}),
		);
	});
});

describe('the author', () => {
	it('has a name of at most 200 units that never ends in half a character', () => {
		expect(clean({ author: { id: 'u', name: 'x'.repeat(300) } })?.author.name).toHaveLength(200);
		const name = clean({ author: { id: 'u', name: `${'x'.repeat(199)}😂` } })?.author.name;
		expect(name).toBe('x'.repeat(199));
	});

	it.each([
		[
			{ id: '', name: 'Vera' },
			{ id: 'Vera', name: 'Vera' },
		],
		[
			{ id: 'u1', name: ' ' },
			{ id: 'u1', name: 'u1' },
		],
		[
			{ id: '', name: '' },
			{ id: 'unknown', name: 'unknown' },
		],
	])('%j is known as %j', (author, known) => {
		expect(clean({ author })?.author).toEqual(known);
	});
});

describe('the platform id', () => {
	it('is a hash where it is too long, the same for a message and its deletion', () => {
		const long = 'x'.repeat(5_000);
		expect(clean({ platformId: long })?.platformId).toBe(boundedId(long));
		expect(boundedId(long).length).toBeLessThanOrEqual(200);
		expect(boundedId(`${long}y`)).not.toBe(boundedId(long));
	});

	it('is made from the line where the platform gives none but a time, so that a repetition is known', () => {
		const made = clean({ platformId: null })?.platformId;
		expect(clean({ platformId: null, receivedAt: RECEIVED_AT + 9_000 })?.platformId).toBe(made);
		expect(clean({ platformId: null, text: 'other' })?.platformId).not.toBe(made);
		expect(clean({ platformId: null, sentAt: RECEIVED_AT + 1 })?.platformId).not.toBe(made);
		expect(clean({ platformId: null }, 'other feed')?.platformId).not.toBe(made);
	});

	it('is new each time where nothing tells a repetition from the same words said again', () => {
		expect(clean({ platformId: null, sentAt: null })?.platformId).not.toBe(clean({ platformId: null, sentAt: null })?.platformId);
	});
});

describe('the clock', () => {
	it.each([
		[RECEIVED_AT, 'ok'],
		[RECEIVED_AT - 300_000, 'ok'],
		[RECEIVED_AT + 300_000, 'ok'],
		[RECEIVED_AT - 300_001, 'past'],
		[RECEIVED_AT + 300_001, 'future'],
		[null, 'missing'],
		[Number.NaN, 'missing'],
		[1e300, 'missing'],
	])('sent at %d is %s', (sentAt, reading) => {
		expect(clean({ sentAt })?.clock).toBe(reading);
	});
});

describe('emotes', () => {
	it('are kept in order, inside the text and apart from each other', () => {
		const spans = [
			{ start: 3, end: 5, name: 'b' },
			{ start: 0, end: 2, name: 'a' },
			{ start: 1, end: 4, name: 'overlaps' },
			{ start: 4, end: 99, name: 'outside' },
			{ start: -1, end: 1, name: 'negative' },
			{ start: 2, end: 2, name: 'empty' },
			{ start: 2.5, end: 3, name: 'broken' },
		];
		expect(clean({ text: 'hello', emotes: spans })?.emotes.map(({ name }) => name)).toEqual(['a', 'b']);
	});
});

describe('a reply', () => {
	it('quotes no more than 2,000 units and needs an id', () => {
		expect(clean({ replyTo: { platformId: 'p0', authorName: 'A\0', text: 'x'.repeat(9_000) } })?.replyTo).toEqual({
			platformId: 'p0',
			authorName: 'A\uFFFD',
			text: 'x'.repeat(2_000),
		});
		expect(clean({ replyTo: { platformId: '' } })?.replyTo).toBeNull();
	});
});
