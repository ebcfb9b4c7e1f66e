import { expect, test } from 'vitest';
import { EVERY_ACT, logFilterOf, THE_DESK } from '../../../renderer/settings/audit/log-choice.ts';

test('nothing chosen asks for everything', () => {
	expect(logFilterOf(EVERY_ACT)).toEqual({});
});

test('both days are among what is shown, by the clock of the reader', () => {
	const day = (month: number, date: number) => new Date(2026, month - 1, date).getTime();
	expect(logFilterOf({ ...EVERY_ACT, fromDay: '2026-02-27', toDay: '2026-02-28' })).toEqual({ from: day(2, 27), to: day(3, 1) });
	expect(logFilterOf({ ...EVERY_ACT, fromDay: 'soon', toDay: '' })).toEqual({});
});

test('the desk itself is nobody, and everybody is not asked for', () => {
	expect(logFilterOf({ ...EVERY_ACT, person: THE_DESK, kinds: ['log'] })).toEqual({ person: null, kinds: ['log'] });
	expect(logFilterOf({ ...EVERY_ACT, person: 'Ana' })).toEqual({ person: 'Ana' });
});
