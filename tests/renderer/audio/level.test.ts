import { describe, expect, it } from 'vitest';
import { codeOf, NAMELESS_GIVERS, namelessGiverOf } from '../../../renderer/audio/giver-label.ts';
import { meterShareOf, NOTHING_PEAK, peakOf } from '../../../renderer/audio/level.ts';

describe('the meter', () => {
	it('goes by the loudest sample, whichever way it swings', () => {
		expect(peakOf(Int16Array.of(0, 120, -32_768, 5))).toBe(1);
		expect(peakOf(Int16Array.of(0, 0))).toBe(0);
	});

	it('shows twice as loud as the same step everywhere, from silence to the loudest there is', () => {
		expect(meterShareOf(0)).toBe(0);
		expect(meterShareOf(1)).toBe(1);
		expect(meterShareOf(0.2) - meterShareOf(0.1)).toBeCloseTo(meterShareOf(0.02) - meterShareOf(0.01));
	});

	it('takes a room nobody speaks in for something heard, and a switched-off microphone for nothing', () => {
		expect(peakOf(Int16Array.of(0, 14, -11))).toBeGreaterThan(NOTHING_PEAK);
		expect(peakOf(Int16Array.of(0, 1, -1))).toBeLessThan(NOTHING_PEAK);
	});
});

describe('what gives sound without a name of its own', () => {
	it('is understood by a window in any language, and a microphone is never taken for it', () => {
		for (const giver of NAMELESS_GIVERS) expect(namelessGiverOf(codeOf(giver))).toBe(giver);
		for (const name of ['browser', 'giver:', 'giver:laptop', 'Default - Headset (1234:abcd)', '']) expect(namelessGiverOf(name), name).toBeNull();
	});
});
