import { Worker } from 'node:worker_threads';
import { type CallMap, connectWorker, type WorkerClient, type WorkerNotice } from './worker-calls.ts';

export interface RestingWorkerOptions<Calls, Notice> {
	/** For the log. */
	readonly name: string;
	readonly workerUrl: URL;
	/** How long it waits for another call before it ends, in milliseconds. */
	readonly idleMs: number;
	/** The first call of a worker that was just started. */
	readonly open: (client: WorkerClient<Calls>) => Promise<unknown>;
	/** The last one before it ends. */
	readonly close: (client: WorkerClient<Calls>) => Promise<unknown>;
	readonly onNotice: (notice: Notice) => void;
	/** Faults, without anything a person wrote. */
	readonly log: (line: string) => void;
}

/** A worker that is seldom needed: started by a call, ended when nobody has asked it anything for a while. */
export interface RestingWorker<Calls> {
	readonly call: WorkerClient<Calls>['call'];
	/** Tells a worker that runs, and starts none for it; whether it hears that is nobody's concern. */
	tell(ask: (client: WorkerClient<Calls>) => Promise<unknown>): void;
	close(): Promise<void>;
}

export function createRestingWorker<Calls extends CallMap<Calls>, Notice>({
	name,
	workerUrl,
	idleMs,
	open,
	close,
	onNotice,
	log,
}: RestingWorkerOptions<Calls, WorkerNotice<Notice>>): RestingWorker<Calls> {
	let started: Promise<WorkerClient<Calls>> | null = null;
	let calls = 0;
	let idle: NodeJS.Timeout | undefined;
	let isClosed = false;

	async function start(): Promise<WorkerClient<Calls>> {
		const client = connectWorker<Calls, Notice>(new Worker(workerUrl), {
			onCrash(error) {
				started = null;
				log(`${name}: ${error.message}`);
			},
			onNotice,
		});
		try {
			await open(client);
			return client;
		} catch (error) {
			// The next call tries again.
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
		if (!client) return;
		// A worker that is gone has nothing left to close.
		await close(client).catch(() => null);
		await client.terminate();
	}

	return {
		async call(call, input) {
			clearTimeout(idle);
			calls += 1;
			try {
				started ??= start();
				return await (await started).call(call, input);
			} finally {
				calls -= 1;
				if (calls === 0 && !isClosed) idle = setTimeout(() => void end(), idleMs).unref();
			}
		},
		tell(ask) {
			void started?.then(ask).catch(() => null);
		},
		async close() {
			isClosed = true;
			await end();
		},
	};
}
