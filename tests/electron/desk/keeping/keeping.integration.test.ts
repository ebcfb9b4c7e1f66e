import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DeskOptions, type OpenDesk, openDesk } from '../../../../electron/desk/desk.ts';
import { storeFile } from '../../../../electron/desk/store/open-store.ts';
import { resourcesFolder } from '../../../../electron/paths.ts';
import type { DeskEvent } from '../../../../shared/contract/contract.ts';
import { NO_RETENTION, type RetentionRule } from '../../../../shared/model/keeping.ts';
import { startShowdesk } from '../../command-line/run-showdesk.ts';
import { SHOW, said, sessionStart } from '../store/scratch-store.ts';

/** One desk for all of them: starting it takes seconds. They go in order, each from where the one before left off. */

const DAY = 86_400_000;
const LONG = { timeout: 15_000 };
const code = (expected: string) => expect.objectContaining({ code: expected });
const OLD = '01990000-0000-7000-8000-0000000000b1';
const TAGGED = '01990000-0000-7000-8000-0000000000b2';
const FRENCH = '01990000-0000-7000-8000-0000000000b3';
const YOUNG = '01990000-0000-7000-8000-0000000000b4';
const RULE: RetentionRule = { ...NO_RETENTION, action: 'anonymise', afterDays: 30, exceptMarkets: ['FR'], exceptTags: ['evidence'] };

let dataFolder: string;
let desk: OpenDesk;
let events: DeskEvent[];
const logged: string[] = [];

async function open(more: Partial<DeskOptions> = {}): Promise<void> {
	events = [];
	desk = await openDesk({ dataFolder, resourcesFolder: resourcesFolder(), host: 'browser', log: (line) => logged.push(line), ...more });
	desk.subscribe((event) => events.push(event));
}

const sessionIds = async () => (await desk.call('session.list', {})).map(({ id }) => id).toSorted();
const authorsOf = async (sessionId: string) => [...new Set((await desk.call('feed.page', { sessionId, limit: 50 })).messages.map(({ author }) => author.name))];
const showdesk = (args: readonly string[]) => startShowdesk(args).finished;
const acts = () => events.flatMap((event) => (event.type === 'audit' ? [event.entry.act] : []));

/** Sessions of long ago cannot be recorded now: they are written the way the recorder writes them. */
async function longAgo() {
	const { createRecorderCalls } = await import('../../../../electron/desk/recording/recorder-calls.ts');
	const { createStandInAnalyser } = await import('../recording/stand-in-analyser.ts');
	const recorder = createRecorderCalls({ loadAnalyser: async () => createStandInAnalyser(), notify: () => undefined, onIdleFault: () => undefined });
	await recorder.open({ dataFolder, resourcesFolder: '' });
	return recorder;
}

beforeAll(async () => {
	dataFolder = mkdtempSync(join(tmpdir(), 'showdesk-keeping-'));
	const recorder = await longAgo();
	for (const [id, daysAgo, market] of [
		[OLD, 40, 'ES'],
		[TAGGED, 41, 'ES'],
		[FRENCH, 42, 'FR'],
		[YOUNG, 3, 'ES'],
	] as const) {
		const startedAt = Date.now() - daysAgo * DAY;
		await recorder.beginSession({ ...sessionStart(id, startedAt), show: { ...SHOW, market, title: id } });
		await recorder.record({
			sessionId: id,
			items: [
				said(daysAgo * 10, 'hola', { author: { id: 'u1', name: 'Marta' } }),
				said(daysAgo * 10 + 1, 'hola @Marta', { author: { id: 'u2', name: 'Olga' } }),
			],
		});
		await recorder.endSession({ sessionId: id, endedAt: startedAt + 60_000, ending: 'stopped' });
	}
	await recorder.tagSession({ sessionId: TAGGED, author: null, at: Date.now(), tags: ['evidence'] });
	await recorder.close({});
	await open();
	await desk.call('profile.set', { name: 'Wei', role: 'lead', languages: ['zh'] });
}, 60_000);

afterAll(async () => {
	await desk.close();
	rmSync(dataFolder, { recursive: true, force: true });
});

it('shows what a rule of retention would reach, and changes nothing by showing it', async () => {
	const preview = await desk.call('retention.preview', { rule: RULE });
	expect(preview.sessions.map(({ sessionId, messages, authors }) => [sessionId, messages, authors])).toEqual([[OLD, 2, 2]]);
	expect(preview).toMatchObject({ total: { sessions: 1, messages: 2, authors: 2 }, excepted: 2 });
	expect((await desk.call('retention.preview', { rule: { ...RULE, afterDays: 1, exceptMarkets: [], exceptTags: [] } })).total.sessions).toBe(4);
	expect((await desk.call('retention.preview', { rule: { ...RULE, action: 'off' } })).total.sessions).toBe(0);
	expect(await authorsOf(OLD)).toEqual(['Marta', 'Olga']);
	expect((await desk.call('keeping.state', {})).retention).toEqual(NO_RETENTION);
});

it('makes a backup, says where it lies and what is in it', async () => {
	const made = await desk.call('backup.make', { operationId: randomUUID() });
	const { backups, folder, nextBytes, freeBytes } = await desk.call('backup.list', {});
	expect(backups).toEqual([made]);
	expect(made).toMatchObject({ kind: 'hand', content: { sessions: 4, messages: 8 } });
	expect(existsSync(join(folder, made.name))).toBe(true);
	expect(nextBytes).toBeGreaterThan(0);
	expect(freeBytes).toBeGreaterThan(0);
	expect(acts()).toContain('backup.made');
});

it('leaves what is lost for good to a lead', async () => {
	await desk.call('profile.set', { name: 'Ana', role: 'specialist', languages: ['es'] });
	const [backup] = (await desk.call('backup.list', {})).backups;
	const name = backup?.name ?? '';
	await expect(desk.call('retention.set', { rule: RULE, operationId: randomUUID() })).rejects.toEqual(code('lead-only'));
	await expect(desk.call('backup.restore', { name })).rejects.toEqual(code('lead-only'));
	await expect(desk.call('backup.delete', { name })).rejects.toEqual(code('lead-only'));
	const person = { realm: 'twitch', id: 'u1', hidesBareWords: false, replacesBackups: false, operationId: randomUUID() };
	await expect(desk.call('person.anonymise', person)).rejects.toEqual(code('lead-only'));
	await desk.call('profile.set', { name: 'Wei', role: 'lead', languages: ['zh'] });
	expect(await sessionIds()).toEqual([OLD, TAGGED, FRENCH, YOUNG]);
});

it('applies a rule to the sessions it reaches and to no others, and not twice', async () => {
	expect(await desk.call('retention.set', { rule: RULE, operationId: randomUUID() })).toEqual({ sessions: 1, messages: 2, isCancelled: false });
	const names = await authorsOf(OLD);
	for (const name of names) expect(name).toMatch(/^anonymous-/);
	expect(names).toHaveLength(2);
	for (const kept of [TAGGED, FRENCH, YOUNG]) expect(await authorsOf(kept)).toEqual(['Marta', 'Olga']);
	expect(acts()).toEqual(expect.arrayContaining(['retention.set', 'retention.applied']));
	expect(events).toContainEqual(expect.objectContaining({ type: 'rewritten', sessionId: OLD }));
	expect((await desk.call('keeping.state', {})).retentionAppliedAt).not.toBeNull();
	expect(await desk.call('retention.set', { rule: RULE, operationId: randomUUID() })).toMatchObject({ sessions: 0 });
});

it('deletes by rule, and ends between two sessions when it is cancelled', async () => {
	const operationId = randomUUID();
	const setting = desk.call('retention.set', { rule: { ...RULE, action: 'delete', exceptMarkets: [], exceptTags: [] }, operationId });
	await desk.call('operation.cancel', { operationId });
	const first = await setting;
	expect(first).toMatchObject({ isCancelled: true });
	expect(first.sessions).toBeLessThan(3);
	expect(await desk.call('retention.set', { rule: { ...RULE, action: 'delete', exceptMarkets: [] }, operationId: randomUUID() })).toMatchObject({
		isCancelled: false,
	});
	expect(await sessionIds()).toEqual([TAGGED, YOUNG]);
});

it('takes older backups away with a name that is to be forgotten, leaves one that never knew it, and seals anew what was sealed', async () => {
	await desk.call('session.seal', { sessionId: YOUNG, operationId: randomUUID() });
	const outcome = await desk.call('person.anonymise', { realm: 'twitch', id: 'u1', hidesBareWords: false, replacesBackups: true, operationId: randomUUID() });
	expect(outcome).toMatchObject({ messages: 2, others: 2, sessions: 2, isScrubbed: true, deletedBackups: 1 });
	const { backups, folder } = await desk.call('backup.list', {});
	expect(backups).toHaveLength(1);
	for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name)).includes('Marta')).toBe(false);
	expect(readFileSync(storeFile(dataFolder)).includes('Marta')).toBe(false);
	expect((await desk.call('session.get', { sessionId: YOUNG })).seal).toMatchObject({ wasErased: true });
	expect(await desk.call('session.verify', { sessionId: YOUNG, operationId: randomUUID() })).toMatchObject({ outcome: 'whole' });
});

it('restores a backup under the windows that look at it: they notice, load afresh, and nothing is lost that was there', async () => {
	const [backup] = (await desk.call('backup.list', {})).backups;
	const name = backup?.name ?? '';
	const { run, seq } = await desk.call('desk.status', {});
	const everything: RetentionRule = { ...RULE, action: 'delete', afterDays: 1, exceptTags: [] };
	await desk.call('retention.set', { rule: everything, operationId: randomUUID() });
	// What is sealed stays unless the rule says otherwise.
	expect(await sessionIds()).toEqual([YOUNG]);
	await desk.call('retention.set', { rule: { ...everything, keepsSealed: false }, operationId: randomUUID() });
	expect(await sessionIds()).toEqual([]);
	expect(await desk.call('backup.preview', { name })).toMatchObject({ lostSessions: 0, lostMessages: 0, runningShows: 0 });
	const { keptAs } = await desk.call('backup.restore', { name });
	expect(await sessionIds()).toEqual([TAGGED, YOUNG]);
	const after = await desk.call('desk.status', {});
	expect(after.run).not.toBe(run);
	expect(after.seq).toBeGreaterThan(seq);
	const numbers = events.map((event) => event.seq);
	expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
	expect(existsSync(join(dataFolder, keptAs ?? ''))).toBe(true);
	expect((await desk.call('backup.list', {})).backups.map(({ kind }) => kind)).toEqual(['replaced', 'hand']);
	await expect(desk.call('backup.restore', { name: 'showdesk-20200101T000000000Z-hand.sqlite' })).rejects.toEqual(code('backup-not-found'));
	await expect(desk.call('backup.restore', { name: '../../etc/passwd' })).rejects.toEqual(code('backup-not-found'));
	const { lines } = await desk.call('audit.page', { cursor: null });
	expect(JSON.stringify(lines)).toContain('backup.restored');
});

it('refuses to restore while a show runs, and goes on recording', async () => {
	const session = await desk.call('show.start', { title: 'Demo', sources: [{ kind: 'demo', speed: 5 }] });
	const name = (await desk.call('backup.list', {})).backups.find(({ kind }) => kind === 'hand')?.name ?? '';
	await expect(desk.call('backup.restore', { name })).rejects.toEqual(code('session-running'));
	expect(await desk.call('backup.preview', { name })).toMatchObject({ runningShows: 1 });
	await expect.poll(async () => (await desk.call('session.get', { sessionId: session.id })).messages, LONG).toBeGreaterThan(3);
	// What a rule reaches is never a show that runs, however short the time.
	expect((await desk.call('retention.preview', { rule: { ...RULE, afterDays: 1 } })).sessions.map(({ sessionId }) => sessionId)).not.toContain(session.id);
	await desk.call('show.stop', { sessionId: session.id });
});

it('takes only a folder that is there for backups', async () => {
	for (const folder of ['relative/folder', join(dataFolder, 'nowhere')]) {
		await expect(desk.call('backup.settings', { isDaily: true, folder })).rejects.toEqual(code('backup-folder-gone'));
	}
	const elsewhere = mkdtempSync(join(tmpdir(), 'showdesk-backups-'));
	expect(await desk.call('backup.settings', { isDaily: true, folder: elsewhere })).toMatchObject({ backups: { isDaily: true, folder: elsewhere } });
	await desk.call('backup.make', { operationId: randomUUID() });
	expect(readdirSync(elsewhere)).toHaveLength(1);
	rmSync(elsewhere, { recursive: true });
	await expect(desk.call('backup.make', { operationId: randomUUID() })).rejects.toEqual(code('backup-folder-gone'));
	expect((await desk.call('keeping.state', {})).backupTrouble).toMatchObject({ code: 'backup-folder-gone' });
	await desk.call('backup.settings', { isDaily: true, folder: null });
});

it('checks every page when it is asked to', async () => {
	expect(await desk.call('store.check', {})).toMatchObject({ kind: 'full', isSound: true });
	expect((await desk.call('keeping.state', {})).lastCheck).toMatchObject({ isSound: true });
});

it('says on the command line what it backs up and restores, to everybody that a torn store was brought back, and goes on backing up by itself', async () => {
	const out = await showdesk(['backup', '--data', dataFolder]);
	expect(out).toMatchObject({ exitCode: 0 });
	const [file = ''] = out.stdout.split('  ');
	expect(existsSync(file)).toBe(true);
	const busy = await showdesk(['restore', file, '--data', dataFolder]);
	expect(busy.exitCode).toBe(1);
	expect(busy.errors.join()).toContain('Another Showdesk works on');
	const before = await sessionIds();
	await desk.close();

	expect(await showdesk(['restore', file, '--data', dataFolder])).toMatchObject({
		exitCode: 0,
		stdout: expect.stringMatching(/^Restored \d sessions with \d+ messages\./),
	});
	writeFileSync(join(dataFolder, 'minutes.txt'), 'no backup');
	expect(await showdesk(['restore', join(dataFolder, 'minutes.txt'), '--data', dataFolder])).toMatchObject({
		exitCode: 1,
		errors: [expect.stringContaining('is not a backup')],
	});
	expect(await showdesk(['restore', '--data', dataFolder])).toMatchObject({ exitCode: 2 });

	const store = storeFile(dataFolder);
	truncateSync(store, Math.floor(statSync(store).size / 2));
	logged.length = 0;
	await open({ keepingRounds: { first: 20, every: 600_000 } });
	expect(await sessionIds()).toEqual(before);
	expect(logged.join('\n')).toMatch(/The store was damaged and was brought back from the backup of/);
	const { recovery } = await desk.call('keeping.state', {});
	expect(recovery).toMatchObject({ sessions: before.length });
	expect((await desk.call('desk.status', {})).recovery).toEqual(recovery);
	expect((await desk.call('keeping.acknowledge', {})).recovery).toBeNull();
	expect((await desk.call('desk.status', {})).recovery).toBeNull();
	await expect.poll(async () => (await desk.call('backup.list', {})).backups.filter(({ kind }) => kind === 'daily').length, LONG).toBe(1);
	await expect.poll(acts, LONG).toContain('backup.made');
	// A lead sits at the desk; the backup is nobody's act but its own.
	expect((await desk.call('desk.status', {})).profile).toMatchObject({ name: 'Wei' });
	const made = events.flatMap((event) => (event.type === 'audit' && event.entry.act === 'backup.made' ? [event.entry.author] : []));
	expect(made).toEqual([null]);
});

it('applies what retention is due by itself, and says that nobody told it to', async () => {
	await desk.close();
	const recorder = await longAgo();
	const ancient = '01990000-0000-7000-8000-0000000000b5';
	const startedAt = Date.now() - 400 * DAY;
	await recorder.beginSession({ ...sessionStart(ancient, startedAt), show: { ...SHOW, title: ancient } });
	await recorder.record({ sessionId: ancient, items: [said(startedAt, 'hola')] });
	await recorder.endSession({ sessionId: ancient, endedAt: startedAt + 60_000, ending: 'stopped' });
	await recorder.setRetention({ rule: { ...NO_RETENTION, action: 'delete', afterDays: 365 }, appliedAt: null });
	await recorder.close({});
	await open({ keepingRounds: { first: 20, every: 600_000 } });
	expect((await desk.call('desk.status', {})).profile).toMatchObject({ name: 'Wei' });
	await expect.poll(acts, LONG).toContain('retention.applied');
	const applied = events.flatMap((event) => (event.type === 'audit' && event.entry.act === 'retention.applied' ? [event.entry] : []));
	expect(applied.map(({ author, sessionId }) => [author, sessionId])).toEqual([[null, ancient]]);
	expect(await sessionIds()).not.toContain(ancient);
});
