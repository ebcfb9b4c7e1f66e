import type { Database } from 'better-sqlite3';

/** How often a person wants a show to disclose that it is paid for, where that is not its market's usual. Who set it stands in the audit log. */
export function compliance(database: Database): void {
	database.exec(`
		CREATE TABLE compliance_setting (
			session INTEGER PRIMARY KEY REFERENCES session,
			disclosure_minutes INTEGER NOT NULL
		) STRICT;
	`);
}
