import { describe, expect, it } from 'vitest';
import { createBackoff } from '../../../../electron/desk/intake/backoff.ts';

const OPTIONS = { firstMs: 1_000, longestMs: 30_000, stableAfterMs: 20_000 };

describe('the backoff', () => {
	it('doubles its ceiling up to 30 s', () => {
		const backoff = createBackoff({ ...OPTIONS, random: () => 1 });
		expect(Array.from({ length: 8 }, () => backoff.next(0))).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
	});

	it('spreads tries over the whole range, but never makes a busy loop', () => {
		const backoff = createBackoff({ ...OPTIONS, random: () => 0.25 });
		expect([backoff.next(0), backoff.next(0), backoff.next(0)]).toEqual([250, 500, 1_000]);
		const unlucky = createBackoff({ ...OPTIONS, random: () => 0 });
		expect(unlucky.next(0)).toBeGreaterThanOrEqual(100);
	});

	it('never tries sooner than a server that counts tries allows, however chance falls', () => {
		const backoff = createBackoff({ ...OPTIONS, random: () => 0, shortestMs: 2_500 });
		expect([backoff.next(0), backoff.next(0), backoff.next(0)]).toEqual([2_500, 2_500, 2_500]);
	});

	it('stays within 30 s after any number of tries', () => {
		const backoff = createBackoff({ ...OPTIONS, random: () => 0.999 });
		for (let attempt = 0; attempt < 5_000; attempt += 1) expect(backoff.next(0)).toBeLessThanOrEqual(30_000);
	});

	it('starts afresh after a connection that stood, not after one that was dropped at once', () => {
		const backoff = createBackoff({ ...OPTIONS, random: () => 1 });
		backoff.next(0);
		backoff.next(0);
		expect(backoff.next(3_000)).toBe(4_000);
		expect(backoff.next(20_000)).toBe(1_000);
	});

	it('starts afresh when a person asks for a try', () => {
		const backoff = createBackoff({ ...OPTIONS, random: () => 1 });
		backoff.next(0);
		backoff.next(0);
		backoff.reset();
		expect(backoff.next(0)).toBe(1_000);
	});
});
