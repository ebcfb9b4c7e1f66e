import { createRestingWorker } from '../resting-worker.ts';
import type { WorkerClient } from '../worker-calls.ts';
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

/** The keeper worker as the desk sees it. */
export interface Keeper {
	readonly call: WorkerClient<KeeperCalls>['call'];
	/** Does nothing where no worker runs, or no such backup. */
	cancel(operationId: string): void;
	close(): Promise<void>;
}

export function createKeeper({ dataFolder, workerUrl, onProgress, log }: KeeperOptions): Keeper {
	const worker = createRestingWorker<KeeperCalls, KeeperNotice>({
		name: 'keeper',
		workerUrl: workerUrl ?? new URL('./keeper-worker.ts', import.meta.url),
		idleMs: IDLE_MS,
		open: (client) => client.call('open', { dataFolder }),
		close: (client) => client.call('close', {}),
		onNotice(notice) {
			if (notice.type === 'backup-progress') onProgress(notice.operationId, notice.done, notice.total);
			else log(`keeper: ${notice.call} failed: ${notice.trace}`);
		},
		log,
	});
	return {
		call: worker.call,
		cancel: (operationId) => worker.tell((client) => client.call('cancel', { operationId })),
		close: worker.close,
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
