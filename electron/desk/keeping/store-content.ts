import { closeSync, openSync, readSync } from 'node:fs';
import Database from 'better-sqlite3';
import { DeskError } from '../../../shared/contract/errors.ts';
import type { StoreContent } from '../../../shared/model/keeping.ts';
import { NEWEST_VERSION } from '../store/migrations/migrations.ts';
import { APPLICATION_ID } from '../store/open-store.ts';

/** What a file that may be a store holds, without ever changing it. */

/** Null where it is no store of ours, a newer one, or damaged where this looks. */
export function readContent(file: string): StoreContent | null {
	try {
		return withStore(file, contentOf);
	} catch {
		return null;
	}
}

/**
 * Reads every page and every index of a backup.
 * @throws DeskError not-a-backup, backup-newer, backup-damaged, file-unreadable
 */
export function requireSoundBackup(file: string): StoreContent {
	return withStore(file, (database) => {
		const newer = Number(database.pragma('user_version', { simple: true }));
		if (newer > NEWEST_VERSION) {
			throw new DeskError(
				'backup-newer',
				`${file} was made by a newer Showdesk (version ${newer} of the store, this one knows ${NEWEST_VERSION}): update Showdesk first.`,
				{
					file,
				},
			);
		}
		if (!isSound(database)) throw damagedBackup(file);
		return contentOf(database);
	});
}

/** Is every page and every index as it should be? */
export function isSound(database: Database.Database): boolean {
	const problems = database.pragma('integrity_check(1)') as { readonly integrity_check: string }[];
	return problems.length === 1 && problems[0]?.integrity_check === 'ok';
}

function withStore<Result>(file: string, look: (database: Database.Database) => Result): Result {
	requireSqlite(file);
	let database: Database.Database | undefined;
	try {
		database = new Database(file, { readonly: true, fileMustExist: true, timeout: 2_000 });
		if (database.pragma('application_id', { simple: true }) !== APPLICATION_ID) throw notABackup(file);
		return look(database);
	} catch (error) {
		if (error instanceof Database.SqliteError && (error.code === 'SQLITE_CORRUPT' || error.code === 'SQLITE_NOTADB')) throw damagedBackup(file, error);
		throw error;
	} finally {
		database?.close();
	}
}

function requireSqlite(file: string): void {
	const header = Buffer.alloc(MAGIC.length);
	let descriptor: number;
	try {
		descriptor = openSync(file, 'r');
	} catch (error) {
		throw new DeskError('file-unreadable', `${file} cannot be read: check the name and your rights to it.`, { file }, { cause: error });
	}
	try {
		readSync(descriptor, header, 0, header.length, 0);
	} catch (error) {
		throw new DeskError('file-unreadable', `${file} cannot be read: it is no file.`, { file }, { cause: error });
	} finally {
		closeSync(descriptor);
	}
	if (!header.equals(MAGIC)) throw notABackup(file);
}

/** https://www.sqlite.org/fileformat2.html#magic_header_string */
const MAGIC = Buffer.from('SQLite format 3\0', 'latin1');

function contentOf(database: Database.Database): StoreContent {
	const columns = (database.pragma('table_info(session)') as { readonly name: string }[]).map(({ name }) => name);
	const where = columns.includes('is_being_erased') ? 'WHERE is_being_erased = 0' : '';
	const { sessions, messages } = database
		.prepare<[], { sessions: number; messages: number }>(`SELECT count(*) AS sessions, coalesce(sum(messages), 0) AS messages FROM session ${where}`)
		.get() ?? { sessions: 0, messages: 0 };
	const last = database.prepare<[], { at: number }>('SELECT received_at AS at FROM message ORDER BY id DESC LIMIT 1').get();
	return { sessions, messages, lastMessageAt: last?.at ?? null };
}

function notABackup(file: string): DeskError {
	return new DeskError('not-a-backup', `${file} is not a backup of Showdesk: choose a file that "showdesk backup" or the desk made.`, { file });
}

function damagedBackup(file: string, cause?: unknown): DeskError {
	return new DeskError('backup-damaged', `${file} is damaged and cannot be restored: choose an older backup.`, { file }, { cause });
}
