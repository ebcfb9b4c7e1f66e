import type { Database } from 'better-sqlite3';

/** What viewers ask, who answered it, and what the team answers. Answers of both kinds are only ever added to. */
export function questions(database: Database): void {
	database.exec(`
		CREATE TABLE question (
			message INTEGER PRIMARY KEY REFERENCES message,
			session INTEGER NOT NULL REFERENCES session,
			key TEXT NOT NULL,
			intent TEXT,
			topic TEXT,
			author TEXT NOT NULL, -- channel and id: unique beyond the channel
			language TEXT NOT NULL,
			asked_at INTEGER NOT NULL
		) STRICT;
		CREATE INDEX question_by_key ON question (session, key, message);

		-- Where the host said a fact as the product sheet has it.
		CREATE TABLE stated_fact (
			session INTEGER NOT NULL REFERENCES session,
			topic TEXT NOT NULL,
			message INTEGER NOT NULL REFERENCES message,
			stated_at INTEGER NOT NULL,
			PRIMARY KEY (session, topic, message)
		) STRICT, WITHOUT ROWID;

		CREATE TABLE question_answer (
			id INTEGER PRIMARY KEY, -- the order they were made in
			uuid TEXT NOT NULL UNIQUE, -- version 7
			session INTEGER NOT NULL REFERENCES session,
			key TEXT NOT NULL,
			act TEXT NOT NULL,
			author_name TEXT NOT NULL,
			author_role TEXT NOT NULL,
			at INTEGER NOT NULL
		) STRICT;
		CREATE INDEX question_answer_by_key ON question_answer (session, key, id);

		CREATE TABLE approved_answer (
			id INTEGER PRIMARY KEY,
			key TEXT NOT NULL,
			product TEXT NOT NULL, -- '' for any
			language TEXT NOT NULL,
			text TEXT, -- NULL where it was taken back
			author_name TEXT NOT NULL,
			author_role TEXT NOT NULL,
			at INTEGER NOT NULL
		) STRICT;
		CREATE INDEX approved_answer_by_key ON approved_answer (key, product, language, id);

		CREATE TRIGGER question_answer_stays BEFORE UPDATE ON question_answer BEGIN SELECT RAISE(ABORT, 'an answer never changes'); END;
		CREATE TRIGGER question_answer_is_kept BEFORE DELETE ON question_answer BEGIN SELECT RAISE(ABORT, 'an answer is never taken away'); END;
		CREATE TRIGGER approved_answer_stays BEFORE UPDATE ON approved_answer BEGIN SELECT RAISE(ABORT, 'an answer never changes'); END;
		CREATE TRIGGER approved_answer_is_kept BEFORE DELETE ON approved_answer BEGIN SELECT RAISE(ABORT, 'an answer is never taken away'); END;
	`);
}
