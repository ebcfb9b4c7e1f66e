import type { Database } from 'better-sqlite3';

/** Does SQLite find the file as it should be? Every row of a small one, the outline of a large one. */

/** Up to here every page of every table is looked at whenever the desk opens: a quarter of a second at most. */
const WHOLE_BYTES = 64 * 1024 * 1024;

/**
 * @param bytes of the file
 * @throws SqliteError SQLITE_CORRUPT or SQLITE_NOTADB, as any reading of a damaged page does
 */
export function isSoundAtStart(database: Database, bytes: number): boolean {
	const tables = (database.pragma('table_list') as { readonly schema: string; readonly name: string; readonly type: string; readonly wr: number }[]).filter(
		({ schema, name, type }) => schema === 'main' && (type === 'table' || type === 'shadow') && !name.startsWith('sqlite_'),
	);
	// Table by table: asked as a whole, SQLite also goes through every word of the search index, which takes twenty times as long.
	if (bytes <= WHOLE_BYTES) return tables.every(({ name }) => isSoundTable(database, name));
	for (const { name, wr } of tables) {
		if (wr !== 0) continue;
		// Both ends of each table: where the file was cut off, its newest rows are gone.
		database.prepare(`SELECT * FROM "${name}" ORDER BY rowid LIMIT 1`).get();
		database.prepare(`SELECT * FROM "${name}" ORDER BY rowid DESC LIMIT 1`).get();
	}
	return true;
}

function isSoundTable(database: Database, name: string): boolean {
	const problems = database.pragma(`quick_check("${name}")`) as { readonly quick_check: string }[];
	return problems.length === 1 && problems[0]?.quick_check === 'ok';
}
