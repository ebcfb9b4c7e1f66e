import type { Database } from 'better-sqlite3';

/** Does SQLite find the file as it should be? Every page of a small one, the outline of a large one. */

/** Up to here every page is looked at whenever the desk opens: a fifth of a second at most on a common disk. */
const WHOLE_BYTES = 128 * 1024 * 1024;

/**
 * @param bytes of the file
 * @throws SqliteError SQLITE_CORRUPT or SQLITE_NOTADB, as any reading of a damaged page does
 */
export function isSoundAtStart(database: Database, bytes: number): boolean {
	if (bytes <= WHOLE_BYTES) {
		const problems = database.pragma('quick_check(1)') as { readonly quick_check: string }[];
		return problems.length === 1 && problems[0]?.quick_check === 'ok';
	}
	for (const table of rowTables(database)) {
		// Both ends of each table: where the file was cut off, its newest rows are gone.
		database.prepare(`SELECT * FROM "${table}" ORDER BY rowid LIMIT 1`).get();
		database.prepare(`SELECT * FROM "${table}" ORDER BY rowid DESC LIMIT 1`).get();
	}
	return true;
}

function rowTables(database: Database): readonly string[] {
	return (database.pragma('table_list') as { readonly schema: string; readonly name: string; readonly type: string; readonly wr: number }[])
		.filter(({ schema, type, wr }) => schema === 'main' && type === 'table' && wr === 0)
		.map(({ name }) => name);
}
