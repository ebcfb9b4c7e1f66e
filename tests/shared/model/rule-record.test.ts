import { expect, test } from 'vitest';
import { DEFAULT_LEARNING, isDismissedTooOften, wilsonLowerBound } from '../../../shared/model/rule-record.ts';

/** Wilson's interval as R's binom::binom.wilson gives it. */
test.each([
	[8, 8, 0.6756],
	[7, 8, 0.5291],
	[6, 8, 0.4093],
	[50, 100, 0.4038],
	[0, 10, 0],
])('of %i in %i at least %f is very probable', (hits, tries, share) => {
	expect(wilsonLowerBound(hits, tries)).toBeCloseTo(share, 4);
});

const tally = (confirmed: number, dismissed: number) => ({ raised: 200, confirmed, escalated: 0, dismissed, reasons: {} });
const record = (confirmed: number, dismissed: number, looked: { verdicts: number; dismissed: number } | null = null) => ({
	total: tally(confirmed, dismissed),
	looked: looked === null ? null : { by: 'Wei', at: 1, ...looked },
});

test('few verdicts condemn nothing, many dismissals do', () => {
	expect(isDismissedTooOften(record(0, 7), DEFAULT_LEARNING)).toBe(false);
	expect(isDismissedTooOften(record(0, 8), DEFAULT_LEARNING)).toBe(true);
	expect(isDismissedTooOften(record(3, 6), DEFAULT_LEARNING)).toBe(false);
	expect(isDismissedTooOften(record(30, 60), DEFAULT_LEARNING)).toBe(true);
	expect(isDismissedTooOften(record(60, 30), DEFAULT_LEARNING)).toBe(false);
});

test('what somebody has looked at counts no more, until it happens again', () => {
	expect(isDismissedTooOften(record(0, 20, { verdicts: 20, dismissed: 20 }), DEFAULT_LEARNING)).toBe(false);
	expect(isDismissedTooOften(record(0, 30, { verdicts: 20, dismissed: 20 }), DEFAULT_LEARNING)).toBe(true);
});
