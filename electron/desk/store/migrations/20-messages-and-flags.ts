import type { Database } from 'better-sqlite3';

/** What was said and what the desk found in it. Both are evidence: triggers keep them from being changed or taken away. */
export function messagesAndFlags(database: Database): void {
	database.exec(`
		CREATE TABLE message (
			id INTEGER PRIMARY KEY,
			session INTEGER NOT NULL REFERENCES session,
			source INTEGER NOT NULL REFERENCES source,
			channel INTEGER NOT NULL REFERENCES channel,
			platform_id TEXT NOT NULL,
			kind TEXT NOT NULL,
			role TEXT NOT NULL,
			author_id TEXT NOT NULL,
			author_name TEXT NOT NULL,
			text TEXT NOT NULL,
			sent_at INTEGER,
			received_at INTEGER NOT NULL,
			clock TEXT NOT NULL,
			emotes TEXT, -- JSON, NULL where there are none
			reply_to TEXT, -- JSON
			language TEXT NOT NULL,
			script TEXT NOT NULL,
			confidence REAL NOT NULL,
			other_languages TEXT, -- JSON, NULL where there are none
			is_question INTEGER NOT NULL,
			UNIQUE (channel, platform_id)
		) STRICT;
		-- The feed in order. What filters ask most stands in the index itself, so that rows are only fetched for hits; an index
		-- by author would be quicker to ask but costs a random page for each row written.
		CREATE INDEX message_feed ON message (session, id, kind, role, language, author_id);

		CREATE TABLE flag (
			id INTEGER PRIMARY KEY,
			message INTEGER NOT NULL REFERENCES message,
			session INTEGER NOT NULL REFERENCES session,
			category TEXT NOT NULL,
			severity INTEGER NOT NULL, -- 0 low, 1 medium, 2 high
			span_start INTEGER NOT NULL, -- UTF-16 code units
			span_end INTEGER NOT NULL,
			rule TEXT NOT NULL,
			pack TEXT NOT NULL,
			explanation TEXT NOT NULL, -- JSON
			citation TEXT -- JSON
		) STRICT;
		CREATE INDEX flag_by_message ON flag (message);
		CREATE INDEX flag_by_severity ON flag (session, severity DESC, message, id, category);

		-- The platform took a message away; the message stays.
		CREATE TABLE deletion (
			id INTEGER PRIMARY KEY,
			message INTEGER NOT NULL UNIQUE REFERENCES message,
			session INTEGER NOT NULL REFERENCES session,
			at INTEGER NOT NULL,
			reason TEXT NOT NULL
		) STRICT;
		CREATE INDEX deletion_by_session ON deletion (session);

		CREATE TRIGGER message_stays BEFORE UPDATE ON message BEGIN SELECT RAISE(ABORT, 'a message never changes'); END;
		CREATE TRIGGER message_is_kept BEFORE DELETE ON message BEGIN SELECT RAISE(ABORT, 'a message is never taken away'); END;
		CREATE TRIGGER flag_stays BEFORE UPDATE ON flag BEGIN SELECT RAISE(ABORT, 'a flag never changes'); END;
		CREATE TRIGGER flag_is_kept BEFORE DELETE ON flag BEGIN SELECT RAISE(ABORT, 'a flag is never taken away'); END;
	`);
}
