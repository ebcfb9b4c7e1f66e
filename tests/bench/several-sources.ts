import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openDesk } from '../../electron/desk/desk.ts';
import { createKeyVault } from '../../electron/desk/key-vault.ts';
import type { Desk } from '../../shared/contract/contract.ts';
import type { Message } from '../../shared/model/message.ts';
import type { Gap, SourceState } from '../../shared/model/show.ts';
import { benchChat } from './chat.ts';
import { below, exactly, type Section } from './figures.ts';
import { percentile } from './percentile.ts';
import { type SpeakingPlatform, type SpeakingPlatforms, startSpeakingPlatforms } from './speaking-platforms.ts';
import { waitUntil } from './wait-until.ts';

export interface SeveralSourcesOptions {
	readonly resourcesFolder: string;
	/** Of all sources together. */
	readonly perSecond: number;
	readonly seconds: number;
	/** All connections are lost so often; null: never. */
	readonly cutEverySeconds: number | null;
}

export interface SeveralSourcesOutcome {
	readonly sent: number;
	readonly stored: number;
	/** Lines that were said and are not in the store, though their source was connected or hands on what it missed. */
	readonly missing: number;
	/** Lines that were said in a gap, to nobody. */
	readonly unheard: number;
	/** Lines that are in the store more than once. */
	readonly twice: number;
	readonly cuts: number;
	readonly gaps: readonly Gap[];
	readonly platforms: readonly PlatformOutcome[];
	readonly sources: readonly SourceState[];
	readonly messages: readonly Message[];
	/** Of the whole process, stand-ins included, after one tenth of the time and at the end. */
	readonly residentMb: { readonly early: number; readonly late: number };
	/** CPU time of the whole process over the time of the show. */
	readonly cores: number;
}

export interface PlatformOutcome {
	readonly name: SpeakingPlatform['name'];
	readonly sent: number;
	readonly stored: number;
	readonly gaps: number;
	/** From sent to shown, in ms. */
	readonly delaysMs: readonly number[];
}

/** The host speaks this often; everybody else writes. */
const SPOKEN_ONE_IN = 25;
/** When a source counts as being away, its clock and ours may differ by what lies under way. */
const UNDER_WAY_MS = 500;

/**
 * One show with a Twitch channel, a channel of GoodGame, a relay of two platforms, a YouTube chat and captions of sound that is given all
 * the while: each from a server of its own, in turns. What is said has a mark at the end of its text, by which it is found in the store.
 */
export async function runSeveralSources(options: SeveralSourcesOptions): Promise<SeveralSourcesOutcome> {
	const dataFolder = await mkdtemp(join(tmpdir(), 'showdesk-sources-'));
	const platforms = await startSpeakingPlatforms();
	const { twitchServer, platformServers } = platforms;
	const vault = createKeyVault({ SHOWDESK_YOUTUBE_KEY: 'a-key' }, null);
	const resourcesFolder = options.resourcesFolder;
	const desk = await openDesk({ dataFolder, resourcesFolder, host: 'browser', twitchServer, platformServers, vault, log: () => undefined });
	try {
		return await runShow(desk, platforms, options);
	} finally {
		await desk.close();
		await platforms.close();
		await rm(dataFolder, { recursive: true, force: true });
	}
}

async function runShow(desk: Desk, { all }: SpeakingPlatforms, options: SeveralSourcesOptions): Promise<SeveralSourcesOutcome> {
	const shownAt = watchShown(desk);
	const sources = all.map(({ request }) => request);
	const { id: sessionId } = await desk.call('show.start', { title: 'Several sources', market: 'ES', sources });
	const states = async () => (await desk.call('show.list', {})).find(({ session }) => session.id === sessionId)?.sources ?? [];
	const listening = (await states()).find(({ kind }) => kind === 'captions');
	if (listening === undefined) throw new Error('no source listens');
	const sound = await giveSound(desk, sessionId, listening.sourceId);
	await waitUntil(async () => (await states()).every(({ connection }) => connection === 'connected'), 'every source connects');
	// The engine has heard something before it is told what.
	await wait(300);
	const spentBefore = process.cpuUsage();
	const startedAt = performance.now();
	const { said, cuts, earlyMb } = await sayInTurns(all, options);
	const tookMs = performance.now() - startedAt;
	const spent = process.cpuUsage(spentBefore);
	await waitUntil(async () => (await states()).every(({ connection }) => connection === 'connected'), 'every source is back', 60_000);
	await untilQuiet(desk, sessionId, said);
	const finalStates = await states();
	await sound.end();
	const { messages, gaps } = await everythingStored(desk, sessionId);
	await desk.call('show.stop', { sessionId });

	const stored = countMarks(messages);
	const sourceOf = new Map(all.map(({ name }, index) => [name, finalStates[index]?.sourceId ?? '']));
	const inGap = (name: SpeakingPlatform['name'], at: number) =>
		gaps.some(
			({ sourceId, startedAt: from, endedAt: to }) =>
				sourceId === sourceOf.get(name) && at >= from - UNDER_WAY_MS && at <= (to ?? Number.POSITIVE_INFINITY) + UNDER_WAY_MS,
		);
	const lost = said.filter(({ id }) => !stored.has(id));
	const unheard = lost.filter(({ platform, at }) => !platform.hasHistory && inGap(platform.name, at)).length;
	return {
		sent: said.length,
		stored: messages.length,
		missing: lost.length - unheard,
		unheard,
		twice: [...stored.values()].filter((count) => count > 1).length,
		cuts,
		// The engine waits for sound before there is any: no part of what is measured.
		gaps: gaps.filter(({ reason }) => reason !== 'waiting-for-audio'),
		platforms: all.map((platform) => {
			const own = said.filter((one) => one.platform === platform);
			return {
				name: platform.name,
				sent: own.length,
				stored: own.filter(({ id }) => stored.has(id)).length,
				gaps: gaps.filter(({ sourceId, reason }) => sourceId === sourceOf.get(platform.name) && reason !== 'waiting-for-audio').length,
				delaysMs: own.flatMap(({ id }) => {
					const [from, to] = [platform.sentAt(id), shownAt.get(id)];
					return from === null || to === undefined ? [] : [to - from];
				}),
			};
		}),
		sources: finalStates,
		messages,
		residentMb: { early: earlyMb, late: residentMb() },
		cores: (spent.user + spent.system) / 1_000 / tookMs,
	};
}

interface Said {
	readonly id: string;
	readonly platform: SpeakingPlatform;
	/** Milliseconds since the epoch. */
	readonly at: number;
}

async function sayInTurns(all: readonly SpeakingPlatform[], { perSecond, seconds, cutEverySeconds }: SeveralSourcesOptions) {
	const lines = benchChat(perSecond * seconds, 7);
	const chats = all.filter(({ name }) => name !== 'captions');
	const captions = all.find(({ name }) => name === 'captions');
	const run = randomUUID().slice(0, 8);
	const said: Said[] = [];
	const startedAt = performance.now();
	let cuts = 0;
	let earlyMb = 0;
	for (const [index, line] of lines.entries()) {
		const aheadMs = (index / perSecond) * 1_000 - (performance.now() - startedAt);
		if (aheadMs > 0) await wait(aheadMs);
		if (index === Math.floor(lines.length / 10)) earlyMb = residentMb();
		if (cutEverySeconds !== null && index > 0 && index % (cutEverySeconds * perSecond) === 0) {
			cuts += 1;
			for (const platform of all) platform.cut();
		}
		const platform = index % SPOKEN_ONE_IN === 0 ? captions : chats[index % chats.length];
		if (platform === undefined) continue;
		const id = `${run}-${index}`;
		said.push({ id, platform, at: Date.now() });
		platform.say(line, id);
	}
	return { said, cuts, earlyMb };
}

const PIECE_SAMPLES = 1_600;
const PIECE_MS = 100;

/** As a page does: a tenth of a second each tenth of a second. */
async function giveSound(desk: Desk, sessionId: string, sourceId: string) {
	const { streamId } = await desk.call('audio.begin', { sessionId, sourceId, sampleRate: 16_000, label: 'bench' });
	const samples = Int16Array.from({ length: PIECE_SAMPLES }, (_, index) => Math.round(3_000 * Math.sin(index / 8)));
	const base64 = Buffer.from(samples.buffer).toString('base64');
	let seq = 0;
	let isOver = false;
	const giving = (async () => {
		const startedAt = performance.now();
		for (; !isOver; seq += 1) {
			await wait(Math.max(0, seq * PIECE_MS - (performance.now() - startedAt)));
			await desk.call('audio.push', { streamId, seq, base64 });
		}
	})();
	return {
		async end() {
			isOver = true;
			await giving;
			await desk.call('audio.end', { streamId });
		},
	};
}

/** When each mark was told to a window, in ms of `performance.now()`. */
function watchShown(desk: Desk): ReadonlyMap<string, number> {
	const shownAt = new Map<string, number>();
	desk.subscribe((event) => {
		if (event.type !== 'messages') return;
		const now = performance.now();
		for (const { text } of event.messages) shownAt.set(markOf(text), now);
	});
	return shownAt;
}

/** Until everything that will still come has come: polls and pauses of a speaker included. */
async function untilQuiet(desk: Desk, sessionId: string, said: readonly Said[]): Promise<void> {
	let count = -1;
	let quietSince = performance.now();
	while (performance.now() - quietSince < 6_000) {
		const { messages = 0 } = (await desk.call('show.list', {})).find(({ session }) => session.id === sessionId)?.session ?? {};
		if (messages !== count) quietSince = performance.now();
		count = messages;
		if (messages >= said.length) return;
		await wait(100);
	}
}

async function everythingStored(desk: Desk, sessionId: string): Promise<{ readonly messages: readonly Message[]; readonly gaps: readonly Gap[] }> {
	const messages: Message[] = [];
	const gaps = new Map<number, Gap>();
	for (;;) {
		const page = await desk.call('feed.page', { sessionId, cursor: { after: messages.at(-1)?.id ?? 0 }, limit: 500 });
		for (const gap of page.gaps) gaps.set(gap.id, gap);
		if (page.messages.length === 0) return { messages, gaps: [...gaps.values()] };
		messages.push(...page.messages);
	}
}

function countMarks(messages: readonly Message[]): ReadonlyMap<string, number> {
	const found = new Map<string, number>();
	for (const { text } of messages) found.set(markOf(text), (found.get(markOf(text)) ?? 0) + 1);
	return found;
}

function markOf(text: string): string {
	return /(\S+?)\.?$/.exec(text)?.[1] ?? '';
}

const BYTES_PER_MB = 1024 ** 2;

function residentMb(): number {
	return process.memoryUsage.rss() / BYTES_PER_MB;
}

/** The bench's section: ten minutes of it unless it is to be quick. */
export async function measureSeveralSources(options: SeveralSourcesOptions): Promise<Section> {
	const { sent, stored, missing, unheard, twice, cuts, gaps, platforms, sources, residentMb: memory, cores } = await runSeveralSources(options);
	const dropped = sources.reduce((sum, source) => sum + source.dropped.count, 0);
	const duplicates = sources.reduce((sum, source) => sum + source.duplicates, 0);
	const growth = memory.late / memory.early;
	return {
		title: `Four chats and captions in one show, ${options.perSecond} lines/s for ${options.seconds} s${cuts === 0 ? '' : `, all connections cut ${cuts} times`}`,
		figures: [
			{ name: 'lines said', value: sent, unit: 'rows' },
			{ name: 'lines said to nobody, in a gap', value: unheard, unit: 'rows', ...(cuts === 0 ? { aim: exactly(unheard, 0) } : {}) },
			{ name: 'lines stored', value: stored, unit: 'rows', aim: exactly(stored, sent - unheard) },
			{ name: 'missing', value: missing, unit: 'rows', aim: exactly(missing, 0) },
			{ name: 'stored twice', value: twice, unit: 'rows', aim: exactly(twice, 0) },
			{ name: 'said again and known', value: duplicates, unit: 'rows' },
			{ name: 'dropped', value: dropped, unit: 'rows', aim: exactly(dropped, 0) },
			{ name: 'gaps', value: gaps.length, unit: 'rows', aim: exactly(gaps.length, cuts * platforms.length) },
			{
				name: 'gaps left open',
				value: gaps.filter(({ endedAt }) => endedAt === null).length,
				unit: 'rows',
				aim: exactly(gaps.filter(({ endedAt }) => endedAt === null).length, 0),
			},
			...platforms.flatMap(({ name, delaysMs }) => [
				{ name: `${name}, from sent to shown, p50`, value: percentile(delaysMs, 0.5), unit: 'ms' },
				{
					name: `${name}, from sent to shown, p99`,
					value: percentile(delaysMs, 0.99),
					unit: 'ms',
					...(cuts === 0 ? { aim: below(percentile(delaysMs, 0.99), 1_000) } : {}),
				},
			]),
			{ name: 'process after a tenth', value: memory.early, unit: 'MB' },
			{ name: 'process at the end', value: memory.late, unit: 'MB' },
			{ name: 'process, growth', value: growth, unit: '×', aim: below(growth, 1.5) },
			{ name: 'CPU, stand-ins included', value: cores, unit: 'cores' },
		],
		details: { platforms: platforms.map(({ delaysMs, ...rest }) => ({ ...rest, worstMs: percentile(delaysMs, 1) })), sources, gaps },
	};
}
