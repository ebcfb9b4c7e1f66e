import { z } from 'zod';
import { INTERFACE_LANGUAGES } from '../model/language.ts';
import { PERSONAL_DATA_CHOICES } from '../model/personal-data.ts';
import { call, sessionId } from './call.ts';

/** A session's report as a file. `report.make` tells `progress` in lines translated under the id given, and ends on `operation.cancel`. */
export const reportCalls = {
	'report.make': call<MadeReport>()(
		z.strictObject({
			sessionId,
			operationId: z.uuid(),
			language: z.enum(INTERFACE_LANGUAGES),
			/** IANA; the reader's. */
			timeZone: z.string().max(60).refine(isTimeZone, 'no such time zone'),
			personalData: z.enum(PERSONAL_DATA_CHOICES).default('masked'),
		}),
	),
	/** A report that was made, as PDF; on a host that can print. Refused with `cannot-print`. */
	'report.pdf': call<{ readonly base64: string }>()(z.strictObject({ reportId: z.uuid() })),
} as const;

export interface MadeReport {
	readonly reportId: string;
	/** One file that needs nothing else. */
	readonly html: string;
}

function isTimeZone(name: string): boolean {
	try {
		return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
	} catch {
		return false;
	}
}
