import { expect, test } from 'vitest';
import { retryAfterMs } from '../../../../../electron/desk/intake/sources/retry-after.ts';

const NOW = Date.UTC(2026, 10, 22, 20, 0, 0);

test.each([
	['120', 120_000],
	[' 0 ', 0],
	['Sun, 22 Nov 2026 20:01:30 GMT', 90_000],
	['Sun, 22 Nov 2026 19:00:00 GMT', 0],
	['', null],
	['-5', null],
	['1.5', null],
	['2026', 2_026_000],
	['soon', null],
	['9'.repeat(12), null],
	[undefined, null],
])('a server that says Retry-After: %s is left alone for %s ms', (header, ms) => {
	expect(retryAfterMs(header, NOW)).toBe(ms);
});
