import { copyFile, open, stat } from 'node:fs/promises';
import Database from 'better-sqlite3';
import { openForWriting } from '../store/open-store.ts';

/**
 * Reads out of a damaged store what can still be read. SQLite gives up at the first bad page of a walk; here the walk goes
 * on behind it, so that one bad page costs its own rows alone.
 */

/**
 * Adds to a sound store the rows of a damaged one that it does not have. Of tables with row numbers only newer rows are read:
 * the sound one is an earlier state of the same store, or empty.
 * @param damaged a copy, with its journal beside it: its header is mended
 * @param target brought up to the newest version; nobody else has it open
 * @returns messages that were added
 */
export async function salvage(damaged: string, target: string): Promise<number> {
	openForWriting(target, () => undefined).close();
	await mendHeader(damaged, target);
	const to = new Database(target);
	try {
		to.pragma('journal_mode = WAL');
		to.pragma('foreign_keys = OFF');
		const from = new Database(damaged, { fileMustExist: true });
		try {
			// A file that was cut off is read as far as it goes.
			from.unsafeMode(true);
			from.pragma('writable_schema = ON');
			return isSameStore(from, to) ? copyRows(from, to) : 0;
		} finally {
			from.close();
		}
	} finally {
		to.close();
	}
}

/** SQLite refuses a file whose first hundred bytes are gone, or that says it is longer than it is; all else may be whole. */
async function mendHeader(damaged: string, sound: string): Promise<void> {
	const { size } = await stat(damaged);
	const [file, model] = [await open(damaged, 'r+'), await open(sound, 'r')];
	try {
		const header = Buffer.alloc(HEADER_BYTES);
		await file.read(header, 0, HEADER_BYTES, 0);
		if (!header.subarray(0, MAGIC.length).equals(MAGIC)) await model.read(header, 0, HEADER_BYTES, 0);
		const pageBytes = header.readUInt16BE(PAGE_SIZE_OFFSET) === 1 ? 65_536 : header.readUInt16BE(PAGE_SIZE_OFFSET);
		const pages = Math.floor(size / pageBytes);
		header.writeUInt32BE(pages, PAGE_COUNT_OFFSET);
		// The count is believed only where these two agree; the list of free pages is not needed to read.
		header.writeUInt32BE(header.readUInt32BE(CHANGE_COUNTER_OFFSET), VALID_FOR_OFFSET);
		header.writeUInt32BE(0, FREELIST_OFFSET);
		header.writeUInt32BE(0, FREELIST_OFFSET + 4);
		await file.write(header, 0, HEADER_BYTES, 0);
	} finally {
		await file.close();
		await model.close();
	}
}

/** https://www.sqlite.org/fileformat2.html#the_database_header */
const HEADER_BYTES = 100;
const MAGIC = Buffer.from('SQLite format 3\0', 'latin1');
const PAGE_SIZE_OFFSET = 16;
const CHANGE_COUNTER_OFFSET = 24;
const PAGE_COUNT_OFFSET = 28;
const FREELIST_OFFSET = 32;
const VALID_FOR_OFFSET = 92;

/** After a restore, row numbers begin again at the backup's: newer backups are of a store that was turned away from. */
function isSameStore(from: Database.Database, to: Database.Database): boolean {
	const uuids = new Map(
		to
			.prepare<[], { id: number; uuid: string }>('SELECT id, uuid FROM session')
			.all()
			.map(({ id, uuid }) => [id, uuid]),
	);
	const sessions = readable(() => from.prepare<[], { id: number; uuid: string }>('SELECT id, uuid FROM session').all()) ?? [];
	return sessions.every(({ id, uuid }) => (uuids.get(id) ?? uuid) === uuid || uuid.startsWith('erased-'));
}

/** Follow from other rows by triggers, or are made again in idle moments. */
const DERIVED: ReadonlySet<string> = new Set(['rule_tally', 'session_language', 'session_category', 'search_progress', 'erasure']);

function copyRows(from: Database.Database, to: Database.Database): number {
	let messages = 0;
	to.transaction(() => {
		to.exec('UPDATE erasure SET is_open = 1');
		for (const table of tablesOf(to)) {
			const added = table.hasRowId ? copyNewerRows(from, to, table) : copyKeyedRows(from, to, table);
			if (table.name === 'message') messages = added;
		}
		removeOrphans(to);
		endSessions(from, to);
		to.exec('UPDATE erasure SET is_open = 0');
	})();
	return messages;
}

interface Table {
	readonly name: string;
	readonly hasRowId: boolean;
	readonly columns: readonly string[];
}

/** In the order they were made: what a row points at comes before it. */
function tablesOf(database: Database.Database): readonly Table[] {
	const kinds = new Map(
		(database.pragma('table_list') as { readonly schema: string; readonly name: string; readonly type: string; readonly wr: number }[])
			.filter(({ schema, type }) => schema === 'main' && type === 'table')
			.map(({ name, wr }) => [name, wr]),
	);
	return database
		.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid")
		.all()
		.filter(({ name }) => kinds.has(name) && !DERIVED.has(name))
		.map(({ name }) => ({ name, hasRowId: kinds.get(name) === 0, columns: columnsOf(database, name) }));
}

function columnsOf(database: Database.Database, table: string): readonly string[] {
	return (database.pragma(`table_info("${table}")`) as { readonly name: string }[]).map(({ name }) => name);
}

/** Rows read at once; where one of them is bad, fewer are tried. */
const ROWS_AT_ONCE = 256;

function copyNewerRows(from: Database.Database, to: Database.Database, table: Table): number {
	const names = commonColumns(from, table);
	if (names === null) return 0;
	const insert = to.prepare<unknown[]>(`INSERT OR IGNORE INTO "${table.name}" (rowid, ${names}) VALUES (?${', ?'.repeat(names.split(', ').length)})`);
	let after = to.prepare<[], number | null>(`SELECT max(rowid) FROM "${table.name}"`).pluck().get() ?? 0;
	let added = 0;
	let limit = ROWS_AT_ONCE;
	let skip = 1;
	const last = lastRow(from, table.name);
	while (after < last) {
		const rows = readable(() =>
			from.prepare<[number, number], unknown[]>(`SELECT rowid, ${names} FROM "${table.name}" WHERE rowid > ? ORDER BY rowid LIMIT ?`).raw().all(after, limit),
		);
		if (rows === null && limit > 1) {
			limit = Math.ceil(limit / 8);
		} else if (rows === null) {
			// One bad row is stepped over, a bad page in ever longer steps.
			after += skip;
			skip *= 2;
		} else {
			for (const row of rows) added += readable(() => insert.run(...row))?.changes ?? 0;
			if (rows.length < limit) break;
			after = Number(rows.at(-1)?.[0] ?? last);
			limit = ROWS_AT_ONCE;
			skip = 1;
		}
	}
	return added;
}

/** Where the end of the table cannot be read it is looked for as far as any store of ours goes. */
function lastRow(from: Database.Database, table: string): number {
	return readable(() => from.prepare<[], number | null>(`SELECT max(rowid) FROM "${table}"`).pluck().get() ?? 0) ?? FARTHEST_ROW;
}

const FARTHEST_ROW = 2 ** 32;

/** Small tables; what the damaged store has is newer. */
function copyKeyedRows(from: Database.Database, to: Database.Database, table: Table): number {
	const names = commonColumns(from, table);
	if (names === null) return 0;
	const insert = to.prepare<unknown[]>(`INSERT OR REPLACE INTO "${table.name}" (${names}) VALUES (${names.split(', ').fill('?').join(', ')})`);
	let added = 0;
	readable(() => {
		for (const row of from.prepare<[], unknown[]>(`SELECT ${names} FROM "${table.name}"`).raw().iterate()) {
			added += readable(() => insert.run(...row))?.changes ?? 0;
		}
	});
	return added;
}

function commonColumns(from: Database.Database, { name, columns }: Table): string | null {
	const known = readable(() => columnsOf(from, name)) ?? [];
	const common = columns.filter((column) => known.includes(column));
	return common.length === 0 ? null : common.map((column) => `"${column}"`).join(', ');
}

/** Null where a page is bad, or a row that does not fit its table. */
function readable<Result>(read: () => Result): Result | null {
	try {
		return read();
	} catch (error) {
		if (error instanceof Database.SqliteError) return null;
		throw error;
	}
}

/** Rows whose session or message could not be read belong to nothing any more. */
function removeOrphans(to: Database.Database): void {
	for (const { name } of tablesOf(to)) {
		for (const { table, from, to: key } of to.pragma(`foreign_key_list("${name}")`) as { table: string; from: string; to: string | null }[]) {
			to.exec(`DELETE FROM "${name}" WHERE "${from}" IS NOT NULL AND "${from}" NOT IN (SELECT "${key ?? 'rowid'}" FROM "${table}")`);
		}
	}
}

/** A session that was under way when the backup was made may have ended since; its counts are those of its rows. */
function endSessions(from: Database.Database, to: Database.Database): void {
	const end = to.prepare<[number | null, string | null, string]>('UPDATE session SET ended_at = ?, ending = ? WHERE uuid = ? AND ended_at IS NULL');
	readable(() => {
		for (const { uuid, ended_at: endedAt, ending } of from
			.prepare<[], { uuid: string; ended_at: number | null; ending: string | null }>('SELECT uuid, ended_at, ending FROM session')
			.all())
			end.run(endedAt, ending, uuid);
	});
	to.exec(`UPDATE session SET
		messages = (SELECT count(*) FROM message WHERE message.session = session.id),
		flags = (SELECT count(*) FROM flag WHERE flag.session = session.id),
		reviewed = (SELECT count(*) FROM flag_state WHERE flag_state.session = session.id)`);
}

/** A damaged store, with its journal, under another name. */
export async function copyDamaged(file: string, copy: string): Promise<void> {
	await copyFile(file, copy);
	await copyFile(`${file}-wal`, `${copy}-wal`).catch(() => undefined);
}
