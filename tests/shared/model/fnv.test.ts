import { expect, test } from 'vitest';
import { fnv1a } from '../../../shared/model/fnv.ts';

test.each([
	['', 0x811c9dc5],
	['a', 0xe40c292c],
	['foobar', 0xbf9cf968],
])('%j has the value that the authors of FNV-1a publish', (text, value) => {
	expect(fnv1a(text) >>> 0).toBe(value);
});
