import { describe, expect, it } from 'vitest';
import { FEW_ITEMS, meaningOf } from '../../../../shared/model/agreement/report.ts';

const figure = (value: number | null, low?: number, high?: number) => ({
	value,
	interval: low === undefined || high === undefined ? null : { low, high },
});

describe('what a coefficient allows to say', () => {
	it.each([
		[figure(null), 0, 'nothing'],
		[figure(null), 80, 'one-class'],
		[figure(0.95, 0.9, 1), FEW_ITEMS - 1, 'few'],
		[figure(0.95), 80, 'no-interval'],
		[figure(0.9, 0.81, 0.97), 80, 'reliable'],
		[figure(0.9, 0.7, 0.97), 80, 'tentative'],
		[figure(0.9, 0.5, 0.97), 80, 'unclear'],
		[figure(0.4, 0.2, 0.6), 80, 'unreliable'],
	] as const)('%j of %d items: %s', (coefficient, items, meaning) => {
		expect(meaningOf(coefficient, items)).toBe(meaning);
	});
});
