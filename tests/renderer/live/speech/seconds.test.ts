import { expect, test } from 'vitest';
import { readSeconds, secondsText } from '../../../../renderer/live/speech/seconds.ts';

test.each([
	['2.5', 2_500],
	['-2,5', -2_500],
	['−3', -3_000],
	['+60', 60_000],
	['٤٫٥', 4_500],
	[' 0 ', 0],
	['-0', 0],
	['1.26', 1_300],
])('reads %s as people of every language type it', (text, ms) => {
	expect(readSeconds(text)).toBe(ms);
});

test.each(['', 'abc', '61', '-60.1', '1e3', '2:30', '٣x'])('refuses %j', (text) => {
	expect(readSeconds(text)).toBeNull();
});

test('what is written is read as the same', () => {
	for (const ms of [0, -60_000, 60_000, 1_500, -100]) expect(readSeconds(secondsText(ms))).toBe(ms);
});
