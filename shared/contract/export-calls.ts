import { z } from 'zod';
import { PERSONAL_DATA_CHOICES } from '../model/personal-data.ts';
import { EXPORT_DEFAULTS, exportOptionsSchema } from '../model/session-export.ts';
import { EXPORT_FORMATS } from '../model/transcript-format.ts';
import { call, sessionId } from './call.ts';

/** A session as a file. */
export const exportCalls = {
	/**
	 * One piece of a session in a format; begin with a null cursor and go on, with the same choices, until it is null again. The first piece notes the
	 * export in the audit log. Masked: no letter and no digit is left of personal data, in texts of the same length. `done` counts the session's
	 * messages that are behind it.
	 */
	'session.export': call<{ readonly text: string; readonly cursor: string | null; readonly done: number }>()(
		z.strictObject({
			sessionId,
			format: z.enum(EXPORT_FORMATS).exclude(['html']),
			cursor: z.string().max(200).nullable(),
			personalData: z.enum(PERSONAL_DATA_CHOICES).default('masked'),
			options: exportOptionsSchema.default(EXPORT_DEFAULTS),
		}),
	),
} as const;
