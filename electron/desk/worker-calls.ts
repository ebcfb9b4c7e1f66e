import type { MessagePort, Worker } from 'node:worker_threads';
import { DeskError, type DeskFault, errorOf, faultOf } from '../../shared/contract/errors.ts';

/**
 * Typed calls to a worker thread and their answers. A protocol is an interface of functions, name -> (input) => output;
 * everything crosses as a structured clone.
 */

/** A protocol's functions, by their names. */
export type CallMap<Calls> = { readonly [Name in keyof Calls]: (input: never) => unknown };

type InputOf<Call> = Call extends (input: infer Input) => unknown ? Input : never;
type OutputOf<Call> = Call extends (input: never) => infer Output ? Output : never;

/** The worker's side of a protocol: one function per call, at once or later. */
export type CallHandlers<Calls> = { readonly [Name in keyof Calls]: (input: InputOf<Calls[Name]>) => OutputOf<Calls[Name]> | Promise<OutputOf<Calls[Name]>> };

/** The asking side of a protocol. */
export interface WorkerClient<Calls> {
	/** Rejects with a DeskError: what the worker refused, or `desk-closed` once it is gone. */
	call<Name extends keyof Calls & string>(name: Name, input: InputOf<Calls[Name]>): Promise<OutputOf<Calls[Name]>>;
	/** Ends the thread at once; calls still under way are rejected. */
	terminate(): Promise<void>;
}

interface CallMessage {
	readonly id: number;
	readonly name: string;
	readonly input: unknown;
}

type WorkerMessage =
	| { readonly type: 'answer'; readonly id: number; readonly output: unknown }
	/** `trace` is for the log: the error's class, code and stack frames, without its message, which may quote a person's text. */
	| { readonly type: 'fault'; readonly id: number; readonly fault: DeskFault; readonly trace?: string }
	| { readonly type: 'notice'; readonly notice: unknown };

/** What a worker can tell unasked: its protocol's own notices, and the trace of an unexpected fault. */
export type WorkerNotice<Notice> = Notice | { readonly type: 'fault'; readonly call: string; readonly trace: string };

/**
 * Asks a worker that answers with `answerCalls`.
 * @param onCrash told once when the thread ends without having been asked to
 */
export function connectWorker<Calls extends CallMap<Calls>, Notice>(
	worker: Worker,
	options: { readonly onCrash: (error: DeskError) => void; readonly onNotice: (notice: WorkerNotice<Notice>) => void },
): WorkerClient<Calls> {
	const waiting = new Map<number, { readonly name: string; readonly resolve: (output: never) => void; readonly reject: (error: DeskError) => void }>();
	let lastId = 0;
	let ended: DeskError | null = null;
	let isTerminating = false;

	function end(error: DeskError): void {
		if (ended) return;
		ended = error;
		for (const { reject } of waiting.values()) reject(error);
		waiting.clear();
		if (!isTerminating) options.onCrash(error);
	}

	worker.on('message', (message: WorkerMessage) => {
		if (message.type === 'notice') {
			options.onNotice(message.notice as Notice);
			return;
		}
		const caller = waiting.get(message.id);
		if (!caller) return;
		waiting.delete(message.id);
		if (message.type === 'answer') {
			caller.resolve(message.output as never);
			return;
		}
		if (message.trace !== undefined) options.onNotice({ type: 'fault', call: caller.name, trace: message.trace });
		caller.reject(errorOf(message.fault));
	});
	worker.on('error', (error) => {
		options.onNotice({ type: 'fault', call: 'worker', trace: traceOf(error) });
		end(stopped(error));
	});
	worker.on('exit', () => end(isTerminating ? new DeskError('desk-closed', 'The desk is closed; start it again.') : stopped()));

	return {
		call(name, input) {
			return new Promise((resolve, reject) => {
				if (ended) {
					reject(ended);
					return;
				}
				lastId += 1;
				worker.postMessage({ id: lastId, name, input } satisfies CallMessage);
				waiting.set(lastId, { name, resolve, reject });
			});
		},
		async terminate() {
			isTerminating = true;
			await worker.terminate();
		},
	};
}

/** Answers calls that come through a worker's parent port. Calls are started in the order they came. */
export function answerCalls<Calls extends CallMap<Calls>>(port: MessagePort, handlers: CallHandlers<Calls>): void {
	port.on('message', (message: CallMessage) => {
		void answer(port, handlers as Readonly<Record<string, (input: unknown) => unknown>>, message);
	});
}

/** Tells the asking side something it did not ask for. */
export function postNotice<Notice>(port: MessagePort, notice: Notice): void {
	port.postMessage({ type: 'notice', notice } satisfies WorkerMessage);
}

function stopped(cause?: unknown): DeskError {
	return new DeskError('internal', 'A part of the desk stopped unexpectedly: restart the desk. Its log has the cause.', {}, { cause });
}

async function answer(port: MessagePort, handlers: Readonly<Record<string, (input: unknown) => unknown>>, { id, name, input }: CallMessage): Promise<void> {
	try {
		const handler = handlers[name];
		if (!handler) throw new DeskError('unknown-command', `This part of the desk has no call named ${name}.`);
		const result = handler(input);
		const output = result instanceof Promise ? await result : result;
		port.postMessage({ type: 'answer', id, output } satisfies WorkerMessage);
	} catch (error) {
		const fault = faultOf(error);
		port.postMessage({ type: 'fault', id, fault, ...(fault.code === 'internal' ? { trace: traceOf(error) } : {}) } satisfies WorkerMessage);
	}
}

/** For the log: class, code and stack frames of an error, without its message, which may quote a person. */
export function traceOf(error: unknown): string {
	if (!(error instanceof Error)) return typeof error;
	const code = 'code' in error ? ` ${String(error.code)}` : '';
	const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
	return [`${error.name}${code}`, ...frames].join('\n');
}
