import { Worker } from 'node:worker_threads';
import { languageOf } from '../../../../shared/model/language.ts';
import { connectWorker, type WorkerClient } from '../../worker-calls.ts';
import { type EngineBatch, EngineError, type TranslationEngine } from '../engine.ts';
import type { BergamotCalls, Lost, ModelFiles, Route } from './protocol.ts';

export interface BergamotOptions {
	/** Holds the engine's script and binary. */
	readonly engineFolder: string;
	/** The files of one direction, where its language pack is installed: `es-en`. */
	readonly filesOf: (from: string, to: string) => ModelFiles | null;
	/** The worker as one bundled file; plain Node runs its TypeScript. */
	readonly workerUrl?: URL | undefined;
	/** A pack that nobody needed for so long is taken out of memory. */
	readonly idleMs?: number;
	/** Packs in memory at once: a small one takes 400 MB of the engine's memory, of which it uses about 120. */
	readonly mostLoaded?: number;
	/** Of the engine's memory. */
	readonly mostBytes?: number;
	readonly log: (line: string) => void;
}

/** What lies between two languages without a pack of their own. */
const BETWEEN = 'en';
const IDLE_MS = 10 * 60_000;
/** Four languages by way of English into a fifth; no more would fit. */
const MOST_LOADED = 5;
/** As much as the engine can address. */
const MOST_BYTES = 2 * 1024 ** 3;

/** Translates on this machine. The engine's thread is started with the first text, and again after it was lost. */
export function createBergamot({
	engineFolder,
	filesOf,
	workerUrl,
	idleMs = IDLE_MS,
	mostLoaded = MOST_LOADED,
	mostBytes = MOST_BYTES,
	log,
}: BergamotOptions): TranslationEngine {
	let thread: Thread | null = null;
	/** One call after the other: the engine has one core. */
	let last: Promise<unknown> = Promise.resolve();
	let isClosed = false;

	function routeOf(from: string, to: string): Route | null {
		if (filesOf(from, to) !== null) return [pairOf(from, to)];
		if (from === BETWEEN || to === BETWEEN) return null;
		return filesOf(from, BETWEEN) !== null && filesOf(BETWEEN, to) !== null ? [pairOf(from, BETWEEN), pairOf(BETWEEN, to)] : null;
	}

	async function translate({ from, to, texts }: EngineBatch, signal: AbortSignal): Promise<readonly string[]> {
		if (signal.aborted || isClosed) throw cancelled();
		const route = routeOf(languageOf(from), languageOf(to));
		if (route === null) throw new EngineError('no-pair', `no language pack for ${pairOf(from, to)}`);
		thread ??= startThread();
		const running = thread;
		try {
			return await running.translate(route, texts);
		} catch (error) {
			// What is left of the engine cannot be trusted.
			if (thread === running) thread = null;
			await running.end();
			throw error;
		}
	}

	function startThread(): Thread {
		return new Thread({ engineFolder, mostBytes, workerUrl, idleMs, mostLoaded, log, filesOf: (pair) => filesOfPair(pair, filesOf) });
	}

	return {
		id: 'bergamot',
		sendsTo: null,
		mostTexts: 16,
		mostBytes: 8_000,
		canTranslate: (from, to) => routeOf(languageOf(from), languageOf(to)) !== null,
		translate(batch, signal) {
			const result = last.then(() => translate(batch, signal));
			last = result.catch(() => undefined);
			return whicheverFirst(result, signal);
		},
		async close() {
			isClosed = true;
			await thread?.end();
			thread = null;
		},
	};
}

interface ThreadOptions extends Required<Pick<BergamotOptions, 'engineFolder' | 'mostBytes' | 'idleMs' | 'mostLoaded' | 'log'>> {
	readonly workerUrl: URL | undefined;
	readonly filesOf: (pair: string) => ModelFiles;
}

/** One life of the engine's thread, and which packs it holds. */
class Thread {
	readonly #client: WorkerClient<BergamotCalls>;
	readonly #opened: Promise<null>;
	readonly #options: ThreadOptions;
	/** The longest unused first. */
	readonly #loaded = new Map<string, NodeJS.Timeout>();

	constructor(options: ThreadOptions) {
		const { engineFolder, mostBytes, workerUrl, log } = options;
		this.#options = options;
		this.#client = connectWorker<BergamotCalls, never>(new Worker(workerUrl ?? new URL('./bergamot-worker.ts', import.meta.url)), {
			onCrash: (error) => log(`bergamot: ${error.message}`),
			onNotice: (notice) => log(`bergamot: ${notice.call} failed: ${notice.trace}`),
		});
		this.#opened = this.#client.call('open', { engineFolder, mostBytes });
	}

	async translate(route: Route, texts: readonly string[]): Promise<readonly string[]> {
		try {
			await this.#opened;
			for (const pair of route) await this.#load(pair, route);
			const answer = await this.#client.call('translate', { pairs: route, texts });
			if ('trouble' in answer) throw troubleOf(answer);
			return answer.texts;
		} catch (error) {
			throw error instanceof EngineError ? error : new EngineError('crashed', 'the engine ended unexpectedly', { cause: error });
		}
	}

	async end(): Promise<void> {
		for (const timer of this.#loaded.values()) clearTimeout(timer);
		this.#loaded.clear();
		await this.#client.terminate();
	}

	async #load(pair: string, needed: Route): Promise<void> {
		const timer = this.#loaded.get(pair);
		if (timer === undefined) {
			this.#makeRoom(needed);
			const lost = await this.#client.call('load', { pair, files: this.#options.filesOf(pair) });
			if (lost !== null) throw troubleOf(lost, pair);
		}
		clearTimeout(timer);
		this.#loaded.delete(pair);
		// The timer must not keep a program alive that has ended otherwise.
		this.#loaded.set(pair, setTimeout(() => this.#unload(pair), this.#options.idleMs).unref());
	}

	#makeRoom(needed: Route): void {
		for (const pair of this.#loaded.keys()) {
			if (this.#loaded.size < this.#options.mostLoaded) return;
			if (!needed.includes(pair)) this.#unload(pair);
		}
	}

	/** Calls are answered in their order, so nothing needs to wait for it. */
	#unload(pair: string): void {
		clearTimeout(this.#loaded.get(pair));
		if (!this.#loaded.delete(pair)) return;
		this.#client.call('unload', { pair }).catch(() => this.#options.log(`bergamot: ${pair} could not be taken out of memory`));
	}
}

function troubleOf({ trouble, complaint }: Lost, pair?: string): EngineError {
	return new EngineError(trouble, [pair, complaint].filter((part) => part !== undefined && part !== '').join(': ') || 'the engine gave up');
}

function cancelled(): EngineError {
	return new EngineError('cancelled', 'nobody waits for this translation any more');
}

function pairOf(from: string, to: string): string {
	return `${from}>${to}`;
}

function filesOfPair(pair: string, filesOf: BergamotOptions['filesOf']): ModelFiles {
	const [from = '', to = ''] = pair.split('>');
	const files = filesOf(from, to);
	if (files === null) throw new EngineError('no-pair', `the language pack ${pair} was removed`);
	return files;
}

/** A running translation cannot be stopped; who does not want it any more need not wait for it. */
function whicheverFirst<Result>(result: Promise<Result>, signal: AbortSignal): Promise<Result> {
	return new Promise((resolve, reject) => {
		const giveUp = () => reject(cancelled());
		signal.addEventListener('abort', giveUp, { once: true });
		result.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
	});
}
