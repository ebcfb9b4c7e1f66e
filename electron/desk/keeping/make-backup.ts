import { chmod, mkdir, open, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DeskError } from '../../../shared/contract/errors.ts';
import type { BackupFile } from '../../../shared/model/keeping.ts';
import { storeErrorOf } from '../store/store-error.ts';
import { backupName, deleteStoreFile, freeBytesIn, listBackups, outdatedBackups, storeBytes } from './backup-folder.ts';
import { requireSoundBackup } from './store-content.ts';

export interface BackupRequest {
	/** The store, which others may be writing to. */
	readonly storeFile: string;
	readonly folder: string;
	readonly kind: 'daily' | 'hand';
	readonly at: number;
	readonly isCancelled: () => boolean;
	/** In pages of the store. */
	readonly onProgress: (done: number, total: number) => void;
}

/**
 * Copies the store as it is at one moment, checks the copy, and only then gives it its name; daily ones that have served
 * their time go. What is left of a copy that failed is taken away.
 * @throws DeskError cancelled, disk-full, backup-folder-gone, backup-folder-read-only, backup-damaged, file-unreadable
 */
export async function makeBackup({ storeFile, folder, kind, at, isCancelled, onProgress }: BackupRequest): Promise<BackupFile> {
	await requireFolder(folder, storeFile);
	const name = backupName(at, kind);
	const file = join(folder, name);
	const unfinished = `${file}.part`;
	try {
		await requireSpace(folder, storeFile);
		// The permissions come before the first byte.
		await (await open(unfinished, 'wx', OWNER_ONLY)).close();
		await copyStore(storeFile, unfinished, isCancelled, onProgress);
		await chmod(unfinished, OWNER_ONLY);
		const content = requireSoundBackup(unfinished);
		await flush(unfinished);
		await rename(unfinished, file);
		if (kind === 'daily') await removeOutdated(folder);
		return { name, kind, madeAt: at, bytes: (await stat(file)).size, content };
	} catch (error) {
		await deleteStoreFile(unfinished).catch(() => undefined);
		throw backupErrorOf(error, folder);
	}
}

const OWNER_ONLY = 0o600;
/** Stays free for what is being recorded meanwhile. */
const RESERVE_BYTES = 64 * 1024 * 1024;
/** 1 MiB: a step of some milliseconds, after which a cancel is heard. */
const PAGES_AT_ONCE = 256;

async function requireFolder(folder: string, storeFile: string): Promise<void> {
	// The default folder is made; one that somebody chose may be a disk that is not there now, and its name must not be taken.
	if (folder === join(storeFile, '..', 'backups')) {
		await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
			throw backupErrorOf(error, folder);
		});
	} else if ((await stat(folder).catch(() => null))?.isDirectory() !== true) throw folderGone(folder);
}

async function requireSpace(folder: string, storeFile: string): Promise<void> {
	const needed = (await storeBytes(storeFile)) + RESERVE_BYTES;
	const free = await freeBytesIn(folder);
	if (free !== null && free < needed) throw diskFull(folder);
}

async function copyStore(storeFile: string, target: string, isCancelled: () => boolean, onProgress: (done: number, total: number) => void): Promise<void> {
	const source = new Database(storeFile, { readonly: true, fileMustExist: true, timeout: 5_000 });
	try {
		// Held to one moment, the copying never has to begin again however much is recorded meanwhile (sqlite3_backup_step).
		source.exec('BEGIN');
		source.prepare('SELECT 1 FROM sqlite_schema').get();
		await source.backup(target, {
			progress({ totalPages, remainingPages }) {
				if (isCancelled()) throw new DeskError('cancelled', 'The backup was cancelled; nothing was kept of it.');
				onProgress(totalPages - remainingPages, totalPages);
				return PAGES_AT_ONCE;
			},
		});
	} finally {
		source.close();
	}
	// One file alone: a copy in WAL mode would leave two others beside it whenever somebody looks at it.
	const copy = new Database(target);
	try {
		copy.pragma('journal_mode = DELETE');
	} finally {
		copy.close();
	}
}

async function flush(file: string): Promise<void> {
	const handle = await open(file, 'r+');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}

async function removeOutdated(folder: string): Promise<void> {
	const backups = await listBackups({ dataFolder: folder, backupFolder: folder }, false);
	for (const name of outdatedBackups(backups)) await deleteStoreFile(join(folder, name));
}

/** What the file system or SQLite refused about a folder of backups, in words a person can act on. */
function backupErrorOf(error: unknown, folder: string): unknown {
	const settled = storeErrorOf(error, join(folder, 'backup'));
	if (!(settled instanceof DeskError)) return settled;
	if (settled.code === 'disk-full') return diskFull(folder, error);
	if (settled.code !== 'folder-read-only') return settled;
	if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return folderGone(folder, error);
	return new DeskError('backup-folder-read-only', `Nothing can be written in ${folder}: allow writing there, or choose another folder for backups.`, {
		folder,
	});
}

function diskFull(folder: string, cause?: unknown): DeskError {
	return new DeskError(
		'disk-full',
		`The disk that holds ${folder} is full: free some space, or choose another folder for backups.`,
		{ file: folder },
		{ cause },
	);
}

function folderGone(folder: string, cause?: unknown): DeskError {
	return new DeskError('backup-folder-gone', `${folder} is not there: connect its disk, or choose another folder for backups.`, { folder }, { cause });
}
