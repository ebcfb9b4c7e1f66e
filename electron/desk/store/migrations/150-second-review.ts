import type { Database } from 'better-sqlite3';

/** Rounds of second review: what was drawn, what was said of it blind, and how it was settled. Append-only; what is erased takes its items with it. */
export function secondReview(database: Database): void {
	database.exec(`
		CREATE TABLE review_round (
			id INTEGER PRIMARY KEY,
			uuid TEXT NOT NULL UNIQUE, -- version 7
			title TEXT NOT NULL,
			plan TEXT NOT NULL, -- JSON, shared/model/review.ts; the seed is in it
			author_name TEXT NOT NULL,
			author_role TEXT NOT NULL,
			at INTEGER NOT NULL
		) STRICT;

		CREATE TABLE review_reviewer (
			round INTEGER NOT NULL REFERENCES review_round,
			person TEXT NOT NULL, -- the name as it is compared
			name TEXT NOT NULL,
			PRIMARY KEY (round, person)
		) STRICT, WITHOUT ROWID;

		-- The newest holds; without one the round is open.
		CREATE TABLE review_step (
			id INTEGER PRIMARY KEY,
			round INTEGER NOT NULL REFERENCES review_round,
			state TEXT NOT NULL,
			author_name TEXT NOT NULL,
			author_role TEXT NOT NULL,
			at INTEGER NOT NULL
		) STRICT;
		CREATE INDEX review_step_by_round ON review_step (round, id);

		-- As it was when it was drawn.
		CREATE TABLE review_item (
			id INTEGER PRIMARY KEY,
			uuid TEXT NOT NULL UNIQUE,
			round INTEGER NOT NULL REFERENCES review_round,
			session INTEGER NOT NULL REFERENCES session,
			message INTEGER NOT NULL REFERENCES message,
			flag INTEGER REFERENCES flag, -- NULL: a message without one
			category TEXT,
			language TEXT NOT NULL,
			first_verdict TEXT,
			first_person TEXT,
			first_annotation TEXT -- its uuid
		) STRICT;
		CREATE INDEX review_item_by_round ON review_item (round, id);
		CREATE INDEX review_item_by_message ON review_item (message);
		CREATE INDEX review_item_by_session ON review_item (session);
		CREATE INDEX review_item_by_flag ON review_item (flag);
		CREATE INDEX review_item_by_first ON review_item (first_person);

		-- The newest of a person on an item counts.
		CREATE TABLE review_judgement (
			id INTEGER PRIMARY KEY,
			uuid TEXT NOT NULL UNIQUE,
			round INTEGER NOT NULL REFERENCES review_round,
			item INTEGER NOT NULL REFERENCES review_item,
			person TEXT NOT NULL,
			author_name TEXT NOT NULL,
			author_role TEXT NOT NULL,
			verdict TEXT NOT NULL, -- confirmed, dismissed, escalated, skipped; undone: none any more
			reason TEXT,
			comment TEXT,
			category TEXT,
			took_ms INTEGER NOT NULL,
			at INTEGER NOT NULL
		) STRICT;
		CREATE INDEX review_judgement_by_item ON review_judgement (item, person, id);
		CREATE INDEX review_judgement_by_round ON review_judgement (round, person, id);
		CREATE INDEX review_judgement_by_person ON review_judgement (person, item);

		-- The newest of an item counts.
		CREATE TABLE review_decision (
			id INTEGER PRIMARY KEY,
			uuid TEXT NOT NULL UNIQUE,
			round INTEGER NOT NULL REFERENCES review_round,
			item INTEGER NOT NULL REFERENCES review_item,
			verdict TEXT NOT NULL,
			reason TEXT,
			comment TEXT,
			category TEXT,
			severity TEXT,
			annotation TEXT, -- uuid of what became of it in the session; NULL: nothing
			author_name TEXT NOT NULL,
			author_role TEXT NOT NULL,
			at INTEGER NOT NULL
		) STRICT;
		CREATE INDEX review_decision_by_item ON review_decision (item, id);
		CREATE INDEX review_decision_by_round ON review_decision (round, id);
		CREATE INDEX review_decision_by_annotation ON review_decision (annotation) WHERE annotation IS NOT NULL;

		CREATE TABLE review_seen (
			decision INTEGER NOT NULL REFERENCES review_decision,
			person TEXT NOT NULL,
			at INTEGER NOT NULL,
			PRIMARY KEY (decision, person)
		) STRICT, WITHOUT ROWID;

		CREATE TRIGGER review_item_goes_with_message AFTER DELETE ON message BEGIN DELETE FROM review_item WHERE message = OLD.id; END;
		CREATE TRIGGER review_judgement_goes_with_item AFTER DELETE ON review_item BEGIN
			DELETE FROM review_seen WHERE decision IN (SELECT id FROM review_decision WHERE item = OLD.id);
			DELETE FROM review_decision WHERE item = OLD.id;
			DELETE FROM review_judgement WHERE item = OLD.id;
		END;
	`);
	for (const { table, sentence } of GUARDED) {
		database.exec(`
			CREATE TRIGGER ${table}_stays BEFORE UPDATE ON ${table} WHEN (SELECT is_open FROM erasure) = 0
			BEGIN SELECT RAISE(ABORT, '${sentence} never changes'); END;
			CREATE TRIGGER ${table}_is_kept BEFORE DELETE ON ${table} WHEN (SELECT is_open FROM erasure) = 0
			BEGIN SELECT RAISE(ABORT, '${sentence} is never taken away'); END;
		`);
	}
}

const GUARDED = [
	{ table: 'review_round', sentence: 'a round of review' },
	{ table: 'review_item', sentence: 'an item of a review' },
	{ table: 'review_judgement', sentence: 'a judgement' },
	{ table: 'review_decision', sentence: 'a decision' },
] as const;
