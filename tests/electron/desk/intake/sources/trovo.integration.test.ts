import { afterEach, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { createBackoff } from '../../../../../electron/desk/intake/backoff.ts';
import { createTrovoSource } from '../../../../../electron/desk/intake/sources/trovo.ts';
import { type AskedQuestion, type PlatformReply, startPlatformApi } from '../../../../fixtures/platform-api.ts';
import { watchSource } from '../../../../fixtures/watched-source.ts';
import { startWebSocketFeed } from '../../../../fixtures/websocket-feed.ts';
import { createHastyClock } from '../hasty-clock.ts';

const CLIENT_ID = 'client-id-of-a-test';
const open: { readonly stop: () => Promise<unknown> }[] = [];

afterEach(async () => {
	for (const { stop } of open.splice(0).reverse()) await stop();
});

const EMOTES = {
	channels: {
		customizedEmotes: { channel: [{ channel_id: '107380000', emotes: [{ name: 'luciaHi', url: 'https://x' }] }] },
		eventEmotes: [{ name: 'snow', url: 'https://x' }],
		globalEmotes: [{ name: 'firedragon', url: 'https://x' }],
	},
};

/** Trovo's interface where all is well. */
function usual({ path }: AskedQuestion): PlatformReply {
	if (path.endsWith('/getusers')) return { body: { total: 1, users: [{ user_id: '1', username: 'lucia', nickname: 'Lucía', channel_id: '107380000' }] } };
	if (path.endsWith('/getemotes')) return { body: EMOTES };
	if (path.endsWith('/chat/channel-token/107380000')) return { body: { token: 'chat-token' } };
	return { status: 404, body: {} };
}

/** Answers AUTH and PING as Trovo does; `greeting` follows the answer to AUTH. */
function speakTrovo(greeting: readonly unknown[] = [], gap = 27): (socket: WebSocket) => void {
	return (socket) => {
		socket.on('message', (data) => {
			const { type, nonce } = JSON.parse(data.toString()) as { readonly type: string; readonly nonce: string };
			if (type === 'AUTH') for (const frame of [{ type: 'RESPONSE', nonce }, ...greeting]) socket.send(JSON.stringify(frame));
			if (type === 'PING') socket.send(JSON.stringify({ type: 'PONG', nonce, data: { gap } }));
		});
	};
}

/** The documented frame (channel-chat-message of StreamElements' documentation, fields of Trovo's). */
function said(id: string, content: string, more: object = {}) {
	return {
		type: 0,
		content,
		nick_name: 'exampleuser',
		avatar: 'https://headicon.trovo.live/user/x',
		sub_lv: '',
		medals: [],
		decos: [],
		roles: ['follower'],
		message_id: id,
		sender_id: 107380001,
		send_time: Math.floor(Date.now() / 1_000),
		...more,
	};
}

const chat = (...chats: readonly unknown[]) => ({ type: 'CHAT', channel_info: { channel_id: '107380000' }, data: { eid: 'e1', chats } });
const history = (...chats: readonly unknown[]) => ({ type: 'CHAT', data: { eid: 'e0', chats } });

async function watch(
	options: {
		readonly reply?: (question: AskedQuestion) => PlatformReply;
		readonly onConnect?: (socket: WebSocket) => void;
		readonly key?: string | undefined;
	} = {},
) {
	const api = await startPlatformApi(options.reply ?? usual);
	open.push({ stop: () => api.close() });
	const feed = await startWebSocketFeed({ onConnect: options.onConnect ?? speakTrovo() });
	open.push({ stop: () => feed.close() });
	const clock = createHastyClock();
	const servers = { api: `${api.address}/openplatform`, chat: feed.address };
	const backoff = createBackoff({ firstMs: 10_000, longestMs: 20_000, stableAfterMs: 60_000, random: () => 1 });
	const key = 'key' in options ? options.key : CLIENT_ID;
	const watched = watchSource(createTrovoSource({ channel: 'Lucia', key: () => key, servers, backoff, clock }));
	open.push({ stop: () => watched.source.stop() });
	return { ...watched, api, feed, clock };
}

describe('the chat of a Trovo channel', () => {
	it('asks for the channel, its pictures and a token with the Client-ID, then listens', async () => {
		const { api, feed, states, source } = await watch();
		await expect.poll(states).toEqual(['connecting', 'connected']);
		expect(api.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
			'POST /openplatform/getusers',
			'POST /openplatform/getemotes',
			'GET /openplatform/chat/channel-token/107380000',
		]);
		expect(api.asked[0]?.json).toEqual({ user: ['Lucia'] });
		expect(api.asked.every(({ headers }) => headers['client-id'] === CLIENT_ID)).toBe(true);
		expect(JSON.parse(feed.received[0] ?? '')).toMatchObject({ type: 'AUTH', data: { token: 'chat-token' } });
		expect(source).toMatchObject({ kind: 'trovo', channel: 'lucia', label: 'trovo.live/s/Lucia' });
	});

	it('takes what people write, with roles and pictures', async () => {
		const { feed, messages, states } = await watch();
		await expect.poll(states).toContain('connected');
		feed.send(
			chat(
				said('m1', 'Test message with emote :firedragon!', { roles: ['streamer'] }),
				said('m2', 'a las 20:30, mira https://trovo.live :luciaHi :nope', { roles: ['mod', 'subscriber'] }),
			),
			chat(said('m3', 'grande', { type: 7 })),
		);
		await expect.poll(messages).toHaveLength(3);
		expect(messages().map(({ role }) => role)).toEqual(['host', 'moderator', 'viewer']);
		const pictures = messages().map(({ text, emotes }) => emotes.map(({ start, end }) => text.slice(start, end)));
		expect(pictures).toEqual([[':firedragon'], [':luciaHi'], []]);
		expect(messages()[0]).toMatchObject({ platformId: 'm1', kind: 'chat', author: { id: '107380001', name: 'exampleuser' } });
		expect(messages()[0]?.sentAt).toBeGreaterThan(Date.now() - 10_000);
	});

	it('takes gifts and subscriptions as lines of the system, and leaves out follows and welcomes', async () => {
		const { feed, messages, states } = await watch();
		await expect.poll(states).toContain('connected');
		feed.send(
			chat(
				said('s1', '{sender} sent {num} subs', { type: 5005, content_data: { sender: 'ana', num: 3, secret: { a: 1 } } }),
				said('s2', 'followed', { type: 5003 }),
				said('s3', 'welcome', { type: 5004 }),
				said('s4', 'just subscribed', { type: 5001 }),
				said('s5', '{"gift":"Stay Safe","num":1}', { type: 5 }),
			),
		);
		await expect.poll(messages).toHaveLength(2);
		expect(messages().map(({ kind, text, author }) => [kind, text, author.name])).toEqual([
			['system', 'exampleuser: ana sent 3 subs', 'Trovo'],
			['system', 'exampleuser: just subscribed', 'Trovo'],
		]);
	});

	it('leaves out the history from before it began, and takes what was said while it was away', async () => {
		const before = said('old', 'from yesterday', { send_time: Math.floor(Date.now() / 1_000) - 86_400 });
		const while_ = said('gap', 'said while the desk was away');
		const { feed, texts, states } = await watch({ onConnect: speakTrovo([history(before, while_)]) });
		await expect.poll(texts).toEqual(['said while the desk was away']);
		feed.cut();
		await expect.poll(texts).toEqual(['said while the desk was away', 'said while the desk was away']);
		expect(states()).toEqual(['connecting', 'connected', 'waiting', 'connecting', 'connected']);
	});

	it('pings as often as the server asks, and no more', async () => {
		const { feed, clock } = await watch({ onConnect: speakTrovo([], 12) });
		const pings = () => feed.received.filter((frame) => frame.includes('PING')).length;
		await expect.poll(pings).toBeGreaterThan(2);
		expect(clock.delays).toContain(12_000);
		expect(clock.delays.filter((delay) => delay > 0 && delay < 12_000)).toEqual([10_000]);
	});

	it('connects again where pings are not answered, with a new token', async () => {
		const mute = (socket: WebSocket) => {
			socket.on('message', (data) => data.toString().includes('AUTH') && socket.send('{"type":"RESPONSE","nonce":"showdesk-auth"}'));
		};
		const { feed, lastProblem, api } = await watch({ onConnect: mute });
		await expect.poll(() => feed.requests.length).toBeGreaterThan(1);
		expect(lastProblem()?.code).toBe('heartbeat-missed');
		expect(api.asked.filter(({ path }) => path.includes('channel-token')).length).toBeGreaterThan(1);
	});

	it('drops each bad frame with its reason, and stays', async () => {
		const { feed, texts, dropped, states } = await watch();
		await expect.poll(states).toContain('connected');
		feed.send('not json', 'null', '[]', { type: 'CHAT' }, { type: 'CHAT', data: { chats: [null, 7, {}] } }, chat(said('e', ' ')), { type: 'NEWS' });
		feed.sendBinary(Buffer.from('{}'));
		feed.send(chat(said('m1', 'still here', { roles: 'streamer', send_time: 'soon', sender_id: null })));
		await expect.poll(texts).toEqual(['still here']);
		expect(dropped()).toEqual(['not-json', 'wrong-shape', 'wrong-shape', 'wrong-shape', 'no-text', 'binary']);
		expect(states().at(-1)).toBe('connected');
	});

	it.each([
		['a name nobody has', { status: 400, body: { status: 1002, message: 'invalid user' } }, 'failed', 'channel-not-found'],
		['no user in the answer', { body: { users: [] } }, 'failed', 'channel-not-found'],
		['a wrong Client-ID', { status: 400, body: { status: 11701, message: `unknown ${CLIENT_ID}` } }, 'failed', 'key-refused'],
		['HTTP 401', { status: 401, body: {} }, 'failed', 'key-refused'],
		['too many questions', { status: 429, body: {} }, 'waiting', 'rate-limited'],
		['a fault of the server', { status: 502, body: '<html>' }, 'waiting', 'http-status'],
		['a page of HTML', { body: '<html>' }, 'waiting', 'not-a-feed'],
		['a cut', 'cut', 'waiting', 'connection-lost'],
	] as const)('says what %s means', async (_what, reply, state, code) => {
		const { states, lastProblem, events } = await watch({ reply: () => reply as PlatformReply });
		await expect.poll(() => states().includes(state)).toBe(true);
		expect(lastProblem()?.code).toBe(code);
		expect(JSON.stringify(events)).not.toContain(CLIENT_ID);
	});

	it('asks for a Client-ID where there is none', async () => {
		const { states, lastProblem, api } = await watch({ key: undefined });
		await expect.poll(() => states().at(-1)).toBe('failed');
		expect(lastProblem()?.code).toBe('key-missing');
		expect(api.asked).toHaveLength(0);
	});

	it('says so where the chat refuses the token, or speaks another protocol', async () => {
		const refusing = await watch({ onConnect: (socket) => socket.on('message', () => socket.send('{"type":"RESPONSE","nonce":"a","error":"invalid token"}')) });
		await expect.poll(() => refusing.lastProblem()).toMatchObject({ code: 'refused', said: 'invalid token' });
		const silent = await watch({ onConnect: () => {} });
		await expect.poll(() => silent.lastProblem()?.code).toBe('not-a-feed');
	});

	it('knows pictures by their form where their names cannot be had', async () => {
		const { feed, messages, states } = await watch({
			reply: (question) => (question.path.endsWith('/getemotes') ? { status: 500, body: {} } : usual(question)),
		});
		await expect.poll(states).toContain('connected');
		feed.send(chat(said('m1', 'hi :firedragon at 20:30 :D')));
		await expect.poll(messages).toHaveLength(1);
		expect(messages()[0]?.emotes).toEqual([{ start: 3, end: 14, name: ':firedragon' }]);
	});

	it('stops at once, and tells nothing more', async () => {
		const { states, source, events, feed } = await watch();
		await expect.poll(states).toContain('connected');
		const told = events.length;
		await source.stop();
		await expect.poll(() => feed.connected()).toBe(0);
		expect(events).toHaveLength(told);
	});
});
