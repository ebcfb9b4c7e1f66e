import { copyFileSync, existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { readKeepingNotes, writeKeepingNotes } from '../../../../electron/desk/keeping/keeping-file.ts';
import { makeBackup } from '../../../../electron/desk/keeping/make-backup.ts';
import { openRecovering } from '../../../../electron/desk/keeping/open-recovering.ts';
import { storeFile } from '../../../../electron/desk/store/open-store.ts';
import { LEAD, SESSION, said, scratchDesk, sessionStart } from '../store/scratch-store.ts';

const LATER = '01990000-0000-7000-8000-0000000000bb';
const code = (expected: string) => expect.objectContaining({ code: expected });
const texts = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => said(from + index, `mensaje ${from + index} ${'y'.repeat(400)}`));

/** A store with two sessions, the second after its backup; closed. */
async function closedStore({ withBackup }: { readonly withBackup: boolean }) {
	const desk = await scratchDesk();
	const { recorder, dataFolder } = desk;
	const file = storeFile(dataFolder);
	await recorder.setProfile({ profile: LEAD });
	await recorder.beginSession(sessionStart());
	await recorder.record({ sessionId: SESSION, items: texts(0, 600) });
	await recorder.endSession({ sessionId: SESSION, endedAt: 700_000, ending: 'stopped' });
	await recorder.indexAll({});
	if (withBackup) {
		const at = Date.UTC(2026, 10, 22);
		await makeBackup({ storeFile: file, folder: join(dataFolder, 'backups'), kind: 'daily', at, isCancelled: () => false, onProgress: () => undefined });
	}
	await recorder.beginSession(sessionStart(LATER, 800_000));
	await recorder.record({ sessionId: LATER, items: texts(1_000, 1_400) });
	await recorder.endSession({ sessionId: LATER, endedAt: 900_000, ending: 'stopped' });
	await desk.close();
	return { dataFolder, file };
}

async function reopened(dataFolder: string) {
	const said: string[] = [];
	const desk = await openRecovering({ dataFolder, workerUrl: undefined, log: (line) => said.push(line) }, () => scratchDesk(dataFolder));
	return { ...desk, said, sessions: new Map((await desk.reader.listSessions({})).map(({ id, messages }) => [id, messages])) };
}

/** The pages that hold rows of messages; every third of them, from the middle on. */
function spoilPages(file: string, fill: number): void {
	const bytes = readFileSync(file);
	const pages = Math.floor(bytes.length / 4_096);
	for (let page = Math.floor(pages * 0.4); page < pages; page += 7) bytes.fill(fill, page * 4_096 + 8, (page + 1) * 4_096);
	writeFileSync(file, bytes);
}

const DAMAGES = [
	{ name: 'cut off in the middle', spoil: (file: string) => truncateSync(file, Math.floor(statSync(file).size * 0.6)) },
	{ name: 'cut off within a page', spoil: (file: string) => truncateSync(file, statSync(file).size - 10_001) },
	{ name: 'with flipped pages', spoil: (file: string) => spoilPages(file, 0xa5) },
	{ name: 'with pages of zeros', spoil: (file: string) => spoilPages(file, 0) },
	{
		name: 'whose header is zeroed',
		spoil(file: string) {
			const bytes = readFileSync(file);
			bytes.fill(0, 0, 100);
			writeFileSync(file, bytes);
		},
	},
	{ name: 'overwritten with something else', spoil: (file: string) => writeFileSync(file, Buffer.alloc(200_000, 'not a database any more ')) },
] as const;

describe.each(DAMAGES)('a store $name', ({ spoil }) => {
	it('is brought back from its backup with whatever newer can be read, and the damaged file is kept', async () => {
		const { dataFolder, file } = await closedStore({ withBackup: true });
		spoil(file);
		const damaged = readFileSync(file);
		const { sessions, said, recorder, reader } = await reopened(dataFolder);
		expect(sessions.get(SESSION)).toBe(600);
		const { recovery, acts } = readKeepingNotes(dataFolder);
		if (recovery === null) throw new Error('nothing says that the store was recovered');
		expect(recovery.backupMadeAt).toBe(Date.UTC(2026, 10, 22));
		expect(recovery.savedMessages).toBe(sessions.get(LATER) ?? 0);
		expect(recovery.messages).toBe(600 + recovery.savedMessages);
		expect(readFileSync(join(dataFolder, recovery.keptAs)).equals(damaged)).toBe(true);
		expect(said.join('\n')).toMatch(/brought back from the backup of 2026-11-22 00:00 UTC.*kept as showdesk\.damaged-/);
		expect(acts.map(({ act }) => act)).toEqual(['store.recovered']);
		// It can be written to and searched as before.
		await recorder.indexAll({});
		expect(await recorder.beginSession(sessionStart('01990000-0000-7000-8000-0000000000cc', 950_000))).toMatchObject({ messages: 0 });
		expect(reader.feedPage({ sessionId: SESSION, limit: 500 })).toMatchObject({ hasOlder: true });
	});
});

it('reads nearly everything of what came after the backup where only some pages are bad', async () => {
	const { dataFolder, file } = await closedStore({ withBackup: true });
	const bytes = readFileSync(file);
	const page = Math.floor(bytes.length / 4_096 / 2);
	bytes.fill(0xa5, page * 4_096, (page + 1) * 4_096);
	writeFileSync(file, bytes);
	const { sessions } = await reopened(dataFolder);
	expect(sessions.get(SESSION)).toBe(600);
	expect(sessions.get(LATER)).toBeGreaterThan(350);
});

it('salvages what can be read where there is no backup, and says that the rest is lost', async () => {
	const { dataFolder, file } = await closedStore({ withBackup: false });
	spoilPages(file, 0xa5);
	const { sessions, said } = await reopened(dataFolder);
	const saved = [...sessions.values()].reduce((sum, messages) => sum + messages, 0);
	expect(saved).toBeGreaterThan(500);
	expect(saved).toBeLessThan(1_000);
	expect(said.join('\n')).toMatch(/there was no backup of it: what could be read was kept, 2 sessions/);
	expect(readKeepingNotes(dataFolder).recovery).toMatchObject({ backupMadeAt: null, sessions: 2, messages: saved });
});

it('says what to do where neither backup nor page is left, and leaves the file as it is', async () => {
	const { dataFolder, file } = await closedStore({ withBackup: false });
	for (const [content, refusal] of [
		[Buffer.alloc(50_000), 'store-lost'],
		[Buffer.alloc(50_000, 'x'), 'not-a-database'],
	] as const) {
		writeFileSync(file, content);
		await expect(reopened(dataFolder)).rejects.toEqual(code(refusal));
		expect(readFileSync(file).equals(content)).toBe(true);
	}
	expect(readKeepingNotes(dataFolder).recovery).toBeNull();
});

it('does not take a damaged backup for a good one: an older one serves', async () => {
	const { dataFolder, file } = await closedStore({ withBackup: true });
	const folder = join(dataFolder, 'backups');
	copyFileSync(file, join(folder, 'showdesk-20261123T000000000Z-daily.sqlite'));
	spoilPages(join(folder, 'showdesk-20261123T000000000Z-daily.sqlite'), 0);
	writeFileSync(file, 'gone');
	const { sessions } = await reopened(dataFolder);
	expect(sessions).toEqual(new Map([[SESSION, 600]]));
});

it('leaves the database of another program alone, backup or not', async () => {
	const { dataFolder, file } = await closedStore({ withBackup: true });
	for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
	new Database(file).exec('CREATE TABLE recipe (name TEXT)').close();
	await expect(reopened(dataFolder)).rejects.toEqual(code('not-a-database'));
	expect(new Database(file).prepare('SELECT count(*) AS count FROM recipe').get()).toEqual({ count: 0 });
});

it('brings back what a look at every page found damaged, and takes nobody’s word for it', async () => {
	const { dataFolder, file } = await closedStore({ withBackup: true });
	const noted = { at: 1, kind: 'full', ms: 1, bytes: 1, isSound: false } as const;
	writeKeepingNotes(dataFolder, { ...readKeepingNotes(dataFolder), lastCheck: noted });
	const sound = await reopened(dataFolder);
	expect(sound.said).toEqual([]);
	await sound.close();
	spoilPages(file, 0xa5);
	expect((await reopened(dataFolder)).said.join()).toContain('brought back from the backup');
	expect(readKeepingNotes(dataFolder)).toMatchObject({ lastCheck: null, recovery: { sessions: expect.any(Number) } });
});

it('says nothing of a store that is sound, and keeps its journal after a crash', async () => {
	const { dataFolder } = await closedStore({ withBackup: true });
	const { said, sessions } = await reopened(dataFolder);
	expect(said).toEqual([]);
	expect(sessions.get(LATER)).toBe(400);
	expect(existsSync(join(dataFolder, 'keeping.json'))).toBe(false);
});
