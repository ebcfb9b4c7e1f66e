import type { Database } from 'better-sqlite3';

/** The approved facts of products, and which of them a show is checked against. */
export function productSheets(database: Database): void {
	database.exec(`
		CREATE TABLE product_sheet (
			uuid TEXT PRIMARY KEY,
			product TEXT NOT NULL,
			sheet TEXT NOT NULL, -- JSON, shared/model/product-sheet.ts
			updated_at INTEGER NOT NULL
		) STRICT, WITHOUT ROWID;

		-- A copy, so that what a claim was checked against is known after the sheet was changed.
		CREATE TABLE session_sheets (
			session INTEGER NOT NULL REFERENCES session,
			since INTEGER NOT NULL,
			sheets TEXT NOT NULL, -- JSON array
			PRIMARY KEY (session, since)
		) STRICT, WITHOUT ROWID;
	`);
}
