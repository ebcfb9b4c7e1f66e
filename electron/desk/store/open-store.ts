import { accessSync, closeSync, constants, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { DeskError } from '../../../shared/contract/errors.ts';
import { hasWords, searchFold } from '../../../shared/model/search-fold.ts';
import { migrate, NEWEST_VERSION } from './migrations/migrations.ts';
import { isSoundAtStart } from './soundness.ts';
import { type ReadableStore, readableStore, type SlowQueryListener, type WritableStore, writableStore } from './store.ts';
import { folderReadOnly, notADatabase, storeErrorOf } from './store-error.ts';

/** Says that an SQLite file is ours; "SHOW" in ASCII. */
export const APPLICATION_ID = 0x53484f57;

/** Where a data folder keeps its store. */
export function storeFile(dataFolder: string): string {
	return join(dataFolder, 'showdesk.sqlite');
}

/**
 * Opens the store to write, makes it where there is none and brings it up to date.
 * A file that is newer, damaged or not ours is refused with a DeskError before anything of it is changed:
 * database-newer, not-a-database, folder-read-only, disk-full.
 */
export function openForWriting(file: string, onSlowQuery: SlowQueryListener): WritableStore {
	try {
		mkdirSync(dirname(file), { recursive: true });
		checkWritable(file);
		const isNew = inspectBytes(file) === 'empty' || inspectSchema(file) === 'empty';
		const database = new Database(file, { timeout: LOCK_WAIT_MS });
		try {
			database.pragma('journal_mode = WAL');
			// A power cut may lose the last transactions but never damages the file; a crash of the program loses nothing.
			database.pragma('synchronous = NORMAL');
			database.pragma('foreign_keys = ON');
			database.pragma('temp_store = MEMORY');
			database.pragma(`cache_size = -${WRITER_CACHE_KIB}`);
			database.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
			database.pragma(`journal_size_limit = ${JOURNAL_LIMIT_BYTES}`);
			if (isNew) database.pragma(`application_id = ${APPLICATION_ID}`);
			migrate(database);
			return writableStore(database, file, onSlowQuery);
		} catch (error) {
			database.close();
			throw error;
		}
	} catch (error) {
		throw storeErrorOf(error, file);
	}
}

/**
 * Opens a store that a writer has made and brought up to date, without ever changing it; beside a running desk too.
 * Refused with a DeskError: file-unreadable where there is none, database-newer, not-a-database.
 */
export function openForReading(file: string, onSlowQuery: SlowQueryListener): ReadableStore {
	if (sizeOf(file) === null) {
		throw new DeskError('file-unreadable', `There is no store at ${file} yet: record or import a show first, or choose another folder with --data.`, { file });
	}
	try {
		const database = new Database(file, { readonly: true, timeout: LOCK_WAIT_MS });
		try {
			checkIdentity(database, file);
			if (versionOf(database) < NEWEST_VERSION) {
				throw new DeskError('file-unreadable', `${file} was made by an older Showdesk: start the desk once on this folder to bring it up to date.`, { file });
			}
			database.pragma('query_only = ON');
			database.pragma(`cache_size = -${READER_CACHE_KIB}`);
			database.function('search_fold', { deterministic: true, directOnly: true }, (text: unknown) => searchFold(String(text)));
			database.function('has_words', { deterministic: true, directOnly: true }, (text: unknown, words: unknown) =>
				hasWords(String(text), String(words)) ? 1 : 0,
			);
			return readableStore(database, file, onSlowQuery);
		} catch (error) {
			database.close();
			throw error;
		}
	} catch (error) {
		throw storeErrorOf(error, file);
	}
}

const LOCK_WAIT_MS = 5_000;
/** Holds the hot ends of a million messages' indexes. */
const WRITER_CACHE_KIB = 65_536;
const READER_CACHE_KIB = 32_768;
/** 8 MiB: a page of an index is then copied into the file once for several batches, yet no batch waits long for the copying. */
const CHECKPOINT_PAGES = 2_048;
const JOURNAL_LIMIT_BYTES = 64 * 1024 * 1024;

/** SQLite opens an unwritable file read-only without a word, so it is asked of the file system first. */
function checkWritable(file: string): void {
	try {
		accessSync(dirname(file), constants.W_OK);
		if (sizeOf(file) !== null) accessSync(file, constants.W_OK);
	} catch (error) {
		throw folderReadOnly(file, error);
	}
}

/**
 * Looks at the first bytes alone, since SQLite may touch a file it merely opens. A store that died before its first
 * checkpoint is still an empty file: its content is in the journal beside it.
 */
function inspectBytes(file: string): 'empty' | 'database' {
	const size = sizeOf(file);
	if (size === null || size === 0) return 'empty';
	const header = Buffer.alloc(HEADER_BYTES);
	const descriptor = openSync(file, 'r');
	try {
		if (readSync(descriptor, header, 0, HEADER_BYTES, 0) < HEADER_BYTES || !header.subarray(0, MAGIC.length).equals(MAGIC)) throw notADatabase(file);
	} finally {
		closeSync(descriptor);
	}
	const version = header.readUInt32BE(USER_VERSION_OFFSET);
	if (header.readUInt32BE(APPLICATION_ID_OFFSET) === APPLICATION_ID && version > NEWEST_VERSION) throw databaseNewer(file, version);
	return 'database';
}

function inspectSchema(file: string): 'empty' | 'store' {
	const database = new Database(file, { readonly: true, timeout: LOCK_WAIT_MS });
	try {
		// A store that died before its first migration has neither a name nor a table.
		const isUnnamed = database.pragma('application_id', { simple: true }) === 0;
		if (isUnnamed && database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0) {
			if (versionOf(database) > NEWEST_VERSION) throw databaseNewer(file, versionOf(database));
			return 'empty';
		}
		checkIdentity(database, file);
		if (!isSoundAtStart(database, sizeOf(file) ?? 0)) throw notADatabase(file);
		return 'store';
	} finally {
		database.close();
	}
}

function checkIdentity(database: Database.Database, file: string): void {
	if (database.pragma('application_id', { simple: true }) !== APPLICATION_ID) throw notADatabase(file);
	const version = versionOf(database);
	if (version > NEWEST_VERSION) throw databaseNewer(file, version);
}

function versionOf(database: Database.Database): number {
	return Number(database.pragma('user_version', { simple: true }));
}

function databaseNewer(file: string, version: number): DeskError {
	const message = `${file} was made by a newer Showdesk (version ${version} of the store, this one knows ${NEWEST_VERSION}): update Showdesk, or choose another folder with --data.`;
	return new DeskError('database-newer', message, { file, version: String(version), known: String(NEWEST_VERSION) });
}

function sizeOf(file: string): number | null {
	return statSync(file, { throwIfNoEntry: false })?.size ?? null;
}

/** https://www.sqlite.org/fileformat2.html#the_database_header */
const HEADER_BYTES = 100;
const MAGIC = Buffer.from('SQLite format 3\0', 'latin1');
const USER_VERSION_OFFSET = 60;
const APPLICATION_ID_OFFSET = 68;
