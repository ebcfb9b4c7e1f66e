import { createRestingWorker } from '../resting-worker.ts';
import type { WorkerClient } from '../worker-calls.ts';
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

/** The workbench worker as the desk sees it. */
export interface Workbench {
	readonly call: WorkerClient<WorkbenchCalls>['call'];
	/** Does nothing where no worker runs, or no such trial. */
	cancel(operationId: string): void;
	close(): Promise<void>;
}

export function createWorkbench({ dataFolder, resourcesFolder, workerUrl, idleMs = IDLE_MS, onProgress, log }: WorkbenchOptions): Workbench {
	const worker = createRestingWorker<WorkbenchCalls, WorkbenchNotice>({
		name: 'workbench',
		workerUrl: workerUrl ?? new URL('./workbench-worker.ts', import.meta.url),
		idleMs,
		open: (client) => client.call('open', { dataFolder, resourcesFolder }),
		close: (client) => client.call('close', {}),
		onNotice(notice) {
			if (notice.type === 'trial-progress') onProgress(notice.operationId, notice.done, notice.total);
			else log(`workbench: ${notice.call} failed: ${notice.trace}`);
		},
		log,
	});
	return {
		call: worker.call,
		cancel: (operationId) => worker.tell((client) => client.call('cancel', { operationId })),
		close: worker.close,
	};
}

const IDLE_MS = 120_000;
