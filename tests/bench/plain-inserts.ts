import Database from 'better-sqlite3';
import type { BenchLine } from './chat.ts';

/** What SQLite alone can do with the same rows, in transactions of 500: the measure the pipeline is held against. */

const ROWS_PER_TRANSACTION = 500;

/** The lines into one bare table with the same identity; milliseconds. */
export function insertIntoBareTable(file: string, lines: readonly BenchLine[]): number {
	const database = openQuickly(file);
	database.exec(`CREATE TABLE message (
		id INTEGER PRIMARY KEY, session TEXT NOT NULL, channel TEXT NOT NULL, platform_id TEXT NOT NULL, kind TEXT NOT NULL, role TEXT NOT NULL,
		author_id TEXT NOT NULL, author_name TEXT NOT NULL, text TEXT NOT NULL, sent_at INTEGER, received_at INTEGER NOT NULL, UNIQUE (channel, platform_id)
	) STRICT`);
	const insert = database.prepare(
		'INSERT INTO message (session, channel, platform_id, kind, role, author_id, author_name, text, sent_at, received_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
	);
	const elapsedMs = timeInTransactions(database, lines, ({ id, kind, role, author, text }) => {
		insert.run('session', 'channel', id, kind, role, author.id, author.name, text, Date.now(), Date.now());
	});
	database.close();
	return elapsedMs;
}

type Row = readonly (string | number | null)[];

/** A recorded message as it stands in the store, with its flags. */
export interface StoredRow {
	readonly message: Row;
	readonly flags: readonly Row[];
}

/** Every column of a session's messages and flags, as SQLite keeps them. */
export function storedRows(storeFile: string, sessionUuid: string): readonly StoredRow[] {
	const database = new Database(storeFile, { readonly: true });
	const ofSession = (table: string): Row[] =>
		database
			.prepare<[string], Row>(`SELECT * FROM ${table} WHERE session = (SELECT id FROM session WHERE uuid = ?) ORDER BY id`)
			.raw()
			.all(sessionUuid) as Row[];
	const messageColumn = database
		.prepare('SELECT * FROM flag')
		.columns()
		.findIndex(({ name }) => name === 'message');
	const flags = Map.groupBy(ofSession('flag'), (flag) => flag[messageColumn]);
	const rows = ofSession('message').map((message) => ({ message, flags: flags.get(message[0] ?? null) ?? [] }));
	database.close();
	return rows;
}

/** A store of its own schema (tables, keys, indexes, triggers) that is written to without any of its code. */
export interface PlainStore {
	/** Inserts the complete rows of one session; returns milliseconds. */
	insert(rows: readonly StoredRow[]): number;
	close(): void;
}

/** @param recordedIn the store that the rows are read from: its sessions and sources are taken over first, outside the time */
export function openPlainStore(file: string, recordedIn: string): PlainStore {
	const database = openQuickly(file);
	return {
		insert(rows) {
			database.prepare('ATTACH ? AS recorded').run(recordedIn);
			for (const parent of ['session', 'channel', 'source']) database.exec(`INSERT OR IGNORE INTO ${parent} SELECT * FROM recorded.${parent}`);
			database.exec('DETACH recorded');
			const insertMessage = database.prepare(insertOf('message', rows[0]?.message.length ?? 1));
			const insertFlag = database.prepare(insertOf('flag', rows.find(({ flags }) => flags.length > 0)?.flags[0]?.length ?? 1));
			return timeInTransactions(database, rows, ({ message, flags }) => {
				insertMessage.run(...message);
				for (const flag of flags) insertFlag.run(...flag);
			});
		},
		close: () => void database.close(),
	};
}

function insertOf(table: string, columns: number): string {
	return `INSERT INTO ${table} VALUES (${Array.from({ length: columns }, () => '?').join(', ')})`;
}

/** With the settings the store itself writes with. */
function openQuickly(file: string): Database.Database {
	const database = new Database(file);
	database.pragma('journal_mode = WAL');
	database.pragma('synchronous = NORMAL');
	database.pragma('foreign_keys = ON');
	database.pragma('cache_size = -65536');
	database.pragma('wal_autocheckpoint = 2048');
	return database;
}

function timeInTransactions<Item>(database: Database.Database, items: readonly Item[], insert: (item: Item) => void): number {
	const insertAll = database.transaction((slice: readonly Item[]) => {
		for (const item of slice) insert(item);
	});
	const startedAt = performance.now();
	for (let start = 0; start < items.length; start += ROWS_PER_TRANSACTION) insertAll(items.slice(start, start + ROWS_PER_TRANSACTION));
	return performance.now() - startedAt;
}
