import { copyFile, link, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DeskError } from '../../../shared/contract/errors.ts';
import type { StoreContent } from '../../../shared/model/keeping.ts';
import { storeFile } from '../store/open-store.ts';
import { storeErrorOf } from '../store/store-error.ts';
import { asideName, deleteStoreFile, freeBytesIn } from './backup-folder.ts';
import { requireSoundBackup } from './store-content.ts';

/**
 * Puts another file in the place of a data folder's store, which nobody may have open. The one that was there is kept beside.
 */

/** What was put in place, and under which name the former one lies beside it; null where there was none. */
export interface Replacement {
	readonly content: StoreContent;
	readonly keptAs: string | null;
}

/**
 * Checks a backup and puts a copy of it in place.
 * @throws DeskError not-a-backup, backup-newer, backup-damaged, file-unreadable, disk-full, folder-read-only; then nothing was changed
 */
export async function restoreBackup(file: string, dataFolder: string, at: number): Promise<Replacement> {
	const content = requireSoundBackup(file);
	const copy = join(dataFolder, `restoring-${process.pid}.sqlite`);
	try {
		await requireSpaceFor(file, dataFolder);
		await copyFile(file, copy);
		requireSoundBackup(copy);
		return { content, keptAs: await putInPlace(copy, dataFolder, at, 'replaced') };
	} catch (error) {
		throw storeErrorOf(error, storeFile(dataFolder));
	} finally {
		await deleteStoreFile(copy);
	}
}

/** Puts a file of the data folder in place of the store. The store's name is never without a file. Returns what the former one is called. */
export async function putInPlace(file: string, dataFolder: string, at: number, kind: 'replaced' | 'damaged'): Promise<string | null> {
	const store = storeFile(dataFolder);
	const isThere = (await stat(store).catch(() => null)) !== null;
	const aside = join(dataFolder, asideName(at, kind));
	if (isThere) {
		// A second name where the file system knows such, else a copy.
		await link(store, aside).catch(() => copyFile(store, aside));
	}
	// The journal belongs to the former store: left here, SQLite would apply it to the new one.
	await rename(`${store}-wal`, `${aside}-wal`).catch(() => undefined);
	await rm(`${store}-shm`, { force: true });
	await rename(file, store);
	return isThere ? asideName(at, kind) : null;
}

async function requireSpaceFor(file: string, dataFolder: string): Promise<void> {
	const needed = (await stat(file)).size * 2;
	const free = await freeBytesIn(dataFolder);
	if (free !== null && free < needed) {
		throw new DeskError('disk-full', `The disk that holds ${dataFolder} is full: free some space, then try again. Nothing was changed.`, { file: dataFolder });
	}
}
