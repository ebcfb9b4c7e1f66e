import type { Verdict } from '../../../shared/model/annotation.ts';
import type { Category } from '../../../shared/model/category.ts';
import { isWhole } from './import-journal.ts';
import type { ReadableStore } from './store.ts';

/** A flag that somebody has judged. Languages are as a person corrected them where one did. */
export interface JudgedFlagRow {
	readonly flag: number;
	readonly message: number;
	readonly category: Category;
	readonly language: string;
	readonly verdict: Verdict;
	/** Who gave it, and the annotation's uuid. */
	readonly by: string;
	readonly annotation: string;
}

export function judgedFlags(store: ReadableStore, session: number): JudgedFlagRow[] {
	return store
		.query<[number], JudgedFlagRow>(
			`SELECT v.flag, v.message, f.category, coalesce(c.language, m.language) AS language, v.verdict, a.author_name AS "by", a.uuid AS annotation
			FROM flag_state v JOIN flag f ON f.id = v.flag JOIN message m ON m.id = v.message JOIN annotation a ON a.id = v.annotation
				LEFT JOIN message_state c ON c.message = v.message
			WHERE v.session = ? AND ${isWhole('v.message')} ORDER BY v.flag`,
		)
		.all(session);
}

/** What people said in a session that neither the desk nor a person flagged, oldest first. */
export function unflaggedMessages(store: ReadableStore, session: number): IterableIterator<{ readonly message: number; readonly language: string }> {
	return store
		.query<[number], { message: number; language: string }>(
			`SELECT m.id AS message, coalesce(c.language, m.language) AS language
			FROM message m LEFT JOIN message_state c ON c.message = m.id
			WHERE m.session = ? AND m.kind <> 'system' AND m.role <> 'bot' AND ${isWhole('m.id')}
				AND NOT EXISTS (SELECT 1 FROM flag f WHERE f.message = m.id) AND NOT EXISTS (SELECT 1 FROM added_flag f WHERE f.message = m.id)
			ORDER BY m.id`,
		)
		.iterate(session);
}

/** Everybody who has annotated or judged, each spelling once. */
export function staffNames(store: ReadableStore): string[] {
	return store
		.query<[], { name: string }>(
			'SELECT DISTINCT author_name AS name FROM annotation UNION SELECT DISTINCT author_name FROM review_judgement UNION SELECT DISTINCT name FROM review_reviewer',
		)
		.all()
		.map(({ name }) => name);
}

/** An annotation that gave or took back a verdict. */
export interface VerdictActRow {
	readonly uuid: string;
	readonly message: number;
	readonly name: string;
	readonly at: number;
	/** JSON. */
	readonly body: string;
	readonly receivedAt: number;
	readonly language: string;
	/** Null in an act that takes another back. */
	readonly category: Category | null;
}

/** A session's verdicts and what was taken back, message by message in the order they were made; without the decisions of reviews. */
export function verdictActs(store: ReadableStore, session: number): VerdictActRow[] {
	return store
		.query<[number], VerdictActRow>(
			`SELECT a.uuid, a.message, a.author_name AS name, a.at, a.body, m.received_at AS receivedAt, coalesce(c.language, m.language) AS language, f.category
			FROM annotation a JOIN message m ON m.id = a.message LEFT JOIN message_state c ON c.message = a.message
				LEFT JOIN flag f ON f.id = json_extract(a.body, '$.flagId')
			WHERE a.session = ? AND json_extract(a.body, '$.type') IN ('verdict', 'undo')
				AND NOT EXISTS (SELECT 1 FROM review_decision d WHERE d.annotation = a.uuid)
			ORDER BY a.message, a.id`,
		)
		.all(session);
}
