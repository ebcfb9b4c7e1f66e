import type { ReviewerProgress, RoundState, SamplePlan } from '../../../shared/model/review.ts';
import type { StaffRole } from '../../../shared/model/staff.ts';
import type { ReadableStore, WritableStore } from './store.ts';

export interface RoundRow {
	readonly id: number;
	readonly uuid: string;
	readonly title: string;
	readonly plan: SamplePlan;
	readonly author: { readonly name: string; readonly role: StaffRole };
	readonly at: number;
	readonly state: RoundState;
	/** Since when it is in that state. */
	readonly since: number;
}

/** @param reviewers names, and as they are compared. Returns the row number. */
export function insertRound(
	store: WritableStore,
	{ uuid, title, plan, author, at }: Omit<RoundRow, 'id' | 'state' | 'since'>,
	reviewers: readonly { readonly person: string; readonly name: string }[],
): number {
	const { lastInsertRowid } = store
		.change<[string, string, string, string, string, number]>(
			'INSERT INTO review_round (uuid, title, plan, author_name, author_role, at) VALUES (?, ?, ?, ?, ?, ?)',
		)
		.run(uuid, title, JSON.stringify(plan), author.name, author.role, at);
	const round = Number(lastInsertRowid);
	for (const { person, name } of reviewers) {
		store.change<[number, string, string]>('INSERT INTO review_reviewer (round, person, name) VALUES (?, ?, ?)').run(round, person, name);
	}
	return round;
}

export function insertStep(store: WritableStore, round: number, state: RoundState, { name, role }: RoundRow['author'], at: number): void {
	store
		.change<[number, string, string, string, number]>('INSERT INTO review_step (round, state, author_name, author_role, at) VALUES (?, ?, ?, ?, ?)')
		.run(round, state, name, role, at);
}

/** Newest first. */
export function allRounds(store: ReadableStore): RoundRow[] {
	return store.query<[], Row>(`${SELECT_ROUND} ORDER BY r.id DESC`).all().map(roundOf);
}

export function roundByUuid(store: ReadableStore, uuid: string): RoundRow | null {
	const row = store.query<[string], Row>(`${SELECT_ROUND} WHERE r.uuid = ?`).get(uuid);
	return row ? roundOf(row) : null;
}

export function roundById(store: ReadableStore, id: number): RoundRow {
	const row = store.query<[number], Row>(`${SELECT_ROUND} WHERE r.id = ?`).get(id);
	if (!row) throw new Error('an item of a round that is not there');
	return roundOf(row);
}

export function isReviewer(store: ReadableStore, round: number, person: string): boolean {
	return store.query<[number, string], { round: number }>('SELECT round FROM review_reviewer WHERE round = ? AND person = ?').get(round, person) !== undefined;
}

/** How far each reviewer is: all items but those they judged first. */
export function progressOf(store: ReadableStore, round: number): (ReviewerProgress & { readonly person: string })[] {
	return store
		.query<[number], ReviewerProgress & { readonly person: string }>(
			`SELECT r.person, r.name,
				(SELECT count(*) FROM review_item i WHERE i.round = r.round AND i.first_person IS NOT r.person) AS items,
				(SELECT count(*) FROM review_judgement j WHERE j.round = r.round AND j.person = r.person AND j.verdict NOT IN ('skipped', 'undone')
					AND j.id = (SELECT max(id) FROM review_judgement n WHERE n.item = j.item AND n.person = j.person)) AS judged,
				(SELECT count(*) FROM review_judgement j WHERE j.round = r.round AND j.person = r.person AND j.verdict = 'skipped'
					AND j.id = (SELECT max(id) FROM review_judgement n WHERE n.item = j.item AND n.person = j.person)) AS skipped
			FROM review_reviewer r WHERE r.round = ? ORDER BY r.name`,
		)
		.all(round);
}

interface Row {
	readonly id: number;
	readonly uuid: string;
	readonly title: string;
	readonly plan: string;
	readonly author_name: string;
	readonly author_role: StaffRole;
	readonly at: number;
	readonly state: RoundState | null;
	readonly since: number | null;
}

const SELECT_ROUND = `SELECT r.id, r.uuid, r.title, r.plan, r.author_name, r.author_role, r.at, s.state, s.at AS since
	FROM review_round r LEFT JOIN review_step s ON s.id = (SELECT max(id) FROM review_step WHERE round = r.id)`;

function roundOf({ id, uuid, title, plan, author_name: name, author_role: role, at, state, since }: Row): RoundRow {
	return { id, uuid, title, plan: JSON.parse(plan) as SamplePlan, author: { name, role }, at, state: state ?? 'open', since: since ?? at };
}
