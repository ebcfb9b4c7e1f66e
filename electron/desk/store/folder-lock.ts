import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DeskError } from '../../../shared/contract/errors.ts';
import { storeErrorOf } from './store-error.ts';

/** Held by the one desk that works on a data folder. */
export interface FolderLock {
	release(): void;
}

/**
 * Takes the folder for this desk, making it if needed; refused with `folder-in-use` while another desk, in whatever process, has it.
 * The lock is an SQLite transaction held open: the system itself lets go of it however the process ends.
 */
export function lockDataFolder(folder: string): FolderLock {
	const file = join(folder, 'desk.lock');
	try {
		mkdirSync(folder, { recursive: true });
		const database = new Database(file, { timeout: 0 });
		try {
			database.exec('BEGIN EXCLUSIVE');
		} catch (error) {
			database.close();
			throw error;
		}
		return { release: () => void database.close() };
	} catch (error) {
		if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
			throw new DeskError('folder-in-use', `Another Showdesk works on ${folder}: use that one or close it, or choose another folder with --data.`, { folder });
		}
		throw storeErrorOf(error, file);
	}
}
