import type { Database } from 'better-sqlite3';

/** Where a relay heard a message: one socket brings in several platforms, and the transcript keeps them apart. */
export function messageOrigins(database: Database): void {
	database.exec(`
		CREATE TABLE message_origin (
			message INTEGER PRIMARY KEY REFERENCES message,
			session INTEGER NOT NULL REFERENCES session,
			platform TEXT NOT NULL,
			channel TEXT -- NULL where the relay does not say
		) STRICT;
		CREATE TRIGGER message_origin_stays BEFORE UPDATE ON message_origin WHEN (SELECT is_open FROM erasure) = 0
		BEGIN SELECT RAISE(ABORT, 'where a message was heard never changes'); END;
		CREATE TRIGGER message_origin_is_kept BEFORE DELETE ON message_origin WHEN (SELECT is_open FROM erasure) = 0
		BEGIN SELECT RAISE(ABORT, 'where a message was heard is never taken away'); END;
	`);
}
