import { describe, expect, it } from 'vitest';
import { jsonPointer } from '../../../../electron/desk/intake/json-pointer.ts';

/** The document and the pointers of RFC 6901, section 5. */
const DOCUMENT = { foo: ['bar', 'baz'], '': 0, 'a/b': 1, 'c%d': 2, 'e^f': 3, 'g|h': 4, 'i\\j': 5, 'k"l': 6, ' ': 7, 'm~n': 8 };

describe('a JSON Pointer', () => {
	it.each([
		['', DOCUMENT],
		['/foo', ['bar', 'baz']],
		['/foo/0', 'bar'],
		['/', 0],
		['/a~1b', 1],
		['/c%d', 2],
		['/e^f', 3],
		['/g|h', 4],
		['/i\\j', 5],
		['/k"l', 6],
		['/ ', 7],
		['/m~0n', 8],
	])('%j reads what RFC 6901 says', (pointer, expected) => {
		expect(jsonPointer(pointer)(DOCUMENT)).toEqual(expected);
	});

	it.each(['/foo/2', '/foo/-1', '/foo/01', '/foo/-', '/foo/length', '/nothing/at/all', '/toString', '/__proto__', '/foo/0/0'])(
		'%s leads nowhere',
		(pointer) => {
			expect(jsonPointer(pointer)(DOCUMENT)).toBeUndefined();
		},
	);

	it('reads ~01 as ~1, not as a slash', () => {
		expect(jsonPointer('/~01')({ '~1': 'tilde one', '/': 'slash' })).toBe('tilde one');
	});
});
