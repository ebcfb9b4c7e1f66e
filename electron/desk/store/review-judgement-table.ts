import type { DismissalReason, Verdict } from '../../../shared/model/annotation.ts';
import type { Category, Severity } from '../../../shared/model/category.ts';
import type { Decision, JudgementVerdict, Opinion } from '../../../shared/model/review.ts';
import type { StaffRole } from '../../../shared/model/staff.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** What reviewers said of items, how leads settled them, and who has read that. Person: a name as it is compared. */

export interface NewJudgement {
	readonly uuid: string;
	readonly round: number;
	readonly item: number;
	readonly person: string;
	readonly author: { readonly name: string; readonly role: StaffRole };
	readonly verdict: JudgementVerdict | 'undone';
	readonly reason: DismissalReason | null;
	readonly comment: string | null;
	readonly category: Category | null;
	/** Version of the general guidelines it was given by; null where there were none. */
	readonly guidelines: number | null;
	readonly tookMs: number;
	readonly at: number;
}

export function insertJudgement(store: WritableStore, judgement: NewJudgement): void {
	store
		.change<[string, number, number, string, string, string, string, string | null, string | null, string | null, number | null, number, number]>(
			`INSERT INTO review_judgement (uuid, round, item, person, author_name, author_role, verdict, reason, comment, category, guidelines, took_ms, at)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		)
		.run(
			judgement.uuid,
			judgement.round,
			judgement.item,
			judgement.person,
			judgement.author.name,
			judgement.author.role,
			judgement.verdict,
			judgement.reason,
			judgement.comment,
			judgement.category,
			judgement.guidelines,
			judgement.tookMs,
			judgement.at,
		);
}

/** The item a person judged or skipped last in a round and did not take back; null where there is none. */
export function latestJudged(store: ReadableStore, round: number, person: string): number | null {
	return (
		store
			.query<[number, string], { item: number }>(
				`SELECT j.item FROM review_judgement j WHERE j.round = ? AND j.person = ? AND j.verdict <> 'undone'
					AND j.id = (SELECT max(id) FROM review_judgement n WHERE n.item = j.item AND n.person = j.person)
				ORDER BY j.id DESC LIMIT 1`,
			)
			.get(round, person)?.item ?? null
	);
}

/** A verdict of the second review that holds. */
export interface JudgementRow extends Opinion {
	readonly item: number;
	readonly person: string;
	readonly tookMs: number;
}

/** Of a round, in the order they were given; without what was skipped. */
export function judgementsOfRound(store: ReadableStore, round: number): JudgementRow[] {
	return store.query<[number], JudgementRow>(`${SELECT_JUDGEMENT} AND j.round = ? ORDER BY j.id`).all(round);
}

export function judgementsOfItem(store: ReadableStore, item: number): JudgementRow[] {
	return store.query<[number], JudgementRow>(`${SELECT_JUDGEMENT} AND j.item = ? ORDER BY j.id`).all(item);
}

const SELECT_JUDGEMENT = `SELECT j.item, j.person, j.author_name AS "by", j.at, j.verdict, j.reason, j.comment, j.category, j.guidelines, j.took_ms AS tookMs
	FROM review_judgement j WHERE j.verdict NOT IN ('skipped', 'undone')
		AND j.id = (SELECT max(id) FROM review_judgement n WHERE n.item = j.item AND n.person = j.person)`;

export interface NewDecision extends Omit<Decision, 'id' | 'isInSession'> {
	readonly uuid: string;
	readonly round: number;
	readonly item: number;
	/** Uuid of what became of it in the session. */
	readonly annotation: string | null;
}

export function insertDecision(store: WritableStore, decision: NewDecision): void {
	store
		.change<[string, number, number, string, string | null, string | null, string | null, string | null, string | null, string, string, number]>(
			`INSERT INTO review_decision (uuid, round, item, verdict, reason, comment, category, severity, annotation, author_name, author_role, at)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		)
		.run(
			decision.uuid,
			decision.round,
			decision.item,
			decision.verdict,
			decision.reason,
			decision.comment,
			decision.category,
			decision.severity,
			decision.annotation,
			decision.author.name,
			decision.author.role,
			decision.at,
		);
}

export interface DecisionRow extends Decision {
	readonly row: number;
	readonly item: number;
	readonly annotation: string | null;
}

/** The decision that holds for each item of a round. */
export function decisionsOfRound(store: ReadableStore, round: number): Map<number, DecisionRow> {
	const rows = store.query<[number], RawDecision>(`${SELECT_DECISION} AND d.round = ?`).all(round);
	return new Map(rows.map((row) => [row.item, decisionOf(row)]));
}

export function decisionOfItem(store: ReadableStore, item: number): DecisionRow | null {
	const row = store.query<[number], RawDecision>(`${SELECT_DECISION} AND d.item = ?`).get(item);
	return row ? decisionOf(row) : null;
}

/** Decisions by others on what a person judged, first or second, latest first; with whether they have read them. */
export function decisionsFor(store: ReadableStore, person: string, limit: number): (DecisionRow & { readonly isSeen: boolean })[] {
	return store
		.query<[string, string, string, number], RawDecision & { isSeen: number }>(
			`${SELECT_DECISION.replace('SELECT ', 'SELECT EXISTS (SELECT 1 FROM review_seen e WHERE e.decision = d.id AND e.person = ?) AS isSeen, ')}
				AND (d.item IN (SELECT id FROM review_item WHERE first_person = ?)
					OR d.item IN (SELECT j.item FROM review_judgement j WHERE j.person = ? AND j.verdict NOT IN ('skipped', 'undone')
						AND j.id = (SELECT max(id) FROM review_judgement n WHERE n.item = j.item AND n.person = j.person)))
			ORDER BY d.id DESC LIMIT ?`,
		)
		.all(person, person, person, limit)
		.map((row) => ({ ...decisionOf(row), isSeen: row.isSeen === 1 }));
}

/** Once, however often it is read. Unknown decisions are left out. */
export function insertSeen(store: WritableStore, decisionUuid: string, person: string, at: number): void {
	store
		.change<[string, number, string]>(
			'INSERT INTO review_seen (decision, person, at) SELECT id, ?, ? FROM review_decision WHERE uuid = ? ON CONFLICT DO NOTHING',
		)
		.run(person, at, decisionUuid);
}

interface RawDecision {
	readonly row: number;
	readonly item: number;
	readonly uuid: string;
	readonly verdict: Verdict;
	readonly reason: DismissalReason | null;
	readonly comment: string | null;
	readonly category: Category | null;
	readonly severity: Severity | null;
	readonly annotation: string | null;
	readonly name: string;
	readonly role: StaffRole;
	readonly at: number;
}

const SELECT_DECISION = `SELECT d.id AS row, d.item, d.uuid, d.verdict, d.reason, d.comment, d.category, d.severity, d.annotation,
	d.author_name AS name, d.author_role AS role, d.at
	FROM review_decision d WHERE d.id = (SELECT max(id) FROM review_decision n WHERE n.item = d.item)`;

function decisionOf({ row, item, uuid, verdict, reason, comment, category, severity, annotation, name, role, at }: RawDecision): DecisionRow {
	const author = { name, role };
	return { row, item, id: uuid, verdict, reason, comment, category, severity, annotation, isInSession: annotation !== null, author, at };
}
