import type { Database } from 'better-sqlite3';

/** What an import that has not come to its end has stored, so that it can be taken back, also after a crash. */
export function runningImports(database: Database): void {
	database.exec(`
		-- In no list until it is whole.
		ALTER TABLE session ADD COLUMN is_being_imported INTEGER NOT NULL DEFAULT 0;
		CREATE INDEX session_being_imported ON session (id) WHERE is_being_imported = 1;

		-- Rows that were added to sessions which were there before.
		CREATE TABLE imported_row (
			id INTEGER PRIMARY KEY, -- the order they were made in
			session INTEGER NOT NULL REFERENCES session,
			kind TEXT NOT NULL CHECK (kind IN ('source', 'message', 'deletion', 'gap', 'annotation', 'question_answer')), -- the table
			row INTEGER NOT NULL
		) STRICT;
	`);
}
