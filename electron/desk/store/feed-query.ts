import type { FeedFilter } from '../../../shared/model/feed-filter.ts';
import { searchFold } from '../../../shared/model/search-fold.ts';
import type { ReadableStore } from './store.ts';

/** Which messages of a session a filter lets through, nearest to one end first. The twin of `matchesFilter`. */
export function feedIds(
	store: ReadableStore,
	session: number,
	filter: FeedFilter,
	range: { readonly before: number; readonly limit: number } | { readonly after: number; readonly limit: number },
): number[] {
	const { sql, values } = feedSql(session, filter, range);
	return store
		.query<(string | number)[], { id: number }>(sql)
		.all(...values)
		.map(({ id }) => id);
}

/** The SQL and its values. Lists become JSON, so that there are few texts to prepare however many things are listed. */
export function feedSql(
	session: number,
	filter: FeedFilter,
	range: Parameters<typeof feedIds>[3],
): { readonly sql: string; readonly values: (string | number)[] } {
	const conditions: string[] = [];
	const values: (string | number)[] = [];
	const require = (condition: string, ...conditionValues: (string | number)[]) => {
		conditions.push(condition);
		values.push(...conditionValues);
	};

	require('m.session = ?', session);
	if ('before' in range) require('m.id < ?', range.before);
	else require('m.id > ?', range.after);
	if (filter.kinds?.length) require('m.kind IN (SELECT value FROM json_each(?))', JSON.stringify(filter.kinds));
	if (filter.roles?.length) require('m.role IN (SELECT value FROM json_each(?))', JSON.stringify(filter.roles));
	if (filter.authorId !== undefined) require('m.author_id = ?', filter.authorId);
	if (filter.languages?.length) {
		const languages = JSON.stringify(filter.languages);
		require(IN_LANGUAGES, languages, session, session, languages);
	}
	if (filter.categories?.length) {
		const categories = JSON.stringify(filter.categories);
		require(IN_CATEGORIES, session, categories, session, categories);
	}
	if (filter.labels?.length) require(IS_LABELLED, session, JSON.stringify(filter.labels));
	if (filter.onlyFlagged) require(IS_FLAGGED, session, session);
	if (filter.onlyUnreviewed) require(IS_UNREVIEWED, session);
	if (filter.author) require('instr(search_fold(m.author_name), ?) > 0', searchFold(filter.author));
	if (filter.text) require('instr(search_fold(m.text), ?) > 0', searchFold(filter.text));

	const direction = 'before' in range ? 'DESC' : 'ASC';
	values.push(range.limit);
	return { sql: `SELECT m.id FROM message m WHERE ${conditions.join(' AND ')} ORDER BY m.id ${direction} LIMIT ?`, values };
}

/** A correction counts in place of what the desk found. */
const IN_LANGUAGES = `(
	m.language IN (SELECT value FROM json_each(?)) AND m.id NOT IN (SELECT message FROM message_state WHERE session = ?)
	OR m.id IN (SELECT message FROM message_state WHERE session = ? AND language IN (SELECT value FROM json_each(?))))`;

const IN_CATEGORIES = `m.id IN (
	SELECT message FROM flag WHERE session = ? AND category IN (SELECT value FROM json_each(?))
	UNION SELECT message FROM added_flag WHERE session = ? AND category IN (SELECT value FROM json_each(?)))`;

const IS_FLAGGED = 'm.id IN (SELECT message FROM flag WHERE session = ? UNION SELECT message FROM added_flag WHERE session = ?)';

const IS_LABELLED = 'm.id IN (SELECT message FROM given_label WHERE session = ? AND label IN (SELECT value FROM json_each(?)))';

const IS_UNREVIEWED = `m.id IN (
	SELECT f.message FROM flag f WHERE f.session = ? AND NOT EXISTS (SELECT 1 FROM flag_state s WHERE s.flag = f.id))`;
