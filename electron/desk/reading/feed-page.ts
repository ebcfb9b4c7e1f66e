import type { FeedPage } from '../../../shared/contract/contract.ts';
import type { FeedFilter } from '../../../shared/model/feed-filter.ts';
import { annotationsOfMessages } from '../store/annotation-table.ts';
import { deletionsOfMessages } from '../store/deletion-table.ts';
import { feedIds } from '../store/feed-query.ts';
import { messagesToReview } from '../store/flag-table.ts';
import { gapsTouching } from '../store/gap-table.ts';
import { messagesByIds, receivedAt } from '../store/message-table.ts';
import type { ReadableStore } from '../store/store.ts';
import type { FeedCursor } from './protocol.ts';

/** A stretch of a session through a filter: the newest `limit` without a cursor. */
export function feedPage(store: ReadableStore, session: number, filter: FeedFilter, cursor: FeedCursor | undefined, limit: number): FeedPage {
	const older = (before: number) => feedIds(store, session, filter, { before, limit: limit + 1 }).reverse();
	const newer = (after: number) => feedIds(store, session, filter, { after, limit: limit + 1 });

	if (cursor !== undefined && 'around' in cursor) {
		// As much on either side as fits; what one side lacks, the other gives.
		const olderIds = older(cursor.around + 1);
		const newerIds = newer(cursor.around);
		const olderCount = Math.min(olderIds.length, Math.max(Math.ceil(limit / 2), limit - newerIds.length));
		const newerCount = Math.min(newerIds.length, limit - olderCount);
		const firstOlder = olderIds.length - olderCount;
		const ids = [...olderIds.slice(firstOlder), ...newerIds.slice(0, newerCount)];
		return pageOf(store, session, ids, { older: olderIds[firstOlder - 1], newer: newerIds[newerCount] });
	}
	if (cursor !== undefined && 'after' in cursor) {
		const ids = newer(cursor.after);
		const [neighbour] = feedIds(store, session, filter, { before: cursor.after + 1, limit: 1 });
		return pageOf(store, session, ids.slice(0, limit), { older: neighbour, newer: ids[limit] });
	}
	const ids = older(cursor?.before ?? Number.MAX_SAFE_INTEGER);
	const [neighbour] = cursor === undefined ? [] : feedIds(store, session, filter, { after: cursor.before - 1, limit: 1 });
	return pageOf(store, session, ids.slice(-limit), { older: ids[ids.length - limit - 1], newer: neighbour });
}

/** The messages a person should look at first, in that order. */
export function pageToReview(store: ReadableStore, session: number, limit: number): FeedPage {
	const ids = messagesToReview(store, session, limit + 1);
	return { ...withMessages(store, ids.slice(0, limit)), gaps: [], hasOlder: false, hasNewer: ids.length > limit };
}

/** The gaps of a page reach to the messages next to it, or to the ends of time, so that none falls between two pages. */
function pageOf(
	store: ReadableStore,
	session: number,
	ids: readonly number[],
	next: { readonly older: number | undefined; readonly newer: number | undefined },
): FeedPage {
	const from = next.older === undefined ? EARLIEST : receivedAt(store, next.older);
	const to = next.newer === undefined ? LATEST : receivedAt(store, next.newer);
	return { ...withMessages(store, ids), gaps: gapsTouching(store, session, from, to), hasOlder: next.older !== undefined, hasNewer: next.newer !== undefined };
}

function withMessages(store: ReadableStore, ids: readonly number[]): Pick<FeedPage, 'messages' | 'annotations' | 'deletions'> {
	const wanted = JSON.stringify(ids);
	return { messages: messagesByIds(store, ids), annotations: annotationsOfMessages(store, wanted), deletions: deletionsOfMessages(store, wanted) };
}

/** The ends of what a JavaScript date can say. */
const EARLIEST = -8.64e15;
const LATEST = 8.64e15;
