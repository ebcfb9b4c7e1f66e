import type { Database } from 'better-sqlite3';

/** What is known of a spoken line beyond its text: when each word was said, and which earlier line it corrects. */
export function speech(database: Database): void {
	database.exec(`
		CREATE TABLE speech_line (
			message INTEGER PRIMARY KEY REFERENCES message,
			session INTEGER NOT NULL REFERENCES session,
			words TEXT, -- JSON, shared/model/speech.ts; NULL where the recogniser gave none
			supersedes INTEGER REFERENCES message
		) STRICT;
		CREATE INDEX speech_superseded ON speech_line (supersedes) WHERE supersedes IS NOT NULL;
		CREATE TRIGGER speech_line_stays BEFORE UPDATE ON speech_line WHEN (SELECT is_open FROM erasure) = 0
		BEGIN SELECT RAISE(ABORT, 'a spoken line never changes'); END;
		CREATE TRIGGER speech_line_is_kept BEFORE DELETE ON speech_line WHEN (SELECT is_open FROM erasure) = 0
		BEGIN SELECT RAISE(ABORT, 'a spoken line is never taken away'); END;
	`);
}
