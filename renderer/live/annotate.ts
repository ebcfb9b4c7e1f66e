import type { NewAnnotation } from '../../shared/contract/contract.ts';
import { type DeskError, errorOf, faultOf } from '../../shared/contract/errors.ts';
import { callDesk } from '../state/desk.ts';
import type { SessionFeed } from '../state/feed/session-feed.ts';

/** Writes one act of a person into the store and shows it at once. Null where it worked, else why not. */
export async function annotate(feed: SessionFeed, messageId: number, body: NewAnnotation): Promise<DeskError | null> {
	return attempt(feed, () => callDesk('annotation.add', { messageId, body }));
}

/** Takes back one act, or the person's latest in this session. */
export async function undo(feed: SessionFeed, annotationId?: string): Promise<DeskError | null> {
	return attempt(feed, () => callDesk('annotation.undo', { sessionId: feed.sessionId, ...(annotationId === undefined ? {} : { annotationId }) }));
}

async function attempt(feed: SessionFeed, act: () => ReturnType<typeof callDesk<'annotation.add'>>): Promise<DeskError | null> {
	try {
		feed.apply({ seq: 0, type: 'annotation', annotation: await act() });
		feed.commit();
		return null;
	} catch (error) {
		return errorOf(faultOf(error));
	}
}
