import type { Database } from 'better-sqlite3';

/**
 * The word index over folded text; its rowid is the message's id. It keeps no copy of the text, and is filled in idle
 * moments: `indexed_through` says how far.
 */
export function searchIndex(database: Database): void {
	database.exec(`
		CREATE VIRTUAL TABLE message_search USING fts5 (text, content = '', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3');
		CREATE TABLE search_progress (
			id INTEGER PRIMARY KEY CHECK (id = 1),
			indexed_through INTEGER NOT NULL
		) STRICT;
		INSERT INTO search_progress VALUES (1, 0);
	`);
}
