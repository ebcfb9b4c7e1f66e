/** When a search is about: a moment of the reader's own clock, or so long before now. */
export type SearchTime =
	| { readonly type: 'ago'; readonly ms: number }
	/** Midnight of a day from today: 0 today, -1 yesterday. */
	| { readonly type: 'day'; readonly offset: number }
	| { readonly type: 'clock'; readonly hour: number; readonly minute: number }
	| {
			readonly type: 'date';
			readonly year: number;
			/** From 1. */
			readonly month: number;
			readonly day: number;
			readonly hour: number;
			readonly minute: number;
	  };

/** `2026-11-20`, `2026-11`, `2026`, `2026-11-20T14:30` (or a space), `14:30` today, `-7d` (m, h, d, w), `today`, `yesterday`; null for anything else. */
export function readTime(typed: string): SearchTime | null {
	const text = typed.trim().toLowerCase();
	if (text === 'today') return { type: 'day', offset: 0 };
	if (text === 'yesterday') return { type: 'day', offset: -1 };
	const ago = /^-?(\d{1,5})([mhdw])$/.exec(text);
	if (ago) return { type: 'ago', ms: Number(ago[1]) * (UNIT_MS[ago[2] ?? ''] ?? 0) };
	const clock = /^(\d{1,2}):(\d{2})$/.exec(text);
	if (clock) return isTimeOfDay(Number(clock[1]), Number(clock[2])) ? { type: 'clock', hour: Number(clock[1]), minute: Number(clock[2]) } : null;
	const date = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[t ](\d{1,2}):(\d{2}))?)?)?$/.exec(text);
	if (!date) return null;
	const [year, month, day, hour, minute] = [date[1], date[2] ?? '1', date[3] ?? '1', date[4] ?? '0', date[5] ?? '0'].map(Number) as [
		number,
		number,
		number,
		number,
		number,
	];
	return isDate(year, month, day) && isTimeOfDay(hour, minute) ? { type: 'date', year, month, day, hour, minute } : null;
}

/** Milliseconds since the epoch. @param timeZone of the reader, IANA */
export function momentOf(time: SearchTime, now: number, timeZone: string): number {
	switch (time.type) {
		case 'ago':
			return now - time.ms;
		case 'day': {
			const today = wallClock(now, timeZone);
			return instantOf(Date.UTC(today.year, today.month - 1, today.day + time.offset), timeZone);
		}
		case 'clock': {
			const today = wallClock(now, timeZone);
			return instantOf(Date.UTC(today.year, today.month - 1, today.day, time.hour, time.minute), timeZone);
		}
		case 'date':
			return instantOf(Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute), timeZone);
	}
}

/** Is it a time zone this machine knows? */
export function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}

const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

function isTimeOfDay(hour: number, minute: number): boolean {
	return hour < 24 && minute < 60;
}

function isDate(year: number, month: number, day: number): boolean {
	const date = new Date(Date.UTC(year, month - 1, day));
	return year >= 1970 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/**
 * The instant at which clocks of the zone show this, given as if they showed UTC. The zone's offset depends on the instant,
 * so it is asked twice; where clocks skip an hour, the instant just after it.
 */
function instantOf(shown: number, timeZone: string): number {
	const guess = shown - offsetAt(shown, timeZone);
	return shown - offsetAt(guess, timeZone);
}

function offsetAt(instant: number, timeZone: string): number {
	const { year, month, day, hour, minute } = wallClock(instant, timeZone);
	return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(instant / 60_000) * 60_000;
}

function wallClock(instant: number, timeZone: string) {
	const parts = new Intl.DateTimeFormat('en', {
		timeZone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
	}).formatToParts(instant);
	const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((found) => found.type === type)?.value ?? 0);
	return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute') };
}
