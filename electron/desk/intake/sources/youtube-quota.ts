import { createHash } from 'node:crypto';
import type { SourceQuota } from '../../../../shared/model/show.ts';
import type { KeptUnits } from '../../store/setting-table.ts';
import type { Clock } from '../clock.ts';

/** What Google gives a project for a day unless it grants more (https://developers.google.com/youtube/v3/getting-started#quota). */
export const DEFAULT_DAILY_UNITS = 10_000;

/** Counts the units of YouTube's Data API that this desk has used today. All shows that ask with one key share one count; another key has a day of its own. */
export interface YouTubeQuota {
	/** Takes the units of one call; false, and nothing taken, where the day has too few left. */
	spend(key: string, units: number): boolean;
	/** The service says that the day's units are used: others ask with the same key too. */
	exhaust(key: string): void;
	read(key: string): SourceQuota;
	/** Somebody begins to poll; the returned function ends it. */
	join(): () => void;
	/** How many poll now. */
	readers(): number;
	/** Has kept what was used so far. */
	close(): Promise<void>;
}

export interface YouTubeQuotaOptions {
	readonly limit?: number;
	/** What was used before the desk was started. */
	readonly kept?: KeptUnits | null;
	/** Called at most twice a minute, and when the count is closed. */
	readonly keep?: (units: KeptUnits) => Promise<unknown>;
}

/** A desk that is ended without a word forgets what it used in this time. */
const KEEP_AFTER_MS = 30_000;

export function createYouTubeQuota(clock: Clock, { limit = DEFAULT_DAILY_UNITS, kept = null, keep }: YouTubeQuotaOptions = {}): YouTubeQuota {
	const used = new Map<string, number>();
	let resetsAt = nextPacificMidnight(clock.now());
	if (kept?.resetsAt === resetsAt) for (const [fingerprint, units] of Object.entries(kept.used)) used.set(fingerprint, units);
	let readers = 0;
	let cancelKeeping: (() => void) | null = null;

	function turnDay(): void {
		const now = clock.now();
		if (now < resetsAt) return;
		used.clear();
		resetsAt = nextPacificMidnight(now);
	}

	function usedWith(key: string): number {
		turnDay();
		return used.get(keyFingerprint(key)) ?? 0;
	}

	function note(key: string, units: number): void {
		used.set(keyFingerprint(key), units);
		if (keep !== undefined) cancelKeeping ??= clock.after(KEEP_AFTER_MS, () => void keepNow());
	}

	async function keepNow(): Promise<void> {
		cancelKeeping?.();
		cancelKeeping = null;
		// A store that refuses has said so where it matters; the count goes on in memory.
		await keep?.({ resetsAt, used: Object.fromEntries(used) }).catch(() => undefined);
	}

	return {
		spend(key, units) {
			const before = usedWith(key);
			if (before + units > limit) return false;
			note(key, before + units);
			return true;
		},
		exhaust: (key) => note(key, Math.max(usedWith(key), limit)),
		read: (key) => ({ used: usedWith(key), limit, resetsAt }),
		join() {
			readers += 1;
			let isIn = true;
			return () => {
				if (isIn) readers -= 1;
				isIn = false;
			};
		},
		readers: () => readers,
		async close() {
			if (cancelKeeping !== null) await keepNow();
		},
	};
}

/** Tells keys apart without saying anything of them. */
function keyFingerprint(key: string): string {
	return createHash('sha256').update(key).digest('hex').slice(0, 16);
}

const SHOW_MS = 2 * 60 * 60_000;
/** A show that runs on past two hours is given as much again as this, each time. */
const SHORTEST_REST_MS = 30 * 60_000;

/** A chat seen more rarely is no longer live; where the day has less left, it is used up and the source stops. */
const LONGEST_PACE_MS = 60_000;

export interface PollPace {
	readonly quota: SourceQuota;
	readonly readers: number;
	readonly startedAt: number;
	readonly now: number;
	/** Of one poll. */
	readonly units: number;
}

/** How long to wait between two polls, in ms, so that what is left of the day lasts the two hours of a show. */
export function pollInterval({ quota, readers, startedAt, now, units }: PollPace): number {
	const restMs = Math.min(Math.max(startedAt + SHOW_MS - now, SHORTEST_REST_MS), Math.max(quota.resetsAt - now, 0));
	const polls = Math.floor((quota.limit - quota.used) / units / Math.max(readers, 1));
	return polls < 1 ? 0 : Math.min(Math.ceil(restMs / polls), LONGEST_PACE_MS);
}

const HOUR_MS = 60 * 60_000;
const PACIFIC = new Intl.DateTimeFormat('en-GB', {
	timeZone: 'America/Los_Angeles',
	day: '2-digit',
	hour: '2-digit',
	minute: '2-digit',
	second: '2-digit',
	hourCycle: 'h23',
});

/** Quotas turn at midnight Pacific time; on the two days of the year that are no 24 hours long, too. */
export function nextPacificMidnight(now: number): number {
	const today = pacificTime(now);
	const sinceMidnightMs = ((today.hour * 60 + today.minute) * 60 + today.second) * 1_000 + (now % 1_000);
	const after24Hours = now - sinceMidnightMs + 24 * HOUR_MS;
	const then = pacificTime(after24Hours);
	if (then.hour === 0) return after24Hours;
	return then.day === today.day ? after24Hours + HOUR_MS : after24Hours - HOUR_MS;
}

function pacificTime(at: number) {
	const parts = new Map(PACIFIC.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
	return { day: parts.get('day') ?? 0, hour: parts.get('hour') ?? 0, minute: parts.get('minute') ?? 0, second: parts.get('second') ?? 0 };
}
