import type { Database } from 'better-sqlite3';

/** What is recorded, and where it comes from. */
export function sessionsAndSources(database: Database): void {
	database.exec(`
		CREATE TABLE session (
			id INTEGER PRIMARY KEY,
			uuid TEXT NOT NULL UNIQUE,
			title TEXT NOT NULL,
			host TEXT NOT NULL,
			platform TEXT NOT NULL,
			market TEXT NOT NULL,
			languages TEXT NOT NULL, -- JSON array of BCP 47 tags
			started_at INTEGER NOT NULL,
			ended_at INTEGER,
			ending TEXT CHECK (ending IN ('stopped', 'finished', 'interrupted')), -- how the recording itself ended
			is_imported INTEGER NOT NULL DEFAULT 0,
			messages INTEGER NOT NULL DEFAULT 0,
			flags INTEGER NOT NULL DEFAULT 0,
			reviewed INTEGER NOT NULL DEFAULT 0 -- flags with a verdict
		) STRICT;
		CREATE INDEX session_by_start ON session (started_at);
		CREATE INDEX session_open ON session (id) WHERE ended_at IS NULL;

		-- With the platform's own id a channel makes a message unique, across sessions.
		CREATE TABLE channel (
			id INTEGER PRIMARY KEY,
			kind TEXT NOT NULL,
			name TEXT NOT NULL,
			UNIQUE (kind, name)
		) STRICT;

		CREATE TABLE source (
			id INTEGER PRIMARY KEY,
			session INTEGER NOT NULL REFERENCES session,
			channel INTEGER NOT NULL REFERENCES channel,
			name TEXT NOT NULL, -- the id the rest of the desk knows it by
			label TEXT NOT NULL,
			UNIQUE (session, name)
		) STRICT;

		CREATE TABLE gap (
			id INTEGER PRIMARY KEY,
			session INTEGER NOT NULL REFERENCES session,
			source INTEGER NOT NULL REFERENCES source,
			started_at INTEGER NOT NULL,
			ended_at INTEGER,
			reason TEXT NOT NULL
		) STRICT;
		CREATE INDEX gap_by_session ON gap (session);
		CREATE INDEX gap_open ON gap (session) WHERE ended_at IS NULL;
	`);
}
