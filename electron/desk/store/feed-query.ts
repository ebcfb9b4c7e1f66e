import type { FeedFilter } from '../../../shared/model/feed-filter.ts';
import { indexedWords, searchFold } from '../../../shared/model/search-fold.ts';
import { searchProgress } from './search-index.ts';
import { sessionTerm } from './search-terms.ts';
import type { ReadableStore } from './store.ts';

export type FeedRange = { readonly before: number; readonly limit: number } | { readonly after: number; readonly limit: number };

/** Which messages of a session a filter lets through, nearest to one end first. The twin of `matchesFilter`. */
export function feedIds(store: ReadableStore, session: number, filter: FeedFilter, range: FeedRange): number[] {
	const words = indexedWords(filter.text ?? '');
	if (words === '') return idsOf(store, feedSql(session, filter, range));
	const { indexedThrough, missingBelow } = searchProgress(store);
	const found = [
		...idsOf(store, feedSql(session, filter, range, { type: 'index', words, from: missingBelow, through: indexedThrough })),
		// What the index does not know yet: the last moments, and all that is old while it is made anew.
		...idsOf(store, feedSql(session, filter, range, { type: 'scan', words, from: indexedThrough + 1, through: Number.MAX_SAFE_INTEGER })),
		...(missingBelow > 0 ? idsOf(store, feedSql(session, filter, range, { type: 'scan', words, from: 0, through: missingBelow - 1 })) : []),
	];
	return found.sort((one, other) => ('before' in range ? other - one : one - other)).slice(0, range.limit);
}

function idsOf(store: ReadableStore, { sql, values }: FeedSql): number[] {
	return store
		.query<(string | number)[], { id: number }>(sql)
		.all(...values)
		.map(({ id }) => id);
}

export interface FeedSql {
	readonly sql: string;
	readonly values: (string | number)[];
}

/** Words looked up in the search index, or read off the messages, among ids from one to another. */
export interface WordsAmong {
	readonly type: 'index' | 'scan';
	readonly words: string;
	readonly from: number;
	readonly through: number;
}

/** The SQL and its values. Lists become JSON, so that there are few texts to prepare however many things are listed. */
export function feedSql(session: number, filter: FeedFilter, range: FeedRange, among?: WordsAmong): FeedSql {
	const conditions: string[] = [];
	const values: (string | number)[] = [];
	const require = (condition: string, ...conditionValues: (string | number)[]) => {
		conditions.push(condition);
		values.push(...conditionValues);
	};

	// CROSS keeps the index on the outside, which has the session as a term of its own.
	const isIndexed = among?.type === 'index';
	const tables = isIndexed ? 'message_search i CROSS JOIN message m ON m.id = i.rowid' : 'message m';
	const id = isIndexed ? 'i.rowid' : 'm.id';
	if (isIndexed) require('i.message_search MATCH ?', `"${sessionTerm(session)}" AND "${among.words}"*`);
	require('m.session = ?', session);
	if ('before' in range) require(`${id} < ?`, range.before);
	else require(`${id} > ?`, range.after);
	if (among !== undefined) require(`${id} >= ? AND ${id} <= ?`, among.from, among.through);
	if (among?.type === 'scan') require('has_words(m.text, ?)', among.words);
	if (filter.kinds?.length) require('m.kind IN (SELECT value FROM json_each(?))', JSON.stringify(filter.kinds));
	if (filter.roles?.length) require('m.role IN (SELECT value FROM json_each(?))', JSON.stringify(filter.roles));
	if (filter.authorId !== undefined) require('m.author_id = ?', filter.authorId);
	if (filter.authorSource !== undefined) require('m.source = (SELECT id FROM source WHERE session = ? AND name = ?)', session, filter.authorSource);
	if (filter.places?.length) {
		const places = JSON.stringify(filter.places);
		require(AT_PLACES, session, places, session, session, places);
	}
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
	if (filter.text && among === undefined) require('instr(search_fold(m.text), ?) > 0', searchFold(filter.text));

	const direction = 'before' in range ? 'DESC' : 'ASC';
	values.push(range.limit);
	return { sql: `SELECT ${id} AS id FROM ${tables} WHERE ${conditions.join(' AND ')} ORDER BY ${id} ${direction} LIMIT ?`, values };
}

/** Keys as `placeKey` makes them: a relayed message is at the place the relay names, not at its source. */
const AT_PLACES = `(
	m.source IN (SELECT id FROM source WHERE session = ? AND 'source ' || name IN (SELECT value FROM json_each(?)))
		AND m.id NOT IN (SELECT message FROM message_origin WHERE session = ?)
	OR m.id IN (
		SELECT message FROM message_origin WHERE session = ?
		AND iif(channel IS NULL, json_array(platform), json_array(platform, channel)) IN (SELECT value FROM json_each(?))))`;

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
