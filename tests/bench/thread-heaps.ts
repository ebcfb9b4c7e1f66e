import { Session } from 'node:inspector/promises';
import { isMainThread } from 'node:worker_threads';

/** Live JavaScript of a process's threads, through Node's own inspector. */
export interface ThreadHeaps {
	/** Collects the garbage of every thread, then adds up what is left, in bytes. */
	liveBytes(): Promise<number>;
}

interface WorkerAnswer {
	readonly id?: number;
	readonly result?: { readonly usedSize?: number };
}

/** Call it in the main thread; workers that run already and those that start later are counted. */
export async function watchThreadHeaps(): Promise<ThreadHeaps> {
	if (!isMainThread) throw new Error('only the main thread can look into the others');
	const session = new Session();
	session.connect();
	const workers = new Set<string>();
	const waiting = new Map<number, (answer: WorkerAnswer) => void>();
	let lastId = 0;
	session.on('NodeWorker.attachedToWorker', ({ params }) => workers.add(params.sessionId));
	session.on('NodeWorker.detachedFromWorker', ({ params }) => workers.delete(params.sessionId));
	session.on('NodeWorker.receivedMessageFromWorker', ({ params }) => {
		const answer: WorkerAnswer = JSON.parse(params.message);
		if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
	});
	await session.post('NodeWorker.enable', { waitForDebuggerOnStart: false });

	function ask(sessionId: string, method: string): Promise<WorkerAnswer> {
		lastId += 1;
		const id = lastId;
		const answered = new Promise<WorkerAnswer>((resolve) => waiting.set(id, resolve));
		return session
			.post('NodeWorker.sendMessageToWorker', { sessionId, message: JSON.stringify({ id, method }) })
			.then(() => answered)
			.finally(() => waiting.delete(id));
	}

	return {
		async liveBytes() {
			await session.post('HeapProfiler.collectGarbage');
			let live = process.memoryUsage().heapUsed;
			for (const worker of workers) {
				await ask(worker, 'HeapProfiler.collectGarbage');
				live += (await ask(worker, 'Runtime.getHeapUsage')).result?.usedSize ?? 0;
			}
			return live;
		},
	};
}
