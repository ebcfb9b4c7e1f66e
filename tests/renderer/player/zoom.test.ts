import { describe, expect, it } from 'vitest';
import { between, following, shifted, zoomed } from '../../../renderer/player/zoom.ts';

const whole = { from: 0, to: 3_600_000 };

describe('the window of the timeline', () => {
	it('keeps the moment where it is while it grows and shrinks', () => {
		expect(zoomed({ from: 1_000_000, to: 2_000_000 }, whole, 1_250_000, 0.5)).toEqual({ from: 1_125_000, to: 1_625_000 });
		expect(zoomed({ from: 1_000_000, to: 2_000_000 }, whole, 1_250_000, 2)).toEqual({ from: 750_000, to: 2_750_000 });
	});

	it('never leaves the show, and is the whole of it once it is as long', () => {
		expect(zoomed({ from: 0, to: 1_000_000 }, whole, 0, 2)).toEqual({ from: 0, to: 2_000_000 });
		expect(zoomed({ from: 0, to: 2_000_000 }, whole, 0, 2)).toBeNull();
		expect(shifted({ from: 3_000_000, to: 3_500_000 }, whole, 900_000)).toEqual({ from: 3_100_000, to: 3_600_000 });
	});

	it('is at least ten seconds, also where somebody chose less', () => {
		expect(zoomed({ from: 100_000, to: 112_000 }, whole, 106_000, 0.1)).toEqual({ from: 101_000, to: 111_000 });
		expect(between(50_000, 51_000, whole)).toEqual({ from: 45_500, to: 55_500 });
		expect(between(900_000, 300_000, whole)).toEqual({ from: 300_000, to: 900_000 });
	});

	it('turns a page when the moment leaves it', () => {
		const window = { from: 0, to: 100_000 };
		expect(following(window, whole, 99_999)).toBe(window);
		expect(following(window, whole, 100_000)).toEqual({ from: 90_000, to: 190_000 });
		expect(following({ from: 200_000, to: 300_000 }, whole, 0)).toEqual({ from: 0, to: 100_000 });
	});
});
