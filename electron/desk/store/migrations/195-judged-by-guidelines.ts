import type { Database } from 'better-sqlite3';

/** Which guidelines a reviewer judged by, as verdicts and labels have always said it. */
export function judgedByGuidelines(database: Database): void {
	database.exec(`
		-- Version of the general guidelines in force; NULL where there were none, and before they were kept.
		ALTER TABLE review_judgement ADD COLUMN guidelines INTEGER;

		-- A running import's lines are told from others by their row numbers, in every search.
		CREATE INDEX imported_row_by_row ON imported_row (kind, row);
	`);
}
