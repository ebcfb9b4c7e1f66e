import { CSV_TIME_FORMATS, type CsvTimeFormat } from '../../../../shared/model/transcript-import.ts';

/** How times in a table are written, and what they say. */

/** Milliseconds since 1970, or for `offset` since the start of the show; null where it is no such time. Without a time zone it is the desk's own. */
export function csvTime(text: string, format: CsvTimeFormat): number | null {
	const written = latinDigits(text.trim());
	switch (format) {
		case 'iso':
			return isoTime(written);
		case 'day-first':
			return dottedTime(written, (first, second) => [second, first]);
		case 'month-first':
			return dottedTime(written, (first, second) => [first, second]);
		case 'seconds':
			return epochTime(written, 1_000);
		case 'milliseconds':
			return epochTime(written, 1);
		case 'microseconds':
			return epochTime(written, 1 / 1_000);
		case 'offset':
			return offsetTime(written);
	}
}

/** The first way of writing in which every sample is a time; null where there is none. */
export function timeFormatOf(samples: readonly string[]): CsvTimeFormat | null {
	const written = samples.filter((sample) => sample.trim() !== '');
	if (written.length === 0) return null;
	return GUESSED_IN_ORDER.find((format) => written.every((sample) => isLikely(sample, format))) ?? null;
}

/** What counts since 1970 is told by its size: shows are of this century. An offset fits most numbers, so it comes last. */
const GUESSED_IN_ORDER: readonly CsvTimeFormat[] = ['iso', 'day-first', 'month-first', 'microseconds', 'milliseconds', 'seconds', 'offset'];
const EARLIEST = Date.UTC(2000, 0);
const LATEST = Date.UTC(2100, 0);

function isLikely(sample: string, format: CsvTimeFormat): boolean {
	const time = csvTime(sample, format);
	return time !== null && (format === 'offset' || (time >= EARLIEST && time < LATEST));
}

export function isTimeFormat(text: string): text is CsvTimeFormat {
	return CSV_TIME_FORMATS.some((format) => format === text);
}

function latinDigits(text: string): string {
	return text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) % 16));
}

function isoTime(text: string): number | null {
	const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]+(.+))?$/.exec(text);
	return match ? dayTime([match[1], match[2], match[3]], match[4]) : null;
}

function dottedTime(text: string, monthAndDay: (first: string, second: string) => readonly [string, string]): number | null {
	const match = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2}),?(?:\s+(.+))?$/.exec(text);
	if (!match) return null;
	const [, first = '', second = '', year = ''] = match;
	const [month, day] = monthAndDay(first, second);
	return dayTime([year.length === 2 ? `20${year}` : year, month, day], match[4]);
}

const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([AaPp]\.?[Mm]\.?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/;

function dayTime([year, month, day]: readonly (string | undefined)[], clock: string | undefined): number | null {
	const match = CLOCK.exec(clock ?? '00:00');
	if (!match) return null;
	const [, hour = '', minute = '', second = '0', fraction = '0', half = '', zone] = match;
	const isPm = /^p/i.test(half);
	const hours = half === '' ? Number(hour) : (Number(hour) % 12) + (isPm ? 12 : 0);
	const parts = [Number(year), Number(month) - 1, Number(day), hours, Number(minute), Number(second), Number(fraction.slice(0, 3).padEnd(3, '0'))] as const;
	const utc = Date.UTC(...parts);
	// Dates that do not exist are moved on by the engine: the 31st of February is none.
	const moved = new Date(utc);
	if (moved.getUTCMonth() !== parts[1] || moved.getUTCDate() !== parts[2] || hours > 23 || Number(minute) > 59 || Number(second) > 59) return null;
	if (zone === undefined) return new Date(...parts).getTime();
	const offset = /([+-])(\d{2}):?(\d{2})?/.exec(zone);
	if (!offset) return utc;
	const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
	return utc - (offset[1] === '-' ? -1 : 1) * minutes * 60_000;
}

function epochTime(text: string, unitMs: number): number | null {
	if (!/^\d+(?:\.\d+)?$/.test(text)) return null;
	const time = Math.floor(Number(text) * unitMs);
	return time <= 8.64e15 ? time : null;
}

function offsetTime(text: string): number | null {
	const match = /^\[?(?:(\d{1,4}):)?(?:(\d{1,2}):)?(\d+(?:[.,]\d+)?)\]?$/.exec(text);
	if (!match) return null;
	const [, first, second, seconds = '0'] = match;
	// With one colon it is minutes that stand before it.
	const [hours, minutes] = second === undefined ? [0, Number(first ?? 0)] : [Number(first), Number(second)];
	return Math.round((hours * 3_600 + minutes * 60 + Number(seconds.replace(',', '.'))) * 1_000);
}
