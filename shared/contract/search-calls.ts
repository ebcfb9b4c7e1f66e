import { z } from 'zod';
import {
	type HitCount,
	type LooserSearch,
	MOST_SAVED_SEARCHES,
	type SavedSearch,
	SEARCH_NAME_LENGTH,
	type SearchPage,
	SUGGESTED_PREDICATES,
} from '../model/search.ts';
import { QUERY_LENGTH } from '../model/search-query.ts';
import { isTimeZone } from '../model/search-time.ts';
import { call, languageTag, messageId, nothing, sessionId } from './call.ts';

const query = {
	/** In the language of `shared/model/search-query.ts`; any text will do. */
	text: z.string().trim().min(1).max(QUERY_LENGTH),
	/** Of the reader, for `before:` and `after:`; left out: the desk's own. */
	timeZone: z.string().max(60).refine(isTimeZone, 'no time zone this machine knows').optional(),
};
const savedName = z.string().trim().min(1).max(SEARCH_NAME_LENGTH);

/** Search in what was said and written, over all sessions. */
export const searchCalls = {
	/** Newest first; `before` is the message id of the last hit there is. */
	'session.search': call<SearchPage>()(
		z.strictObject({
			...query,
			sessionId: sessionId.optional(),
			before: messageId.optional(),
			/** What translations are wanted in. */
			translateTo: languageTag.optional(),
			limit: z.number().int().min(1).max(200).default(50),
		}),
	),
	/** Hits that came after a message. */
	'search.newer': call<HitCount>()(z.strictObject({ ...query, after: z.number().int().nonnegative() })),
	/** Where nothing is found: what would be without one part of the query, those that find most first. */
	'search.loosen': call<readonly LooserSearch[]>()(z.strictObject(query)),
	/** Values that begin so, for completion. */
	'search.suggest': call<readonly string[]>()(z.strictObject({ predicate: z.enum(SUGGESTED_PREDICATES), text: z.string().max(200) })),

	/** The team's, in its order. */
	'search.saved': call<readonly SavedSearch[]>()(nothing),
	/** A new one at the end without an id; else its name and query are these from now on. Refused: no-profile, too-many-searches, search-not-found. */
	'search.save': call<SavedSearch>()(z.strictObject({ id: z.uuid().optional(), name: savedName, query: query.text })),
	'search.forget': call<null>()(z.strictObject({ id: z.uuid() })),
	/** Ids in the order wanted; those left out come after. */
	'search.order': call<null>()(z.strictObject({ ids: z.array(z.uuid()).max(MOST_SAVED_SEARCHES) })),
} as const;
