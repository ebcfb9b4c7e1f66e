import type { DismissalReason, Verdict } from '../../../shared/model/annotation.ts';
import type { Category } from '../../../shared/model/category.ts';
import type { RuleRecord } from '../../../shared/model/rule-record.ts';
import type { Profile } from '../../../shared/model/staff.ts';
import { isWhole } from './import-journal.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** How often a rule's flags of one language and market had one outcome. */
export interface TallyRow {
	readonly rule: string;
	readonly language: string;
	readonly market: string;
	readonly outcome: 'raised' | Verdict;
	/** Of a dismissal. */
	readonly reason: DismissalReason | 'none' | '';
	readonly count: number;
}

/** Without what a running import has counted so far. @param rule null: of all rules */
export function tallies(store: ReadableStore, rule: string | null): TallyRow[] {
	return store
		.query<[string | null, string | null], TallyRow>(
			`SELECT rule, language, market, outcome, reason, sum(count) AS count
			FROM (SELECT rule, language, market, outcome, reason, count FROM rule_tally UNION ALL ${COMING_RAISED} UNION ALL ${COMING_JUDGED})
			WHERE ? IS NULL OR rule = ? GROUP BY 1, 2, 3, 4, 5 HAVING sum(count) > 0 ORDER BY rule`,
		)
		.all(rule, rule);
}

/** Messages of a session that an import makes, and those it adds to others. */
const COMING_MESSAGES = `(SELECT m.id, m.language, s.market FROM session s JOIN message m ON m.session = s.id WHERE s.is_being_imported = 1
	UNION ALL SELECT m.id, m.language, s.market FROM imported_row i JOIN message m ON m.id = i.row JOIN session s ON s.id = m.session WHERE i.kind = 'message')`;

const COMING_RAISED = `SELECT f.rule, c.language, c.market, 'raised' AS outcome, '' AS reason, -count(*) AS count
	FROM ${COMING_MESSAGES} c JOIN flag f ON f.message = c.id GROUP BY 1, 2, 3`;

/** As the tally's triggers count. */
const COMING_JUDGED = `SELECT f.rule, c.language, c.market, v.verdict AS outcome,
	CASE v.verdict WHEN 'dismissed' THEN coalesce(json_extract(a.body, '$.reason'), 'none') ELSE '' END AS reason, -count(*) AS count
	FROM ${COMING_MESSAGES} c JOIN flag f ON f.message = c.id JOIN flag_state v ON v.flag = f.id JOIN annotation a ON a.id = v.annotation GROUP BY 1, 2, 3, 4, 5`;

/** The category of a rule's latest flag. */
export function latestCategory(store: ReadableStore, rule: string): Category | null {
	return store.query<[string], { category: Category }>('SELECT category FROM flag WHERE rule = ? ORDER BY id DESC LIMIT 1').get(rule)?.category ?? null;
}

export type RuleLook = NonNullable<RuleRecord['looked']>;

export function insertLook(
	store: WritableStore,
	rule: string,
	{ name, role }: Profile,
	{ at, verdicts, dismissed }: Pick<RuleLook, 'at' | 'verdicts' | 'dismissed'>,
): void {
	store
		.change<[string, string, string, number, number, number]>(
			'INSERT INTO rule_look (rule, author_name, author_role, at, verdicts, dismissed) VALUES (?, ?, ?, ?, ?, ?)',
		)
		.run(rule, name, role, at, verdicts, dismissed);
}

/** When somebody last looked at each rule. @param rule null: at all of them */
export function latestLooks(store: ReadableStore, rule: string | null): ReadonlyMap<string, RuleLook> {
	const rows = store
		.query<[string | null, string | null], RuleLook & { readonly rule: string }>(
			`SELECT rule, author_name AS "by", at, verdicts, dismissed FROM rule_look
			WHERE id IN (SELECT max(id) FROM rule_look WHERE ? IS NULL OR rule = ? GROUP BY rule)`,
		)
		.all(rule, rule);
	return new Map(rows.map(({ rule: name, ...look }) => [name, look]));
}

export interface ExampleQuery {
	readonly rule: string;
	/** `unjudged`, or a person's verdict; undefined: whatever was said of it. */
	readonly verdict?: Verdict | 'unjudged' | undefined;
	readonly language?: string | undefined;
	readonly market?: string | undefined;
	/** Older than this flag. */
	readonly before?: number | undefined;
	readonly limit: number;
}

export interface ExampleRow {
	readonly flag: number;
	readonly message: number;
	readonly sessionId: string;
	readonly title: string;
	readonly startedAt: number;
	/** The annotation that judged it; null where nobody has. */
	readonly annotation: string | null;
}

/** Flags of a rule, newest first. */
export function exampleFlags(store: ReadableStore, { rule, verdict, language, market, before, limit }: ExampleQuery): ExampleRow[] {
	return store
		.query<[string, number, ...(string | null)[], number], ExampleRow>(
			`SELECT f.id AS flag, f.message, s.uuid AS sessionId, s.title, s.started_at AS startedAt, a.uuid AS annotation
			FROM flag f JOIN session s ON s.id = f.session LEFT JOIN flag_state v ON v.flag = f.id LEFT JOIN annotation a ON a.id = v.annotation
			WHERE f.rule = ? AND f.id < ? AND s.is_being_imported = 0 AND s.is_being_erased = 0 AND ${isWhole('f.message')}
				AND (? IS NULL OR coalesce(v.verdict, 'unjudged') = ?)
				AND (? IS NULL OR s.market = ?)
				AND (? IS NULL OR (SELECT m.language FROM message m WHERE m.id = f.message) = ?)
			ORDER BY f.id DESC LIMIT ?`,
		)
		.all(rule, before ?? Number.MAX_SAFE_INTEGER, ...twice(verdict), ...twice(market), ...twice(language), limit);
}

/** For a condition that is asked only where there is a value. */
function twice(value: string | undefined): readonly [string | null, string | null] {
	return [value ?? null, value ?? null];
}
