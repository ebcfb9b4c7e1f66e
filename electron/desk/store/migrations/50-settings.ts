import type { Database } from 'better-sqlite3';

/** What a person set once, e.g. who sits at the desk. */
export function settings(database: Database): void {
	database.exec(`
		CREATE TABLE setting (
			name TEXT PRIMARY KEY,
			value TEXT NOT NULL -- JSON
		) STRICT, WITHOUT ROWID;
	`);
}
