import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type OpenDesk, openDesk } from '../../../electron/desk/desk.ts';
import { createBackoff } from '../../../electron/desk/intake/backoff.ts';
import { systemClock } from '../../../electron/desk/intake/clock.ts';
import { createKeyVault } from '../../../electron/desk/key-vault.ts';
import { resourcesFolder } from '../../../electron/paths.ts';
import type { Message } from '../../../shared/model/message.ts';
import { type PlatformApi, type PlatformReply, startPlatformApi } from '../../fixtures/platform-api.ts';
import { openStage, type PlatformStage, type StageName } from '../../fixtures/platform-stages.ts';

/** As a word of the text this is Spanish and an insult; as the name of a picture it is neither. */
const WORD = 'cabron';
const VIDEO = 'dQw4w9WgXcQ';
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

let folder: string;
let desk: OpenDesk;
let youtube: PlatformApi;
const stages = new Map<StageName, PlatformStage>();
const pages: PlatformReply[] = [];
const shown: Message[] = [];

const stageOf = (name: StageName): PlatformStage => {
	const stage = stages.get(name);
	if (stage === undefined) throw new Error(`${name} is not on stage`);
	return stage;
};

// One show hears all of them: opening a desk is most of the time.
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'showdesk-pictures-'));
	const backoff = createBackoff();
	const emotes = { channels: { globalEmotes: [{ name: WORD }] } };
	const reply = (path: string) => (path.endsWith('/getemotes') ? { body: emotes } : undefined);
	for (const name of ['twitch', 'goodgame', 'trovo', 'vkvideo', 'astro', 'social-stream', 'websocket'] as const) {
		stages.set(name, await openStage(name, { clock: systemClock, backoff, ...(name === 'trovo' ? { reply } : {}) }));
	}
	youtube = await startPlatformApi(({ path }) => {
		if (path.endsWith('/videos')) return { body: { items: [{ liveStreamingDetails: { activeLiveChatId: 'chat-1' } }] } };
		return pages.shift() ?? { body: { items: [], nextPageToken: 'next', pollingIntervalMillis: 1_000 } };
	});
	desk = await openDesk({
		dataFolder: folder,
		resourcesFolder: resourcesFolder(),
		host: 'browser',
		vault: createKeyVault(
			{ SHOWDESK_YOUTUBE_KEY: 'k', SHOWDESK_TROVO_CLIENT_ID: 'k', SHOWDESK_VKVIDEO_TOKEN: 'k', SHOWDESK_STREAMELEMENTS_TOKEN: 'a.b.c' },
			null,
		),
		twitchServer: stageOf('twitch').feed.address,
		platformServers: {
			goodGame: { chat: stageOf('goodgame').feed.address, site: stageOf('goodgame').api },
			trovo: { chat: stageOf('trovo').feed.address, api: `${stageOf('trovo').api}/openplatform` },
			vkVideo: { chat: `${stageOf('vkvideo').feed.address}?format=json`, api: stageOf('vkvideo').api, auth: stageOf('vkvideo').api },
			astro: stageOf('astro').feed.address,
			youtube: `${youtube.address}/youtube/v3`,
		},
		webhooks: { port: 0, kickPublicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString() },
		log: () => undefined,
	});
	desk.subscribe((event) => {
		if (event.type === 'messages') shown.push(...event.messages);
	});
	await desk.call('show.start', {
		market: 'ES',
		languages: ['es', 'ru'],
		sources: [
			{ kind: 'twitch', channel: 'lucia' },
			{ kind: 'goodgame', channel: 'Miker' },
			{ kind: 'trovo', channel: 'lucia' },
			{ kind: 'vkvideo', channel: 'oleg' },
			{ kind: 'astro', room: 'room' },
			{ kind: 'social-stream', session: 'session', url: stageOf('social-stream').feed.address },
			{
				kind: 'websocket',
				url: stageOf('websocket').feed.address,
				mapping: { fields: { text: '/text', id: '/id', author: '/author' }, textFormat: 'html', emotes: 'colons' },
			},
			{ kind: 'youtube', video: VIDEO },
			{ kind: 'kick', channel: 'lucia' },
		],
	});
	await vi.waitFor(async () => expect((await desk.call('show.list', {}))[0]?.sources.every(({ connection }) => connection === 'connected')).toBe(true), 20_000);
	await vi.waitFor(() => expect(stageOf('social-stream').feed.connected() + stageOf('websocket').feed.connected()).toBe(2));
});

afterAll(async () => {
	await desk.close();
	for (const stage of stages.values()) await stage.close();
	await youtube.close();
	await rm(folder, { recursive: true, force: true });
});

/** Every line is somebody else's, so that nobody's habit decides its language. */
let people = 0;
const newId = () => {
	people += 1;
	return `m${people}`;
};

function astroSays(data: (id: string, text: string) => object) {
	return (id: string, text: string) =>
		stageOf('astro').feed.send({ type: 'message', topic: 'channel.chat.message', ts: new Date().toISOString(), data: data(id, text) });
}

async function kickPushes(id: string, content: string): Promise<void> {
	const body = JSON.stringify({
		message_id: id,
		broadcaster: { user_id: 1, channel_slug: 'lucia' },
		sender: { user_id: id, username: id },
		content,
		created_at: new Date().toISOString(),
	});
	const timestamp = new Date().toISOString();
	const delivery = randomUUID();
	const signature = sign('RSA-SHA256', Buffer.from(`${delivery}.${timestamp}.${body}`), privateKey).toString('base64');
	const headers = { 'Kick-Event-Message-Id': delivery, 'Kick-Event-Message-Timestamp': timestamp, 'Kick-Event-Signature': signature };
	const { status } = await fetch((await desk.call('webhook.door', {})).kick, { method: 'POST', headers, body });
	expect(status).toBe(200);
}

/** Words of its own (many people who write the same are a finding), how each platform writes a picture of that name, what stands in the text for it, and how it says a line. */
const PLATFORMS: readonly {
	readonly name: string;
	readonly russian: string;
	readonly written: string;
	readonly stands: string;
	readonly say: (id: string, text: string) => void | Promise<void>;
}[] = [
	{
		name: 'Twitch',
		russian: 'привет всем, как дела сегодня',
		written: 'cabron',
		stands: 'cabron',
		say(id, text) {
			const at = text.indexOf(WORD);
			const emotes = at === -1 ? '' : `25:${at}-${at + WORD.length - 1}`;
			stageOf('twitch').feed.send(`@badges=;display-name=${id};emotes=${emotes};id=${id};user-id=${id} :${id}!${id}@x PRIVMSG #lucia :${text}\r\n`);
		},
	},
	{
		name: 'GoodGame',
		russian: 'сколько стоит доставка в Казань',
		written: ':cabron:',
		stands: ':cabron:',
		say: (id, text) =>
			stageOf('goodgame').feed.send({
				type: 'message',
				data: { channel_id: '5', user_id: id, user_name: id, message_id: id, timestamp: Math.floor(Date.now() / 1_000), text },
			}),
	},
	{
		name: 'Trovo',
		russian: 'какой размер лучше выбрать',
		written: ':cabron',
		stands: ':cabron',
		say: (id, text) =>
			stageOf('trovo').feed.send({
				type: 'CHAT',
				channel_info: { channel_id: '1' },
				data: { chats: [{ type: 0, content: text, nick_name: id, sender_id: id, message_id: id, send_time: Math.floor(Date.now() / 1_000) }] },
			}),
	},
	{
		name: 'VK Video Live',
		russian: 'а есть такие же чёрного цвета',
		written: 'cabron',
		stands: 'cabron',
		say(id, text) {
			const parts = text
				.split(WORD)
				.flatMap((words, index) => [...(index === 0 ? [] : [{ smile: { name: WORD } }]), ...(words === '' ? [] : [{ text: { content: words } }])]);
			const chatMessage = { id: Number(id.slice(1)), created_at: Math.floor(Date.now() / 1_000), author: { id: Number(id.slice(1)), nick: id }, parts };
			stageOf('vkvideo').feed.send({ push: { channel: 'chat:1', pub: { data: { type: 'channel_chat_message_send', data: { chat_message: chatMessage } } } } });
		},
	},
	{
		name: 'YouTube',
		russian: 'подскажите, когда начнётся эфир',
		written: ':_cabron:',
		stands: ':_cabron:',
		say(id, text) {
			const snippet = { type: 'textMessageEvent', publishedAt: new Date().toISOString(), textMessageDetails: { messageText: text } };
			pages.push({
				body: { items: [{ id, snippet, authorDetails: { channelId: id, displayName: id } }], nextPageToken: 'next', pollingIntervalMillis: 1_000 },
			});
		},
	},
	{ name: 'Kick', russian: 'спасибо, всё понятно объяснили', written: '[emote:37:cabron]', stands: 'cabron', say: kickPushes },
	{
		name: 'StreamElements, of Twitch',
		russian: 'где можно посмотреть отзывы',
		written: 'cabron',
		stands: 'cabron',
		say: astroSays((id, text) => ({
			chatter_user_id: id,
			chatter_user_name: id,
			message_id: id,
			message: {
				text,
				fragments: text.split(/(cabron)/).map((piece) => ({ type: piece === WORD ? 'emote' : 'text', text: piece })),
			},
		})),
	},
	{
		name: 'StreamElements, of YouTube',
		russian: 'мне очень нравится эта ведущая',
		written: ':cabron:',
		stands: ':cabron:',
		say: astroSays((id, text) => ({ id, authorDetails: { channelId: id, displayName: id }, snippet: { liveChatId: 'x', displayMessage: text } })),
	},
	{
		name: 'StreamElements, of Kick',
		russian: 'расскажите про ремешок ещё раз',
		written: '[emote:37:cabron]',
		stands: 'cabron',
		say: astroSays((id, content) => ({ message_id: id, broadcaster: { user_id: 1, channel_slug: 'lucia' }, sender: { user_id: id, username: id }, content })),
	},
	{
		name: 'StreamElements, of Trovo',
		russian: 'у меня такие уже второй год',
		written: ':cabron',
		stands: ':cabron',
		say: astroSays((id, text) => ({ id, channel_id: '1', data: { sender_id: id, display_name: id, text, emotes: [{ id: WORD }] } })),
	},
	{
		name: 'Social Stream Ninja',
		russian: 'а можно показать поближе экран',
		written: '<img src="https://x/1.png" alt="cabron">',
		stands: 'cabron',
		say: (id, chatmessage) => stageOf('social-stream').feed.send({ type: 'tiktok', chatname: id, chatmessage, meta: { messageId: id } }),
	},
	{
		name: 'a feed with a mapping',
		russian: 'что входит в коробку с часами',
		written: ':cabron:',
		stands: ':cabron:',
		say: (id, text) => stageOf('websocket').feed.send({ id, author: id, text }),
	},
];

async function stored(say: (id: string, text: string) => void | Promise<void>, text: string): Promise<Message> {
	const id = newId();
	await say(id, text);
	const found = () => shown.find(({ author }) => author.name === id);
	await expect.poll(found).toBeDefined();
	const message = found();
	if (message === undefined) throw new Error('not shown');
	return message;
}

describe.each(PLATFORMS)('a picture of $name', ({ russian, written, stands, say }) => {
	it('is stored as a picture: its name decides no language and is no finding', async () => {
		const among = await stored(say, `${russian} ${written}`);
		expect(among.text).toBe(`${russian} ${stands}`);
		expect(among.emotes.map(({ start, end }) => among.text.slice(start, end))).toEqual([stands]);
		expect([among.language.tag, among.flags]).toEqual(['ru', []]);
		const alone = await stored(say, written);
		expect(alone.emotes).toMatchObject([{ start: 0, end: stands.length }]);
		expect([alone.language.tag, alone.flags]).toEqual(['und', []]);
	});
});

it('the same name written as a word is Spanish, and a finding', async () => {
	const message = await stored((id, text) => stageOf('websocket').feed.send({ id, author: id, text }), WORD);
	expect(message.language.tag).toBe('es');
	expect(message.flags.map(({ category }) => category)).toEqual(['abuse']);
});

it.each([
	['GoodGame', '5 &lt; 6 &amp; &quot;не лечит&quot; &#1076;&#1072;', '5 < 6 & "не лечит" да'],
	['Social Stream Ninja', '<b>esto</b> cura la diabetes&nbsp;&mdash; &iquest;s&iacute;? &lt;b&gt;', 'esto cura la diabetes\u00A0— ¿sí? <b>'],
	['a feed with a mapping', 'a &amp;lt; b<br>c', 'a &lt; b c'],
	['Twitch', '5 &lt; 6', '5 &lt; 6'],
	['VK Video Live', '5 &lt; 6', '5 &lt; 6'],
	['Trovo', '5 &lt; 6', '5 &lt; 6'],
])('%s: what is escaped there is read, and nowhere else', async (name, written, read) => {
	const platform = PLATFORMS.find((one) => one.name === name);
	if (platform === undefined) throw new Error(name);
	const message = await stored(platform.say, written);
	expect(message.text).toBe(read);
	if (read.includes('cura la diabetes')) expect(message.flags.map(({ category }) => category)).toContain('health');
});
