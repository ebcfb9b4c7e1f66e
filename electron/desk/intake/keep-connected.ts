import type { SourceTrouble } from '../../../shared/model/show.ts';
import { type Backoff, createBackoff } from './backoff.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Source, SourceEvent } from './source.ts';

/** What one connection tells the keeper. Calls after `closed`, or after the connection was let go, count for nothing. */
export interface ConnectionListener {
	/** It works; with a problem where something about it still needs a person's eye. Can be told again when that changes. */
	connected(problem?: SourceTrouble): void;
	/** It is over, or never came to be. `isFinal` where another try cannot help; `notBeforeMs`: so long the other side asks to be left alone, null where it does not say. */
	closed(problem: SourceTrouble, isFinal?: boolean, notBeforeMs?: number | null): void;
	/** Nothing more will come, and nothing is wrong. */
	ended(): void;
	emit(event: Exclude<SourceEvent, { type: 'state' }>): void;
}

/** One try at a connection. */
export interface Connection {
	/** Releases everything, by force where the other side does not answer. */
	close(): Promise<void>;
}

export interface KeepConnectedOptions {
	readonly open: (listener: ConnectionListener) => Connection;
	readonly backoff?: Backoff;
	readonly clock?: Clock;
}

/** A server that asks for more than this is tried all the same: a show is over by then, and a person can always try at once. */
const LONGEST_ASKED_MS = 60 * 60_000;

/** Makes a source of something that can be connected to: one connection at a time, tried again with backoff until stopped or final. */
export function keepConnected({ open, backoff = createBackoff(), clock = systemClock }: KeepConnectedOptions): Pick<Source, 'start' | 'stop' | 'retry'> {
	let emit: (event: SourceEvent) => void = () => {};
	let connection: Connection | null = null;
	let cancelRetry: (() => void) | null = null;
	let isStopped = false;
	const closing = new Set<Promise<void>>();

	function connect(): void {
		cancelRetry = null;
		let isCurrent = true;
		let connectedAt: number | null = null;
		emit({ type: 'state', connection: 'connecting' });
		const opened = open({
			connected(problem) {
				if (!isCurrent || isStopped) return;
				connectedAt ??= clock.now();
				emit({ type: 'state', connection: 'connected', ...(problem === undefined ? {} : { problem }) });
			},
			closed(problem, isFinal = false, notBeforeMs = null) {
				if (!isCurrent || isStopped) return;
				isCurrent = false;
				letGo();
				if (isFinal) emit({ type: 'state', connection: 'failed', problem });
				else waitForRetry(problem, connectedAt === null ? 0 : clock.now() - connectedAt, notBeforeMs ?? 0);
			},
			ended() {
				if (!isCurrent || isStopped) return;
				isCurrent = false;
				letGo();
				emit({ type: 'state', connection: 'ended' });
			},
			emit(event) {
				if (isCurrent && !isStopped) emit(event);
			},
		});
		if (isCurrent) connection = opened;
		else release(opened);
	}

	function waitForRetry(problem: SourceTrouble, connectedForMs: number, notBeforeMs: number): void {
		const waitMs = Math.round(Math.max(backoff.next(connectedForMs), Math.min(notBeforeMs, LONGEST_ASKED_MS)));
		cancelRetry = clock.after(waitMs, connect);
		emit({ type: 'state', connection: 'waiting', problem, retryAt: clock.now() + waitMs });
	}

	function letGo(): void {
		const ended = connection;
		connection = null;
		if (ended !== null) release(ended);
	}

	function release(ended: Connection): void {
		const closed = ended.close().finally(() => closing.delete(closed));
		closing.add(closed);
	}

	return {
		start(listener) {
			emit = listener;
			connect();
		},
		async stop() {
			isStopped = true;
			cancelRetry?.();
			letGo();
			await Promise.all(closing);
		},
		retry() {
			// While a connection stands or is being tried there is nothing to hurry.
			if (isStopped || connection !== null) return;
			cancelRetry?.();
			backoff.reset();
			connect();
		},
	};
}
