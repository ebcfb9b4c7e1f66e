import { describe, expect, it } from 'vitest';
import { readMoment, readOffset } from '../../../renderer/player/offset.ts';
import { offsetText } from '../../../shared/model/show-offset.ts';

describe('an offset into the show', () => {
	it('is written as hours, minutes and seconds', () => {
		expect([0, 754_999, 3_723_000, 36_000_000, -5_000].map(offsetText)).toEqual(['0:00:00', '0:12:34', '1:02:03', '10:00:00', '−0:00:05']);
	});

	it('is read from what people type, in digits of any script', () => {
		expect(['1:02:03', '2:03', '83', ' 0:12:34 ', '٢:٠٣', '۱:۰۲:۰۳'].map(readOffset)).toEqual([3_723_000, 123_000, 83_000, 754_000, 123_000, 3_723_000]);
	});

	it('is not read into what is no time', () => {
		expect(['', 'soon', '1:2:3:4', '-5', '1:', '12h'].map(readOffset)).toEqual([null, null, null, null, null, null]);
	});
});

describe('a moment that somebody types', () => {
	const from = new Date(2026, 5, 1, 23, 30).getTime();
	const whole = { from, to: from + 3_600_000 };

	it('is an offset where the show is that long', () => {
		expect(readMoment('12:34', whole)).toBe(from + 754_000);
	});

	it('is a time of day where it is not, past midnight too', () => {
		expect(readMoment('23:45:10', whole)).toBe(from + 910_000);
		expect(readMoment('0:10:00', whole)).toBe(from + 600_000);
		expect(readMoment('00:20', { from, to: from + 10 * 3_600_000 })).toBe(from + 20_000);
	});

	it('is refused beyond the end of the show', () => {
		expect(readMoment('2:00:00', whole)).toBeNull();
		expect(readMoment('12:00:00', whole)).toBeNull();
	});
});
