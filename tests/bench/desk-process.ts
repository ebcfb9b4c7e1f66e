import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDesk } from '../../electron/desk/desk.ts';
import { serveDesk } from '../../electron/server.ts';

/** The real desk, served to a browser from a process of its own, so that neither the feed nor the page's driver slows it. */
export interface DeskProcess {
	readonly url: string;
	readonly dataFolder: string;
	/** Messages committed so far. */
	recorded(): number;
	/** Resident bytes of the whole process, after a full collection. */
	residentBytes(): Promise<number>;
	/** Commits what has arrived; the data folder stays until `remove`. */
	close(): Promise<void>;
	remove(): Promise<void>;
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
	| { readonly type: 'memory'; readonly residentBytes: number };

const SHOW = { title: 'Bench', host: 'Lucía', market: 'ES', languages: ['es', 'ru', 'fr', 'ar'] };

export async function startDeskProcess(order: Omit<DeskOrder, 'dataFolder'>): Promise<DeskProcess> {
	const dataFolder = await mkdtemp(join(tmpdir(), 'showdesk-bench-'));
	const child = fork(import.meta.filename, [], { execArgv: ['--expose-gc'] });
	let recorded = 0;
	child.on('message', (report: DeskReport) => {
		if (report.type === 'recorded') recorded = report.messages;
	});
	const opened = nextReport(child, 'open');
	child.send({ ...order, dataFolder } satisfies DeskOrder);
	const { url } = await opened;
	return {
		url,
		dataFolder,
		recorded: () => recorded,
		async residentBytes() {
			const answered = nextReport(child, 'memory');
			child.send('memory');
			return (await answered).residentBytes;
		},
		async close() {
			if (child.exitCode !== null) return;
			const exited = new Promise((resolve) => child.once('exit', resolve));
			child.send('close');
			await exited;
		},
		remove: () => rm(dataFolder, { recursive: true, force: true }),
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
			globalThis.gc?.();
			report({ type: 'memory', residentBytes: process.memoryUsage.rss() });
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
