import { Worker } from 'node:worker_threads';
import { connectWorker, type WorkerClient } from '../worker-calls.ts';
import type { KeeperCalls, KeeperNotice } from './protocol.ts';

export interface KeeperOptions {
	readonly dataFolder: string;
	/** The worker as one bundled file; plain Node runs its TypeScript. */
	readonly workerUrl?: URL | undefined;
	/** How far a backup is, in pages. */
	readonly onProgress: (operationId: string, done: number, total: number) => void;
	/** Faults, without anything a person wrote. */
	readonly log: (line: string) => void;
}

/** The keeper worker as the desk sees it: started by the first call, ended when nobody has asked it anything for a while. */
export interface Keeper {
	readonly call: WorkerClient<KeeperCalls>['call'];
	/** Does nothing where no worker runs, or no such backup. */
	cancel(operationId: string): void;
	close(): Promise<void>;
}

export function createKeeper({ dataFolder, workerUrl, onProgress, log }: KeeperOptions): Keeper {
	let started: Promise<WorkerClient<KeeperCalls>> | null = null;
	let calls = 0;
	let idle: NodeJS.Timeout | undefined;
	let isClosed = false;

	async function start(): Promise<WorkerClient<KeeperCalls>> {
		const worker = new Worker(workerUrl ?? new URL('./keeper-worker.ts', import.meta.url));
		const client = connectWorker<KeeperCalls, KeeperNotice>(worker, {
			onCrash(error) {
				started = null;
				log(`keeper: ${error.message}`);
			},
			onNotice(notice) {
				if (notice.type === 'backup-progress') onProgress(notice.operationId, notice.done, notice.total);
				else log(`keeper: ${notice.call} failed: ${notice.trace}`);
			},
		});
		await client.call('open', { dataFolder });
		return client;
	}

	async function end(): Promise<void> {
		clearTimeout(idle);
		const ending = started;
		started = null;
		const client = await ending?.catch(() => null);
		// A worker that is gone has nothing left to close.
		await client?.call('close', {}).catch(() => null);
		await client?.terminate();
	}

	return {
		async call(name, input) {
			clearTimeout(idle);
			calls += 1;
			try {
				started ??= start();
				return await (await started).call(name, input);
			} finally {
				calls -= 1;
				if (calls === 0 && !isClosed) idle = setTimeout(() => void end(), IDLE_MS).unref();
			}
		},
		cancel(operationId) {
			void started?.then((client) => client.call('cancel', { operationId })).catch(() => null);
		},
		async close() {
			isClosed = true;
			await end();
		},
	};
}

const IDLE_MS = 60_000;

/** One call on a data folder that no desk has open, or in a desk that is between two openings. */
export async function withKeeper<Result>(options: Omit<KeeperOptions, 'onProgress'>, work: (keeper: Keeper) => Promise<Result>): Promise<Result> {
	const keeper = createKeeper({ ...options, onProgress: () => undefined });
	try {
		return await work(keeper);
	} finally {
		await keeper.close();
	}
}
