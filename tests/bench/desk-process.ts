import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDesk } from '../../electron/desk/desk.ts';
import { serveDesk } from '../../electron/server.ts';
import { startWebSocketFeed, type WebSocketFeed } from '../fixtures/websocket-feed.ts';
import { watchThreadHeaps } from './thread-heaps.ts';
import { waitUntil } from './wait-until.ts';

/** The real desk, served to a browser from a process of its own, so that neither the feed nor the page's driver slows it. */
export interface DeskProcess {
	readonly url: string;
	readonly dataFolder: string;
	/** What it watches; connected. */
	readonly feed: WebSocketFeed;
	/** Messages committed so far. */
	recorded(): number;
	/** After a full collection in every thread. */
	memory(): Promise<DeskMemory>;
	/** Commits what has arrived; the data folder and the feed stay until `remove`. */
	close(): Promise<void>;
	remove(): Promise<void>;
}

export interface DeskMemory {
	/** Live JavaScript of all threads. */
	readonly liveBytes: number;
	/** Of the whole process: with SQLite's caches, and what V8 has not given back. */
	readonly residentBytes: number;
}

interface DeskOrder {
	readonly dataFolder: string;
	readonly resourcesFolder: string;
	/** The built page. */
	readonly pageFolder: string;
	/** The feed it watches from the beginning. */
	readonly feed: string;
}

type DeskReport =
	| { readonly type: 'open'; readonly url: string }
	| { readonly type: 'recorded'; readonly messages: number }
	| ({ readonly type: 'memory' } & DeskMemory);

const SHOW = { title: 'Bench', host: 'Lucía', market: 'ES', languages: ['es', 'ru', 'fr', 'ar'] };

export async function startDeskProcess(order: Omit<DeskOrder, 'dataFolder' | 'feed'>): Promise<DeskProcess> {
	const dataFolder = await mkdtemp(join(tmpdir(), 'showdesk-bench-'));
	const feed = await startWebSocketFeed();
	const child = fork(import.meta.filename);
	const remove = async () => {
		await feed.close();
		await rm(dataFolder, { recursive: true, force: true });
	};
	let recorded = 0;
	child.on('message', (report: DeskReport) => {
		if (report.type === 'recorded') recorded = report.messages;
	});
	const opened = nextReport(child, 'open');
	child.send({ ...order, dataFolder, feed: feed.address } satisfies DeskOrder);
	const { url } = await opened.catch(async (error) => {
		await remove();
		throw error;
	});
	await waitUntil(() => feed.connected() === 1, 'the desk connects to the feed');
	return {
		url,
		dataFolder,
		feed,
		recorded: () => recorded,
		async memory() {
			const answered = nextReport(child, 'memory');
			child.send('memory');
			return await answered;
		},
		async close() {
			if (child.exitCode !== null) return;
			const exited = new Promise((resolve) => child.once('exit', resolve));
			child.send('close');
			await exited;
		},
		remove,
	};
}

function nextReport<Type extends DeskReport['type']>(child: ChildProcess, type: Type): Promise<Extract<DeskReport, { type: Type }>> {
	return new Promise((resolve, reject) => {
		const listen = (report: DeskReport) => {
			if (report.type !== type) return;
			child.off('message', listen);
			child.off('exit', ended);
			resolve(report as Extract<DeskReport, { type: Type }>);
		};
		const ended = (code: number | null) => reject(new Error(`the desk ended with exit code ${code}`));
		child.on('message', listen);
		child.once('exit', ended);
	});
}

const REPORT_INTERVAL_MS = 20;

async function runDesk({ dataFolder, resourcesFolder, pageFolder, feed }: DeskOrder): Promise<void> {
	const report = (message: DeskReport) => process.send?.(message);
	const log = (line: string) => void process.stderr.write(`desk: ${line}\n`);
	const heaps = await watchThreadHeaps();
	const desk = await openDesk({ dataFolder, resourcesFolder, host: 'browser', log });
	const server = await serveDesk({ desk, port: 0, host: '127.0.0.1', pageFolder, log });
	let messages = 0;
	desk.subscribe((event) => {
		if (event.type === 'messages') messages += event.messages.length;
	});
	const reporting = setInterval(() => report({ type: 'recorded', messages }), REPORT_INTERVAL_MS);
	await desk.call('profile.set', { name: 'Bench', role: 'specialist', languages: ['es', 'ru', 'fr', 'ar'] });
	await desk.call('show.start', { ...SHOW, sources: [{ kind: 'websocket', url: feed }] });
	process.on('message', async (request) => {
		if (request === 'memory') {
			const liveBytes = await heaps.liveBytes();
			report({ type: 'memory', liveBytes, residentBytes: process.memoryUsage.rss() });
			return;
		}
		clearInterval(reporting);
		await server.close();
		await desk.close();
		process.disconnect();
	});
	report({ type: 'open', url: server.url });
}

if (import.meta.main) process.once('message', (order: DeskOrder) => void runDesk(order));
