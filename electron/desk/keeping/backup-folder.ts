import { readdir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { type BackupFile, type BackupKind, KEPT_DAYS, KEPT_WEEKS } from '../../../shared/model/keeping.ts';
import { readContent } from './store-content.ts';

/** Where backups lie, what they are called, and which of them have served their time. */

/** The folder of a data folder's backups, where nobody has chosen another. */
export function defaultBackupFolder(dataFolder: string): string {
	return join(dataFolder, 'backups');
}

/** `showdesk-20261122T163354123Z-daily.sqlite`: names sort by time. */
export function backupName(madeAt: number, kind: 'daily' | 'hand'): string {
	return `showdesk-${stampOf(madeAt)}-${kind}.sqlite`;
}

/** `showdesk.damaged-20261122T163354123Z.sqlite`: a store that was put aside, beside the one in use. */
export function asideName(at: number, kind: 'replaced' | 'damaged'): string {
	return `showdesk.${kind}-${stampOf(at)}.sqlite`;
}

/** Null for a file that is none of ours. */
export function readBackupName(name: string): { readonly kind: BackupKind; readonly madeAt: number } | null {
	const groups = (IN_FOLDER.exec(name) ?? ASIDE.exec(name))?.groups;
	if (groups === undefined) return null;
	const madeAt = Date.parse((groups.stamp ?? '').replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/, '$1-$2-$3T$4:$5:$6.$7Z'));
	return Number.isNaN(madeAt) ? null : { kind: groups.kind as BackupKind, madeAt };
}

const IN_FOLDER = /^showdesk-(?<stamp>\d{8}T\d{9}Z)-(?<kind>daily|hand)\.sqlite$/;
const ASIDE = /^showdesk\.(?<kind>replaced|damaged)-(?<stamp>\d{8}T\d{9}Z)\.sqlite$/;

function stampOf(at: number): string {
	return new Date(at).toISOString().replace(/[-:.]/g, '');
}

export interface BackupPlaces {
	readonly dataFolder: string;
	readonly backupFolder: string;
}

/**
 * Backups and the stores that were put aside, newest first. A folder that is not there holds none.
 * @param read false leaves out what is in them, which takes opening each
 */
export async function listBackups({ dataFolder, backupFolder }: BackupPlaces, read: boolean): Promise<readonly BackupFile[]> {
	const found = await Promise.all([...new Set([backupFolder, dataFolder])].map((folder) => backupsIn(folder, read)));
	return found.flat().sort((one, other) => other.madeAt - one.madeAt);
}

async function backupsIn(folder: string, read: boolean): Promise<BackupFile[]> {
	const names = await readdir(folder).catch(() => []);
	const files = await Promise.all(
		names.map(async (name): Promise<BackupFile | null> => {
			const known = readBackupName(name);
			const size = known === null ? null : ((await stat(join(folder, name)).catch(() => null))?.size ?? null);
			return known === null || size === null ? null : { name, ...known, bytes: size, content: read ? readContent(join(folder, name)) : null };
		}),
	);
	return files.filter((file) => file !== null);
}

/** Where a backup of that name lies; null where there is none. A name is never a path. */
export async function findBackup({ dataFolder, backupFolder }: BackupPlaces, name: string): Promise<string | null> {
	if (readBackupName(name) === null) return null;
	for (const folder of [backupFolder, dataFolder]) {
		const file = join(folder, name);
		if ((await stat(file).catch(() => null))?.isFile() === true) return file;
	}
	return null;
}

/** What a store takes on the disk, with the journal beside it; 0 where there is none. */
export async function storeBytes(file: string): Promise<number> {
	const sizes = await Promise.all([file, `${file}-wal`].map(async (part) => (await stat(part).catch(() => null))?.size ?? 0));
	return sizes.reduce((sum, size) => sum + size, 0);
}

/** Takes a file away with the journal that may lie beside it. */
export async function deleteStoreFile(file: string): Promise<void> {
	for (const suffix of ['', '-wal', '-shm', '-journal']) await rm(`${file}${suffix}`, { force: true });
}

/** Free bytes on the disk of a folder; null where the system does not tell. */
export async function freeBytesIn(folder: string): Promise<number | null> {
	const disk = await statfs(folder).catch(() => null);
	return disk === null ? null : disk.bavail * disk.bsize;
}

/**
 * Daily backups that have served their time: all but the newest of each of the last days and weeks that have one.
 * What a person made stays until a person takes it away.
 */
export function outdatedBackups(backups: readonly Pick<BackupFile, 'name' | 'kind' | 'madeAt'>[]): readonly string[] {
	const daily = backups.filter(({ kind }) => kind === 'daily').sort((one, other) => other.madeAt - one.madeAt);
	const kept = new Set([...newestOfEach(daily, dayOf, KEPT_DAYS), ...newestOfEach(daily, weekOf, KEPT_WEEKS)]);
	return daily.map(({ name }) => name).filter((name) => !kept.has(name));
}

type Dated = Pick<BackupFile, 'name' | 'madeAt'>;

function newestOfEach(newestFirst: readonly Dated[], periodOf: (at: number) => number, count: number): readonly string[] {
	const newest = new Map<number, string>();
	for (const { name, madeAt } of newestFirst) {
		const period = periodOf(madeAt);
		if (!newest.has(period)) newest.set(period, name);
	}
	return [...newest.values()].slice(0, count);
}

const DAY_MS = 86_400_000;
/** 1 January 1970 was a Thursday; weeks begin on Mondays. */
const MONDAY_OFFSET_DAYS = 3;

function dayOf(at: number): number {
	return Math.floor((at - new Date(at).getTimezoneOffset() * 60_000) / DAY_MS);
}

function weekOf(at: number): number {
	return Math.floor((dayOf(at) + MONDAY_OFFSET_DAYS) / 7);
}
