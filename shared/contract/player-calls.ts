import { z } from 'zod';
import { MARK_KINDS, type Mark, MOST_STEPS, type Timeline } from '../model/timeline.ts';
import { call, messageId, sessionId } from './call.ts';

/** A moment; what a JavaScript date can say. */
const moment = z.number().int().min(-8.64e15).max(8.64e15);

/** What the player of a transcript asks: the session laid out in time, and where in it something is. */
export const playerCalls = {
	/** The whole session, or a window of it, in at most so many steps. */
	'session.timeline': call<Timeline>()(
		z.strictObject({
			sessionId,
			steps: z.number().int().min(1).max(MOST_STEPS).default(400),
			window: z
				.strictObject({ from: moment, to: moment })
				.refine(({ from, to }) => from < to, 'a window ends after it begins')
				.optional(),
		}),
	),
	/**
	 * What had been said at a moment: everything before the message returned, and nothing from it on. Where times go backwards (a
	 * file of another tool), a line counts as said once all lines before it are. Null: everything had been said.
	 */
	'session.firstAfter': call<number | null>()(z.strictObject({ sessionId, at: moment })),
	/** The nearest of a kind, in the order of the feed, from a message or, for gaps and where there is none, from a moment. Null: there is no more. */
	'session.nextMark': call<Mark | null>()(
		z.strictObject({ sessionId, kind: z.enum(MARK_KINDS), direction: z.enum(['next', 'previous']), at: moment, messageId: messageId.nullable().default(null) }),
	),
} as const;
