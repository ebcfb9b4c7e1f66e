import { KIND_OF_ACT, type LogAct, type LogFilter, type LogLine, OWN_ACTS } from '../../../shared/model/audit.ts';
import type { StaffRole } from '../../../shared/model/staff.ts';
import type { ReadableStore } from './store.ts';

/** Everybody's acts, newest first, out of the tables they stand in. What people wrote and what viewers are called is never read. */

/** Where a page of the log ended. */
export interface LogPlace {
	readonly at: number;
	/** Of the table, see `TABLES`. */
	readonly table: number;
	readonly row: number;
}

export interface PlacedLine {
	readonly place: LogPlace;
	readonly line: LogLine;
}

/** The lines before a place, newest first; of one moment in the order of the tables. @param before null: from the newest on */
export function logLines(store: ReadableStore, filter: LogFilter, before: LogPlace | null, limit: number): readonly PlacedLine[] {
	return TABLES.flatMap((table, index) => linesOfTable(store, table, index, filter, before, limit))
		.sort((one, other) => other.place.at - one.place.at || one.place.table - other.place.table || other.place.row - one.place.row)
		.slice(0, limit);
}

/** Everybody who has ever done something, by name. */
export function logPeople(store: ReadableStore): readonly string[] {
	return store
		.query<[], { name: string }>(
			// Annotations are many and their authors few: from one name straight to the next takes no time at a million rows.
			`WITH RECURSIVE annotating (name) AS (
				SELECT min(author_name) FROM annotation
				UNION ALL SELECT (SELECT min(author_name) FROM annotation WHERE author_name > name) FROM annotating WHERE name IS NOT NULL
			)
			SELECT name FROM annotating WHERE name IS NOT NULL
			${TABLES.slice(1)
				.map(({ name }) => `UNION SELECT author_name FROM ${name} WHERE author_name IS NOT NULL`)
				.join(' ')}
			ORDER BY 1`,
		)
		.all()
		.map(({ name }) => name);
}

interface LogTable {
	readonly name: string;
	/** How it is read, where the planner would rather sort. */
	readonly source: string;
	readonly acts: readonly LogAct[];
	/** SQL that says which act a row is, over the row alias `t`. */
	readonly act: string;
	/** The session of a row; null where the table knows none. */
	readonly session: { readonly isMeant: string; readonly join: string; readonly uuid: string } | null;
	readonly message: string;
	/** SQL of a JSON object; its null values are left out. */
	readonly detail: string;
}

const BY_ROW = {
	isMeant: 't.session = (SELECT id FROM session WHERE uuid = ?)',
	join: 'LEFT JOIN session s ON s.id = t.session AND s.is_being_erased = 0',
	uuid: 's.uuid',
} as const;

/** What an annotation is called in the log. @param row its alias */
const annotationAct = (row: string) => `CASE ${row}.type
	WHEN 'verdict' THEN 'verdict.given' WHEN 'note' THEN 'note.written' WHEN 'flag' THEN 'flag.added' WHEN 'label' THEN 'label.given'
	WHEN 'language' THEN 'language.corrected' WHEN 'translation' THEN 'translation.written' WHEN 'approval' THEN 'translation.approved'
	WHEN 'reply' THEN 'reply.made' ELSE 'act.undone' END`;

const ANNOTATION_ACTS = OWN_ACTS.slice(0, OWN_ACTS.indexOf('act.undone') + 1);

const TABLES: readonly LogTable[] = [
	{
		name: 'annotation',
		source: 'annotation t INDEXED BY annotation_by_time',
		acts: ANNOTATION_ACTS,
		act: annotationAct('t'),
		session: BY_ROW,
		message: 't.message',
		detail: `json_object(
			'verdict', t.body ->> '$.verdict',
			'category', coalesce(t.body ->> '$.category', (SELECT category FROM flag WHERE id = t.body ->> '$.flagId')),
			'language', coalesce(t.body ->> '$.tag', t.body ->> '$.to'),
			'sent', t.body ->> '$.sent',
			'label', CASE t.type WHEN 'label' THEN t.body ->> '$.name' END,
			'of', CASE t.type WHEN 'undo' THEN (SELECT ${annotationAct('undone')} FROM annotation undone WHERE undone.uuid = t.body ->> '$.annotationId') END)`,
	},
	{
		name: 'audit_entry',
		source: 'audit_entry t',
		acts: (Object.keys(KIND_OF_ACT) as LogAct[]).filter((act) => !OWN_ACTS.some((own) => own === act)),
		act: 't.act',
		session: { isMeant: 't.session_uuid = ?', join: 'LEFT JOIN session s ON s.uuid = t.session_uuid', uuid: 't.session_uuid' },
		message: 'NULL',
		detail: 't.detail',
	},
	{
		name: 'question_answer',
		source: 'question_answer t',
		acts: ['question.answered', 'question.reopened'],
		act: `iif(t.act = 'reopened', 'question.reopened', 'question.answered')`,
		session: BY_ROW,
		message: 'NULL',
		detail: `json_object('by', iif(t.act = 'reopened', NULL, t.act))`,
	},
	{
		name: 'approved_answer',
		source: 'approved_answer t',
		acts: ['answer.approved', 'answer.withdrawn'],
		act: `iif(t.text IS NULL, 'answer.withdrawn', 'answer.approved')`,
		session: null,
		message: 'NULL',
		detail: `json_object('language', t.language, 'product', nullif(t.product, ''))`,
	},
	{
		name: 'team_pack_revision',
		source: 'team_pack_revision t',
		acts: ['pack.saved', 'pack.deleted'],
		act: `iif(t.is_deleted, 'pack.deleted', 'pack.saved')`,
		session: null,
		message: 'NULL',
		detail: `json_object('pack', t.pack, 'version', t.version)`,
	},
	{
		name: 'team_exception',
		source: 'team_exception t',
		acts: ['exception.added', 'exception.removed'],
		act: `iif(t.takes_back IS NULL, 'exception.added', 'exception.removed')`,
		session: null,
		message: 'NULL',
		// Whom or which words it spares is the chat's: only what kind of decision it is.
		detail: `json_object('type', coalesce(t.body ->> '$.type', (SELECT back.body ->> '$.type' FROM team_exception back WHERE back.id = t.takes_back)),
			'domain', t.body ->> '$.domain')`,
	},
	{
		name: 'rule_look',
		source: 'rule_look t',
		acts: ['rule.looked'],
		act: `'rule.looked'`,
		session: null,
		message: 'NULL',
		detail: `json_object('rule', t.rule)`,
	},
	{
		name: 'review_judgement',
		source: 'review_judgement t',
		acts: ['review.judged'],
		act: `'review.judged'`,
		session: {
			isMeant: 't.item IN (SELECT id FROM review_item WHERE session = (SELECT id FROM session WHERE uuid = ?))',
			join: 'LEFT JOIN review_item i ON i.id = t.item LEFT JOIN session s ON s.id = i.session AND s.is_being_erased = 0',
			uuid: 's.uuid',
		},
		message: 'i.message',
		// Others judge it without seeing what was said of it before.
		detail: `json_object()`,
	},
];

interface LogRow {
	readonly row: number;
	readonly at: number;
	readonly name: string | null;
	readonly role: StaffRole | null;
	readonly act: LogAct;
	readonly session: string | null;
	readonly title: string | null;
	readonly message: number | null;
	readonly detail: string;
}

function linesOfTable(
	store: ReadableStore,
	table: LogTable,
	index: number,
	{ person, kinds, sessionId, from, to }: LogFilter,
	before: LogPlace | null,
	limit: number,
): readonly PlacedLine[] {
	const conditions: string[] = [];
	const values: (string | number)[] = [];
	const require = (condition: string, ...conditionValues: (string | number)[]) => {
		conditions.push(condition);
		values.push(...conditionValues);
	};
	if (before !== null) {
		// Of the same moment, the tables before this place's have been told already, and those after it not yet.
		const row = index === before.table ? before.row : index < before.table ? 0 : Number.MAX_SAFE_INTEGER;
		require('(t.at, t.id) < (?, ?)', before.at, row);
	}
	if (from !== undefined) require('t.at >= ?', from);
	if (to !== undefined) require('t.at < ?', to);
	if (person === null) require('t.author_name IS NULL');
	else if (person !== undefined) require('t.author_name = ?', person);
	if (sessionId !== undefined) {
		if (table.session === null) return [];
		require(table.session.isMeant, sessionId);
	}
	if (kinds !== undefined && kinds.length > 0) {
		const wanted = table.acts.filter((act) => kinds.includes(KIND_OF_ACT[act]));
		if (wanted.length === 0) return [];
		if (wanted.length < table.acts.length) require(`${table.act} IN (SELECT value FROM json_each(?))`, JSON.stringify(wanted));
	}
	const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
	return store
		.query<(string | number)[], LogRow>(
			`SELECT t.id AS row, t.at, t.author_name AS name, t.author_role AS role, ${table.act} AS act,
				${table.session?.uuid ?? 'NULL'} AS session, ${table.session === null ? 'NULL' : 's.title'} AS title,
				${table.message} AS message, ${table.detail} AS detail
			FROM (SELECT t.id AS chosen FROM ${table.source} ${where} ORDER BY t.at DESC, t.id DESC LIMIT ?)
			JOIN ${table.name} t ON t.id = chosen ${table.session?.join ?? ''}
			ORDER BY t.at DESC, t.id DESC`,
		)
		.all(...values, limit)
		.map(({ row, at, name, role, act, session, title, message, detail }) => ({
			place: { at, table: index, row },
			line: {
				id: `${table.name}/${row}`,
				at,
				author: name === null || role === null ? null : { name, role },
				act,
				session: session === null ? null : { id: session, title },
				messageId: message,
				detail: withoutNulls(detail),
			},
		}));
}

function withoutNulls(json: string): LogLine['detail'] {
	const detail = JSON.parse(json) as Record<string, string | number | null>;
	return Object.fromEntries(Object.entries(detail).filter((entry): entry is [string, string | number] => entry[1] !== null));
}
