import type { Database } from 'better-sqlite3';

/**
 * What a list of sessions shows without counting rows, what people sort sessions by, and the mark of a session that is
 * being taken away. The counts follow from the rows by triggers and could be made again from them.
 */
export function sessionList(database: Database): void {
	database.exec(`
		ALTER TABLE session ADD COLUMN archived_at INTEGER;
		-- Invisible from then on; its rows go in slices, at the next start where the desk ended before the last of them.
		ALTER TABLE session ADD COLUMN is_being_erased INTEGER NOT NULL DEFAULT 0;
		CREATE INDEX session_being_erased ON session (id) WHERE is_being_erased = 1;

		CREATE TABLE session_tag (
			session INTEGER NOT NULL REFERENCES session,
			tag TEXT NOT NULL,
			PRIMARY KEY (session, tag)
		) STRICT, WITHOUT ROWID;

		-- Messages by language, as a person corrected it where one did.
		CREATE TABLE session_language (
			session INTEGER NOT NULL REFERENCES session,
			language TEXT NOT NULL,
			messages INTEGER NOT NULL,
			PRIMARY KEY (session, language)
		) STRICT, WITHOUT ROWID;

		CREATE TABLE session_category (
			session INTEGER NOT NULL REFERENCES session,
			category TEXT NOT NULL,
			flags INTEGER NOT NULL, -- the desk's own
			reviewed INTEGER NOT NULL, -- of those, with a verdict
			added INTEGER NOT NULL, -- by people
			PRIMARY KEY (session, category)
		) STRICT, WITHOUT ROWID;

		INSERT INTO session_language (session, language, messages)
			SELECT m.session, coalesce(c.language, m.language), count(*)
			FROM message m LEFT JOIN message_state c ON c.message = m.id GROUP BY 1, 2;
		INSERT INTO session_category (session, category, flags, reviewed, added)
			SELECT f.session, f.category, count(*), count(v.flag), 0 FROM flag f LEFT JOIN flag_state v ON v.flag = f.id GROUP BY 1, 2;
		INSERT INTO session_category (session, category, flags, reviewed, added)
			SELECT session, category, 0, 0, count(*) FROM added_flag WHERE true GROUP BY 1, 2
			ON CONFLICT DO UPDATE SET added = excluded.added;

		CREATE TRIGGER message_is_counted AFTER INSERT ON message BEGIN
			INSERT INTO session_language (session, language, messages) VALUES (NEW.session, NEW.language, 1)
			ON CONFLICT DO UPDATE SET messages = messages + 1;
		END;
		CREATE TRIGGER message_is_counted_no_more AFTER DELETE ON message BEGIN
			UPDATE session_language SET messages = messages - 1 WHERE session = OLD.session AND language = OLD.language;
		END;
		CREATE TRIGGER correction_is_counted AFTER INSERT ON message_state BEGIN
			UPDATE session_language SET messages = messages - 1
			WHERE session = NEW.session AND language = (SELECT language FROM message WHERE id = NEW.message);
			INSERT INTO session_language (session, language, messages) VALUES (NEW.session, NEW.language, 1)
			ON CONFLICT DO UPDATE SET messages = messages + 1;
		END;
		CREATE TRIGGER correction_is_counted_no_more AFTER DELETE ON message_state BEGIN
			UPDATE session_language SET messages = messages - 1 WHERE session = OLD.session AND language = OLD.language;
			UPDATE session_language SET messages = messages + 1
			WHERE session = OLD.session AND language = (SELECT language FROM message WHERE id = OLD.message);
		END;
		CREATE TRIGGER flag_is_counted AFTER INSERT ON flag BEGIN
			INSERT INTO session_category (session, category, flags, reviewed, added) VALUES (NEW.session, NEW.category, 1, 0, 0)
			ON CONFLICT DO UPDATE SET flags = flags + 1;
		END;
		CREATE TRIGGER flag_is_counted_no_more AFTER DELETE ON flag BEGIN
			UPDATE session_category SET flags = flags - 1 WHERE session = OLD.session AND category = OLD.category;
		END;
		CREATE TRIGGER verdict_is_counted AFTER INSERT ON flag_state BEGIN
			UPDATE session_category SET reviewed = reviewed + 1
			WHERE session = NEW.session AND category = (SELECT category FROM flag WHERE id = NEW.flag);
		END;
		CREATE TRIGGER verdict_is_counted_no_more AFTER DELETE ON flag_state BEGIN
			UPDATE session_category SET reviewed = reviewed - 1
			WHERE session = OLD.session AND category = (SELECT category FROM flag WHERE id = OLD.flag);
		END;
		CREATE TRIGGER added_flag_is_counted AFTER INSERT ON added_flag BEGIN
			INSERT INTO session_category (session, category, flags, reviewed, added) VALUES (NEW.session, NEW.category, 0, 0, 1)
			ON CONFLICT DO UPDATE SET added = added + 1;
		END;
		CREATE TRIGGER added_flag_is_counted_no_more AFTER DELETE ON added_flag BEGIN
			UPDATE session_category SET added = added - 1 WHERE session = OLD.session AND category = OLD.category;
		END;

		-- What is erased counts no more in what its rule did either.
		CREATE TRIGGER flag_is_tallied_no_more AFTER DELETE ON flag BEGIN
			UPDATE rule_tally SET count = count - 1
			WHERE (rule, language, market, outcome, reason) = (
				SELECT OLD.rule, m.language, s.market, 'raised', '' FROM message m, session s WHERE m.id = OLD.message AND s.id = OLD.session
			);
		END;
	`);
}
