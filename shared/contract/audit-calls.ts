import { z } from 'zod';
import { LOG_FORMATS, LOG_KINDS, type LogLine } from '../model/audit.ts';
import { call, nothing, sessionId } from './call.ts';

const time = z.number().int().min(-8.64e15).max(8.64e15);

export const logFilterSchema = z.strictObject({
	person: z.string().max(200).nullable().optional(),
	kinds: z.array(z.enum(LOG_KINDS)).max(LOG_KINDS.length).readonly().optional(),
	sessionId: sessionId.optional(),
	from: time.optional(),
	to: time.optional(),
});

const cursor = z
	.string()
	.max(100)
	.regex(/^-?\d+(?:\.\d+)+$/, 'a cursor is what the page before gave')
	.nullable();

/** Who did what when: the audit log, and what people did in rows of their own. */
export const auditCalls = {
	/** Newest first; the cursor leads to the next older ones and is null after the last. */
	'audit.page': call<{ readonly lines: readonly LogLine[]; readonly cursor: string | null }>()(
		z.strictObject({ filter: logFilterSchema.default({}), cursor, limit: z.number().int().min(1).max(500).default(100) }),
	),
	/** Everybody who has ever done something here, by name. */
	'audit.people': call<readonly string[]>()(nothing),
	/** One piece of the log, newest first; that it is exported is noted before the first piece. */
	'audit.export': call<{ readonly text: string; readonly cursor: string | null; readonly done: number }>()(
		z.strictObject({ format: z.enum(LOG_FORMATS), filter: logFilterSchema.default({}), cursor }),
	),
} as const;
