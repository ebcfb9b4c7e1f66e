import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createUuidV7 } from '../../../../electron/desk/store/uuid-v7.ts';

const zeroes = (count: number) => new Uint8Array(count);

test('a UUID carries its time, version 7 and the variant of RFC 9562', () => {
	expect(createUuidV7(zeroes)(0x0123_4567_89ab)).toBe('01234567-89ab-7000-8000-000000000000');
	expect(z.uuidv7().safeParse(createUuidV7(randomBytes)(Date.now())).success).toBe(true);
});

test('thousands made in one millisecond are distinct and sort in the order they were made', () => {
	const next = createUuidV7(randomBytes);
	const ids = Array.from({ length: 10_000 }, () => next(1_700_000_000_000));
	expect([...new Set(ids)].sort()).toEqual(ids);
});

test('a clock that is set back does not break the order', () => {
	const next = createUuidV7(randomBytes);
	const first = next(2_000);
	const second = next(1_000);
	const third = next(3_000);
	expect([third, second, first].sort()).toEqual([first, second, third]);
});
