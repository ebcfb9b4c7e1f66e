import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SourceEvent } from '../../../../../electron/desk/intake/source.ts';
import { createReplaySource, type ReplayOptions } from '../../../../../electron/desk/intake/sources/replay.ts';
import { createManualClock, type ManualClock } from '../manual-clock.ts';

const DEMO = join(import.meta.dirname, '../../../../../resources/demo/watch-show.jsonl');
const RECORDED_AT = 1_600_000_000_000;

const SESSION_LINE = {
	type: 'session',
	version: 1,
	id: '01990000-0000-7000-8000-000000000002',
	show: { title: 'Short show', host: 'Олег', platform: 'websocket', market: 'RU', languages: ['ru'] },
	startedAt: RECORDED_AT,
	endedAt: RECORDED_AT + 60_000,
};

let folder = '';
let files = 0;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'showdesk-replay-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function transcript(...lines: readonly (object | string)[]): Promise<string> {
	files += 1;
	const path = join(folder, `transcript-${files}.jsonl`);
	await writeFile(path, lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join(''));
	return path;
}

function messageLine(id: string, afterMs: number, more: object = {}) {
	return { type: 'message', id, author: { id: 'u1', name: 'Vera' }, text: `text of ${id}`, receivedAt: RECORDED_AT + afterMs, ...more };
}

function replay(options: Pick<ReplayOptions, 'path'> & Partial<ReplayOptions>) {
	const events: SourceEvent[] = [];
	const source = createReplaySource({ kind: 'replay', label: 'short show', channel: 'session-1', ...options });
	return { events, source, start: () => source.start((event) => events.push(event)) };
}

function messagesOf(events: readonly SourceEvent[]) {
	return events.flatMap((event) => (event.type === 'message' ? [event.message] : []));
}

function states(events: readonly SourceEvent[]) {
	return events.flatMap((event) => (event.type === 'state' ? [event.connection] : []));
}

/** The file is open and the first message waits for its time. */
async function waitsForFirst(clock: ManualClock): Promise<void> {
	await expect.poll(() => clock.waiting(), { interval: 5 }).toBe(1);
}

async function ended(events: readonly SourceEvent[]): Promise<void> {
	await expect.poll(() => states(events).at(-1), { timeout: 5_000 }).toMatch(/^(ended|failed)$/);
}

describe('replay', () => {
	it.each([1, 2, 5, 20, 0.5])('keeps the recorded distances at ×%d, measured against the start', async (speed) => {
		const clock = createManualClock();
		const start = clock.now();
		const path = await transcript(SESSION_LINE, messageLine('a', 1_000), messageLine('b', 1_500), messageLine('c', 31_000));
		const { events, start: begin, source } = replay({ path, speed, clock });
		begin();
		await waitsForFirst(clock);
		await clock.advance(70_000);
		await ended(events);
		expect(messagesOf(events).map(({ platformId, receivedAt }) => [platformId, receivedAt - start])).toEqual([
			['a', 1_000 / speed],
			['b', 1_500 / speed],
			['c', 31_000 / speed],
		]);
		await source.stop();
	});

	it('does not drift where timers come late', async () => {
		const clock = createManualClock();
		const start = clock.now();
		const lateClock = { now: clock.now, after: (delayMs: number, run: () => void) => clock.after(delayMs + 40, run) };
		const path = await transcript(SESSION_LINE, ...Array.from({ length: 50 }, (_, index) => messageLine(`m${index}`, index * 200)));
		const { events, start: begin } = replay({ path, clock: lateClock });
		begin();
		await waitsForFirst(clock);
		await clock.advance(11_000);
		const last = messagesOf(events).at(-1);
		expect(last?.platformId).toBe('m49');
		expect((last?.receivedAt ?? 0) - start).toBeLessThanOrEqual(49 * 200 + 40);
	});

	it('keeps one timer at a time, however long the transcript', async () => {
		const clock = createManualClock();
		const path = await transcript(SESSION_LINE, ...Array.from({ length: 2_000 }, (_, index) => messageLine(`m${index}`, 1_000 + index)));
		const { events, start, source } = replay({ path, clock });
		start();
		await waitsForFirst(clock);
		await clock.advance(1_500);
		expect(messagesOf(events).length).toBeGreaterThan(400);
		expect(clock.waiting()).toBe(1);
		await source.stop();
		expect(clock.waiting()).toBe(0);
	});

	it('says a message was sent as long before its arrival as it was when recorded', async () => {
		const path = await transcript(SESSION_LINE, messageLine('a', 1_000, { sentAt: RECORDED_AT + 250 }), messageLine('b', 1_000));
		const { events, start } = replay({ path, speed: 'unlimited' });
		start();
		await ended(events);
		const [a, b] = messagesOf(events);
		expect((a?.receivedAt ?? 0) - (a?.sentAt ?? 0)).toBe(750);
		expect(b?.sentAt).toBeNull();
	});

	it('tells a recorded gap once it is over, moved and scaled into this recording', async () => {
		const clock = createManualClock();
		const start = clock.now();
		const gap = { type: 'gap', startedAt: RECORDED_AT + 10_000, endedAt: RECORDED_AT + 20_000, reason: 'connection lost' };
		const path = await transcript(SESSION_LINE, messageLine('a', 5_000), gap, messageLine('b', 30_000));
		const { events, start: begin } = replay({ path, speed: 5, clock });
		begin();
		await waitsForFirst(clock);
		await clock.advance(5_000);
		expect(events.filter((event) => event.type === 'recorded-gap')).toEqual([]);
		await clock.advance(1_000);
		expect(events.filter((event) => event.type === 'recorded-gap')).toEqual([
			{ type: 'recorded-gap', startedAt: start + 2_000, endedAt: start + 4_000, reason: 'connection lost' },
		]);
	});

	it('tells a gap that was still open when the transcript ended', async () => {
		const path = await transcript(SESSION_LINE, messageLine('a', 10), { type: 'gap', startedAt: RECORDED_AT + 20, endedAt: null, reason: 'connection-lost' });
		const { events, start } = replay({ path, speed: 20 });
		start();
		await ended(events);
		expect(events.filter((event) => event.type === 'recorded-gap')).toHaveLength(1);
	});

	it('gives a second source of the same transcript ids of its own, so that equal ids are not taken for repetitions', async () => {
		const one = { source: { kind: 'websocket', channel: 'ws://one/' } };
		const two = { source: { kind: 'websocket', channel: 'ws://two/' } };
		const path = await transcript(SESSION_LINE, messageLine('1', 1, one), messageLine('1', 2, two), {
			type: 'deletion',
			messageId: '1',
			at: RECORDED_AT + 3,
			reason: 'message',
			...two,
		});
		const { events, start } = replay({ path, speed: 'unlimited' });
		start();
		await ended(events);
		const ids = messagesOf(events).map(({ platformId }) => platformId);
		expect(new Set(ids).size).toBe(2);
		expect(events.flatMap((event) => (event.type === 'deletion' ? [event.target] : []))).toEqual([{ platformId: ids[1] }]);
	});

	it('plays the demo show whole and in order, as fast as it goes, and ends', async () => {
		const { events, start } = replay({ path: DEMO, kind: 'demo', speed: 'unlimited' });
		start();
		await ended(events);
		expect(messagesOf(events)).toHaveLength(480);
		expect(events.filter((event) => event.type === 'deletion')).toHaveLength(23);
		expect(events.filter((event) => event.type === 'recorded-gap')).toHaveLength(1);
		expect(states(events)).toEqual(['connecting', 'connected', 'ended']);
		expect(messagesOf(events)[0]).toMatchObject({ kind: 'speech', role: 'host', author: { name: 'Lucía' } });
	});

	it('lets the event loop turn during an unlimited replay and waits while it is paused', async () => {
		const path = await transcript(SESSION_LINE, ...Array.from({ length: 5_000 }, (_, index) => messageLine(`m${index}`, index)));
		const { events, start, source } = replay({ path, speed: 'unlimited' });
		let turns = 0;
		const counter = setInterval(() => {
			turns += 1;
		}, 0);
		start();
		await expect.poll(() => messagesOf(events).length, { interval: 1 }).toBeGreaterThan(0);
		source.pause?.();
		await new Promise((resolve) => setTimeout(resolve, 30));
		const whilePaused = messagesOf(events).length;
		await new Promise((resolve) => setTimeout(resolve, 30));
		expect(messagesOf(events).length).toBe(whilePaused);
		expect(whilePaused).toBeLessThan(5_000);
		source.resume?.();
		await ended(events);
		clearInterval(counter);
		expect(messagesOf(events)).toHaveLength(5_000);
		expect(turns).toBeGreaterThan(3);
	});

	it('counts a line that is not understood and goes on', async () => {
		const path = await transcript(SESSION_LINE, messageLine('a', 1), '{"type":"message","id":7}', 'not json', messageLine('b', 2));
		const { events, start } = replay({ path, speed: 'unlimited' });
		start();
		await ended(events);
		expect(messagesOf(events).map(({ platformId }) => platformId)).toEqual(['a', 'b']);
		expect(events.flatMap((event) => (event.type === 'dropped' ? [event.excerpt] : []))).toEqual([
			expect.stringMatching(/^line 3:/),
			expect.stringMatching(/^line 4: not JSON/),
		]);
	});

	it('fails in plain words where the file is no transcript, and tries again when asked', async () => {
		const path = await transcript('hello');
		const { events, start, source } = replay({ path });
		start();
		await ended(events);
		expect(events.at(-1)).toMatchObject({
			connection: 'failed',
			problem: { code: 'bad-transcript', detail: expect.stringContaining('not a Showdesk transcript') },
		});
		await writeFile(path, `${JSON.stringify(SESSION_LINE)}\n`);
		source.retry();
		await expect.poll(() => states(events).at(-1)).toBe('ended');
	});

	it('tells nothing more once it is stopped', async () => {
		const clock = createManualClock();
		const path = await transcript(SESSION_LINE, messageLine('a', 1_000), messageLine('b', 2_000));
		const { events, start, source } = replay({ path, clock });
		start();
		await waitsForFirst(clock);
		await clock.advance(1_500);
		const before = events.length;
		await source.stop();
		await clock.advance(5_000);
		expect(events.length).toBe(before);
		expect(messagesOf(events)).toHaveLength(1);
	});
});
