import { Worker } from 'node:worker_threads';
import { connectWorker, type WorkerClient } from '../worker-calls.ts';
import type { ReaderCalls, ReaderNotice } from './protocol.ts';

export interface ReaderOptions {
	readonly dataFolder: string;
	/** The worker as one bundled file; plain Node runs its TypeScript. */
	readonly workerUrl?: URL | undefined;
	/** Slow queries and faults, without anything a person wrote. */
	readonly log?: ((line: string) => void) | undefined;
}

/** The reader worker as the desk sees it. */
export interface Reader {
	readonly call: WorkerClient<ReaderCalls>['call'];
	close(): Promise<void>;
}

/** Starts a reader of a store, beside its recorder or alone. Rejects with a DeskError: file-unreadable where there is no store, database-newer, not-a-database. */
export async function openReader({ dataFolder, workerUrl, log }: ReaderOptions): Promise<Reader> {
	const worker = new Worker(workerUrl ?? new URL('./reader-worker.ts', import.meta.url));
	const client = connectWorker<ReaderCalls, ReaderNotice>(worker, {
		onCrash: (error) => log?.(`reader: ${error.message}`),
		onNotice(notice) {
			if (notice.type === 'slow-query') log?.(`reader: ${Math.round(notice.ms)} ms for ${notice.sql.replace(/\s+/g, ' ')}`);
			else log?.(`reader: ${notice.call} failed: ${notice.trace}`);
		},
	});
	try {
		await client.call('open', { dataFolder });
	} catch (error) {
		await client.terminate();
		throw error;
	}
	return {
		call: client.call,
		async close() {
			// A worker that is gone has nothing left to close.
			await client.call('close', {}).catch(() => null);
			await client.terminate();
		},
	};
}
