import { expect, it } from 'vitest';
import { RecentMap } from '../../../../electron/desk/analysis/recent-map.ts';

it('keeps what is asked for, however many others come', () => {
	const map = new RecentMap<number, string>(10);
	map.set(0, 'asked for');
	for (let other = 1; other < 1000; other += 1) {
		map.set(other, 'not');
		expect(map.get(0)).toBe('asked for');
	}
});

it('forgets what nobody asks for, so that it never holds more than twice its capacity', () => {
	const map = new RecentMap<number, true>(10);
	for (let key = 0; key < 1000; key += 1) map.set(key, true);
	const kept = Array.from({ length: 1000 }, (_, key) => key).filter((key) => map.get(key));
	expect(kept.length).toBeLessThanOrEqual(20);
	expect(kept).toContain(999);
});

it('holds nothing once cleared', () => {
	const map = new RecentMap<string, number>(2);
	for (const key of ['a', 'b', 'c']) map.set(key, 1);
	map.clear();
	expect(['a', 'b', 'c'].map((key) => map.get(key))).toEqual([undefined, undefined, undefined]);
});
