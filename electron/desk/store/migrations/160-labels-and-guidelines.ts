import type { Database } from 'better-sqlite3';

/** The team's labels, the guidelines they are given by, and what lets the log of everybody's acts be read newest first. */
export function labelsAndGuidelines(database: Database): void {
	database.exec(`
		-- Every change of the set is one more row with all of it; the newest holds.
		CREATE TABLE label_set (
			id INTEGER PRIMARY KEY,
			labels TEXT NOT NULL, -- JSON array, shared/model/label.ts
			author_name TEXT NOT NULL,
			author_role TEXT NOT NULL,
			at INTEGER NOT NULL
		) STRICT;
		CREATE TRIGGER label_set_stays BEFORE UPDATE ON label_set BEGIN SELECT RAISE(ABORT, 'a set of labels never changes'); END;
		CREATE TRIGGER label_set_is_kept BEFORE DELETE ON label_set BEGIN SELECT RAISE(ABORT, 'a set of labels is never taken away'); END;

		CREATE TABLE guidelines_revision (
			id INTEGER PRIMARY KEY,
			label TEXT NOT NULL, -- UUID; '' for those that hold for everything
			version INTEGER NOT NULL, -- counts within the label; verdicts and labels name it
			text TEXT NOT NULL, -- Markdown; empty: there are none any more
			comment TEXT NOT NULL,
			author_name TEXT NOT NULL,
			author_role TEXT NOT NULL,
			at INTEGER NOT NULL,
			UNIQUE (label, version)
		) STRICT;
		CREATE TRIGGER guidelines_revision_stays BEFORE UPDATE ON guidelines_revision BEGIN SELECT RAISE(ABORT, 'guidelines never change'); END;
		CREATE TRIGGER guidelines_revision_is_kept BEFORE DELETE ON guidelines_revision BEGIN SELECT RAISE(ABORT, 'guidelines are never taken away'); END;

		-- Labels that stand on messages; follows from the annotations and could be made again from them.
		CREATE TABLE given_label (
			annotation INTEGER PRIMARY KEY REFERENCES annotation,
			message INTEGER NOT NULL REFERENCES message,
			session INTEGER NOT NULL REFERENCES session,
			label TEXT NOT NULL -- UUID
		) STRICT;
		CREATE INDEX given_label_by_message ON given_label (message);
		CREATE INDEX given_label_by_session ON given_label (session, label, message);
		CREATE TRIGGER given_label_goes_with_its_annotation AFTER DELETE ON annotation BEGIN DELETE FROM given_label WHERE annotation = OLD.id; END;

		-- Whatever the log is narrowed by stands in the index, so that rows are only fetched for what is shown.
		ALTER TABLE annotation ADD COLUMN type TEXT GENERATED ALWAYS AS (json_extract(body, '$.type')) VIRTUAL;
		CREATE INDEX annotation_by_time ON annotation (at, id, author_name, type, session);
		CREATE INDEX annotation_authors ON annotation (author_name);
		CREATE INDEX audit_by_time ON audit_entry (at, id);
		CREATE INDEX question_answer_by_time ON question_answer (at, id);
	`);
}
