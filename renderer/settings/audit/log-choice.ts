import type { LogFilter, LogKind } from '../../../shared/model/audit.ts';

/** Stands where a person's name would, for what the desk did by itself. Nobody is called so: names have at most 80 characters. */
export const THE_DESK = 'desk'.padEnd(81, '-');

/** What a person narrowed the log to. Days as a date field has them, `2026-11-22`, or empty. */
export interface LogChoice {
	/** A name, `THE_DESK`, or null for everybody. */
	readonly person: string | null;
	readonly kinds: readonly LogKind[];
	readonly sessionId: string | null;
	readonly fromDay: string;
	readonly toDay: string;
}

export const EVERY_ACT: LogChoice = { person: null, kinds: [], sessionId: null, fromDay: '', toDay: '' };

/** What the desk is asked for. Days are those of the reader's own clock, both among what is shown. */
export function logFilterOf({ person, kinds, sessionId, fromDay, toDay }: LogChoice): LogFilter {
	const from = startOfDay(fromDay, 0);
	const to = startOfDay(toDay, 1);
	return {
		...(person === null ? {} : { person: person === THE_DESK ? null : person }),
		...(kinds.length === 0 ? {} : { kinds }),
		...(sessionId === null ? {} : { sessionId }),
		...(from === null ? {} : { from }),
		...(to === null ? {} : { to }),
	};
}

/** Midnight of the day, or of one some days later; null for what is no day. */
function startOfDay(day: string, later: number): number | null {
	const match = /^(\d{4,6})-(\d{2})-(\d{2})$/.exec(day);
	if (match === null) return null;
	const at = new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3]) + later).getTime();
	return Number.isNaN(at) ? null : at;
}
