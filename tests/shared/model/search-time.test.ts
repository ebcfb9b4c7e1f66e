import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTimeZone, momentOf, readTime } from '../../../shared/model/search-time.ts';

const NOW = Date.UTC(2026, 10, 22, 16, 30);
const moment = (typed: string, zone: string) => {
	const time = readTime(typed);
	return time === null ? null : new Date(momentOf(time, NOW, zone)).toISOString();
};

describe('a time in a search', () => {
	it.each([
		['2026-11-20', 'UTC', '2026-11-20T00:00:00.000Z'],
		['2026-11-20', 'Europe/Madrid', '2026-11-19T23:00:00.000Z'],
		['2026-07-01', 'Europe/Madrid', '2026-06-30T22:00:00.000Z'],
		['2026', 'UTC', '2026-01-01T00:00:00.000Z'],
		['2026-11', 'Asia/Shanghai', '2026-10-31T16:00:00.000Z'],
		['2026-11-20 14:30', 'Asia/Kolkata', '2026-11-20T09:00:00.000Z'],
		['2026-11-20T14:30', 'America/Lima', '2026-11-20T19:30:00.000Z'],
		['9:05', 'Europe/Moscow', '2026-11-22T06:05:00.000Z'],
		['today', 'Pacific/Auckland', '2026-11-22T11:00:00.000Z'],
		['Yesterday', 'UTC', '2026-11-21T00:00:00.000Z'],
		['-7d', 'UTC', '2026-11-15T16:30:00.000Z'],
		['90m', 'UTC', '2026-11-22T15:00:00.000Z'],
		['2w', 'Asia/Riyadh', '2026-11-08T16:30:00.000Z'],
	])('%s in %s is %s', (typed, zone, wanted) => {
		expect(moment(typed, zone)).toBe(wanted);
	});

	it('is where the clocks of the reader say it is, in summer and winter', () => {
		const wallClock = (at: number, timeZone: string) =>
			new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at).replace('T', ' ');
		fc.assert(
			fc.property(
				fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
				fc.constantFrom('Europe/Paris', 'Asia/Dubai', 'America/New_York', 'Asia/Kathmandu', 'UTC'),
				(date, zone) => {
					// Noon is never skipped by a change of the clocks.
					const typed = `${date.toISOString().slice(0, 10)} 12:15`;
					const time = readTime(typed);
					expect(time).not.toBeNull();
					if (time) expect(wallClock(momentOf(time, NOW, zone), zone)).toBe(typed);
				},
			),
		);
	});

	it.each(['', 'soon', '2026-13-01', '2026-02-29', '24:00', '7', '-7x', '1969-01-01', '2026-11-20 25:00'])('%j is none', (typed) => {
		expect(readTime(typed)).toBeNull();
	});

	it('has a zone this machine knows, or none', () => {
		expect(isTimeZone('Europe/Kyiv')).toBe(true);
		expect(isTimeZone('Mars/Olympus')).toBe(false);
		expect(isTimeZone('')).toBe(false);
	});
});
