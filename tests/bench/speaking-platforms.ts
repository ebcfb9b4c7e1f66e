import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { PlatformServers } from '../../electron/desk/intake/sources/platform-servers.ts';
import type { SourceRequest } from '../../shared/model/show.ts';
import { startPlatformApi } from '../fixtures/platform-api.ts';
import { startTwitchServer } from '../fixtures/twitch.ts';
import { startWebSocketFeed } from '../fixtures/websocket-feed.ts';
import type { BenchLine } from './chat.ts';

/** A platform on this machine, which says what it is told to and can lose its connections. */
export interface SpeakingPlatform {
	readonly name: 'twitch' | 'goodgame' | 'relay' | 'youtube' | 'captions';
	readonly request: SourceRequest;
	/** What is said while nobody is connected is lost, where the platform keeps no history. @param id stands at the end of the text, too */
	say(line: BenchLine, id: string): void;
	/** Without a word, as a network does. */
	cut(): void;
	/** When the line left this machine's side: at once, or with the answer that held it. Null where it has not. */
	sentAt(id: string): number | null;
	/** Does it hand on afterwards what was said while nobody was connected? */
	readonly hasHistory: boolean;
	close(): Promise<void>;
}

export interface SpeakingPlatforms {
	readonly all: readonly SpeakingPlatform[];
	readonly twitchServer: string;
	readonly platformServers: PlatformServers;
	close(): Promise<void>;
}

/** Lines that a platform says again after a cut. */
const SAID_AGAIN = 10;
export const YOUTUBE_VIDEO = 'dQw4w9WgXcQ';

/** One of each kind: a socket, a socket with a history, a relay, an interface that is polled, and an engine that hears sound. */
export async function startSpeakingPlatforms(): Promise<SpeakingPlatforms> {
	const twitch = await speakTwitch();
	const goodGame = await speakGoodGame();
	const relay = await speakRelay();
	const youtube = await speakYouTube();
	const captions = await speakVosk();
	const all = [twitch.platform, goodGame.platform, relay.platform, youtube.platform, captions];
	return {
		all,
		twitchServer: twitch.address,
		platformServers: { goodGame: { chat: goodGame.address, site: 'http://127.0.0.1:9' }, youtube: youtube.address },
		async close() {
			for (const platform of all) await platform.close();
		},
	};
}

/** When what was sent, in ms of `performance.now()`. */
function createSendTimes() {
	const times = new Map<string, number>();
	return {
		note(id: string) {
			if (!times.has(id)) times.set(id, performance.now());
		},
		at: (id: string) => times.get(id) ?? null,
	};
}

async function speakTwitch() {
	const server = await startTwitchServer();
	const sent = createSendTimes();
	const recent: string[] = [];
	let wasCut = false;
	const platform: SpeakingPlatform = {
		name: 'twitch',
		request: { kind: 'twitch', channel: 'lucia' },
		hasHistory: false,
		say(line, id) {
			if (server.joined() === 0) return;
			// Twitch itself keeps no history; a stand-in that says lines again shows that nobody notices.
			if (wasCut) server.send(...recent);
			wasCut = false;
			const written = twitchLine(line, id);
			recent.push(written);
			if (recent.length > SAID_AGAIN) recent.shift();
			sent.note(id);
			server.send(written);
		},
		cut() {
			wasCut = true;
			server.cut();
		},
		sentAt: sent.at,
		close: () => server.close(),
	};
	return { platform, address: server.address };
}

function twitchLine({ text, author }: BenchLine, id: string): string {
	const login = `u${author.id.replace(/\W/g, '').toLowerCase()}`;
	const tags = `@badges=;display-name=${login};emotes=;id=${id};user-id=${login};room-id=77;tmi-sent-ts=${Date.now()};turbo=0;user-type=`;
	return `${tags} :${login}!${login}@${login}.tmi.twitch.tv PRIVMSG #lucia :${text} ${id}`;
}

async function speakGoodGame() {
	const said: { readonly id: string; readonly message: object }[] = [];
	const server = await startWebSocketFeed({
		onConnect(socket) {
			socket.on('message', (data) => answerGoodGame(socket, data.toString(), said));
			send(socket, { type: 'welcome', data: { protocolVersion: 2 } });
		},
	});
	const sent = createSendTimes();
	const platform: SpeakingPlatform = {
		name: 'goodgame',
		request: { kind: 'goodgame', channel: '5' },
		hasHistory: true,
		say({ text, author }, id) {
			const timestamp = Math.floor(Date.now() / 1_000);
			const message = { channel_id: '5', user_id: author.id, user_name: author.name, user_rights: 0, message_id: id, timestamp, text: `${text} ${id}` };
			said.push({ id, message });
			if (server.connected() > 0) sent.note(id);
			server.send({ type: 'message', data: message });
		},
		cut: () => server.cut(),
		sentAt: sent.at,
		close: () => server.close(),
	};
	return { platform, address: server.address };
}

/** The history it hands out begins a little before what was asked for. */
function answerGoodGame(socket: WebSocket, text: string, said: readonly { readonly id: string; readonly message: object }[]): void {
	const asked: unknown = JSON.parse(text);
	if (typeof asked !== 'object' || asked === null || !('type' in asked)) return;
	if (asked.type === 'join') send(socket, { type: 'success_join', data: { channel_id: '5' } });
	if (asked.type !== 'get_channel_history' || !('data' in asked)) return;
	const from = typeof asked.data === 'object' && asked.data !== null && 'from' in asked.data ? asked.data.from : null;
	const first = Math.max(0, said.findLastIndex(({ id }) => id === from) - SAID_AGAIN);
	send(socket, { type: 'channel_history', data: { channel_id: '5', messages: said.slice(first).map(({ message }) => message) } });
}

async function speakRelay() {
	const server = await startWebSocketFeed();
	const sent = createSendTimes();
	const recent: object[] = [];
	let wasCut = false;
	const platform: SpeakingPlatform = {
		name: 'relay',
		request: { kind: 'social-stream', session: 'bench', url: server.address },
		hasHistory: false,
		say({ text, author }, id) {
			if (server.connected() === 0) return;
			if (wasCut) server.send(...recent);
			wasCut = false;
			const type = author.id.length % 2 === 0 ? 'youtube' : 'tiktok';
			const frame = { type, chatname: author.name, chatmessage: `${text} ${id}`, textonly: true, meta: { messageId: id } };
			recent.push(frame);
			if (recent.length > SAID_AGAIN) recent.shift();
			sent.note(id);
			server.send(frame);
		},
		cut() {
			wasCut = true;
			server.cut();
		},
		sentAt: sent.at,
		close: () => server.close(),
	};
	return { platform, address: server.address };
}

async function speakYouTube() {
	const items: { readonly id: string; readonly item: object }[] = [];
	const sent = createSendTimes();
	let cuts = 0;
	const api = await startPlatformApi(({ path, query }) => {
		if (path.endsWith('/videos')) return { body: { items: [{ id: YOUTUBE_VIDEO, liveStreamingDetails: { activeLiveChatId: 'chat-1' } }] } };
		if (cuts > 0) {
			cuts -= 1;
			return 'cut';
		}
		// A page begins a little before its place, as after a fault of the platform's own.
		const place = Number(query.pageToken ?? 0);
		const page = items.slice(Math.max(0, place - (place > SAID_AGAIN ? 1 : 0)));
		for (const { id } of page) sent.note(id);
		return {
			body: {
				kind: 'youtube#liveChatMessageListResponse',
				pollingIntervalMillis: 2_000,
				nextPageToken: String(items.length),
				items: page.map(({ item }) => item),
			},
		};
	});
	const platform: SpeakingPlatform = {
		name: 'youtube',
		request: { kind: 'youtube', video: YOUTUBE_VIDEO },
		hasHistory: true,
		say({ text, author }, id) {
			const snippet = { type: 'textMessageEvent', publishedAt: new Date().toISOString(), textMessageDetails: { messageText: `${text} ${id}` } };
			items.push({ id, item: { id, snippet, authorDetails: { channelId: author.id, displayName: author.name } } });
		},
		cut() {
			cuts += 1;
		},
		sentAt: sent.at,
		close: () => api.close(),
	};
	return { platform, address: `${api.address}/youtube/v3` };
}

const SAMPLE_BYTES = 2;
const SAMPLES_PER_SECOND = 16_000;

/** Speaks as vosk-server does; what it hears are the lines it is told, at the times of the sound it was given. */
async function speakVosk(): Promise<SpeakingPlatform> {
	const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
	await new Promise((resolve) => server.once('listening', resolve));
	const heardBytes = new WeakMap<WebSocket, number>();
	const sent = createSendTimes();
	server.on('connection', (socket) => {
		heardBytes.set(socket, 0);
		socket.on('message', (data: Buffer, isBinary) => {
			if (isBinary) heardBytes.set(socket, (heardBytes.get(socket) ?? 0) + data.length);
			else if (data.toString() === '{"eof" : 1}') socket.close();
		});
	});
	const listeners = () => [...server.clients].filter((socket) => socket.readyState === socket.OPEN && (heardBytes.get(socket) ?? 0) > 0);
	return {
		name: 'captions',
		request: { kind: 'captions', engine: 'vosk', url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, language: 'es' },
		hasHistory: false,
		say({ text }, id) {
			for (const socket of listeners()) {
				const end = (heardBytes.get(socket) ?? 0) / SAMPLE_BYTES / SAMPLES_PER_SECOND;
				const words = `${text} ${id}.`.split(' ');
				const each = Math.min(end, 1) / words.length;
				const place = (index: number) => end - (words.length - index) * each;
				send(socket, { partial: words[0] });
				sent.note(id);
				send(socket, { text: words.join(' '), result: words.map((word, index) => ({ word, start: place(index), end: place(index + 1), conf: 1 })) });
			}
		},
		cut() {
			for (const socket of server.clients) socket.terminate();
		},
		sentAt: sent.at,
		async close() {
			for (const socket of server.clients) socket.terminate();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

function send(socket: WebSocket, frame: object): void {
	if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
}
