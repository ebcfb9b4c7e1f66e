import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { DeskError } from '../../../shared/contract/errors.ts';

/** Turns what SQLite or the file system refused into words a person can act on. Anything else is returned as it is. */
export function storeErrorOf(error: unknown, file: string): unknown {
	if (error instanceof DeskError) return error;
	const code = codeOf(error);
	if (code === null) return error;
	if (DISK_FULL.has(code)) {
		return new DeskError(
			'disk-full',
			`The disk that holds ${file} is full: free some space, then try again. What was stored before is safe.`,
			{ file },
			{ cause: error },
		);
	}
	if (code === 'SQLITE_CONSTRAINT_TRIGGER' && error instanceof Error && error.message === 'session-sealed') return sessionSealed(error);
	if (code.startsWith('SQLITE_READONLY') || READ_ONLY.has(code)) return folderReadOnly(file, error);
	if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return notADatabase(file, error);
	return error;
}

export function folderReadOnly(file: string, cause?: unknown): DeskError {
	const folder = dirname(file);
	const message = `Nothing can be written in ${folder}: allow writing there, or choose another folder with --data.`;
	return new DeskError('folder-read-only', message, { file, folder }, { cause });
}

export function notADatabase(file: string, cause?: unknown): DeskError {
	const message = `${file} is not a Showdesk store, or it is damaged; it was left as it is: move it away, or choose another folder with --data.`;
	return new DeskError('not-a-database', message, { file }, { cause });
}

/** What the guards of a sealed session refuse. */
function sessionSealed(cause: unknown): DeskError {
	return new DeskError('session-sealed', 'This session is sealed: what is in it stays as it is. A lead can reopen it.', {}, { cause });
}

function codeOf(error: unknown): string | null {
	if (error instanceof Database.SqliteError) return error.code;
	if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
	return null;
}

/** SHMSIZE: the file shared between readers and writer could not grow. */
const DISK_FULL: ReadonlySet<string> = new Set(['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT']);
const READ_ONLY: ReadonlySet<string> = new Set(['SQLITE_CANTOPEN', 'SQLITE_PERM', 'EROFS', 'EACCES', 'EPERM', 'ENOTDIR', 'EEXIST', 'ENOENT']);
