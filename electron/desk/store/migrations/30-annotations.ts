import type { Database } from 'better-sqlite3';

/**
 * What people did, append-only, and three tables of what follows from it at the moment. Those are kept in the same
 * transaction as the annotation and could be made again from the annotations alone.
 */
export function annotations(database: Database): void {
	database.exec(`
		CREATE TABLE annotation (
			id INTEGER PRIMARY KEY, -- the order they were made in
			uuid TEXT NOT NULL UNIQUE, -- version 7
			message INTEGER NOT NULL REFERENCES message,
			session INTEGER NOT NULL REFERENCES session,
			author_name TEXT NOT NULL,
			author_role TEXT NOT NULL,
			at INTEGER NOT NULL,
			body TEXT NOT NULL -- JSON
		) STRICT;
		CREATE INDEX annotation_by_message ON annotation (message);
		CREATE INDEX annotation_by_author ON annotation (session, author_name);

		CREATE TRIGGER annotation_stays BEFORE UPDATE ON annotation BEGIN SELECT RAISE(ABORT, 'an annotation never changes'); END;
		CREATE TRIGGER annotation_is_kept BEFORE DELETE ON annotation BEGIN SELECT RAISE(ABORT, 'an annotation is never taken away'); END;

		-- Flags somebody has judged.
		CREATE TABLE flag_state (
			flag INTEGER PRIMARY KEY REFERENCES flag,
			message INTEGER NOT NULL REFERENCES message,
			session INTEGER NOT NULL REFERENCES session,
			verdict TEXT NOT NULL,
			annotation INTEGER NOT NULL REFERENCES annotation
		) STRICT;
		CREATE INDEX flag_state_by_message ON flag_state (message);
		CREATE INDEX flag_state_by_session ON flag_state (session, flag);

		-- Messages whose language somebody corrected.
		CREATE TABLE message_state (
			message INTEGER PRIMARY KEY REFERENCES message,
			session INTEGER NOT NULL REFERENCES session,
			channel INTEGER NOT NULL REFERENCES channel,
			language TEXT NOT NULL,
			annotation INTEGER NOT NULL REFERENCES annotation
		) STRICT;
		CREATE INDEX message_state_by_session ON message_state (session, language);
		CREATE INDEX message_state_by_channel ON message_state (channel, annotation);

		-- Flags people added where the desk found none.
		CREATE TABLE added_flag (
			annotation INTEGER PRIMARY KEY REFERENCES annotation,
			message INTEGER NOT NULL REFERENCES message,
			session INTEGER NOT NULL REFERENCES session,
			category TEXT NOT NULL
		) STRICT;
		CREATE INDEX added_flag_by_message ON added_flag (message);
		CREATE INDEX added_flag_by_session ON added_flag (session, category, message);
	`);
}
