import type { Database } from 'better-sqlite3';

/** What messages say in other languages, and what the team calls things. What a person translates is an annotation. */
export function translations(database: Database): void {
	database.exec(`
		-- What was shown: machines' work as they gave it. A later row stands for the earlier one of the same language.
		CREATE TABLE translation (
			id INTEGER PRIMARY KEY,
			message INTEGER NOT NULL REFERENCES message,
			target TEXT NOT NULL, -- BCP 47
			engine TEXT NOT NULL,
			text TEXT NOT NULL,
			failed_checks TEXT, -- JSON, shared/model/translation.ts; NULL: none
			at INTEGER NOT NULL
		) STRICT;
		CREATE INDEX translation_by_message ON translation (message, target, id);
		CREATE TRIGGER translation_stays BEFORE UPDATE ON translation BEGIN SELECT RAISE(ABORT, 'a translation never changes'); END;
		CREATE TRIGGER translation_is_kept BEFORE DELETE ON translation BEGIN SELECT RAISE(ABORT, 'a translation is never taken away'); END;

		-- Approved texts that came from elsewhere (TMX); those of the team's own work are annotations.
		CREATE TABLE memory_unit (
			uuid TEXT PRIMARY KEY,
			language TEXT NOT NULL,
			source TEXT NOT NULL,
			targets TEXT NOT NULL, -- JSON, language -> text
			author TEXT NOT NULL,
			at INTEGER NOT NULL,
			content_hash TEXT NOT NULL UNIQUE -- so that importing twice adds nothing
		) STRICT, WITHOUT ROWID;

		CREATE TABLE concept (
			uuid TEXT PRIMARY KEY,
			concept TEXT NOT NULL, -- JSON, shared/model/term.ts
			updated_at INTEGER NOT NULL
		) STRICT, WITHOUT ROWID;

		-- Characters that were sent to engines, for the team's budget.
		CREATE TABLE translation_usage (
			day TEXT NOT NULL, -- YYYY-MM-DD, local time
			session INTEGER NOT NULL REFERENCES session,
			engine TEXT NOT NULL,
			characters INTEGER NOT NULL,
			PRIMARY KEY (day, session, engine)
		) STRICT, WITHOUT ROWID;

		CREATE INDEX annotation_translations ON annotation (message) WHERE json_extract(body, '$.type') = 'translation';
	`);
}
