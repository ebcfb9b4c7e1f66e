import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { asideName, backupName, listBackups, outdatedBackups, readBackupName } from '../../../../electron/desk/keeping/backup-folder.ts';
import { makeBackup } from '../../../../electron/desk/keeping/make-backup.ts';
import { restoreBackup } from '../../../../electron/desk/keeping/replace-store.ts';
import { requireSoundBackup } from '../../../../electron/desk/keeping/store-content.ts';
import { NEWEST_VERSION } from '../../../../electron/desk/store/migrations/migrations.ts';
import { storeFile } from '../../../../electron/desk/store/open-store.ts';
import { SESSION, said, scratchDesk, sessionStart } from '../store/scratch-store.ts';

const AT = Date.UTC(2026, 10, 22, 16, 33, 54, 123);
const DAY = 86_400_000;
const code = (expected: string) => expect.objectContaining({ code: expected });
const quiet = { isCancelled: () => false, onProgress: () => undefined };

async function deskWith(messages: number) {
	const desk = await scratchDesk();
	await desk.recorder.beginSession(sessionStart());
	await desk.recorder.record({ sessionId: SESSION, items: Array.from({ length: messages }, (_, index) => said(index, `mensaje ${index} ${'x'.repeat(300)}`)) });
	return { ...desk, folder: join(desk.dataFolder, 'backups'), file: storeFile(desk.dataFolder) };
}

it('copies the store as it is at one moment while a show goes on being recorded, and leaves one checked file for its owner alone', async () => {
	const { recorder, folder, file } = await deskWith(3_000);
	let recorded = 3_000;
	const recording = setInterval(() => {
		void recorder.record({ sessionId: SESSION, items: [said(recorded++, 'y sigue')] });
	}, 1);
	const seen: number[] = [];
	const backup = await makeBackup({
		storeFile: file,
		folder,
		kind: 'hand',
		at: AT,
		isCancelled: () => false,
		onProgress: (done, total) => seen.push(done / total),
	});
	clearInterval(recording);
	expect(recorded).toBeGreaterThan(3_000);
	expect(backup).toMatchObject({ name: 'showdesk-20261122T163354123Z-hand.sqlite', kind: 'hand', madeAt: AT, content: { sessions: 1 } });
	expect(backup.content?.messages).toBeGreaterThanOrEqual(3_000);
	expect(readdirSync(folder)).toEqual([backup.name]);
	expect(statSync(join(folder, backup.name)).mode & 0o777).toBe(0o600);
	expect(statSync(folder).mode & 0o777).toBe(0o700);
	expect(seen.length).toBeGreaterThan(1);
	expect(seen).toEqual(seen.toSorted((one, other) => one - other));
});

it('keeps nothing of a backup that was cancelled, and none of its traces', async () => {
	const { folder, file } = await deskWith(3_000);
	let steps = 0;
	const making = makeBackup({ storeFile: file, folder, kind: 'hand', at: AT, isCancelled: () => ++steps > 1, onProgress: () => undefined });
	await expect(making).rejects.toEqual(code('cancelled'));
	expect(readdirSync(folder)).toEqual([]);
});

it('says that a chosen folder is not there instead of making another in its place', async () => {
	const { file, dataFolder } = await deskWith(1);
	const folder = join(dataFolder, 'disk-that-is-not-connected');
	await expect(makeBackup({ storeFile: file, folder, kind: 'daily', at: AT, ...quiet })).rejects.toEqual(code('backup-folder-gone'));
	expect(existsSync(folder)).toBe(false);
});

it.skipIf(process.getuid?.() === 0)('says that a folder cannot be written to', async () => {
	const { file, dataFolder } = await deskWith(1);
	const folder = join(dataFolder, 'read-only');
	mkdirSync(folder);
	chmodSync(folder, 0o500);
	await expect(makeBackup({ storeFile: file, folder, kind: 'daily', at: AT, ...quiet })).rejects.toEqual(code('backup-folder-read-only'));
	chmodSync(folder, 0o700);
});

it('keeps the newest of each of seven days and four weeks, and whatever a person made', () => {
	const daily = Array.from({ length: 60 }, (_, day) => ({ name: `day ${day}`, kind: 'daily' as const, madeAt: AT - day * DAY }));
	const byHand = { name: 'by hand', kind: 'hand' as const, madeAt: AT - 400 * DAY };
	const outdated = new Set(outdatedBackups([...daily, byHand]));
	const kept = [...daily, byHand].map(({ name }) => name).filter((name) => !outdated.has(name));
	// 22 November 2026 is a Sunday: of each week its Sunday is the newest.
	expect(kept).toEqual(['day 0', 'day 1', 'day 2', 'day 3', 'day 4', 'day 5', 'day 6', 'day 7', 'day 14', 'day 21', 'by hand']);
	expect(outdatedBackups([...daily, byHand].filter(({ name }) => !outdated.has(name)))).toEqual([]);
});

it('takes outdated daily backups away only when a new one is there', async () => {
	const { folder, file } = await deskWith(2);
	for (let day = 40; day >= 0; day -= 1) await makeBackup({ storeFile: file, folder, kind: 'daily', at: AT - day * DAY, ...quiet });
	expect(readdirSync(folder)).toHaveLength(10);
});

it('reads its own names and no others', () => {
	expect(readBackupName(backupName(AT, 'daily'))).toEqual({ kind: 'daily', madeAt: AT });
	expect(readBackupName(asideName(AT, 'damaged'))).toEqual({ kind: 'damaged', madeAt: AT });
	for (const name of ['showdesk.sqlite', '../showdesk-20261122T163354123Z-hand.sqlite', 'showdesk-99999999T999999999Z-hand.sqlite', 'notes.txt']) {
		expect(readBackupName(name)).toBeNull();
	}
});

it('restores a backup and keeps what was there beside it', async () => {
	const { recorder, close, dataFolder, folder, file } = await deskWith(5);
	const backup = await makeBackup({ storeFile: file, folder, kind: 'hand', at: AT, ...quiet });
	await recorder.record({ sessionId: SESSION, items: [said(100, 'after the backup')] });
	await close();
	const { content, keptAs } = await restoreBackup(join(folder, backup.name), dataFolder, AT + 1);
	expect(content.messages).toBe(5);
	expect(keptAs).toBe(asideName(AT + 1, 'replaced'));
	const files = await listBackups({ dataFolder, backupFolder: folder }, true);
	expect(files.map(({ kind, content: held }) => [kind, held?.messages])).toEqual([
		['replaced', 6],
		['hand', 5],
	]);
	const again = await scratchDesk(dataFolder);
	expect(again.reader.getSession({ sessionId: SESSION })).toMatchObject({ messages: 5, ending: 'interrupted' });
	expect(readdirSync(dataFolder).filter((name) => name.includes('restoring'))).toEqual([]);
});

it('refuses in words what is no backup, a damaged one and a newer one, and changes nothing', async () => {
	const { close, dataFolder, folder, file } = await deskWith(2_000);
	const { name } = await makeBackup({ storeFile: file, folder, kind: 'hand', at: AT, ...quiet });
	await close();
	const before = readFileSync(file);
	const candidate = join(dataFolder, 'candidate.sqlite');

	await expect(restoreBackup(join(dataFolder, 'nothing.sqlite'), dataFolder, AT)).rejects.toEqual(code('file-unreadable'));
	await expect(restoreBackup(dataFolder, dataFolder, AT)).rejects.toEqual(code('file-unreadable'));
	writeFileSync(candidate, 'these are the minutes of Tuesday, and no store at all');
	await expect(restoreBackup(candidate, dataFolder, AT)).rejects.toEqual(code('not-a-backup'));

	const bytes = readFileSync(join(folder, name));
	bytes.fill(0x5a, 4_096 * 20, 4_096 * 40);
	writeFileSync(candidate, bytes);
	await expect(restoreBackup(candidate, dataFolder, AT)).rejects.toEqual(code('backup-damaged'));

	copyFileSync(join(folder, name), candidate);
	const newer = new Database(candidate);
	newer.pragma(`user_version = ${NEWEST_VERSION + 10}`);
	newer.close();
	expect(() => requireSoundBackup(candidate)).toThrow(code('backup-newer'));
	await expect(restoreBackup(candidate, dataFolder, AT)).rejects.toEqual(code('backup-newer'));

	const foreign = join(dataFolder, 'foreign.sqlite');
	new Database(foreign).exec('CREATE TABLE recipe (name TEXT)').close();
	await expect(restoreBackup(foreign, dataFolder, AT)).rejects.toEqual(code('not-a-backup'));
	expect(readFileSync(file).equals(before)).toBe(true);
});
