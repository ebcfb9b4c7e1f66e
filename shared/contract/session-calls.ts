import { z } from 'zod';
import type { SealReport } from '../model/seal.ts';
import { MOST_CHAT_DELAY_MS, MOST_TAGS, type Session, TAG_LENGTH } from '../model/show.ts';
import { call, sessionId } from './call.ts';

/** What is done to sessions as wholes. Every act is noted in the audit log and told to every window. */
export const sessionCalls = {
	/** Put aside, or brought back. */
	'session.archive': call<Session>()(z.strictObject({ sessionId, isArchived: z.boolean() })),
	/** Tags in place of those before. */
	'session.tag': call<Session>()(z.strictObject({ sessionId, tags: z.array(z.string().trim().min(1).max(TAG_LENGTH)).max(MOST_TAGS) })),
	/** How its chat stands against its speech where both are read side by side; no part of its transcript, so sealed sessions take it too. */
	'session.setChatDelay': call<Session>()(z.strictObject({ sessionId, chatDelayMs: z.number().int().min(-MOST_CHAT_DELAY_MS).max(MOST_CHAT_DELAY_MS) })),
	/**
	 * With everything that belongs to it, for good. Refused with `session-running`, `no-profile`, and `session-sealed` where
	 * `acceptsSealed` does not say that the person knows.
	 */
	'session.delete': call<null>()(z.strictObject({ sessionId, acceptsSealed: z.boolean().default(false) })),
	/**
	 * Closes it to every change and chains its lines. Tells `progress` in messages under the id given, and ends on `operation.cancel`: then it is
	 * open as before. Refused with `session-running`, `session-sealed`, `no-profile`.
	 */
	'session.seal': call<Session>()(z.strictObject({ sessionId, operationId: z.uuid() })),
	/** Open to changes again. Refused with `lead-only`, `session-not-sealed`. */
	'session.reopen': call<Session>()(z.strictObject({ sessionId, reason: z.string().trim().min(1).max(500) })),
	/** Holds it to its seal; progress and cancelling as in `session.seal`. */
	'session.verify': call<SealReport>()(z.strictObject({ sessionId, operationId: z.uuid() })),
	/** Holds an exported transcript to the seal it carries, and that to this desk's; progress in bytes under the upload's id. */
	'session.verifyFile': call<SealReport>()(z.strictObject({ uploadId: z.uuid() })),
} as const;
