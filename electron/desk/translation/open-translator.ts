import { Worker } from 'node:worker_threads';
import { connectWorker, type WorkerClient } from '../worker-calls.ts';
import type { EngineKeys, TranslatorCalls, TranslatorNotice } from './protocol.ts';

export interface TranslatorThreadOptions {
	readonly dataFolder: string;
	readonly resourcesFolder: string;
	/** Holds Bergamot's script and binary. */
	readonly engineFolder: string;
	/** The workers as bundled files; plain Node runs their TypeScript. */
	readonly workerUrls?: { readonly translator: URL; readonly bergamot: URL } | undefined;
	readonly keys: EngineKeys;
	readonly onNotice: (notice: Exclude<TranslatorNotice, { readonly type: 'log' | 'slow-query' }>) => void;
	/** The thread ended by itself; the next call may start another. */
	readonly onCrash: () => void;
	readonly log: (line: string) => void;
}

export interface TranslatorThread {
	readonly call: WorkerClient<TranslatorCalls>['call'];
	close(): Promise<void>;
}

/** Starts the translator beside a store that the recorder has opened. */
export async function openTranslator(options: TranslatorThreadOptions): Promise<TranslatorThread> {
	const { dataFolder, resourcesFolder, engineFolder, workerUrls, keys, onNotice, onCrash, log } = options;
	const worker = new Worker(workerUrls?.translator ?? new URL('./translator-worker.ts', import.meta.url));
	const client = connectWorker<TranslatorCalls, TranslatorNotice>(worker, {
		onCrash(error) {
			log(`translator: ${error.message}`);
			onCrash();
		},
		onNotice(notice) {
			switch (notice.type) {
				case 'log':
					log(`translator: ${notice.line}`);
					break;
				case 'slow-query':
					log(`translator: ${Math.round(notice.ms)} ms for ${notice.sql.replace(/\s+/g, ' ')}`);
					break;
				case 'fault':
					log(`translator: ${notice.call} failed: ${notice.trace}`);
					break;
				default:
					onNotice(notice);
			}
		},
	});
	try {
		await client.call('open', { dataFolder, resourcesFolder, engineFolder, bergamotWorker: workerUrls?.bergamot.href ?? null, keys });
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
