import { afterEach, describe, expect, it } from 'vitest';
import { createBackoff } from '../../../../../electron/desk/intake/backoff.ts';
import { systemClock } from '../../../../../electron/desk/intake/clock.ts';
import { openStage, type PlatformStage, STAGE_NAMES, type StageName, type StageOptions } from '../../../../fixtures/platform-stages.ts';
import { type WatchedSource, watchSource } from '../../../../fixtures/watched-source.ts';
import { createHastyClock } from '../hasty-clock.ts';

const open: { readonly stop: () => Promise<unknown> }[] = [];

afterEach(async () => {
	for (const { stop } of open.splice(0).reverse()) await stop();
});

const quick = () => createBackoff({ firstMs: 50, longestMs: 100, stableAfterMs: 60_000, random: () => 1 });

async function watch(name: StageName, options: Partial<StageOptions> = {}): Promise<PlatformStage & WatchedSource> {
	const stage = await openStage(name, { clock: systemClock, backoff: quick(), ...options });
	open.push({ stop: () => stage.close() });
	return { ...stage, ...watchSource(stage.source) };
}

async function watchConnected(name: StageName, options: Partial<StageOptions> = {}) {
	const watched = await watch(name, options);
	await expect.poll(() => watched.states().at(-1)).toBe('connected');
	// Some are connected as soon as the socket stands, a moment before the other side knows of it.
	await expect.poll(() => watched.feed.connected()).toBe(1);
	return watched;
}

/** A relay of captions numbers its lines anew for everybody who listens; it says nothing again. */
const REPEATING = STAGE_NAMES.filter((name) => name !== 'captions');
/** The hub gives no times, the relay of captions neither. */
const TIMED = STAGE_NAMES.filter((name) => name !== 'captions' && name !== 'social-stream');

describe.each(STAGE_NAMES)('%s', (name) => {
	it('goes on after a cut, through one wait', async () => {
		const { feed, say, states, texts, lastProblem } = await watchConnected(name);
		say('m1', 'before.');
		await expect.poll(texts).toEqual(['before.']);
		feed.cut();
		await expect.poll(states).toEqual(['connecting', 'connected', 'waiting', 'connecting', 'connected']);
		expect(lastProblem()?.code).toBe('connection-lost');
		await expect.poll(() => feed.connected()).toBe(1);
		say('m2', 'after.');
		await expect.poll(texts).toEqual(['before.', 'after.']);
	});

	it('passes over a page of HTML, JSON of other shapes and nothing at all, and stays', async () => {
		const { feed, say, states, texts } = await watchConnected(name);
		// Something it knows comes first: what never said anything known may be something else altogether.
		say('m1', 'still');
		await expect.poll(texts).toEqual(['still']);
		const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;
		feed.send(
			'<!doctype html><html><body>502 Bad Gateway</body></html>',
			'{}',
			'[]',
			'""',
			'42',
			'null',
			'true',
			'',
			'{"type":{"a":1},"data":[]}',
			deep,
			'\r\n',
			':',
		);
		say('m2', 'here');
		await expect.poll(texts).toEqual(['still', 'here']);
		expect(states()).toEqual(['connecting', 'connected']);
		expect(feed.requests).toHaveLength(1);
	});

	it('ends a connection that sends more than it can be asked to read, counts that, and makes another', async () => {
		const { feed, say, states, texts, dropped } = await watchConnected(name);
		feed.send('x'.repeat(4 * 1024 * 1024 + 1));
		await expect.poll(states).toEqual(['connecting', 'connected', 'waiting', 'connecting', 'connected']);
		expect(dropped()).toEqual(['too-large']);
		await expect.poll(() => feed.connected()).toBe(1);
		say('m1', 'still here');
		await expect.poll(texts).toEqual(['still here']);
	});

	it('says that a web page answers in place of the chat, and tries again', async () => {
		const { states, events } = await watch(name, { refusals: [{ status: 502, body: '<html>Bad Gateway</html>' }] });
		await expect.poll(states).toEqual(['connecting', 'waiting', 'connecting', 'connected']);
		expect(events.find((event) => event.type === 'state' && event.connection === 'waiting')).toMatchObject({
			problem: { code: 'http-status', values: { status: '502' } },
		});
	});

	it('is left alone for as long as a server asks that counts connections', async () => {
		const askedAt = Date.now();
		const { states, events, feed } = await watch(name, { refusals: [{ status: 429, headers: { 'Retry-After': '90' } }] });
		await expect.poll(() => states().at(-1)).toBe('waiting');
		const waiting = events.findLast((event) => event.type === 'state');
		expect(waiting).toMatchObject({ problem: { code: 'rate-limited' } });
		expect(waiting?.type === 'state' ? (waiting.retryAt ?? 0) : 0).toBeGreaterThanOrEqual(askedAt + 90_000);
		expect(feed.connected()).toBe(0);
	});
});

describe.each(REPEATING)('%s', (name) => {
	it('gives a line that comes again the name it had, so that it is stored once', async () => {
		const { feed, say, messages, states } = await watchConnected(name);
		say('m1', 'uno');
		say('m1', 'uno');
		await expect.poll(messages).toHaveLength(2);
		feed.cut();
		await expect.poll(() => states().filter((state) => state === 'connected')).toHaveLength(2);
		await expect.poll(() => feed.connected()).toBe(1);
		say('m1', 'uno');
		say('m2', 'dos');
		await expect.poll(messages).toHaveLength(4);
		const ids = messages().map(({ platformId }) => platformId);
		expect(new Set(ids.slice(0, 3)).size).toBe(1);
		expect(ids[0]).not.toBeNull();
		expect(ids[3]).not.toBe(ids[0]);
	});
});

describe.each(TIMED)('%s', (name) => {
	it('takes lines as they come, with their senders’ own times, where they come out of order', async () => {
		const { say, messages } = await watchConnected(name);
		const at = Math.floor(Date.now() / 1_000) * 1_000;
		say('m2', 'second', at);
		say('m1', 'first', at - 4_000);
		say('m3', 'third', at + 2_000);
		await expect
			.poll(() => messages().map(({ text, sentAt }) => [text, (sentAt ?? 0) - at]))
			.toEqual([
				['second', 0],
				['first', -4_000],
				['third', 2_000],
			]);
	});
});

describe('a server that takes the connection and speaks another protocol', () => {
	it.each([
		['twitch', 'not-a-feed'],
		['goodgame', 'not-a-feed'],
		['trovo', 'not-a-feed'],
		['vkvideo', 'not-a-feed'],
		['astro', 'not-a-feed'],
		['captions', 'other-protocol'],
	] as const)('is found out by the source of %s, in words', async (name, code) => {
		const onConnect: StageOptions['onConnect'] = (socket) => {
			for (const frame of ['HELLO', '{"hello":"world"}', '{"op":10}', '{"jsonrpc":"2.0"}']) socket.send(frame);
			socket.on('message', () => socket.send('{"op":11}'));
		};
		const { lastProblem, states } = await watch(name, { onConnect, clock: createHastyClock() });
		await expect.poll(() => lastProblem()?.code).toBe(code);
		expect(['waiting', 'failed', 'connecting']).toContain(states().at(-1));
	});
});

describe('a platform that is asked over HTTP first', () => {
	it.each(['goodgame', 'trovo', 'vkvideo'] as const)('leaves %s alone for as long as it asks', async (name) => {
		const { states, events } = await watch(name, { reply: () => ({ status: 429, headers: { 'Retry-After': '120' }, body: {} }) });
		await expect.poll(() => states().at(-1)).toBe('waiting');
		const waiting = events.findLast((event) => event.type === 'state');
		expect(waiting).toMatchObject({ problem: { code: 'rate-limited' } });
		expect(waiting?.type === 'state' ? (waiting.retryAt ?? 0) : 0).toBeGreaterThan(Date.now() + 110_000);
	});

	it.each(['goodgame', 'trovo', 'vkvideo'] as const)('says of %s that it answers with a web page, or with more than can be an answer', async (name) => {
		for (const body of ['<html>Maintenance</html>', 'x'.repeat(9 * 1024 * 1024)]) {
			const { states, lastProblem } = await watch(name, { reply: () => ({ body }) });
			await expect.poll(() => states().includes('waiting')).toBe(true);
			expect(lastProblem()?.code).toBe('not-a-feed');
		}
	});
});
