import type { CallInput, CallName, CallOutput, Desk, DeskEvent } from '../../../shared/contract/contract.ts';
import { DeskError } from '../../../shared/contract/errors.ts';

/** A desk that can open anew under everyone who uses it, since its store was replaced. */

/** Closes the desk, does something to its folder that nobody may see half done, and opens it again, whatever came of it. */
export type Restart = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** One opening of the desk, with the number its events begin after: windows go on counting and find that they missed something. */
export type OpenParts = (between: { readonly restart: Restart; readonly seqBefore: number }) => Promise<OpenedParts>;

export interface ClosableDesk extends Desk {
	/** Stops the shows, commits what has arrived, and releases the folder. */
	close(): Promise<void>;
}

export interface OpenedParts extends ClosableDesk {
	readonly seq: () => number;
	/** Tells every window something, so that it notices that it must load afresh. */
	readonly nudge: () => void;
}

/** @param release lets go of the folder, at the very end */
export async function openRestartingDesk(open: OpenParts, release: () => void): Promise<ClosableDesk> {
	/** With what ends each in the opening that is current. */
	const listeners = new Map<(event: DeskEvent) => void, () => void>();
	let current: OpenedParts | null = null;
	let isClosed = false;

	async function begin(seqBefore: number): Promise<OpenedParts> {
		const opened = await open({ restart, seqBefore });
		for (const listener of listeners.keys()) listeners.set(listener, opened.subscribe(listener));
		return opened;
	}

	async function restart<Result>(work: () => Promise<Result>): Promise<Result> {
		const closing = current;
		if (closing === null) throw closedError();
		current = null;
		const seq = closing.seq();
		await closing.close();
		try {
			return await work();
		} finally {
			if (!isClosed) {
				// A hole in the numbers is what makes a window ask.
				current = await begin(seq + 1);
				current.nudge();
			}
		}
	}

	try {
		current = await begin(0);
	} catch (error) {
		release();
		throw error;
	}

	return {
		call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
			return current === null ? Promise.reject(closedError()) : current.call(name, input);
		},
		subscribe(listener) {
			listeners.set(listener, current?.subscribe(listener) ?? (() => undefined));
			return () => {
				listeners.get(listener)?.();
				listeners.delete(listener);
			};
		},
		async close() {
			if (isClosed) return;
			isClosed = true;
			await current?.close();
			release();
		},
	};
}

function closedError(): DeskError {
	return new DeskError('desk-closed', 'The desk is closed, or is just opening again: try it again in a moment.');
}
