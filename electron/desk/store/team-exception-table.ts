import type { StaffRole } from '../../../shared/model/staff.ts';
import type { ExceptionBody, TeamException } from '../../../shared/model/team-exception.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** Who did it, when, and why. */
export interface ExceptionAct {
	/** UUIDv7. */
	readonly id: string;
	readonly author: { readonly name: string; readonly role: StaffRole };
	readonly at: number;
	readonly comment: string | null;
}

export function insertException(store: WritableStore, { id, author, at, comment, body }: TeamException): void {
	store
		.change<[string, string, string, number, string | null, string]>(
			'INSERT INTO team_exception (uuid, author_name, author_role, at, comment, body) VALUES (?, ?, ?, ?, ?, ?)',
		)
		.run(id, author.name, author.role, at, comment, JSON.stringify(body));
}

/** One more row, which takes back another. @param target its row number */
export function insertTakingBack(store: WritableStore, target: number, { id, author, at, comment }: ExceptionAct): void {
	store
		.change<[string, number, string, string, number, string | null]>(
			'INSERT INTO team_exception (uuid, takes_back, author_name, author_role, at, comment) VALUES (?, ?, ?, ?, ?, ?)',
		)
		.run(id, target, author.name, author.role, at, comment);
}

/** The row number of a decision, or of the taking back of one, that stands; null where there is none, or where it was taken back. */
export function standingAct(store: ReadableStore, uuid: string): number | null {
	return (
		store
			.query<[string], { id: number }>(
				`SELECT e.id FROM team_exception e LEFT JOIN team_exception target ON target.id = e.takes_back
				WHERE e.uuid = ? AND target.takes_back IS NULL AND ${STANDS}`,
			)
			.get(uuid)?.id ?? null
	);
}

/** An exception by any row that led to it: its own, one that takes it back, one that takes that back. */
export function exceptionBehind(store: ReadableStore, uuid: string): { readonly exception: TeamException; readonly isStanding: boolean } | null {
	const row = store
		.query<[string], ExceptionRow & { readonly isStanding: number }>(
			`WITH RECURSIVE chain (id, takes_back) AS (
				SELECT id, takes_back FROM team_exception WHERE uuid = ?
				UNION ALL SELECT e.id, e.takes_back FROM chain c JOIN team_exception e ON e.id = c.takes_back
			)
			SELECT e.uuid, e.author_name, e.author_role, e.at, e.comment, e.body, ${STANDS} AS isStanding
			FROM chain c JOIN team_exception e ON e.id = c.id WHERE c.takes_back IS NULL`,
		)
		.get(uuid);
	return row ? { exception: exceptionOf(row), isStanding: row.isStanding === 1 } : null;
}

/** What the team has decided and not taken back, newest first. */
export function standingExceptions(store: ReadableStore): TeamException[] {
	return store
		.query<[], ExceptionRow>(
			`SELECT e.uuid, e.author_name, e.author_role, e.at, e.comment, e.body FROM team_exception e WHERE e.body IS NOT NULL AND ${STANDS} ORDER BY e.id DESC`,
		)
		.all()
		.map(exceptionOf);
}

/**
 * Rows that nothing standing takes back. A taking back can itself be taken back once, by a row that cannot:
 * to decide anew after that, the decision is made again.
 */
const STANDS = `NOT EXISTS (
	SELECT 1 FROM team_exception back WHERE back.takes_back = e.id
		AND NOT EXISTS (SELECT 1 FROM team_exception again WHERE again.takes_back = back.id)
)`;

interface ExceptionRow {
	readonly uuid: string;
	readonly author_name: string;
	readonly author_role: StaffRole;
	readonly at: number;
	readonly comment: string | null;
	readonly body: string;
}

function exceptionOf({ uuid, author_name, author_role, at, comment, body }: ExceptionRow): TeamException {
	return { id: uuid, author: { name: author_name, role: author_role }, at, comment, body: JSON.parse(body) as ExceptionBody };
}
