import { describe, expect, it } from 'vitest';
import { createYouTubeQuota, nextPacificMidnight, pollInterval } from '../../../../../electron/desk/intake/sources/youtube-quota.ts';
import type { KeptUnits } from '../../../../../electron/desk/store/setting-table.ts';
import { createManualClock } from '../manual-clock.ts';

const HOUR_MS = 60 * 60_000;

describe('the units of a day', () => {
	it.each([
		['a winter day', '2026-11-22T17:00:00.250Z', '2026-11-23T08:00:00.000Z'],
		['a summer day', '2026-07-01T06:59:59.000Z', '2026-07-01T07:00:00.000Z'],
		['the day of 23 hours', '2026-03-08T09:00:00.000Z', '2026-03-09T07:00:00.000Z'],
		['the day of 25 hours', '2026-11-01T08:00:00.000Z', '2026-11-02T08:00:00.000Z'],
	])('turn at midnight Pacific time on %s', (_day, now, midnight) => {
		expect(new Date(nextPacificMidnight(Date.parse(now))).toISOString()).toBe(midnight);
	});

	it('are counted anew when the day turns, also after YouTube called them used', async () => {
		const clock = createManualClock(Date.parse('2026-11-22T17:00:00Z'));
		const quota = createYouTubeQuota(clock, { limit: 100 });
		expect(quota.spend('key', 60)).toBe(true);
		expect(quota.spend('key', 60)).toBe(false);
		expect(quota.read('key').used).toBe(60);
		quota.exhaust('key');
		expect(quota.spend('key', 1)).toBe(false);
		await clock.advance(15 * HOUR_MS);
		expect(quota.read('key')).toEqual({ used: 0, limit: 100, resetsAt: Date.parse('2026-11-24T08:00:00Z') });
	});

	it('belong to one key: another one has a day of its own', () => {
		const quota = createYouTubeQuota(createManualClock(), { limit: 100 });
		quota.exhaust('spent');
		expect(quota.spend('spent', 1)).toBe(false);
		expect(quota.spend('fresh', 40)).toBe(true);
		expect([quota.read('spent').used, quota.read('fresh').used]).toEqual([100, 40]);
	});

	it('are kept at most twice a minute and at the end, by what tells nothing of the key, and counted on after a restart', async () => {
		const clock = createManualClock(Date.parse('2026-11-22T17:00:00Z'));
		const kept: KeptUnits[] = [];
		const keep = async (units: KeptUnits) => kept.push(units);
		const quota = createYouTubeQuota(clock, { keep });
		for (let poll = 0; poll < 20; poll += 1) {
			quota.spend('AIza-secret', 5);
			await clock.advance(3_600);
		}
		expect(kept).toHaveLength(2);
		await quota.close();
		expect(kept).toHaveLength(3);
		expect(JSON.stringify(kept)).not.toContain('secret');
		const after = createYouTubeQuota(clock, { kept: kept.at(-1) ?? null, keep });
		expect(after.read('AIza-secret').used).toBe(100);
		await after.close();
		expect(kept, 'nothing new').toHaveLength(3);
		await clock.advance(24 * HOUR_MS);
		expect(createYouTubeQuota(clock, { kept: kept.at(-1) ?? null }).read('AIza-secret').used, 'of another day').toBe(0);
	});

	it('are counted on where they cannot be kept', async () => {
		const clock = createManualClock();
		const quota = createYouTubeQuota(clock, { keep: () => Promise.reject(new Error('disk full')) });
		quota.spend('key', 5);
		await clock.advance(60_000);
		quota.spend('key', 5);
		await quota.close();
		expect(quota.read('key').used).toBe(10);
	});

	it('last the two hours of a show at the pace that is kept from its start, with 2, 3 or 5 readers', () => {
		for (const readers of [1, 2, 3, 5]) {
			const startedAt = Date.parse('2026-11-22T17:00:00Z');
			const resetsAt = startedAt + 15 * HOUR_MS;
			let used = 1;
			let now = startedAt;
			while (now < startedAt + 2 * HOUR_MS) {
				used += 5 * readers;
				expect(used).toBeLessThanOrEqual(10_000);
				now += Math.max(2_000, pollInterval({ quota: { used, limit: 10_000, resetsAt }, readers, startedAt, now, units: 5 }));
			}
		}
	});

	it('are used up at a question a minute where little is left, instead of being stretched over hours', () => {
		const now = Date.parse('2026-11-22T17:00:00Z');
		expect(pollInterval({ quota: { used: 9_900, limit: 10_000, resetsAt: now + 15 * HOUR_MS }, readers: 1, startedAt: now, now, units: 5 })).toBe(60_000);
	});

	it('are not saved beyond the hour they turn', () => {
		const now = Date.parse('2026-11-23T07:50:00Z');
		const quota = { used: 9_000, limit: 10_000, resetsAt: now + 10 * 60_000 };
		expect(pollInterval({ quota, readers: 1, startedAt: now, now, units: 5 })).toBe(3_000);
	});
});
