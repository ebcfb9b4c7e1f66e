import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { migrate } from '../../../../electron/desk/store/migrations/migrations.ts';
import { APPLICATION_ID } from '../../../../electron/desk/store/open-store.ts';

/** A store as it was at an earlier version, with the rows of a newer one as far as it had room for them. */
export function storeAtVersion(file: string, version: number, newer: string): void {
	mkdirSync(dirname(file), { recursive: true });
	const database = new Database(file);
	database.pragma(`application_id = ${APPLICATION_ID}`);
	migrate(database, version);
	database.prepare('ATTACH ? AS newer').run(newer);
	const tables = database
		.prepare<[], { name: string }>("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'message_search%'")
		.all();
	for (const { name } of tables.filter(({ name }) => name !== 'search_progress')) {
		const columns = database
			.prepare<[], { name: string }>(`PRAGMA main.table_info(${name})`)
			.all()
			.map((column) => column.name)
			.join(', ');
		database.exec(`INSERT INTO main.${name} (${columns}) SELECT ${columns} FROM newer.${name}`);
	}
	database.close();
}
