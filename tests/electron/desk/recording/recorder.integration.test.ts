import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openReader } from '../../../../electron/desk/reading/reader.ts';
import { openRecorder } from '../../../../electron/desk/recording/recorder.ts';
import { storeFile } from '../../../../electron/desk/store/open-store.ts';
import type { DeskError } from '../../../../shared/contract/errors.ts';
import { SESSION, SPECIALIST, said, scratchFolder, sessionStart, twitchSource } from '../store/scratch-store.ts';

const workerUrl = new URL('./stand-in-recorder-worker.ts', import.meta.url);
const fault = (code: string) => expect.objectContaining({ code });

async function openThreads(dataFolder = scratchFolder()) {
	const crashes: DeskError[] = [];
	const log: string[] = [];
	const recorder = await openRecorder({ dataFolder, resourcesFolder: '', workerUrl, onCrash: (error) => crashes.push(error), log: (line) => log.push(line) });
	onTestFinished(() => recorder.close());
	const reader = await openReader({ dataFolder, log: (line) => log.push(line) });
	onTestFinished(() => reader.close());
	return { dataFolder, recorder, reader, crashes, log };
}

test('what the recorder has acknowledged another thread reads at once', async () => {
	const { recorder, reader } = await openThreads();
	const begun = await recorder.call('beginSession', sessionStart());
	expect(begun).toMatchObject({ id: SESSION, endedAt: null, ending: null, messages: 0 });
	for (let batch = 0; batch < 20; batch += 1) {
		const { messages } = await recorder.call('record', { sessionId: SESSION, items: [said(batch, 'cura?'), said(batch + 100, 'hola')] });
		const page = await reader.call('feedPage', { sessionId: SESSION, limit: 2 });
		expect(page.messages).toEqual(messages);
	}
	const ended = await recorder.call('endSession', { sessionId: SESSION, endedAt: 99_000, ending: 'stopped' });
	expect(ended).toMatchObject({ endedAt: 99_000, ending: 'stopped', messages: 40, flags: 20, unreviewed: 20 });
	expect(await reader.call('listSessions', {})).toEqual([ended]);
	await expect(recorder.call('record', { sessionId: SESSION, items: [said(1_000, 'late')] })).rejects.toEqual(fault('session-ended'));
});

test('a platform id that was seen before is counted by its source and not stored again, nor in a later session', async () => {
	const { recorder } = await openThreads();
	await recorder.call('beginSession', sessionStart());
	const first = await recorder.call('record', { sessionId: SESSION, items: [said(1, 'a'), said(1, 'a again'), said(2, 'b')] });
	expect(first.messages.map(({ text }) => text)).toEqual(['a', 'b']);
	expect(first.duplicates).toEqual({ 'source-1': 1 });
	const next = '01990000-0000-7000-8000-0000000000bb';
	await recorder.call('beginSession', { ...sessionStart(next), sources: [twitchSource('again'), twitchSource('other', 'oleg')] });
	const items = [said(1, 'a', { sourceId: 'again' }), said(1, 'a', { sourceId: 'other' })];
	const second = await recorder.call('record', { sessionId: next, items });
	expect(second.messages.map(({ sourceId }) => sourceId)).toEqual(['other']);
	expect(second.duplicates).toEqual({ again: 1 });
});

test('deletions meet the messages before them, once, and only on their channel', async () => {
	const { recorder, reader } = await openThreads();
	await recorder.call('beginSession', { ...sessionStart(), sources: [twitchSource(), twitchSource('source-2', 'oleg')] });
	const by = (id: string) => ({ author: { id, name: id } });
	const { messages, deletions } = await recorder.call('record', {
		sessionId: SESSION,
		items: [
			said(1, 'one', by('u1')),
			said(2, 'two', by('u2')),
			said(3, 'three', by('u2')),
			said(4, 'elsewhere', { ...by('u2'), sourceId: 'source-2' }),
			{ type: 'deletion', sourceId: 'source-1', target: { platformId: 'p3' }, at: 50 },
			{ type: 'deletion', sourceId: 'source-1', target: { platformId: 'unknown' }, at: 51 },
			{ type: 'deletion', sourceId: 'source-1', target: { authorId: 'u2' }, at: 52 },
			said(5, 'after the ban', by('u2')),
		],
	});
	const id = (index: number) => messages[index]?.id;
	expect(deletions).toEqual([
		{ messageId: id(2), sessionId: SESSION, at: 50, reason: 'message' },
		{ messageId: id(1), sessionId: SESSION, at: 52, reason: 'author' },
	]);
	const cleared = await recorder.call('record', { sessionId: SESSION, items: [{ type: 'deletion', sourceId: 'source-1', target: 'all', at: 60 }] });
	expect(cleared.deletions.map(({ messageId, reason }) => [messageId, reason])).toEqual([
		[id(0), 'clear'],
		[id(4), 'clear'],
	]);
	const page = await reader.call('feedPage', { sessionId: SESSION, limit: 9 });
	expect(page.messages).toHaveLength(5);
	expect(page.deletions).toEqual([...deletions, ...cleared.deletions]);
});

test('a batch of which one part fails is not stored at all', async () => {
	const { recorder, reader, log } = await openThreads();
	await recorder.call('beginSession', sessionStart());
	const items = [said(1, 'a secret'), said(2, 'b', { sourceId: 'not-of-this-session' })];
	await expect(recorder.call('record', { sessionId: SESSION, items })).rejects.toEqual(fault('internal'));
	expect((await reader.call('feedPage', { sessionId: SESSION, limit: 9 })).messages).toEqual([]);
	expect(log.join('\n')).toMatch(/record failed: Error\n +at /);
	expect(log.join('\n')).not.toContain('secret');
});

test('gaps last until they are closed, at the latest with their session', async () => {
	const { recorder, reader } = await openThreads();
	await recorder.call('beginSession', sessionStart());
	const gap = await recorder.call('openGap', { sessionId: SESSION, sourceId: 'source-1', startedAt: 2_000, reason: 'connection-lost' });
	expect(gap).toMatchObject({ sessionId: SESSION, sourceId: 'source-1', startedAt: 2_000, endedAt: null });
	expect((await reader.call('feedPage', { sessionId: SESSION, limit: 9 })).gaps).toEqual([gap]);
	expect(await recorder.call('closeGap', { gapId: gap.id, endedAt: 3_000 })).toEqual({ ...gap, endedAt: 3_000 });
	await recorder.call('openGap', { sessionId: SESSION, sourceId: 'source-1', startedAt: 4_000, reason: 'connection-lost' });
	await recorder.call('endSession', { sessionId: SESSION, endedAt: 5_000, ending: 'finished' });
	const { gaps } = await reader.call('feedPage', { sessionId: SESSION, limit: 9 });
	expect(gaps.map(({ endedAt }) => endedAt)).toEqual([3_000, 5_000]);
});

test('the profile is kept for the next start', async () => {
	const { recorder, dataFolder } = await openThreads();
	expect(recorder.opened.profile).toBeNull();
	await recorder.call('setProfile', { profile: SPECIALIST });
	await recorder.close();
	const { recorder: next } = await openThreads(dataFolder);
	expect(next.opened.profile).toEqual(SPECIALIST);
});

test('messages become searchable by themselves in idle moments', async () => {
	const { recorder, reader } = await openThreads();
	await recorder.call('beginSession', sessionStart());
	await recorder.call('record', { sessionId: SESSION, items: [said(1, 'resistente al agua')] });
	await expect.poll(async () => (await reader.call('search', { text: 'resist', limit: 9 })).hits.length, { timeout: 5_000 }).toBe(1);
});

test('while a large index is caught up, recording goes on in between', async () => {
	const { recorder } = await openThreads();
	await recorder.call('beginSession', sessionStart());
	const items = Array.from({ length: 20_000 }, (_, index) => said(index, `hola numero ${index}`));
	await recorder.call('record', { sessionId: SESSION, items });
	const order: string[] = [];
	const indexing = recorder.call('indexAll', {}).then(() => order.push('indexed'));
	await recorder.call('record', { sessionId: SESSION, items: [said(30_000, 'now')] }).then(() => order.push('recorded'));
	await indexing;
	expect(order).toEqual(['recorded', 'indexed']);
});

test('a store that cannot be opened is refused with the same words the store uses', async () => {
	const dataFolder = scratchFolder();
	writeFileSync(storeFile(dataFolder), 'no database at all'.repeat(50));
	const options = { dataFolder, resourcesFolder: '', workerUrl, onCrash: () => undefined };
	await expect(openRecorder(options)).rejects.toEqual(fault('not-a-database'));
	await expect(openReader({ dataFolder })).rejects.toEqual(fault('not-a-database'));
	await expect(openReader({ dataFolder: join(dataFolder, 'none') })).rejects.toEqual(fault('file-unreadable'));
});

test('a worker that cannot start rejects its calls and is reported once', async () => {
	const crashes: DeskError[] = [];
	const missing = new URL('./no-such-worker.ts', import.meta.url);
	const options = { dataFolder: scratchFolder(), resourcesFolder: '', workerUrl: missing, onCrash: (error: DeskError) => crashes.push(error) };
	await expect(openRecorder(options)).rejects.toEqual(fault('internal'));
	expect(crashes).toHaveLength(1);
});

test('closing waits for what was asked before, is no crash, and later calls are refused', async () => {
	const { recorder, crashes } = await openThreads();
	await recorder.call('beginSession', sessionStart());
	const recorded = recorder.call('record', { sessionId: SESSION, items: [said(1, 'last')] });
	await recorder.close();
	expect((await recorded).messages).toHaveLength(1);
	await expect(recorder.call('setProfile', { profile: SPECIALIST })).rejects.toEqual(fault('desk-closed'));
	expect(crashes).toEqual([]);
});
