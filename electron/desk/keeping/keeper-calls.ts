import Database from 'better-sqlite3';
import { DeskError } from '../../../shared/contract/errors.ts';
import { MOST_PREVIEWED } from '../../../shared/model/keeping.ts';
import { openForReading, storeFile } from '../store/open-store.ts';
import { personBehind } from '../store/person-query.ts';
import { authorsIn, oldSessions } from '../store/retention-query.ts';
import type { ReadableStore } from '../store/store.ts';
import type { CallHandlers } from '../worker-calls.ts';
import { type BackupPlaces, deleteStoreFile, findBackup, freeBytesIn, listBackups, storeBytes } from './backup-folder.ts';
import { findPeople, personNotFound, previewPerson } from './find-person.ts';
import { makeBackup } from './make-backup.ts';
import type { KeeperCalls, KeeperNotice } from './protocol.ts';
import { recoverStore } from './recover-store.ts';
import { restoreBackup } from './replace-store.ts';
import { isSound, requireSoundBackup } from './store-content.ts';

/** The keeper's calls on one data folder, which `open` names. Its store is opened for each reading and closed after it. */
export function createKeeperCalls(notify: (notice: KeeperNotice) => void): CallHandlers<KeeperCalls> {
	let folderOfData: string | null = null;
	const running = new Set<string>();
	const cancelled = new Set<string>();

	function dataFolder(): string {
		if (folderOfData === null) throw new DeskError('desk-closed', 'The keeper is closed.');
		return folderOfData;
	}

	const places = (backupFolder: string): BackupPlaces => ({ dataFolder: dataFolder(), backupFolder });

	async function backupNamed(folder: string, name: string): Promise<string> {
		const file = await findBackup(places(folder), name);
		if (file === null) throw new DeskError('backup-not-found', `There is no backup ${name} any more.`, { name });
		return file;
	}

	function reading<Result>(read: (store: ReadableStore) => Result): Result {
		const store = openForReading(storeFile(dataFolder()), () => undefined);
		try {
			return read(store);
		} finally {
			store.close();
		}
	}

	return {
		open(input) {
			folderOfData = input.dataFolder;
			return null;
		},

		async makeBackup({ folder, kind, at, operationId }) {
			running.add(operationId);
			try {
				return await makeBackup({
					storeFile: storeFile(dataFolder()),
					folder,
					kind,
					at,
					isCancelled: () => cancelled.has(operationId),
					onProgress: (done, total) => notify({ type: 'backup-progress', operationId, done, total }),
				});
			} finally {
				running.delete(operationId);
				cancelled.delete(operationId);
			}
		},

		cancel({ operationId }) {
			if (running.has(operationId)) cancelled.add(operationId);
			return null;
		},

		async listBackups({ folder }) {
			const nextBytes = await storeBytes(storeFile(dataFolder()));
			// A folder that is not made yet lies on the disk of the one above.
			const freeBytes = (await freeBytesIn(folder)) ?? (await freeBytesIn(dataFolder()));
			return { backups: await listBackups(places(folder), true), folder, freeBytes, nextBytes };
		},

		backupPath: ({ folder, name }) => backupNamed(folder, name),

		async deleteBackup({ folder, name }) {
			await deleteStoreFile(await backupNamed(folder, name));
			return null;
		},

		async deleteBackupsBefore({ folder, before }) {
			const old = (await listBackups(places(folder), false)).filter(({ madeAt }) => madeAt < before);
			for (const { name } of old) await deleteStoreFile(await backupNamed(folder, name));
			return old.length;
		},

		async restorePreview({ folder, name }) {
			const file = await backupNamed(folder, name);
			const content = requireSoundBackup(file);
			const backup = (await listBackups(places(folder), false)).find((one) => one.name === name);
			if (backup === undefined) throw new DeskError('backup-not-found', `There is no backup ${name} any more.`, { name });
			return { backup: { ...backup, content }, ...lostBy(file, storeFile(dataFolder())) };
		},

		restore: ({ file, at }) => restoreBackup(file, dataFolder(), at),

		recover: ({ folder, at }) => recoverStore(places(folder), at),

		async checkStore() {
			const file = storeFile(dataFolder());
			const startedAt = performance.now();
			const bytes = await storeBytes(file);
			return { isSound: isSoundFile(file), bytes, ms: Math.round(performance.now() - startedAt) };
		},

		findPeople: ({ text, limit }) => reading((store) => findPeople(store, text, limit)),

		personBehind: ({ messageId }) =>
			reading((store) => {
				const person = personBehind(store, messageId);
				if (person === null) throw personNotFound();
				return person;
			}),

		async previewPerson({ realm, id, folder }) {
			const backups = (await listBackups(places(folder), false)).length;
			return reading((store) => previewPerson(store, realm, id, backups));
		},

		retentionPreview: ({ rule, now }) =>
			reading((store) => {
				const { reached, excepted } = oldSessions(store, rule, now);
				const sessions = reached.map(({ row, uuid, title, market, endedAt, messages, isSealed }) => ({
					sessionId: uuid,
					title,
					market,
					endedAt,
					messages,
					authors: authorsIn(store, row),
					isSealed,
				}));
				const sum = (of: 'messages' | 'authors') => sessions.reduce((total, session) => total + session[of], 0);
				const total = { sessions: sessions.length, messages: sum('messages'), authors: sum('authors') };
				return { sessions: sessions.slice(0, MOST_PREVIEWED), total, excepted };
			}),

		retainedSessions: ({ rule, now }) => reading((store) => oldSessions(store, rule, now).reached.map(({ uuid, messages }) => ({ sessionId: uuid, messages }))),

		close() {
			folderOfData = null;
			return null;
		},
	};
}

function isSoundFile(file: string): boolean {
	let database: Database.Database | undefined;
	try {
		database = new Database(file, { readonly: true, fileMustExist: true, timeout: 5_000 });
		return isSound(database);
	} catch (error) {
		if (error instanceof Database.SqliteError && (error.code === 'SQLITE_NOTADB' || error.code.startsWith('SQLITE_CORRUPT'))) return false;
		throw error;
	} finally {
		database?.close();
	}
}

/** Sessions by their ids, messages by their number: what the store has and the backup does not. */
function lostBy(backup: string, store: string): { readonly lostSessions: number; readonly lostMessages: number } {
	const [kept, current] = [sessionsIn(backup), sessionsIn(store)];
	let lostSessions = 0;
	let lostMessages = 0;
	for (const [uuid, messages] of current) {
		if (!kept.has(uuid)) lostSessions += 1;
		lostMessages += Math.max(0, messages - (kept.get(uuid) ?? 0));
	}
	return { lostSessions, lostMessages };
}

function sessionsIn(file: string): ReadonlyMap<string, number> {
	const database = new Database(file, { readonly: true, fileMustExist: true });
	try {
		const rows = database.prepare<[], { uuid: string; messages: number }>("SELECT uuid, messages FROM session WHERE uuid NOT LIKE 'erased-%'").all();
		return new Map(rows.map(({ uuid, messages }) => [uuid, messages]));
	} finally {
		database.close();
	}
}
