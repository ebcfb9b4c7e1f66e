import type { SourceQuota } from '../../../../shared/model/show.ts';
import type { Clock } from '../clock.ts';

/** What Google gives a project for a day unless it grants more (https://developers.google.com/youtube/v3/getting-started#quota). */
export const DEFAULT_DAILY_UNITS = 10_000;

/** Counts the units of YouTube's Data API that this desk has used today; all shows share one key, so they share one count. */
export interface YouTubeQuota {
	/** Takes the units of one call; false, and nothing taken, where the day has too few left. */
	spend(units: number): boolean;
	/** The service says that the day's units are used: others ask with the same key too. */
	exhaust(): void;
	read(): SourceQuota;
	/** Somebody begins to poll; the returned function ends it. */
	join(): () => void;
	/** How many poll now. */
	readers(): number;
}

export function createYouTubeQuota(clock: Clock, limit: number = DEFAULT_DAILY_UNITS): YouTubeQuota {
	let used = 0;
	let resetsAt = nextPacificMidnight(clock.now());
	let readers = 0;

	function turnDay(): void {
		const now = clock.now();
		if (now < resetsAt) return;
		used = 0;
		resetsAt = nextPacificMidnight(now);
	}

	return {
		spend(units) {
			turnDay();
			if (used + units > limit) return false;
			used += units;
			return true;
		},
		exhaust() {
			turnDay();
			used = limit;
		},
		read() {
			turnDay();
			return { used, limit, resetsAt };
		},
		join() {
			readers += 1;
			let isIn = true;
			return () => {
				if (isIn) readers -= 1;
				isIn = false;
			};
		},
		readers: () => readers,
	};
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
