import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openDesk } from '../../electron/desk/desk.ts';
import type { Message } from '../../shared/model/message.ts';
import type { SourceState } from '../../shared/model/show.ts';
import { startWebSocketFeed, type WebSocketFeed } from '../fixtures/websocket-feed.ts';
import { type BenchLine, benchChat } from './chat.ts';
import { exactly, type Section } from './figures.ts';

export interface SeveralSourcesOptions {
	readonly resourcesFolder: string;
	/** Of all sources together. */
	readonly perSecond: number;
	readonly seconds: number;
}

export interface SeveralSourcesOutcome {
	readonly sent: number;
	readonly stored: number;
	/** Lines that were sent and are not in the store. */
	readonly missing: number;
	/** Lines that are in the store more than once. */
	readonly twice: number;
	readonly gaps: number;
	readonly sources: readonly SourceState[];
	readonly messages: readonly Message[];
}

/** A feed, and a line as its protocol sends it. */
interface Speaking {
	readonly feed: WebSocketFeed;
	readonly frame: (line: BenchLine, id: string) => object;
}

/**
 * One show with a chat over WebSocket, a channel of GoodGame, a relay of two platforms, and captions of the host: each from a server of
 * its own, in turns. What is sent has a mark at the end of its text, by which it is found in the store.
 */
export async function runSeveralSources({ resourcesFolder, perSecond, seconds }: SeveralSourcesOptions): Promise<SeveralSourcesOutcome> {
	const dataFolder = await mkdtemp(join(tmpdir(), 'showdesk-sources-'));
	const chat = await startWebSocketFeed();
	const goodGame = await startWebSocketFeed({
		onConnect(socket) {
			socket.on('message', (data) => {
				if (data.toString().includes('"join"')) socket.send(JSON.stringify({ type: 'success_join', data: { channel_id: '5' } }));
			});
			socket.send(JSON.stringify({ type: 'welcome', data: { protocolVersion: 2 } }));
		},
	});
	const relay = await startWebSocketFeed();
	const captions = await startWebSocketFeed();
	const feeds = [chat, goodGame, relay, captions];
	const platformServers = { goodGame: { chat: goodGame.address, site: 'http://127.0.0.1:9' } };
	const desk = await openDesk({ dataFolder, resourcesFolder, host: 'browser', platformServers, log: () => undefined });
	try {
		const { id: sessionId } = await desk.call('show.start', {
			title: 'Several sources',
			market: 'ES',
			sources: [
				{ kind: 'websocket', url: chat.address },
				{ kind: 'goodgame', channel: '5' },
				{ kind: 'social-stream', session: 'bench', url: relay.address },
				{ kind: 'websocket', url: captions.address, mapping: { fields: { text: '/text', id: '/id' }, kind: 'speech' } },
			],
		});
		const states = async () => (await desk.call('show.list', {})).find(({ session }) => session.id === sessionId)?.sources ?? [];
		while ((await states()).some(({ connection }) => connection !== 'connected')) await wait(20);
		const speaking: readonly Speaking[] = [
			{ feed: chat, frame: ({ text, author }, id) => ({ id, author: author.name, text: `${text} ${id}`, sentAt: Date.now() }) },
			{ feed: goodGame, frame: ({ text, author }, id) => goodGameFrame(`${text} ${id}`, author.name, id) },
			{ feed: relay, frame: ({ text, author }, id) => ({ type: platformOf(author.id), chatname: author.name, chatmessage: `${text} ${id}`, textonly: true }) },
			{ feed: captions, frame: ({ text }, id) => ({ id, text: `${text} ${id}.` }) },
		];
		const sent = await sendInTurns(speaking, benchChat(perSecond * seconds, 7), perSecond);
		const messages = await storedOf(
			() => desk.call('show.list', {}),
			sessionId,
			sent.size,
			(after) => desk.call('feed.page', { sessionId, cursor: { after }, limit: 500 }),
		);
		const found = new Map<string, number>();
		for (const { text } of messages) {
			const mark = /(\S+?)\.?$/.exec(text)?.[1] ?? '';
			found.set(mark, (found.get(mark) ?? 0) + 1);
		}
		const sources = await states();
		const ended = await desk.call('show.stop', { sessionId });
		return {
			sent: sent.size,
			stored: messages.length,
			missing: [...sent].filter((mark) => !found.has(mark)).length,
			twice: [...sent].filter((mark) => (found.get(mark) ?? 0) > 1).length,
			gaps: ended.gaps,
			sources,
			messages,
		};
	} finally {
		await desk.close();
		for (const feed of feeds) await feed.close();
		await rm(dataFolder, { recursive: true, force: true });
	}
}

/** The bench's section: ten minutes of it unless it is to be quick. */
export async function measureSeveralSources(options: SeveralSourcesOptions): Promise<Section> {
	const { sent, stored, missing, twice, gaps, sources } = await runSeveralSources(options);
	const dropped = sources.reduce((sum, source) => sum + source.dropped.count, 0);
	return {
		title: `Three sources and captions in one show, ${options.perSecond} lines/s for ${options.seconds} s`,
		figures: [
			{ name: 'lines sent', value: sent, unit: 'rows' },
			{ name: 'lines stored', value: stored, unit: 'rows', aim: exactly(stored, sent) },
			{ name: 'missing', value: missing, unit: 'rows', aim: exactly(missing, 0) },
			{ name: 'stored twice', value: twice, unit: 'rows', aim: exactly(twice, 0) },
			{ name: 'gaps', value: gaps, unit: 'rows', aim: exactly(gaps, 0) },
			{ name: 'dropped', value: dropped, unit: 'rows', aim: exactly(dropped, 0) },
		],
		details: sources,
	};
}

/** Some people are on one platform, the others on another. */
function platformOf(authorId: string): string {
	return authorId.length % 2 === 0 ? 'youtube' : 'tiktok';
}

function goodGameFrame(text: string, author: string, id: string): object {
	const timestamp = Math.floor(Date.now() / 1_000);
	return { type: 'message', data: { channel_id: '5', user_id: author, user_name: author, user_rights: 0, message_id: id, timestamp, text } };
}

async function sendInTurns(speaking: readonly Speaking[], lines: readonly BenchLine[], perSecond: number): Promise<ReadonlySet<string>> {
	const sent = new Set<string>();
	const run = randomUUID().slice(0, 8);
	const startedAt = performance.now();
	for (const [index, line] of lines.entries()) {
		const aheadMs = (index / perSecond) * 1_000 - (performance.now() - startedAt);
		if (aheadMs > 0) await wait(aheadMs);
		const mark = `${run}-${index}`;
		const speaker = speaking[index % speaking.length];
		speaker?.feed.send(speaker.frame(line, mark));
		sent.add(mark);
	}
	return sent;
}

type Page = { readonly messages: readonly Message[] };

/** Everything of the session, once as much is there as was sent or nothing has come for five seconds. */
async function storedOf(
	list: () => Promise<readonly { readonly session: { readonly id: string; readonly messages: number } }[]>,
	sessionId: string,
	expected: number,
	page: (after: number) => Promise<Page>,
): Promise<readonly Message[]> {
	let count = -1;
	for (let quiet = 0; quiet < 50; quiet += 1) {
		const now = (await list()).find(({ session }) => session.id === sessionId)?.session.messages ?? 0;
		if (now >= expected) break;
		if (now !== count) quiet = 0;
		count = now;
		await wait(100);
	}
	const messages: Message[] = [];
	for (;;) {
		const { messages: more } = await page(messages.at(-1)?.id ?? 0);
		if (more.length === 0) return messages;
		messages.push(...more);
	}
}
