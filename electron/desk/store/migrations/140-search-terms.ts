import type { Database } from 'better-sqlite3';

/**
 * The word index anew: beside its words each message now has terms for what it is (role, language, flags and verdicts, hour…),
 * so that any mixture of words and predicates is one walk through the index. What stands in the store already is indexed again
 * in idle moments, newest first: `missing_below` says how far down that has come. And the searches a team keeps.
 */
export function searchTerms(database: Database): void {
	database.exec(`
		DROP TABLE message_search;
		CREATE VIRTUAL TABLE message_search USING fts5 (
			text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3'
		);
		ALTER TABLE search_progress ADD COLUMN missing_below INTEGER NOT NULL DEFAULT 0;
		UPDATE search_progress SET
			indexed_through = (SELECT coalesce(max(id), 0) FROM message),
			missing_below = (SELECT coalesce(max(id) + 1, 0) FROM message);

		-- Messages that became something else since they were indexed. No reference: a message that was erased stands here too.
		CREATE TABLE search_stale (message INTEGER PRIMARY KEY) STRICT;
	`);
	for (const { table, act, message } of CHANGES) {
		database.exec(`
			CREATE TRIGGER search_after_${act.toLowerCase()}_of_${table} AFTER ${act} ON ${table}
			WHEN ${message} <= (SELECT indexed_through FROM search_progress)
			BEGIN INSERT OR IGNORE INTO search_stale VALUES (${message}); END;
		`);
	}
	database.exec(`
		-- An answer is one to everybody who asked.
		CREATE TRIGGER search_after_insert_of_question_answer AFTER INSERT ON question_answer BEGIN
			INSERT OR IGNORE INTO search_stale SELECT message FROM question WHERE session = NEW.session AND key = NEW.key;
		END;

		CREATE TABLE saved_search (
			uuid TEXT PRIMARY KEY,
			place INTEGER NOT NULL, -- in the team's own order
			name TEXT NOT NULL,
			query TEXT NOT NULL,
			author_name TEXT NOT NULL,
			author_role TEXT NOT NULL,
			at INTEGER NOT NULL
		) STRICT, WITHOUT ROWID;
	`);
}

/** Whatever changes what a message is found by. */
const CHANGES = [
	{ table: 'message', act: 'UPDATE', message: 'NEW.id' },
	{ table: 'message', act: 'DELETE', message: 'OLD.id' },
	{ table: 'annotation', act: 'INSERT', message: 'NEW.message' },
	{ table: 'annotation', act: 'UPDATE', message: 'NEW.message' },
	{ table: 'annotation', act: 'DELETE', message: 'OLD.message' },
	{ table: 'deletion', act: 'INSERT', message: 'NEW.message' },
	{ table: 'flag_state', act: 'INSERT', message: 'NEW.message' },
	{ table: 'flag_state', act: 'DELETE', message: 'OLD.message' },
] as const;
