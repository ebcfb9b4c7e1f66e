import type { Database } from 'better-sqlite3';

/** Sessions whose authors are anonymous already, and the team's own texts that can repeat a name: they too can be made to lose it, and in no other way. */
export function keeping(database: Database): void {
	database.exec(`
		CREATE TABLE session_anonymised (
			session INTEGER PRIMARY KEY REFERENCES session,
			at INTEGER NOT NULL
		) STRICT;
		CREATE TRIGGER session_anonymised_goes_with_its_session AFTER DELETE ON session BEGIN DELETE FROM session_anonymised WHERE session = OLD.id; END;

		DROP TRIGGER approved_answer_stays;
		CREATE TRIGGER approved_answer_stays BEFORE UPDATE ON approved_answer WHEN (SELECT is_open FROM erasure) = 0
		BEGIN SELECT RAISE(ABORT, 'an answer never changes'); END;
		DROP TRIGGER team_exception_stays;
		CREATE TRIGGER team_exception_stays BEFORE UPDATE ON team_exception WHEN (SELECT is_open FROM erasure) = 0
		BEGIN SELECT RAISE(ABORT, 'a decision of the team never changes'); END;
	`);
}
