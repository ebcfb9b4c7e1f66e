import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createBackoff } from '../../../../../electron/desk/intake/backoff.ts';
import type { SourceEvent } from '../../../../../electron/desk/intake/source.ts';
import { LARGEST_FRAME_BYTES } from '../../../../../electron/desk/intake/sources/socket-feed.ts';
import { createWebSocketSource, type WebSocketSourceOptions } from '../../../../../electron/desk/intake/sources/websocket.ts';
import { startWebSocketFeed, type WebSocketFeed, type WebSocketFeedOptions } from '../../../../fixtures/websocket-feed.ts';

const open: { readonly stop: () => Promise<unknown> }[] = [];

afterEach(async () => {
	for (const { stop } of open.splice(0).reverse()) await stop();
});

async function serve(options: WebSocketFeedOptions = {}): Promise<WebSocketFeed> {
	const feed = await startWebSocketFeed(options);
	open.push({ stop: () => feed.close() });
	return feed;
}

/** A server that speaks HTTP only: an upgrade is answered like any other request. */
async function serveHttp(listener: RequestListener): Promise<string> {
	const server = createServer(listener).listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
	open.push({ stop: () => new Promise((resolve) => server.close(resolve)) });
	return `ws://127.0.0.1:${(server.address() as AddressInfo).port}/feed`;
}

function watch(url: string, options: Partial<WebSocketSourceOptions> = {}) {
	const events: SourceEvent[] = [];
	const backoff = createBackoff({ firstMs: 100, longestMs: 400, stableAfterMs: 10_000, random: () => 1 });
	const source = createWebSocketSource({ url, backoff, ...options });
	open.push({ stop: () => source.stop() });
	source.start((event) => events.push(event));
	return { events, source };
}

function states(events: readonly SourceEvent[]) {
	return events.flatMap((event) => (event.type === 'state' ? [event.connection] : []));
}

function lastProblem(events: readonly SourceEvent[]) {
	return events.flatMap((event) => (event.type === 'state' && event.problem ? [event.problem] : [])).at(-1);
}

function texts(events: readonly SourceEvent[]) {
	return events.flatMap((event) => (event.type === 'message' ? [event.message.text] : []));
}

async function connectedTo(feed: WebSocketFeed): Promise<void> {
	await expect.poll(() => feed.connected(), { timeout: 5_000 }).toBe(1);
}

describe('a WebSocket feed', () => {
	it('drops each bad frame with its reason, and the connection stays', async () => {
		const feed = await serve();
		const { events } = watch(feed.address);
		await connectedTo(feed);
		const longest = { id: 'long', author: 'a', text: 'x'.repeat(LARGEST_FRAME_BYTES - 40) };
		feed.send('not json', { id: '1', author: 'a' }, 42);
		feed.sendBinary(Buffer.from('{"text":"binary"}'));
		feed.send({ id: '2', text: 'я'.repeat(LARGEST_FRAME_BYTES / 2) }, longest, { id: '3', author: 'a', text: 'still here' });
		await expect.poll(() => texts(events).at(-1)).toBe('still here');
		expect(texts(events)).toHaveLength(2);
		expect(events.flatMap((event) => (event.type === 'dropped' ? [event.reason] : []))).toEqual(['not-json', 'no-text', 'wrong-shape', 'binary', 'too-large']);
		expect(feed.requests).toHaveLength(1);
		for (const event of events) if (event.type === 'dropped') expect(Array.from(event.excerpt).length).toBeLessThanOrEqual(80);
	});

	it('ends a connection that sends more than the hard limit, counts it, and connects again', async () => {
		const feed = await serve();
		const { events } = watch(feed.address);
		await connectedTo(feed);
		feed.send('x'.repeat(4 * 1024 * 1024 + 1));
		await expect.poll(() => feed.requests.length, { timeout: 5_000 }).toBe(2);
		expect(events.filter((event) => event.type === 'dropped')).toMatchObject([{ reason: 'too-large' }]);
		expect(lastProblem(events)).toMatchObject({ code: 'connection-lost', detail: expect.stringContaining('larger than the desk takes') });
	});

	it('says what the mapping asks for on open, with its headers and subprotocols', async () => {
		const feed = await serve();
		watch(feed.address, {
			mapping: {
				fields: { text: '/text' },
				onOpen: ['hello', { type: 'join', data: { channel_id: '5' } }],
				subprotocols: ['chat.v2'],
				headers: { authorization: 'Bearer secret' },
			},
		});
		await expect.poll(() => feed.received).toEqual(['hello', '{"type":"join","data":{"channel_id":"5"}}']);
		expect(feed.requests[0]?.headers).toMatchObject({ authorization: 'Bearer secret', 'sec-websocket-protocol': 'chat.v2' });
	});

	it('keeps secrets of the address out of its name, and tells two feeds apart that differ only there', () => {
		const one = createWebSocketSource({ url: 'wss://user:pass@feed.example/chat?token=one' });
		const two = createWebSocketSource({ url: 'wss://user:pass@feed.example/chat?token=two' });
		expect(one.label).toBe('wss://feed.example/chat');
		expect(one.channel).not.toMatch(/user|pass|token|one/);
		expect(one.channel).not.toBe(two.channel);
	});

	it('sends the heartbeat the mapping asks for and stays while it is answered', async () => {
		const feed = await serve();
		const { events } = watch(feed.address, {
			mapping: { fields: { text: '/text' }, heartbeat: { everyMs: 1_000, send: { type: 'PING' } } },
			clock: fastClock(),
		});
		await expect.poll(() => feed.received.length, { timeout: 5_000 }).toBeGreaterThan(3);
		expect(feed.received[0]).toBe('{"type":"PING"}');
		expect(states(events)).toEqual(['connecting', 'connected']);
	});

	it('connects again where a heartbeat is not answered', async () => {
		const feed = await serve({ autoPong: false });
		const { events } = watch(feed.address, { mapping: { fields: { text: '/text' }, heartbeat: { everyMs: 1_000 } }, clock: fastClock() });
		await expect.poll(() => feed.requests.length, { timeout: 5_000 }).toBeGreaterThan(1);
		expect(lastProblem(events)?.code).toBe('heartbeat-missed');
	});

	it('comes back after a cut connection, no sooner than the backoff says', async () => {
		const feed = await serve();
		const { events } = watch(feed.address);
		await connectedTo(feed);
		const cutAt = Date.now();
		feed.cut();
		await expect.poll(() => feed.requests.length, { interval: 5, timeout: 5_000 }).toBe(2);
		expect(Date.now() - cutAt).toBeGreaterThanOrEqual(90);
		await expect.poll(() => states(events)).toEqual(['connecting', 'connected', 'waiting', 'connecting', 'connected']);
		expect(lastProblem(events)?.code).toBe('connection-lost');
	});

	it('passes on why the server closed the connection', async () => {
		const feed = await serve({ onConnect: (socket) => socket.close(4003, 'room is over') });
		const { events } = watch(feed.address);
		await expect
			.poll(() => lastProblem(events))
			.toMatchObject({
				code: 'closed-by-server',
				values: { closeCode: '4003' },
				said: 'room is over',
				detail: 'The server closed the connection (code 4003).',
			});
		expect(states(events).slice(0, 3)).toEqual(['connecting', 'connected', 'waiting']);
	});

	it('tries at once when a person asks, instead of waiting out the backoff', async () => {
		const feed = await serve();
		const backoff = createBackoff({ firstMs: 30_000, longestMs: 30_000, stableAfterMs: 60_000, random: () => 1 });
		const { events, source } = watch(feed.address, { backoff });
		await connectedTo(feed);
		feed.cut();
		await expect.poll(() => states(events).at(-1)).toBe('waiting');
		source.retry();
		await expect.poll(() => states(events).at(-1)).toBe('connected');
	});

	it.each([
		[401, 'failed', 'refused'],
		[403, 'failed', 'refused'],
		[404, 'waiting', 'http-status'],
		[503, 'waiting', 'http-status'],
		[200, 'waiting', 'http-status'],
	])('answers HTTP %d with %s (%s), in plain words', async (status, connection, code) => {
		const address = await serveHttp((_request, response) => {
			response.writeHead(status).end();
		});
		const { events } = watch(address);
		await expect.poll(() => states(events).includes(connection as 'failed')).toBe(true);
		expect(lastProblem(events)).toMatchObject({ code, detail: expect.stringContaining(`HTTP ${status}`) });
		await new Promise((resolve) => setTimeout(resolve, 250));
		expect(states(events).filter((state) => state === 'connecting').length > 1).toBe(connection === 'waiting');
	});

	it('says so where the server is no WebSocket server at all', async () => {
		const server = createTcpServer((socket) => socket.on('error', () => {}).on('data', () => socket.end('220 mail.example ESMTP\r\n'))).listen(0, '127.0.0.1');
		await new Promise((resolve) => server.once('listening', resolve));
		open.push({ stop: () => new Promise((resolve) => server.close(resolve)) });
		const { events } = watch(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
		await expect.poll(() => lastProblem(events)).toEqual({ code: 'not-a-feed', detail: 'The server answers, but not as a WebSocket server.' });
	});

	it('says so where the server ends the connection before answering', async () => {
		const server = createTcpServer((socket) => socket.on('error', () => {}).on('data', () => socket.destroy())).listen(0, '127.0.0.1');
		await new Promise((resolve) => server.once('listening', resolve));
		open.push({ stop: () => new Promise((resolve) => server.close(resolve)) });
		const { events } = watch(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
		await expect.poll(() => lastProblem(events)).toEqual({ code: 'unreachable', detail: 'The server ended the connection before it stood.' });
	});

	it('says so where nothing listens, and keeps trying', async () => {
		const feed = await startWebSocketFeed();
		await feed.close();
		const { events } = watch(feed.address);
		await expect.poll(() => states(events).filter((state) => state === 'waiting').length, { timeout: 5_000 }).toBeGreaterThan(1);
		expect(lastProblem(events)).toMatchObject({ code: 'unreachable', detail: expect.stringContaining('Nothing answers') });
	});

	it.each([
		['ws://exa mple/', {}, 'bad-address'],
		['ftp://example.org/', {}, 'bad-address'],
		['ws://127.0.0.1:9/#part', {}, 'bad-address'],
		['ws://127.0.0.1:9/', { mapping: { fields: { text: '/text' }, headers: { 'bad header': 'x' } } }, 'bad-mapping'],
		['ws://127.0.0.1:9/', { mapping: { fields: { text: '/text' }, subprotocols: ['not allowed'] } }, 'bad-mapping'],
		['ws://127.0.0.1:9/', { mapping: { fields: { text: 'no-slash' } } }, 'bad-mapping'],
	])('gives up at once on %s with %j', async (url, options, code) => {
		const { events } = watch(url, options);
		expect(states(events)).toEqual(['connecting', 'failed']);
		expect(lastProblem(events)?.code).toBe(code);
	});

	it('turns broken UTF-8 into U+FFFD instead of losing the connection', async () => {
		const feed = await serve({
			onConnect: (socket) => {
				const frame = Buffer.concat([Buffer.from('{"id":"1","text":"a'), Buffer.from([0xff]), Buffer.from('b"}')]);
				socket.send(frame, { binary: false });
			},
		});
		const { events } = watch(feed.address);
		await expect.poll(() => texts(events)).toEqual(['a\uFFFDb']);
	});

	it('stops within a second even where the other side does not answer, and tells nothing more', async () => {
		const feed = await serve({ onConnect: (socket) => socket.pause() });
		const { events, source } = watch(feed.address);
		await expect.poll(() => states(events).at(-1)).toBe('connected');
		const told = events.length;
		const stoppedAt = Date.now();
		await source.stop();
		expect(Date.now() - stoppedAt).toBeLessThan(1_000);
		expect(events.length).toBe(told);
	});
});

/** Delays of a second and more pass twenty times faster. */
function fastClock() {
	return {
		now: () => Date.now(),
		after(delayMs: number, run: () => void) {
			const timer = setTimeout(run, delayMs >= 1_000 ? delayMs / 20 : delayMs);
			return () => clearTimeout(timer);
		},
	};
}
