import type { Database } from 'better-sqlite3';

/**
 * What people and the desk did to sessions as wholes, append-only; what they did to single messages stands in their own
 * tables. And the one way around "evidence never changes": whoever must lose something opens the erasure, in a transaction
 * that also says so in the log.
 */
export function auditAndErasure(database: Database): void {
	database.exec(`
		CREATE TABLE audit_entry (
			id INTEGER PRIMARY KEY, -- the order they were made in
			uuid TEXT NOT NULL UNIQUE, -- version 7
			at INTEGER NOT NULL,
			author_name TEXT, -- NULL: the desk itself, or nobody has said who they are
			author_role TEXT,
			act TEXT NOT NULL, -- shared/model/audit.ts
			session_uuid TEXT, -- not a row: the session may be gone
			detail TEXT NOT NULL -- JSON
		) STRICT;
		CREATE INDEX audit_by_session ON audit_entry (session_uuid, id) WHERE session_uuid IS NOT NULL;
		CREATE TRIGGER audit_entry_stays BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT, 'the audit log never changes'); END;
		CREATE TRIGGER audit_entry_is_kept BEFORE DELETE ON audit_entry BEGIN SELECT RAISE(ABORT, 'the audit log is never taken away'); END;

		CREATE TABLE erasure (
			id INTEGER PRIMARY KEY CHECK (id = 1),
			is_open INTEGER NOT NULL
		) STRICT;
		INSERT INTO erasure VALUES (1, 0);
	`);
	for (const { table, name, sentence } of GUARDED) {
		database.exec(`
			DROP TRIGGER ${name}_stays;
			DROP TRIGGER ${name}_is_kept;
			CREATE TRIGGER ${name}_stays BEFORE UPDATE ON ${table} WHEN (SELECT is_open FROM erasure) = 0
			BEGIN SELECT RAISE(ABORT, '${sentence} never changes'); END;
			CREATE TRIGGER ${name}_is_kept BEFORE DELETE ON ${table} WHEN (SELECT is_open FROM erasure) = 0
			BEGIN SELECT RAISE(ABORT, '${sentence} is never taken away'); END;
		`);
	}
}

/** What belongs to a session and goes with it. */
const GUARDED = [
	{ table: 'message', name: 'message', sentence: 'a message' },
	{ table: 'flag', name: 'flag', sentence: 'a flag' },
	{ table: 'annotation', name: 'annotation', sentence: 'an annotation' },
	{ table: 'translation', name: 'translation', sentence: 'a translation' },
	{ table: 'question_answer', name: 'question_answer', sentence: 'an answer' },
] as const;
