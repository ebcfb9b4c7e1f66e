import type { Database } from 'better-sqlite3';

/**
 * Sealed sessions: what the seal says of each line of the transcript, who sealed and reopened it, and the guards that keep
 * everything else of a sealed session from being changed, whichever part of the desk tries.
 */
export function seals(database: Database): void {
	database.exec(`
		-- Set while it is being sealed and while it is sealed.
		ALTER TABLE session ADD COLUMN is_sealed INTEGER NOT NULL DEFAULT 0;

		-- The latest row says whether the seal stands.
		CREATE TABLE seal (
			id INTEGER PRIMARY KEY, -- the order they were made in
			session INTEGER NOT NULL REFERENCES session,
			act TEXT NOT NULL, -- shared/model/seal.ts
			author_name TEXT, -- NULL: the desk itself
			author_role TEXT,
			at INTEGER NOT NULL,
			reason TEXT,
			version INTEGER NOT NULL, -- of the transcript that the lines are written in
			lines INTEGER NOT NULL,
			salt_key TEXT NOT NULL, -- base64url; without it a hash tells nothing of a masked line
			root TEXT NOT NULL -- base64url
		) STRICT;
		CREATE INDEX seal_by_session ON seal (session, id);
		CREATE TRIGGER seal_stays BEFORE UPDATE ON seal WHEN (SELECT is_open FROM erasure) = 0
		BEGIN SELECT RAISE(ABORT, 'a seal never changes'); END;
		CREATE TRIGGER seal_is_kept BEFORE DELETE ON seal WHEN (SELECT is_open FROM erasure) = 0
		BEGIN SELECT RAISE(ABORT, 'a seal is never taken away'); END;

		-- Of the seal that stands; electron/desk/sealing/sealed-lines.ts says what an entry holds.
		CREATE TABLE seal_block (
			session INTEGER NOT NULL REFERENCES session,
			first INTEGER NOT NULL, -- number of its first line, from 0
			link_before TEXT NOT NULL,
			entries BLOB NOT NULL,
			PRIMARY KEY (session, first)
		) STRICT;
	`);
	for (const table of GUARDED) {
		const isSealed = (row: 'NEW' | 'OLD') => `(SELECT is_sealed FROM session WHERE id = ${row}.session) = 1 AND (SELECT is_open FROM erasure) = 0`;
		database.exec(`
			CREATE TRIGGER ${table}_not_added_to_sealed AFTER INSERT ON ${table} WHEN ${isSealed('NEW')} BEGIN SELECT RAISE(ABORT, 'session-sealed'); END;
			CREATE TRIGGER ${table}_not_changed_in_sealed BEFORE UPDATE ON ${table} WHEN ${isSealed('OLD')} BEGIN SELECT RAISE(ABORT, 'session-sealed'); END;
			CREATE TRIGGER ${table}_not_taken_from_sealed BEFORE DELETE ON ${table} WHEN ${isSealed('OLD')} BEGIN SELECT RAISE(ABORT, 'session-sealed'); END;
		`);
	}
	database.exec(`
		CREATE TRIGGER session_not_changed_while_sealed BEFORE UPDATE OF title, host, platform, market, languages, started_at, ended_at, ending ON session
		WHEN OLD.is_sealed = 1 AND (SELECT is_open FROM erasure) = 0
		BEGIN SELECT RAISE(ABORT, 'session-sealed'); END;
	`);
}

/** What a transcript is written from, what follows from it, and what it was checked against. */
const GUARDED = [
	'message',
	'flag',
	'deletion',
	'gap',
	'annotation',
	'flag_state',
	'message_state',
	'added_flag',
	'question',
	'stated_fact',
	'question_answer',
	'session_sheets',
	'source',
] as const;
