import type { CallName, DeskEvent } from '../../shared/contract/contract.ts';
import type { WireAnswer } from '../../shared/contract/wire.ts';

/** What a person can know about the way to the desk. */
export type WireState =
	| { readonly phase: 'connecting' }
	| { readonly phase: 'open' }
	/** Between two tries. */
	| { readonly phase: 'lost'; readonly retryAt: number }
	/** The desk answers but does not let this page in: the address it printed must be opened. */
	| { readonly phase: 'refused' };

export interface WireListener {
	onState(state: WireState): void;
	/** In the order sent; nothing is checked yet. */
	onEvent(event: DeskEvent): void;
}

/** One way to the desk: the Electron bridge or a WebSocket. It heals itself; what was missed is the connection's care. */
export interface WireToDesk {
	start(listener: WireListener): void;
	/** Rejects with DeskError `desk-closed` where no answer can come. */
	call(name: CallName, input: unknown): Promise<WireAnswer>;
	/** Gives up waiting and tries again now. */
	retryNow(): void;
	close(): void;
}
