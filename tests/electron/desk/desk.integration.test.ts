import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenDesk, openDesk } from '../../../electron/desk/desk.ts';
import { resourcesFolder } from '../../../electron/paths.ts';
import type { DeskEvent } from '../../../shared/contract/contract.ts';
import type { Message } from '../../../shared/model/message.ts';
import type { Session } from '../../../shared/model/show.ts';
import { isSpanOf } from '../../../shared/model/span.ts';
import { startWebSocketFeed, type WebSocketFeed } from '../../fixtures/websocket-feed.ts';

const LONG = { timeout: 15_000 };
const HOUR_MS = 3_600_000;

let folders: string[];
let desks: OpenDesk[];
let desk: OpenDesk;
let events: DeskEvent[];
let feed: WebSocketFeed;

beforeEach(async () => {
	folders = [];
	desks = [];
	events = [];
	feed = await startWebSocketFeed();
	desk = await openOnNewFolder();
	desk.subscribe((event) => events.push(event));
});

afterEach(async () => {
	for (const opened of desks) await opened.close();
	await feed.close();
	for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function openOnNewFolder(): Promise<OpenDesk> {
	const dataFolder = await mkdtemp(join(tmpdir(), 'showdesk-desk-'));
	folders.push(dataFolder);
	const opened = await openDesk({ dataFolder, resourcesFolder: resourcesFolder(), host: 'browser', log: () => undefined });
	desks.push(opened);
	return opened;
}

const shown = (): readonly Message[] => events.flatMap((event) => (event.type === 'messages' ? event.messages : []));
const textsShown = () => shown().map((message) => message.text);

async function watchFeed(): Promise<Session> {
	const session = await desk.call('show.start', { title: 'Feed', market: 'ES', languages: ['es'], sources: [{ kind: 'websocket', url: feed.address }] });
	await expect.poll(() => feed.connected(), LONG).toBe(1);
	return session;
}

async function sourceState(index = 0) {
	const source = (await desk.call('show.list', {}))[0]?.sources[index];
	if (source === undefined) throw new Error('no such source');
	return source;
}

describe('bad input, through the whole desk', () => {
	it.each([
		['no JSON', 'not-json', () => feed.send('{"text":')],
		['a frame without text', 'no-text', () => feed.send({ id: 'x', author: 'marta' })],
		['a frame that is no message', 'wrong-shape', () => feed.send('42')],
		['a binary frame', 'binary', () => feed.sendBinary(Buffer.from('{"text":"binary"}'))],
		['a frame over 64 KiB', 'too-large', () => feed.send({ id: 'x', author: 'marta', text: 'x'.repeat(70_000) })],
	] as const)('drops %s, counts it and shows the last one, and the connection stays', async (_what, reason, speak) => {
		await watchFeed();
		speak();
		feed.send({ id: 'good', author: 'marta', text: 'a good line' });
		await expect.poll(textsShown, LONG).toEqual(['a good line']);
		const { dropped, connection } = await sourceState();
		expect(dropped).toMatchObject({ count: 1, last: { reason } });
		expect(dropped.last?.excerpt.length).toBeLessThan(300);
		expect(connection).toBe('connected');
		expect(feed.connected()).toBe(1);
	});

	it('ignores a platform id it has seen, and counts it', async () => {
		const session = await watchFeed();
		feed.send({ id: '1', author: 'marta', text: 'first' }, { id: '1', author: 'marta', text: 'first' }, [
			{ id: '1', author: 'marta', text: 'first' },
			{ id: '2', author: 'marta', text: 'second' },
		]);
		await expect.poll(textsShown, LONG).toEqual(['first', 'second']);
		await expect.poll(async () => (await sourceState()).duplicates, LONG).toBe(2);
		expect((await desk.call('show.stop', { sessionId: session.id })).messages).toBe(2);
	});

	it('stores hostile text as it was received, but for what no store can hold, with spans that still cut the right words', async () => {
		await watchFeed();
		const risky = 'cura la diabetes';
		const texts = [
			`<script>alert(1)</script> este reloj ${risky}`,
			`ya${'\u0300\u0316\u0489'.repeat(200)} este reloj ${risky}`,
			`\u202e\u2066este reloj ${risky}\u2069\u202c`,
			`😀🇪🇸👩‍👩‍👧 este reloj ${risky} 😀`,
			`[\0] [\ud83d] este reloj ${risky}`,
		];
		feed.send(...texts.map((text, index) => ({ id: String(index), author: 'Lucía', role: 'host', text })));
		await expect.poll(() => shown().length, LONG).toBe(texts.length);
		expect(textsShown()).toEqual(texts.map((text) => text.toWellFormed().replaceAll('\0', '\ufffd')));
		for (const { text, flags } of shown()) {
			const health = flags.find(({ category }) => category === 'health');
			expect(health, text.slice(0, 40)).toBeDefined();
			expect(text.slice(health?.start, health?.end)).toBe(risky);
			for (const flag of flags) expect(isSpanOf(text, flag)).toBe(true);
		}
	});

	it('orders the feed by arrival and marks a clock that is missing, behind or ahead', async () => {
		const session = await watchFeed();
		const now = Date.now();
		feed.send(
			{ id: '1', author: 'a', text: 'one', sentAt: now + HOUR_MS },
			{ id: '2', author: 'a', text: 'two', sentAt: now - 365 * 24 * HOUR_MS },
			{ id: '3', author: 'a', text: 'three' },
			{ id: '4', author: 'a', text: 'four', sentAt: new Date(now).toISOString() },
			{ id: '5', author: 'a', text: 'five', sentAt: 'yesterday, I think' },
		);
		await expect.poll(() => shown().length, LONG).toBe(5);
		const { messages } = await desk.call('feed.page', { sessionId: session.id });
		expect(messages.map(({ text, clock }) => [text, clock])).toEqual([
			['one', 'future'],
			['two', 'past'],
			['three', 'missing'],
			['four', 'ok'],
			['five', 'missing'],
		]);
	});
});

describe('sources side by side', () => {
	it('goes on with one source while another cannot be reached', async () => {
		const session = await desk.call('show.start', {
			sources: [
				{ kind: 'websocket', url: 'ws://127.0.0.1:1/nobody' },
				{ kind: 'websocket', url: feed.address },
			],
		});
		await expect.poll(() => feed.connected(), LONG).toBe(1);
		feed.send({ id: '1', author: 'marta', text: 'still here' });
		await expect.poll(textsShown, LONG).toEqual(['still here']);
		await expect.poll(async () => (await sourceState(0)).problem?.code, LONG).toBe('unreachable');
		expect((await sourceState(0)).connection).not.toBe('connected');
		expect(await sourceState(1)).toMatchObject({ connection: 'connected', problem: null });
		expect(await desk.call('show.stop', { sessionId: session.id })).toMatchObject({ messages: 1, ending: 'stopped' });
	});

	it('refuses to record the same feed twice at once, and takes it again once it is free', async () => {
		const first = await watchFeed();
		await expect(desk.call('show.start', { sources: [{ kind: 'websocket', url: feed.address }] })).rejects.toMatchObject({ code: 'already-watched' });
		expect(await desk.call('session.list', {})).toHaveLength(1);
		await desk.call('show.stop', { sessionId: first.id });
		const second = await watchFeed();
		expect(second.id).not.toBe(first.id);
	});

	it('keeps the gap of a cut connection, repeats nothing that is sent again, and gives it all to a window that was away', async () => {
		const session = await watchFeed();
		feed.send({ id: '1', author: 'marta', text: 'before' });
		await expect.poll(textsShown, LONG).toEqual(['before']);
		const { run, seq } = await desk.call('desk.status', {});
		feed.cut();
		await expect.poll(() => feed.connected(), LONG).toBe(0);
		await expect.poll(() => feed.connected(), LONG).toBe(1);
		feed.send({ id: '1', author: 'marta', text: 'before' }, { id: '2', author: 'marta', text: 'after' });
		await expect.poll(textsShown, LONG).toEqual(['before', 'after']);

		const page = await desk.call('feed.page', { sessionId: session.id });
		expect(page.messages.map(({ text }) => text)).toEqual(['before', 'after']);
		expect(page.gaps).toHaveLength(1);
		const [gap] = page.gaps;
		expect(gap?.startedAt).toBeGreaterThanOrEqual(page.messages[0]?.receivedAt ?? 0);
		expect(gap?.endedAt).toBeLessThanOrEqual(page.messages[1]?.receivedAt ?? 0);
		expect((await desk.call('session.get', { sessionId: session.id })).gaps).toBe(1);

		const missed = await desk.call('desk.catchUp', { run, afterSeq: seq });
		expect(missed?.events).toEqual(events.filter((event) => event.seq > seq && event.seq <= (missed?.events.at(-1)?.seq ?? 0)));
		expect(missed?.events.filter(({ type }) => type === 'gap').length).toBeGreaterThanOrEqual(2);
	});
});

describe('a whole show', () => {
	async function transcriptOf(from: OpenDesk, sessionId: string): Promise<string> {
		const pieces: string[] = [];
		for (let cursor: string | null = null, isDone = false; !isDone; ) {
			const piece: { text: string; cursor: string | null } = await from.call('session.export', { sessionId, format: 'jsonl', cursor });
			pieces.push(piece.text);
			cursor = piece.cursor;
			isDone = cursor === null;
		}
		return pieces.join('');
	}

	async function importInto(into: OpenDesk, transcript: string) {
		const bytes = Buffer.from(transcript);
		const { uploadId } = await into.call('upload.begin', { name: 'show.jsonl', bytes: bytes.length });
		for (let start = 0; start < bytes.length; start += 300_000) {
			await into.call('upload.append', { uploadId, base64: bytes.subarray(start, start + 300_000).toString('base64') });
		}
		return into.call('session.import', { uploadId });
	}

	it('keeps what the platform took away, annotates, and reads the same on another desk', async () => {
		const started = await desk.call('show.start', { sources: [{ kind: 'demo', speed: 'unlimited' }] });
		await expect.poll(async () => (await desk.call('session.get', { sessionId: started.id })).ending, LONG).toBe('finished');

		const deletions = events.flatMap((event) => (event.type === 'deletions' ? event.deletions : []));
		expect(deletions.length).toBeGreaterThan(0);
		const deleted = shown().filter(({ id }) => deletions.some(({ messageId }) => messageId === id));
		expect(deleted).toHaveLength(deletions.length);
		const [firstDeleted] = deleted;
		const around = await desk.call('feed.page', { sessionId: started.id, cursor: { around: firstDeleted?.id ?? 0 }, limit: 20 });
		expect(around.deletions).toContainEqual(deletions.find(({ messageId }) => messageId === firstDeleted?.id));
		expect(around.messages.find(({ id }) => id === firstDeleted?.id)?.text).toBe(firstDeleted?.text);

		await expect(desk.call('annotation.add', { messageId: firstDeleted?.id ?? 0, body: { type: 'note', text: 'unsigned' } })).rejects.toMatchObject({
			code: 'no-profile',
		});
		await desk.call('profile.set', { name: 'Нина', role: 'lead', languages: ['ru'] });
		await desk.call('annotation.add', { messageId: firstDeleted?.id ?? 0, body: { type: 'note', text: 'kept although it was deleted' } });
		const [severe] = (await desk.call('feed.toReview', { sessionId: started.id, limit: 1 })).messages;
		const flagId = severe?.flags[0]?.id ?? 0;
		await desk.call('annotation.add', { messageId: severe?.id ?? 0, body: { type: 'verdict', flagId, verdict: 'escalated' } });

		const transcript = await transcriptOf(desk, started.id);
		const session = await desk.call('session.get', { sessionId: started.id });
		expect(await importInto(desk, transcript)).toMatchObject({ added: 0, known: session.messages, skipped: [] });

		const elsewhere = await openOnNewFolder();
		const result = await importInto(elsewhere, transcript);
		expect(result).toMatchObject({ added: session.messages, known: 0, skipped: [] });
		const imported = await elsewhere.call('session.get', { sessionId: result.sessionId });
		expect(imported).toMatchObject({ messages: session.messages, flags: session.flags, unreviewed: session.unreviewed, ending: 'imported' });
		const { hits } = await elsewhere.call('session.search', { text: firstDeleted?.text ?? '' });
		expect(hits.map((hit) => hit.message.text)).toContain(firstDeleted?.text);
	});
});
