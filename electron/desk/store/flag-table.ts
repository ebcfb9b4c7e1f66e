import { type Category, SEVERITIES, type Severity, severityRank } from '../../../shared/model/category.ts';
import type { Citation, Explanation, Flag, FoundFlag } from '../../../shared/model/flag.ts';
import { fromJson, toJson } from './json-column.ts';
import type { ReadableStore, WritableStore } from './store.ts';

export function insertFlag(store: WritableStore, session: number, message: number, found: FoundFlag): Flag {
	const { lastInsertRowid } = store
		.change<[number, number, string, number, number, number, string, string, string, string | null]>(
			`INSERT INTO flag (message, session, category, severity, span_start, span_end, rule, pack, explanation, citation)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		)
		.run(
			message,
			session,
			found.category,
			severityRank(found.severity),
			found.start,
			found.end,
			found.rule,
			found.pack,
			JSON.stringify(found.explanation),
			toJson(found.citation),
		);
	return { ...found, id: Number(lastInsertRowid) };
}

/** @param messageIds a JSON array */
export function flagsOfMessages(store: ReadableStore, messageIds: string): Map<number, Flag[]> {
	const flags = new Map<number, Flag[]>();
	for (const row of store.query<[string], FlagRow>(`${SELECT_FLAG} WHERE message IN (SELECT value FROM json_each(?)) ORDER BY message, id`).all(messageIds)) {
		const siblings = flags.get(row.message);
		if (siblings) siblings.push(flagOf(row));
		else flags.set(row.message, [flagOf(row)]);
	}
	return flags;
}

/** Messages with a flag nobody has judged, most severe flag first, then oldest. Each once, at most `limit`. */
export function messagesToReview(store: ReadableStore, session: number, limit: number): number[] {
	const ids = new Set<number>();
	for (const { message } of store.query<[number], { message: number }>(SELECT_TO_REVIEW).iterate(session)) {
		ids.add(message);
		if (ids.size === limit) break;
	}
	return [...ids];
}

/** Walks the index by severity, so that it ends as soon as enough are found. */
export const SELECT_TO_REVIEW = `SELECT f.message FROM flag f
	WHERE f.session = ? AND NOT EXISTS (SELECT 1 FROM flag_state s WHERE s.flag = f.id)
	ORDER BY f.severity DESC, f.message`;

interface FlagRow {
	id: number;
	message: number;
	category: Category;
	severity: number;
	span_start: number;
	span_end: number;
	rule: string;
	pack: string;
	explanation: string;
	citation: string | null;
}

const SELECT_FLAG = 'SELECT id, message, category, severity, span_start, span_end, rule, pack, explanation, citation FROM flag';

function flagOf(row: FlagRow): Flag {
	const citation = fromJson<Citation>(row.citation);
	const explanation: Explanation = JSON.parse(row.explanation);
	return {
		id: row.id,
		category: row.category,
		severity: severityOf(row.severity),
		start: row.span_start,
		end: row.span_end,
		rule: row.rule,
		pack: row.pack,
		explanation,
		...(citation ? { citation } : {}),
	};
}

function severityOf(rank: number): Severity {
	return SEVERITIES[rank] ?? 'low';
}
