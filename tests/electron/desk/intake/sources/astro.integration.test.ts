import { afterEach, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { createAstroSource } from '../../../../../electron/desk/intake/sources/astro.ts';
import { quickBackoff, watchSource } from '../../../../fixtures/watched-source.ts';
import { startWebSocketFeed } from '../../../../fixtures/websocket-feed.ts';

const open: { readonly stop: () => Promise<unknown> }[] = [];

afterEach(async () => {
	for (const { stop } of open.splice(0).reverse()) await stop();
});

const TOKEN = 'header.payload.signature';
const ROOM = '5f2de5dd9a474a2c2aaaaaaa';

interface Subscribe {
	readonly nonce: string;
	readonly data: Readonly<Record<string, string>>;
}

function subscribed({ nonce }: Subscribe, socket: WebSocket) {
	socket.send(JSON.stringify({ id: '01J5', ts: '2026-03-19T12:00:01Z', type: 'response', nonce, data: { message: 'successfully subscribed to topic' } }));
}

async function gateway(answer: (frame: Subscribe, socket: WebSocket) => void = subscribed, token: () => string | undefined = () => TOKEN) {
	const feed = await startWebSocketFeed({
		onConnect(socket) {
			socket.on('message', (data) => answer(JSON.parse(data.toString()), socket));
			socket.send(JSON.stringify({ id: '01J5', ts: '2026-03-19T12:00:00Z', type: 'welcome', data: { client_id: '01J5' } }));
		},
	});
	open.push({ stop: () => feed.close() });
	const source = createAstroSource({ room: ROOM, token, server: feed.address, backoff: quickBackoff() });
	open.push({ stop: () => source.stop() });
	return { feed, watched: watchSource(source) };
}

function said(data: object) {
	return { id: '01JY3', ts: '2025-06-19T11:37:58Z', type: 'message', topic: 'channel.chat.message', room: ROOM, data };
}

/** As in the documented frames (StreamElements/docs, websockets/topics/channel-chat-message). */
const TWITCH = said({
	broadcaster_user_login: 'exampleuser',
	chatter_user_id: '7',
	chatter_user_name: 'Ana',
	message_id: 'caf9fb9a',
	message: {
		text: 'Test message with emote <3',
		fragments: [
			{ type: 'text', text: 'Test message with emote ' },
			{ type: 'emote', text: '<3' },
		],
	},
	badges: [{ set_id: 'broadcaster' }],
	reply: { parent_message_id: 'p-1', parent_user_name: 'Bea', parent_message_body: 'hola' },
});
const YOUTUBE = said({
	id: 'LCC.Eh',
	authorDetails: { channelId: '7', displayName: 'Ana', isChatModerator: true, isChatOwner: false },
	snippet: { liveChatId: 'Kic', displayMessage: 'with :face-blue-smiling:', publishedAt: '2025-06-19T15:43:36.563575Z' },
});
const KICK = said({
	message_id: 'e7ff356c',
	broadcaster: { user_id: 54670000, channel_slug: 'exampleuser' },
	sender: { user_id: 7, username: 'Ana' },
	content: 'emote [emote:1579033:emojiAstonished]!',
	emotes: null,
});
const TROVO = said({
	id: '1752_5',
	channel_id: '107380000',
	created_at: '2025-07-20T06:44:12.672224046Z',
	data: { roles: ['viewer'], emotes: [{ id: 'firedragon!' }], display_name: 'Ana', sender_id: '7', text: 'emote :firedragon! ' },
});

describe('StreamElements’ Astro', () => {
	it('subscribes with the token, and reads the shapes of all four platforms apart', async () => {
		const { feed, watched } = await gateway();
		await expect.poll(watched.states).toEqual(['connecting', 'connected']);
		expect(JSON.parse(feed.received[0] ?? '')).toMatchObject({
			type: 'subscribe',
			data: { topic: 'channel.chat.message', room: ROOM, token: TOKEN, token_type: 'jwt' },
		});
		feed.send(TWITCH, YOUTUBE, KICK, TROVO, said({ unknown: 'shape' }), { type: 'message', topic: 'channel.activities', data: {} }, 'not json');
		await expect.poll(() => watched.events.filter(({ type }) => type === 'dropped')).toHaveLength(2);
		const messages = watched.messages();
		expect(messages.map(({ origin, author, platformId, role }) => [origin?.platform, origin?.channel, author.id, platformId, role])).toEqual([
			['twitch', 'exampleuser', 'twitch:7', 'twitch:caf9fb9a', 'host'],
			['youtube', null, 'youtube:7', 'youtube:LCC.Eh', 'moderator'],
			['kick', 'exampleuser', 'kick:7', 'kick:e7ff356c', 'viewer'],
			['trovo', '107380000', 'trovo:7', 'trovo:1752_5', 'viewer'],
		]);
		expect(messages.map(({ text, emotes }) => emotes.map(({ start, end }) => text.slice(start, end)))).toEqual([
			['<3'],
			[':face-blue-smiling:'],
			['emojiAstonished'],
			[':firedragon!'],
		]);
		expect(messages[0]).toMatchObject({ replyTo: { platformId: 'twitch:p-1', authorName: 'Bea' }, sentAt: Date.parse('2025-06-19T11:37:58Z') });
		expect(messages[2]?.text).toBe('emote emojiAstonished!');
	});

	it.each([
		['err_unauthorized', 'key-refused', 'failed'],
		['err_bad_request', 'channel-not-found', 'failed'],
		['rate_limit_exceeded', 'rate-limited', 'waiting'],
		['err_internal_error', 'connection-lost', 'waiting'],
	])('answers %s with %s, and never repeats the token', async (error, code, connection) => {
		const { watched } = await gateway(({ nonce, data }, socket) => {
			socket.send(JSON.stringify({ type: 'response', nonce, error, data: { message: `no, ${data.token}` } }));
		});
		await expect.poll(() => watched.states().slice(0, 2)).toEqual(['connecting', connection]);
		expect(watched.lastProblem()).toMatchObject({ code, said: 'no, …' });
		expect(JSON.stringify(watched.events)).not.toContain(TOKEN);
	});

	it('says that the token is missing, and takes one that was entered meanwhile', async () => {
		let token: string | undefined;
		const { feed, watched } = await gateway(subscribed, () => token);
		expect(watched.states()).toEqual(['connecting', 'failed']);
		expect(watched.lastProblem()?.code).toBe('key-missing');
		expect(feed.requests).toHaveLength(0);
		token = 'overlaytoken';
		watched.source.retry();
		await expect.poll(() => watched.states().at(-1)).toBe('connected');
		expect(JSON.parse(feed.received[0] ?? '').data.token_type).toBe('apikey');
	});

	it('goes over to another server with the token it was given, once', async () => {
		const { feed, watched } = await gateway();
		await expect.poll(watched.states).toEqual(['connecting', 'connected']);
		feed.send({ type: 'reconnect', data: { message: 'The server is shutting down.', reconnect_token: 'again' } });
		await expect.poll(watched.states).toEqual(['connecting', 'connected', 'waiting', 'connecting', 'connected']);
		expect(feed.requests[1]?.url).toContain('reconnect_token=again');
		expect(feed.received, 'the subscription stands').toHaveLength(1);
		feed.cut();
		await expect.poll(() => feed.requests.length).toBe(3);
		expect(feed.requests[2]?.url).not.toContain('reconnect_token');
		await expect.poll(() => feed.received.length).toBe(2);
	});
});
