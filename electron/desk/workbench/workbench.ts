import { Worker } from 'node:worker_threads';
import { connectWorker, type WorkerClient } from '../worker-calls.ts';
import type { WorkbenchCalls, WorkbenchNotice } from './protocol.ts';

export interface WorkbenchOptions {
	readonly dataFolder: string;
	readonly resourcesFolder: string;
	/** The worker as one bundled file; plain Node runs its TypeScript. */
	readonly workerUrl?: URL | undefined;
	/** How long it waits for another call before it ends; two minutes unless told otherwise. */
	readonly idleMs?: number;
	/** How far a trial is, in messages. */
	readonly onProgress: (operationId: string, done: number, total: number) => void;
	/** Faults, without anything a person wrote. */
	readonly log: (line: string) => void;
}

/** The workbench worker as the desk sees it: started by the first call, ended when nobody has asked it anything for a while. */
export interface Workbench {
	readonly call: WorkerClient<WorkbenchCalls>['call'];
	/** Does nothing where no worker runs, or no such trial. */
	cancel(operationId: string): void;
	close(): Promise<void>;
}

export function createWorkbench(options: WorkbenchOptions): Workbench {
	const { idleMs = IDLE_MS, log } = options;
	let started: Promise<WorkerClient<WorkbenchCalls>> | null = null;
	let calls = 0;
	let idle: NodeJS.Timeout | undefined;

	async function start(): Promise<WorkerClient<WorkbenchCalls>> {
		const worker = new Worker(options.workerUrl ?? new URL('./workbench-worker.ts', import.meta.url));
		const client = connectWorker<WorkbenchCalls, WorkbenchNotice>(worker, {
			onCrash(error) {
				started = null;
				log(`workbench: ${error.message}`);
			},
			onNotice(notice) {
				if (notice.type === 'trial-progress') options.onProgress(notice.operationId, notice.done, notice.total);
				else log(`workbench: ${notice.call} failed: ${notice.trace}`);
			},
		});
		try {
			await client.call('open', { dataFolder: options.dataFolder, resourcesFolder: options.resourcesFolder });
			return client;
		} catch (error) {
			started = null;
			await client.terminate();
			throw error;
		}
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
				if (calls === 0) idle = setTimeout(() => void end(), idleMs).unref();
			}
		},
		cancel(operationId) {
			void started?.then((client) => client.call('cancel', { operationId })).catch(() => null);
		},
		close: end,
	};
}

const IDLE_MS = 120_000;
