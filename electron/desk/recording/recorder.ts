import { Worker } from 'node:worker_threads';
import type { DeskError } from '../../../shared/contract/errors.ts';
import { connectWorker, type WorkerClient } from '../worker-calls.ts';
import type { RecorderCalls, RecorderNotice } from './protocol.ts';

export interface RecorderOptions {
	readonly dataFolder: string;
	readonly resourcesFolder: string;
	/** The worker as one bundled file; plain Node runs its TypeScript. */
	readonly workerUrl?: URL | undefined;
	/** The thread ended by itself: nothing is recorded any more. Calls reject with the same error. */
	readonly onCrash: (error: DeskError) => void;
	/** Slow queries and faults, without anything a person wrote. */
	readonly log?: ((line: string) => void) | undefined;
}

/** The recorder worker as the desk sees it. */
export interface Recorder {
	readonly call: WorkerClient<RecorderCalls>['call'];
	readonly opened: ReturnType<RecorderCalls['open']>;
	/** Listens to the progress of a call that tells of it under this id, until the call has settled. */
	withProgress<Result>(operationId: string, onProgress: (done: number, total: number) => void, work: () => Promise<Result>): Promise<Result>;
	cancel(operationId: string): void;
	/** Waits for the calls before it, then closes the store and ends the thread. */
	close(): Promise<void>;
}

/** Starts the only writer of a data folder. Rejects with a DeskError where the store or the rules cannot be opened. */
export async function openRecorder({ dataFolder, resourcesFolder, workerUrl, onCrash, log }: RecorderOptions): Promise<Recorder> {
	const imports = new Map<string, (done: number, total: number) => void>();
	const worker = new Worker(workerUrl ?? new URL('./recorder-worker.ts', import.meta.url));
	const client = connectWorker<RecorderCalls, RecorderNotice>(worker, {
		onCrash,
		onNotice(notice) {
			switch (notice.type) {
				case 'import-progress':
				case 'keeping-progress':
					imports.get(notice.operationId)?.(notice.done, notice.total);
					break;
				case 'slow-query':
					log?.(`recorder: ${Math.round(notice.ms)} ms for ${notice.sql.replace(/\s+/g, ' ')}`);
					break;
				case 'fault':
					log?.(`recorder: ${notice.call} failed: ${notice.trace}`);
					break;
			}
		},
	});
	try {
		const opened = await client.call('open', { dataFolder, resourcesFolder });
		return {
			call: client.call,
			opened,
			async withProgress(operationId, onProgress, work) {
				imports.set(operationId, onProgress);
				try {
					return await work();
				} finally {
					imports.delete(operationId);
				}
			},
			cancel(operationId) {
				client.call('cancelImport', { operationId }).catch(() => undefined);
			},
			async close() {
				// A worker that is gone has nothing left to close.
				await client.call('close', {}).catch(() => null);
				await client.terminate();
			},
		};
	} catch (error) {
		await client.terminate();
		throw error;
	}
}
