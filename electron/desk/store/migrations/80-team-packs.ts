import type { Database } from 'better-sqlite3';

/** Rule packs of the team: each time one is saved, brought back or deleted is one more row, and the newest holds. */
export function teamPacks(database: Database): void {
	database.exec(`
		CREATE TABLE team_pack_revision (
			id INTEGER PRIMARY KEY,
			pack TEXT NOT NULL, -- team/es/health
			language TEXT NOT NULL,
			version INTEGER NOT NULL, -- counts within the pack; stored flags name it
			text TEXT NOT NULL, -- YAML, resources/rules/README.md
			at INTEGER NOT NULL,
			author_name TEXT NOT NULL,
			author_role TEXT NOT NULL,
			is_deleted INTEGER NOT NULL,
			UNIQUE (pack, version)
		) STRICT;
		CREATE TRIGGER team_pack_revision_stays BEFORE UPDATE ON team_pack_revision BEGIN SELECT RAISE(ABORT, 'a revision of a pack never changes'); END;
		CREATE TRIGGER team_pack_revision_is_kept BEFORE DELETE ON team_pack_revision BEGIN SELECT RAISE(ABORT, 'a revision of a pack is never taken away'); END;
	`);
}
