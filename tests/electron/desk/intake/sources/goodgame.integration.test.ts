import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { createGoodGameSource } from '../../../../../electron/desk/intake/sources/goodgame.ts';
import { quickBackoff, watchSource } from '../../../../fixtures/watched-source.ts';
import { startWebSocketFeed, type WebSocketFeed } from '../../../../fixtures/websocket-feed.ts';

const open: { readonly stop: () => Promise<unknown> }[] = [];

afterEach(async () => {
	for (const { stop } of open.splice(0).reverse()) await stop();
});

const NOW = Math.floor(Date.now() / 1_000);

/** As in the documented frames (GoodGame/API, Chat/protocol2.md). */
function message(id: number, text: string, more: object = {}) {
	const data = { channel_id: '5', user_id: 162675, user_name: 'Resmile', user_rights: 0, premium: 1, message_id: id, timestamp: NOW, text, ...more };
	return { type: 'message', data };
}

/** GoodGame's chat: welcome, then what the guest asks for. */
async function chatServer(answer: (frame: { type: string; data: Record<string, unknown> }, socket: WebSocket) => void = join): Promise<WebSocketFeed> {
	const feed = await startWebSocketFeed({
		onConnect(socket) {
			socket.on('message', (data) => answer(JSON.parse(data.toString()), socket));
			socket.send(JSON.stringify({ type: 'welcome', data: { protocolVersion: 2 } }));
		},
	});
	open.push({ stop: () => feed.close() });
	return feed;
}

function join(frame: { type: string }, socket: WebSocket) {
	if (frame.type === 'join') socket.send(JSON.stringify({ type: 'success_join', data: { channel_id: '5', channel_streamer: { id: 1, name: 'Miker' } } }));
}

async function site(status: number, body: unknown): Promise<string> {
	const server = createServer((_request, response) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))).listen(
		0,
		'127.0.0.1',
	);
	await new Promise((resolve) => server.once('listening', resolve));
	open.push({ stop: () => new Promise((resolve) => server.close(resolve)) });
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const KNOWN = { 5: { stream_id: '5', key: 'Miker', status: 'Live' } };

function watch(server: string, siteAddress: string, channel = 'Miker') {
	const source = createGoodGameSource({ channel, server, site: siteAddress, backoff: quickBackoff() });
	open.push({ stop: () => source.stop() });
	return watchSource(source);
}

describe('a channel of GoodGame', () => {
	it('is found by its name, joined as a guest, and read as clean text with its smiles', async () => {
		const feed = await chatServer();
		const watched = watch(feed.address, await site(200, KNOWN));
		await expect.poll(watched.states).toEqual(['connecting', 'connected']);
		expect(feed.received.map((text) => JSON.parse(text))).toEqual([
			{ type: 'auth', data: { user_id: 0 } },
			{ type: 'join', data: { channel_id: '5', hidden: 0, mobile: false, reload: false } },
		]);
		feed.send(
			message(1693043578692, 'Miker, :panic: 5 &lt; 6 &amp; &quot;да&quot; в 12:30:45'),
			message(2, 'я стример', { user_id: 1, user_rights: 20 }),
			message(3, 'без ссылок', { user_id: 7, user_rights: 30 }),
			message(4, 'чужой канал', { channel_id: '6' }),
			message(5, ' '),
			'not json',
			{ type: 'channel_counters', data: { channel_id: '5', clients_in_channel: 3 } },
			{ type: 'remove_message', data: { channel_id: '5', message_id: 1693043578692, adminName: 'HomoStarr' } },
			{ type: 'user_ban', data: { channel_id: '5', user_id: '7', duration: 3600 } },
		);
		await expect.poll(() => watched.events.filter(({ type }) => type === 'deletion')).toHaveLength(2);
		const [first, host, moderator] = watched.messages();
		expect(first).toMatchObject({
			platformId: '1693043578692',
			text: 'Miker, :panic: 5 < 6 & "да" в 12:30:45',
			author: { id: '162675', name: 'Resmile' },
			role: 'viewer',
			sentAt: NOW * 1_000,
			emotes: [{ start: 7, end: 14, name: ':panic:' }],
		});
		expect([host?.role, moderator?.role]).toEqual(['host', 'moderator']);
		expect(watched.messages()).toHaveLength(3);
		expect(watched.events.flatMap((event) => (event.type === 'deletion' ? [event.target] : []))).toEqual([{ platformId: '1693043578692' }, { authorId: '7' }]);
		expect(watched.events.flatMap((event) => (event.type === 'dropped' ? [event.reason] : []))).toEqual(['no-text', 'not-json']);
	});

	it('asks for what it missed after a cut, and takes nothing from before the recording', async () => {
		const feed = await chatServer((frame, socket) => {
			join(frame, socket);
			if (frame.type !== 'get_channel_history') return;
			const messages = [message(1, 'вчера', { timestamp: NOW - 86_400 }), message(10, 'первое'), message(11, 'пока не было связи')].map(({ data }) => data);
			socket.send(JSON.stringify({ type: 'channel_history', data: { channel_id: '5', from: frame.data.from, messages } }));
		});
		const watched = watch(feed.address, await site(200, KNOWN), '5');
		await expect.poll(watched.states).toEqual(['connecting', 'connected']);
		feed.send(message(10, 'первое'));
		await expect.poll(watched.texts).toEqual(['первое']);
		feed.cut();
		await expect.poll(watched.texts).toEqual(['первое', 'первое', 'пока не было связи']);
		expect(watched.messages().map(({ platformId }) => platformId)).toEqual(['10', '10', '11']);
		expect(feed.received.map((text) => JSON.parse(text)).at(-1)).toEqual({ type: 'get_channel_history', data: { channel_id: '5', from: '10' } });
		expect(watched.lastProblem()?.code).toBe('connection-lost');
	});

	it.each([
		['a name the site does not know', 200, {}, 'channel-not-found', 'failed'],
		['a site that is down', 503, null, 'http-status', 'waiting'],
	])('says so of %s', async (_what, status, body, code, connection) => {
		const feed = await chatServer();
		const watched = watch(feed.address, await site(status, body));
		await expect.poll(() => watched.states().slice(0, 2)).toEqual(['connecting', connection]);
		expect(watched.lastProblem()?.code).toBe(code);
		expect(feed.requests).toHaveLength(0);
	});

	it.each([
		[101, 'channel-not-found', 'failed'],
		[201, 'refused', 'failed'],
		[3, 'connection-lost', 'waiting'],
	])('reads the chat’s error %d as %s', async (errorNumber, code, connection) => {
		const feed = await chatServer((frame, socket) => {
			if (frame.type === 'join')
				socket.send(JSON.stringify({ type: 'error', data: { channel_id: '5', error_num: errorNumber, errorMsg: 'Нет такого канала' } }));
		});
		const watched = watch(feed.address, await site(200, KNOWN), '5');
		await expect.poll(() => watched.states().slice(0, 2)).toEqual(['connecting', connection]);
		expect(watched.lastProblem()).toMatchObject({ code, said: 'Нет такого канала' });
	});
});
