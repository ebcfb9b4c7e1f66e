import { describe, expect, it } from 'vitest';
import { createFrameReader } from '../../../../../electron/desk/intake/sources/websocket-frame.ts';
import { DEFAULT_MAPPING, type WebSocketMapping, webSocketMappingSchema } from '../../../../../shared/model/websocket-mapping.ts';

const RECEIVED_AT = 1_763_800_000_000;

function readDefault(frame: unknown) {
	return createFrameReader(DEFAULT_MAPPING)(typeof frame === 'string' ? frame : JSON.stringify(frame), RECEIVED_AT);
}

function readMapped(mapping: WebSocketMapping, ...frames: readonly unknown[]) {
	const read = createFrameReader(webSocketMappingSchema.parse(mapping));
	return frames.flatMap((frame) => read(typeof frame === 'string' ? frame : JSON.stringify(frame), RECEIVED_AT));
}

function messagesOf(events: ReturnType<typeof readDefault>) {
	return events.flatMap((event) => (event.type === 'message' ? [event.message] : []));
}

describe('the default frame', () => {
	it('is one message', () => {
		expect(readDefault({ id: 'a1', author: 'Марта', text: 'сколько стоит?', sentAt: RECEIVED_AT - 40, role: 'moderator', kind: 'speech' })).toEqual([
			{
				type: 'message',
				message: {
					platformId: 'a1',
					kind: 'speech',
					role: 'moderator',
					author: { id: 'Марта', name: 'Марта' },
					text: 'сколько стоит?',
					sentAt: RECEIVED_AT - 40,
					receivedAt: RECEIVED_AT,
					emotes: [],
					replyTo: null,
				},
			},
		]);
	});

	it('is several messages where it is an array, and a bad one among them costs only itself', () => {
		const events = readDefault([{ id: 1, author: 'a', text: 'one' }, { id: 2, author: 'b' }, 7, { id: 3, author: 'c', text: 'three' }]);
		expect(messagesOf(events).map(({ platformId, text }) => [platformId, text])).toEqual([
			['1', 'one'],
			['3', 'three'],
		]);
		expect(events.flatMap((event) => (event.type === 'dropped' ? [event.reason] : []))).toEqual(['no-text', 'wrong-shape']);
	});

	it.each([
		[{ author: { id: 7, name: 'Sami' } }, { id: '7', name: 'Sami' }],
		[{ author: 'Sami' }, { id: 'Sami', name: 'Sami' }],
		[{ author: null }, { id: '', name: '' }],
		[{}, { id: '', name: '' }],
	])('takes the author of %j', (fields, author) => {
		expect(messagesOf(readDefault({ text: 'x', ...fields }))[0]?.author).toEqual(author);
	});

	it.each([
		['2026-11-22T10:00:00Z', Date.UTC(2026, 10, 22, 10)],
		['2026-11-22T12:00:00.250+02:00', Date.UTC(2026, 10, 22, 10, 0, 0, 250)],
		[1_763_800_000_000, 1_763_800_000_000],
		['1763800000000', 1_763_800_000_000],
		['yesterday', null],
		[true, null],
	])('reads sentAt %j', (sentAt, expected) => {
		expect(messagesOf(readDefault({ text: 'x', sentAt }))[0]?.sentAt).toBe(expected);
	});

	it.each([
		['{"text": "x"', 'not-json'],
		['', 'not-json'],
		['{"author":"a"}', 'no-text'],
		['{"text":""}', 'no-text'],
		['{"text":null}', 'no-text'],
		['{"text":{"a":1}}', 'wrong-shape'],
		['"text"', 'wrong-shape'],
		['null', 'wrong-shape'],
		['{"__proto__":{"text":"inherited"}}', 'no-text'],
	])('drops %s as %s', (frame, reason) => {
		expect(readDefault(frame)).toEqual([{ type: 'dropped', reason, excerpt: expect.any(String) }]);
	});

	it('shows of a dropped frame at most 80 characters, none of them invisible', () => {
		const [event] = readDefault(`\u001b[31m\u202e\u0000${'я'.repeat(200)}`);
		const excerpt = event?.type === 'dropped' ? event.excerpt : '';
		expect(Array.from(excerpt)).toHaveLength(80);
		expect(excerpt).not.toMatch(/[\p{Cc}\p{Cf}]/u);
	});

	it('keeps ids beyond 2^53 apart, as they were written', () => {
		const events = readDefault('[{"id":9007199254740993,"text":"x"},{"id":9007199254740992,"text":"y"}]');
		expect(messagesOf(events).map(({ platformId }) => platformId)).toEqual(['9007199254740993', '9007199254740992']);
	});
});

describe('a mapping', () => {
	it('reads a feed that nests its message under data and names deletions (as GoodGame does)', () => {
		const events = readMapped(
			{
				where: { '/type': 'message' },
				fields: {
					text: '/data/text',
					id: '/data/message_id',
					author: '/data/user_name',
					authorId: '/data/user_id',
					sentAt: '/data/timestamp',
					role: '/data/user_rights',
				},
				sentAtUnit: 's',
				roles: { '20': 'host', '10': 'moderator' },
				deletions: { where: { '/type': 'remove_message' }, id: '/data/message_id' },
			},
			{ type: 'welcome', data: { protocolVersion: 2 } },
			{ type: 'message', data: { user_id: 31, user_name: 'olga', user_rights: 10, message_id: 1700000000001, timestamp: 1763799999, text: 'привет, :smile:' } },
			{ type: 'remove_message', data: { message_id: 1700000000001 } },
		);
		expect(events).toEqual([
			{
				type: 'message',
				message: expect.objectContaining({
					platformId: '1700000000001',
					author: { id: '31', name: 'olga' },
					role: 'moderator',
					sentAt: 1763799999000,
					text: 'привет, :smile:',
				}),
			},
			{ type: 'deletion', target: { platformId: '1700000000001' }, at: RECEIVED_AT },
		]);
	});

	it('reads an array inside a frame, roles in a list, and ignores frames without it (as Trovo does)', () => {
		const events = readMapped(
			{
				items: '/data/chats',
				fields: { text: '/content', id: '/message_id', author: '/nick_name', authorId: '/sender_id', sentAt: '/send_time', role: '/roles' },
				sentAtUnit: 's',
				roles: { streamer: 'host', mod: 'moderator' },
			},
			{ type: 'RESPONSE', nonce: 'client-auth' },
			{ type: 'PONG', data: { gap: 30 } },
			{
				type: 'CHAT',
				data: {
					chats: [
						{ content: 'hola a todos', nick_name: 'lucia', roles: ['follower', 'streamer'], message_id: 'c1', sender_id: 5, send_time: 1763799990 },
						{ content: '¿precio?', nick_name: 'ana', message_id: 'c2', sender_id: 6, send_time: 1763799991 },
					],
				},
			},
		);
		expect(messagesOf(events).map(({ platformId, role, sentAt }) => [platformId, role, sentAt])).toEqual([
			['c1', 'host', 1763799990000],
			['c2', 'viewer', 1763799991000],
		]);
		expect(events).toHaveLength(2);
	});

	it('reads several documents in one frame, one a line, and loses only the broken one (as VK does)', () => {
		const push = (id: number, text: string, isOwner: boolean) =>
			JSON.stringify({
				push: {
					pub: { data: { data: { chat_message: { id, author: { id: id + 100, nick: 'vera', is_owner: isOwner }, parts: [{ text: { content: text } }] } } } },
				},
			});
		const events = readMapped(
			{
				items: '/push/pub/data/data/chat_message',
				linesPerFrame: true,
				fields: { text: '/parts/0/text/content', id: '/id', author: '/author/nick', authorId: '/author/id', role: '/author/is_owner' },
				roles: { true: 'host' },
			},
			`${push(1, 'держит заряд?', false)}\n{}\n{"push":\n${push(2, 'да, двое суток', true)}\n`,
		);
		expect(messagesOf(events).map(({ platformId, text, role, author }) => [platformId, text, role, author.id])).toEqual([
			['1', 'держит заряд?', 'viewer', '101'],
			['2', 'да, двое суток', 'host', '102'],
		]);
		expect(events.filter((event) => event.type === 'dropped')).toMatchObject([{ reason: 'not-json' }]);
	});

	it('gives a caption feed its kind', () => {
		const [message] = messagesOf(readMapped({ kind: 'speech', fields: { text: '/final' } }, { final: 'hola, bienvenidos' }));
		expect(message).toMatchObject({ kind: 'speech', text: 'hola, bienvenidos', platformId: null });
	});

	it('reads HTML as text with its pictures, and keeps a relay’s platforms apart', () => {
		const mapping: WebSocketMapping = {
			fields: { text: '/html', id: '/id', author: '/name', platform: '/on', channel: '/in' },
			textFormat: 'html',
			emotes: 'colons',
			deletions: { where: { '/gone': true }, id: '/id' },
		};
		const events = readMapped(
			mapping,
			{ id: 1, name: 'Ana', html: '<b>hola</b> &lt;3 <img alt="Kappa"> :wave:', on: 'twitch', in: 'lucia' },
			{ id: 1, name: 'Ana', html: 'hola', on: 'youtube' },
			{ id: 1, gone: true, on: 'youtube' },
		);
		const [twitch, youtube] = messagesOf(events);
		expect(twitch).toMatchObject({ platformId: 'twitch:1', text: 'hola <3 Kappa :wave:', author: { id: 'twitch:Ana', name: 'Ana' } });
		expect(twitch?.origin).toEqual({ platform: 'twitch', channel: 'lucia' });
		expect(twitch?.emotes.map(({ start, end }) => twitch.text.slice(start, end))).toEqual(['Kappa', ':wave:']);
		expect(youtube).toMatchObject({ platformId: 'youtube:1', author: { id: 'youtube:Ana' }, origin: { platform: 'youtube', channel: null } });
		expect(events.at(-1)).toMatchObject({ type: 'deletion', target: { platformId: 'youtube:1' } });
	});
});
