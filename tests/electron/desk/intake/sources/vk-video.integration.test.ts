import { afterEach, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { createBackoff } from '../../../../../electron/desk/intake/backoff.ts';
import { createVkVideoSource } from '../../../../../electron/desk/intake/sources/vk-video.ts';
import { type AskedQuestion, type PlatformReply, startPlatformApi } from '../../../../fixtures/platform-api.ts';
import { watchSource } from '../../../../fixtures/watched-source.ts';
import { startWebSocketFeed } from '../../../../fixtures/websocket-feed.ts';
import { createHastyClock } from '../hasty-clock.ts';

const TOKEN = 'vk-access-token-of-a-test';
const CHAT = 'api-channel-chat:4242';
const open: { readonly stop: () => Promise<unknown> }[] = [];

afterEach(async () => {
	for (const { stop } of open.splice(0).reverse()) await stop();
});

/** The interface where all is well. */
function usual({ path, query }: AskedQuestion): PlatformReply {
	if (path === '/v1/channel') return { body: { data: { channel: { url: query.channel_url, web_socket_channels: { chat: CHAT } }, stream: null } } };
	if (path === '/v1/websocket/token') return { body: { data: { token: 'jwt-of-the-connection' } } };
	if (path === '/v1/websocket/subscription_token') return { body: { data: { channel_tokens: [{ channel: CHAT, token: 'jwt-of-the-chat' }] } } };
	return { status: 404, body: {} };
}

interface Command {
	readonly id?: number;
	readonly connect?: { readonly token?: string };
	readonly subscribe?: { readonly channel: string; readonly token?: string };
}

/** Centrifugo's side of the protocol, as far as one subscription needs it; `answer` can replace an answer. */
function speakCentrifugo(answer: (command: Command) => object | undefined = () => undefined): (socket: WebSocket) => void {
	return (socket) => {
		socket.on('message', (data) => {
			const replies = data
				.toString()
				.split('\n')
				.map((line) => JSON.parse(line) as Command)
				.flatMap((command) => {
					if (command.id === undefined) return [];
					const usualAnswer = command.connect ? { connect: { client: 'c1', version: '5', ping: 25, pong: true } } : { subscribe: {} };
					return [{ id: command.id, ...(answer(command) ?? usualAnswer) }];
				});
			if (replies.length > 0) socket.send(replies.map((reply) => JSON.stringify(reply)).join('\n'));
		});
	};
}

function push(type: string, chatMessage: object) {
	return JSON.stringify({ push: { channel: CHAT, pub: { data: { type, data: { chat_message: chatMessage } } } } });
}

function said(id: number, parts: readonly object[], author: object = {}) {
	return push('channel_chat_message_send', {
		id,
		created_at: 1_787_682_950,
		is_private: false,
		author: { id: 555, nick: 'tester', nick_color: 3, is_owner: false, is_moderator: false, badges: [], roles: [], ...author },
		parts,
	});
}

const text = (content: string) => ({ text: { content } });

async function watch(
	options: {
		readonly reply?: (question: AskedQuestion) => PlatformReply;
		readonly onConnect?: (socket: WebSocket) => void;
		readonly key?: string | undefined;
	} = {},
) {
	const api = await startPlatformApi(options.reply ?? usual);
	open.push({ stop: () => api.close() });
	const feed = await startWebSocketFeed({ onConnect: options.onConnect ?? speakCentrifugo() });
	open.push({ stop: () => feed.close() });
	const servers = { api: api.address, auth: api.address, chat: `${feed.address}?format=json&cf_protocol_version=v2` };
	const backoff = createBackoff({ firstMs: 10_000, longestMs: 20_000, stableAfterMs: 60_000, random: () => 1 });
	const key = 'key' in options ? options.key : TOKEN;
	const watched = watchSource(createVkVideoSource({ channel: 'Oleg', key: () => key, servers, backoff, clock: createHastyClock() }));
	open.push({ stop: () => watched.source.stop() });
	return { ...watched, api, feed };
}

describe('the chat of a channel of VK Video Live', () => {
	it('finds the chat with the access token, and subscribes with a token for the connection', async () => {
		const { api, feed, states, source } = await watch();
		await expect.poll(states).toEqual(['connecting', 'connected']);
		expect(api.asked.map(({ path }) => path)).toEqual(['/v1/channel', '/v1/websocket/token']);
		expect(api.asked[0]?.query).toEqual({ channel_url: 'Oleg' });
		expect(api.asked.every(({ headers }) => headers.authorization === `Bearer ${TOKEN}`)).toBe(true);
		expect(feed.received.join('\n')).toContain('jwt-of-the-connection');
		expect(feed.received.join('\n')).toContain(`"channel":"${CHAT}"`);
		expect(feed.received.join('\n')).not.toContain(TOKEN);
		expect(source).toMatchObject({ kind: 'vkvideo', channel: 'oleg', label: 'live.vkvideo.ru/Oleg' });
	});

	it('puts parts together into one text, with ranges over the smiles', async () => {
		const { feed, messages, states } = await watch();
		await expect.poll(states).toContain('connected');
		feed.send(
			said(1, [text('привет'), { smile: { id: 's', name: 'Tlen', animated: false } }, text('как дела'), text('\n')]),
			said(2, [{ mention: { id: 1, nick: 'Олег' } }, text(', сколько стоит? '), { link: { content: 'shop.example', url: 'https://shop.example/' } }]),
			said(3, [{ smile: { name: 'Tlen' } }, { smile: { name: 'Kek' } }], { is_owner: true }),
		);
		await expect.poll(messages).toHaveLength(3);
		expect(messages().map((message) => message.text)).toEqual(['привет Tlen как дела', '@Олег, сколько стоит? shop.example', 'Tlen Kek']);
		expect(messages().map(({ emotes }) => emotes.map(({ start, end }) => [start, end]))).toEqual([
			[[7, 11]],
			[],
			[
				[0, 4],
				[5, 8],
			],
		]);
		expect(messages()[0]).toMatchObject({ platformId: '1', sentAt: 1_787_682_950_000, author: { id: '555', name: 'tester' }, role: 'viewer' });
		expect(messages()[2]?.role).toBe('host');
	});

	it('reads several pushes in one frame, a line each, and passes on deletions', async () => {
		const { feed, texts, events, states } = await watch();
		await expect.poll(states).toContain('connected');
		feed.send([said(1, [text('раз')]), said(2, [text('два')]), push('channel_chat_message_delete', { id: 1 })].join('\n'));
		await expect.poll(texts).toEqual(['раз', 'два']);
		expect(events.flatMap((event) => (event.type === 'deletion' ? [event.target] : []))).toEqual([{ platformId: '1' }]);
	});

	it('knows moderators and the platform’s own bot, and leaves out private words and other events', async () => {
		const { feed, messages, states } = await watch();
		await expect.poll(states).toContain('connected');
		feed.send(
			said(1, [text('а')], { is_chat_moderator: true }),
			said(2, [text('б')], { badges: [{ achievement: { name: 'internal_chatbot' } }] }),
			push('channel_chat_message_send', { id: 3, is_private: true, author: { id: 1, nick: 'x' }, parts: [text('тайна')] }),
			push('channel_follow_create', { id: 4 }),
			said(5, [text('в')]),
		);
		await expect.poll(messages).toHaveLength(3);
		expect(messages().map(({ role }) => role)).toEqual(['moderator', 'bot', 'viewer']);
	});

	it('drops each bad line with its reason, and the connection stays', async () => {
		const { feed, texts, dropped, states } = await watch();
		await expect.poll(states).toContain('connected');
		feed.send('not json', 'null', '[1]', '42');
		feed.sendBinary(Buffer.from('{}'));
		feed.send(push('channel_chat_message_send', { id: 1 }), push('channel_chat_message_delete', {}), said(2, [text(' \n')]));
		feed.send(said(3, [text('ещё здесь'), { news: {} }, text('')], { nick: 7, badges: 'x' }));
		await expect.poll(texts).toEqual(['ещё здесь']);
		expect(dropped()).toEqual(['not-json', 'wrong-shape', 'wrong-shape', 'wrong-shape', 'binary', 'wrong-shape', 'wrong-shape', 'no-text']);
		expect(feed.requests).toHaveLength(1);
	});

	it('comes back after a cut with a new token, through one gap', async () => {
		const { feed, states, lastProblem, api, texts } = await watch();
		await expect.poll(states).toContain('connected');
		feed.cut();
		await expect.poll(states).toEqual(['connecting', 'connected', 'waiting', 'connecting', 'connected']);
		expect(lastProblem()?.code).toBe('connection-lost');
		expect(api.asked.filter(({ path }) => path === '/v1/websocket/token')).toHaveLength(2);
		feed.send(said(9, [text('снова')]));
		await expect.poll(texts).toEqual(['снова']);
		expect(feed.requests).toHaveLength(2);
	});

	it('takes what was said while it was away, in order, once, and nothing from before the show', async () => {
		const now = Math.floor(Date.now() / 1_000);
		const message = (id: number, content: string, more: object = {}) => ({
			id,
			created_at: now,
			is_private: false,
			author: { id: 7, nick: 'ana' },
			parts: [text(content)],
			...more,
		});
		const asked: AskedQuestion[] = [];
		const reply = (question: AskedQuestion): PlatformReply => {
			if (question.path !== '/v1/chat/messages') return usual(question);
			asked.push(question);
			const chat_messages = [
				message(13, 'третье'),
				message(12, 'второе'),
				message(14, 'личное', { is_private: true }),
				message(11, 'первое'),
				message(3, 'вчера', { created_at: now - 86_400 }),
				null,
				{ id: 'x' },
			];
			return { body: { data: { chat_messages } } };
		};
		const { feed, states, texts } = await watch({ reply });
		await expect.poll(states).toContain('connected');
		feed.send(said(11, [text('первое')]));
		await expect.poll(texts).toEqual(['первое']);
		expect(asked, 'the show begins with the first connection').toHaveLength(0);
		feed.cut();
		await expect.poll(texts).toEqual(['первое', 'второе', 'третье']);
		expect(asked[0]?.query).toEqual({ channel_url: 'Oleg', limit: '200' });
		feed.send(said(15, [text('дальше')]));
		await expect.poll(texts).toEqual(['первое', 'второе', 'третье', 'дальше']);
	});

	it.each([{ status: 403, body: {} }, { body: '<html>' }, { body: { data: { chat_messages: 'x' } } }, 'cut'] as const)(
		'stays connected where the history cannot be had: %j',
		async (history) => {
			const reply = (question: AskedQuestion): PlatformReply => (question.path === '/v1/chat/messages' ? (history as PlatformReply) : usual(question));
			const { feed, states, texts } = await watch({ reply });
			await expect.poll(states).toContain('connected');
			feed.cut();
			await expect.poll(states).toEqual(['connecting', 'connected', 'waiting', 'connecting', 'connected']);
			await expect.poll(() => feed.connected()).toBe(1);
			feed.send(said(9, [text('снова')]));
			await expect.poll(texts).toEqual(['снова']);
			expect(states()).toHaveLength(5);
		},
	);

	it('gets a token for a chat that not everybody may read', async () => {
		const onConnect = speakCentrifugo(({ subscribe }) =>
			subscribe && subscribe.token === undefined ? { error: { code: 103, message: 'permission denied' } } : undefined,
		);
		const { states, feed, api } = await watch({ onConnect });
		await expect.poll(states).toEqual(['connecting', 'connected']);
		expect(api.asked.at(-1)).toMatchObject({ path: '/v1/websocket/subscription_token', query: { channels: CHAT } });
		expect(feed.received.at(-1)).toContain('jwt-of-the-chat');
	});

	it('gives up where that token does not open the chat either', async () => {
		const onConnect = speakCentrifugo(({ subscribe }) => (subscribe ? { error: { code: 103, message: 'permission denied' } } : undefined));
		const { states, lastProblem } = await watch({ onConnect });
		await expect.poll(() => states().at(-1)).toBe('failed');
		expect(lastProblem()).toMatchObject({ code: 'refused', said: 'permission denied' });
	});

	it.each([
		['an expired token', { status: 401, body: { error: 'unauthorized', error_description: `bad ${TOKEN}` } }, 'failed', 'token-expired'],
		['a token without the right', { status: 403, body: {} }, 'failed', 'refused'],
		['a channel nobody has', { status: 404, body: {} }, 'failed', 'channel-not-found'],
		['too many questions', { status: 429, body: {} }, 'waiting', 'rate-limited'],
		['a fault of the server', { status: 503, body: '' }, 'waiting', 'http-status'],
		['an answer of another shape', { body: { data: [] } }, 'waiting', 'not-a-feed'],
		['a cut', 'cut', 'waiting', 'connection-lost'],
	] as const)('says what %s means', async (_what, reply, state, code) => {
		const { states, lastProblem, events } = await watch({ reply: () => reply as PlatformReply });
		await expect.poll(() => states().includes(state)).toBe(true);
		expect(lastProblem()?.code).toBe(code);
		expect(JSON.stringify(events)).not.toContain(TOKEN);
	});

	it('gets an app a token of its own for every connection, and shows the secret to nobody else', async () => {
		let given = 0;
		const reply = (question: AskedQuestion): PlatformReply => {
			if (question.path !== '/oauth/server/token') return usual(question);
			given += 1;
			return { body: { access_token: `app-token-${given}`, expire_time: 3_600, token_type: 'Bearer' } };
		};
		const { states, api, feed, events } = await watch({ reply, key: 'app-id:app-secret' });
		await expect.poll(states).toEqual(['connecting', 'connected']);
		const [first] = api.asked;
		expect(first).toMatchObject({ method: 'POST', path: '/oauth/server/token', form: { grant_type: 'client_credentials' } });
		expect(first?.headers.authorization).toBe(`Basic ${Buffer.from('app-id:app-secret').toString('base64')}`);
		expect(api.asked.slice(1).map(({ path, headers }) => [path, headers.authorization])).toEqual([
			['/v1/channel', 'Bearer app-token-1'],
			['/v1/websocket/token', 'Bearer app-token-1'],
		]);
		feed.cut();
		await expect.poll(() => states().filter((state) => state === 'connected')).toHaveLength(2);
		expect(api.asked.at(-1)?.headers.authorization).toBe('Bearer app-token-2');
		expect(JSON.stringify(events)).not.toMatch(/app-secret|app-token/);
	});

	it.each([
		['a wrong secret', { status: 401, body: { error: 'invalid_client', error_description: 'no app-secret' } }, 'failed', 'key-refused'],
		['too many questions', { status: 429, headers: { 'retry-after': '120' }, body: {} }, 'waiting', 'rate-limited'],
		['an answer without a token', { body: {} }, 'waiting', 'not-a-feed'],
	] as const)('says what %s of an app means', async (_what, answer, state, code) => {
		const { states, lastProblem, events } = await watch({ reply: () => answer as PlatformReply, key: 'app-id:app-secret' });
		await expect.poll(() => states().includes(state)).toBe(true);
		expect(lastProblem()?.code).toBe(code);
		expect(JSON.stringify(events)).not.toContain('app-secret');
	});

	it('asks for somebody’s token where an app may not read the chat', async () => {
		const onConnect = speakCentrifugo(({ subscribe }) => (subscribe ? { error: { code: 103, message: 'permission denied' } } : undefined));
		const reply = (question: AskedQuestion): PlatformReply =>
			question.path === '/oauth/server/token' ? { body: { access_token: 'app-token' } } : usual(question);
		const { states, lastProblem, api } = await watch({ onConnect, reply, key: 'app-id:app-secret' });
		await expect.poll(() => states().at(-1)).toBe('failed');
		expect(lastProblem()).toMatchObject({ code: 'refused', detail: expect.stringContaining('access token of somebody who may') });
		expect(api.asked.some(({ path }) => path.includes('subscription_token'))).toBe(false);
	});

	it('asks for a token where there is none', async () => {
		const { states, lastProblem, api } = await watch({ key: undefined });
		await expect.poll(() => states().at(-1)).toBe('failed');
		expect(lastProblem()?.code).toBe('key-missing');
		expect(api.asked).toHaveLength(0);
	});

	it('says so where the connection is refused, and tries again with a new token', async () => {
		const onConnect = speakCentrifugo(({ connect }) => (connect ? { error: { code: 101, message: 'unauthorized' } } : undefined));
		const { lastProblem, feed } = await watch({ onConnect });
		await expect.poll(() => feed.requests.length).toBeGreaterThan(1);
		expect(lastProblem()).toMatchObject({ code: 'refused', said: 'unauthorized' });
	});

	it('stops at once, and tells nothing more', async () => {
		const { states, source, events, feed } = await watch();
		await expect.poll(states).toContain('connected');
		const told = events.length;
		await source.stop();
		await expect.poll(() => feed.connected()).toBe(0);
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(events).toHaveLength(told);
	});
});
