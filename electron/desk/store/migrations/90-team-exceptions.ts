import type { Database } from 'better-sqlite3';

/** What the team has decided about findings in general, and what its verdicts say of each rule. */
export function teamExceptions(database: Database): void {
	database.exec(`
		-- Append-only like annotations: taking a decision back is one more row, which can be taken back itself.
		CREATE TABLE team_exception (
			id INTEGER PRIMARY KEY, -- the order they were made in
			uuid TEXT NOT NULL UNIQUE, -- version 7
			takes_back INTEGER REFERENCES team_exception,
			author_name TEXT NOT NULL,
			author_role TEXT NOT NULL,
			at INTEGER NOT NULL,
			comment TEXT,
			body TEXT, -- JSON, shared/model/team-exception.ts; NULL in a row that takes another back
			CHECK ((takes_back IS NULL) <> (body IS NULL))
		) STRICT;
		CREATE INDEX team_exception_taken_back ON team_exception (takes_back) WHERE takes_back IS NOT NULL;
		CREATE TRIGGER team_exception_stays BEFORE UPDATE ON team_exception BEGIN SELECT RAISE(ABORT, 'a decision of the team never changes'); END;
		CREATE TRIGGER team_exception_is_kept BEFORE DELETE ON team_exception BEGIN SELECT RAISE(ABORT, 'a decision of the team is never taken away'); END;

		-- Somebody has looked at a rule that was dismissed too often: only later verdicts count against it.
		CREATE TABLE rule_look (
			id INTEGER PRIMARY KEY,
			rule TEXT NOT NULL,
			author_name TEXT NOT NULL,
			author_role TEXT NOT NULL,
			at INTEGER NOT NULL,
			verdicts INTEGER NOT NULL,
			dismissed INTEGER NOT NULL
		) STRICT;
		CREATE INDEX rule_look_by_rule ON rule_look (rule, id);

		-- Counted as flags are raised and judged: a million messages later there is nothing to add up. It could be made again from them.
		CREATE TABLE rule_tally (
			rule TEXT NOT NULL,
			language TEXT NOT NULL,
			market TEXT NOT NULL,
			outcome TEXT NOT NULL, -- raised, confirmed, escalated, dismissed
			reason TEXT NOT NULL, -- of a dismissal, 'none' where it has none; empty otherwise
			count INTEGER NOT NULL,
			PRIMARY KEY (rule, language, market, outcome, reason)
		) STRICT, WITHOUT ROWID;

		INSERT INTO rule_tally (rule, language, market, outcome, reason, count)
			SELECT f.rule, m.language, s.market, 'raised', '', count(*)
			FROM flag f JOIN message m ON m.id = f.message JOIN session s ON s.id = f.session GROUP BY 1, 2, 3;
		INSERT INTO rule_tally (rule, language, market, outcome, reason, count)
			SELECT f.rule, m.language, s.market, v.verdict,
				CASE v.verdict WHEN 'dismissed' THEN coalesce(json_extract(a.body, '$.reason'), 'none') ELSE '' END, count(*)
			FROM flag_state v JOIN flag f ON f.id = v.flag JOIN message m ON m.id = f.message JOIN session s ON s.id = f.session
				JOIN annotation a ON a.id = v.annotation
			GROUP BY 1, 2, 3, 4, 5;

		CREATE TRIGGER flag_is_tallied AFTER INSERT ON flag BEGIN
			INSERT INTO rule_tally (rule, language, market, outcome, reason, count)
			SELECT NEW.rule, m.language, s.market, 'raised', '', 1 FROM message m, session s WHERE m.id = NEW.message AND s.id = NEW.session
			ON CONFLICT DO UPDATE SET count = count + 1;
		END;
		CREATE TRIGGER verdict_is_tallied AFTER INSERT ON flag_state BEGIN
			INSERT INTO rule_tally (rule, language, market, outcome, reason, count)
			SELECT f.rule, m.language, s.market, NEW.verdict,
				CASE NEW.verdict WHEN 'dismissed' THEN coalesce(json_extract(a.body, '$.reason'), 'none') ELSE '' END, 1
			FROM flag f, message m, session s, annotation a
			WHERE f.id = NEW.flag AND m.id = f.message AND s.id = f.session AND a.id = NEW.annotation
			ON CONFLICT DO UPDATE SET count = count + 1;
		END;
		CREATE TRIGGER verdict_is_tallied_no_more AFTER DELETE ON flag_state BEGIN
			UPDATE rule_tally SET count = count - 1
			WHERE (rule, language, market, outcome, reason) = (
				SELECT f.rule, m.language, s.market, OLD.verdict,
					CASE OLD.verdict WHEN 'dismissed' THEN coalesce(json_extract(a.body, '$.reason'), 'none') ELSE '' END
				FROM flag f, message m, session s, annotation a
				WHERE f.id = OLD.flag AND m.id = f.message AND s.id = f.session AND a.id = OLD.annotation
			);
		END;

		CREATE INDEX flag_by_rule ON flag (rule, id);
	`);
}
