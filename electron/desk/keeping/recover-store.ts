import { copyFile, mkdir, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DeskError } from '../../../shared/contract/errors.ts';
import type { BackupFile, StoreContent, StoreRecovery } from '../../../shared/model/keeping.ts';
import { APPLICATION_ID, openForWriting, storeFile } from '../store/open-store.ts';
import { notADatabase, storeErrorOf } from '../store/store-error.ts';
import { type BackupPlaces, findBackup, listBackups } from './backup-folder.ts';
import { putInPlace } from './replace-store.ts';
import { copyDamaged, salvage } from './salvage.ts';
import { isSound, requireSoundBackup } from './store-content.ts';

/**
 * Brings a damaged store back, which nobody may have open: from the newest sound backup, with what can still be read of
 * everything newer; without a backup from what can be read alone. The damaged file is kept beside.
 * @throws DeskError not-a-database where the file is another program's, store-lost where neither gives a single session, disk-full, folder-read-only; then nothing was changed
 */
export async function recoverStore(places: BackupPlaces, at: number): Promise<StoreRecovery> {
	const { dataFolder } = places;
	const store = storeFile(dataFolder);
	const workshop = join(dataFolder, `recovering-${process.pid}`);
	try {
		await rm(workshop, { recursive: true, force: true });
		await mkdir(workshop, { recursive: true, mode: 0o700 });
		if (isSoundForeign(store)) throw notADatabase(store);
		const damagedAt = await lastChange(store);
		const backup = await newestSoundBackup(places);
		const rebuilt = await rebuild(workshop, store, backup);
		if (rebuilt === null) throw (await looksLikeStore(store)) ? lost(store) : notADatabase(store);
		const keptAs = await putInPlace(rebuilt.file, dataFolder, at, 'damaged');
		const { sessions, messages } = rebuilt.content;
		return { at, backupMadeAt: backup?.madeAt ?? null, damagedAt, savedMessages: rebuilt.savedMessages, sessions, messages, keptAs: keptAs ?? '' };
	} catch (error) {
		throw storeErrorOf(error, store);
	} finally {
		await rm(workshop, { recursive: true, force: true });
	}
}

interface SoundBackup {
	readonly file: string;
	readonly madeAt: number;
}

interface Rebuilt {
	readonly file: string;
	readonly content: StoreContent;
	readonly savedMessages: number;
}

/** Stores that were put aside as damaged are none; one that a restore replaced is an older state that somebody turned away from. */
async function newestSoundBackup(places: BackupPlaces): Promise<SoundBackup | null> {
	const backups = (await listBackups(places, false)).filter(({ kind }) => kind === 'daily' || kind === 'hand');
	for (const { name, madeAt } of backups satisfies readonly BackupFile[]) {
		const file = await findBackup(places, name);
		if (file !== null && contentIfSound(file) !== null) return { file, madeAt };
	}
	return null;
}

async function rebuild(workshop: string, store: string, backup: SoundBackup | null): Promise<Rebuilt | null> {
	const file = join(workshop, 'rebuilt.sqlite');
	const damaged = join(workshop, 'damaged.sqlite');
	if (backup !== null) await copyFile(backup.file, file);
	try {
		await copyDamaged(store, damaged);
		const savedMessages = await salvage(damaged, file);
		settle(file);
		const content = contentIfSound(file);
		if (content !== null && (backup !== null || content.sessions > 0)) return { file, content, savedMessages };
	} catch (error) {
		// What cannot be read at all is not worth losing the backup for.
		if (!(error instanceof Database.SqliteError) && !(error instanceof DeskError && error.code === 'not-a-database')) throw error;
	}
	if (backup === null) return null;
	for (const suffix of ['', '-wal', '-shm']) await rm(`${file}${suffix}`, { force: true });
	await copyFile(backup.file, file);
	return { file, content: requireSoundBackup(file), savedMessages: 0 };
}

/** Everything into the one file that is put in place. */
function settle(file: string): void {
	openForWriting(file, () => undefined).close();
	const database = new Database(file);
	try {
		database.pragma('journal_mode = DELETE');
	} finally {
		database.close();
	}
}

function contentIfSound(file: string): StoreContent | null {
	try {
		return requireSoundBackup(file);
	} catch {
		return null;
	}
}

/** Another program's database is not damaged; it is left to its owner. */
function isSoundForeign(file: string): boolean {
	let database: Database.Database | undefined;
	try {
		database = new Database(file, { readonly: true, fileMustExist: true });
		return database.pragma('application_id', { simple: true }) !== APPLICATION_ID && isSound(database);
	} catch {
		return false;
	} finally {
		database?.close();
	}
}

/** SQLite's first bytes, or the zeroes a torn disk leaves in their place; anything else was never a store. */
async function looksLikeStore(file: string): Promise<boolean> {
	const handle = await open(file, 'r');
	try {
		const { buffer, bytesRead } = await handle.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0);
		return bytesRead < MAGIC.length || buffer.equals(MAGIC) || buffer.every((byte) => byte === 0);
	} finally {
		await handle.close();
	}
}

const MAGIC = Buffer.from('SQLite format 3\0', 'latin1');

async function lastChange(store: string): Promise<number> {
	const times = await Promise.all([store, `${store}-wal`].map(async (file) => (await stat(file).catch(() => null))?.mtimeMs ?? 0));
	return Math.round(Math.max(...times));
}

function lost(file: string): DeskError {
	const message = `${file} is damaged, there is no backup of it, and nothing of it can be read; it was left as it is: restore a backup from elsewhere with "showdesk restore FILE", or move the file away to begin anew.`;
	return new DeskError('store-lost', message, { file });
}
