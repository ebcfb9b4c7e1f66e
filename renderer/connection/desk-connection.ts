import type { CallInput, CallName, CallOutput, Desk, DeskEvent, DeskStatus } from '../../shared/contract/contract.ts';
import { errorOf } from '../../shared/contract/errors.ts';
import type { WireState, WireToDesk } from './wire-to-desk.ts';

const RETRY_IN_STEP_MS = 1_000;

/** `connected` means in step: every event up to now has been handed on. */
export type DeskConnectionState = Exclude<WireState, { phase: 'open' }> | { readonly phase: 'connected' };

export interface ConnectionListener {
	onState(state: DeskConnectionState): void;
	/** At the first connection, and again whenever events were missed for good: everything must be loaded anew. */
	onFresh(status: DeskStatus): void;
	/** In order, without holes since the last `onFresh`. */
	onEvent(event: DeskEvent): void;
}

/** The desk as the page sees it, over whichever wire there is. */
export interface DeskConnection extends Desk {
	retryNow(): void;
	close(): void;
}

/**
 * Keeps the stream of events whole over a wire that may break: events are numbered within one run of the desk, and a jump in the
 * numbers is filled from `desk.catchUp` or, where the desk no longer has them, answered by starting afresh.
 */
export function keepInStep(wire: WireToDesk, listener: ConnectionListener): DeskConnection {
	return new SteppedConnection(wire, listener);
}

class SteppedConnection implements DeskConnection {
	readonly #wire: WireToDesk;
	readonly #listener: ConnectionListener;
	readonly #subscribers = new Set<(event: DeskEvent) => void>();
	/** Events that came while others before them were still being fetched. */
	#waiting: DeskEvent[] = [];
	#run: string | null = null;
	#seq = 0;
	#isInStep = false;
	/** Counts openings of the wire: what an earlier opening still had under way no longer counts. */
	#opening = 0;

	constructor(wire: WireToDesk, listener: ConnectionListener) {
		this.#wire = wire;
		this.#listener = listener;
		wire.start({ onState: (state) => this.#onWireState(state), onEvent: (event) => this.#onWireEvent(event) });
	}

	async call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
		const answer = await this.#wire.call(name, input);
		if (!answer.ok) throw errorOf(answer.fault);
		return answer.output as CallOutput<Name>;
	}

	subscribe(listener: (event: DeskEvent) => void): () => void {
		this.#subscribers.add(listener);
		return () => this.#subscribers.delete(listener);
	}

	retryNow(): void {
		this.#wire.retryNow();
	}

	close(): void {
		this.#opening += 1;
		this.#wire.close();
	}

	#onWireState(state: WireState): void {
		this.#opening += 1;
		this.#isInStep = false;
		this.#waiting = [];
		if (state.phase === 'open') void this.#getInStep(this.#opening);
		else this.#listener.onState(state);
	}

	#onWireEvent(event: DeskEvent): void {
		if (!this.#isInStep) {
			this.#waiting.push(event);
		} else if (event.seq === this.#seq + 1) {
			this.#deliver(event);
		} else if (event.seq > this.#seq) {
			this.#isInStep = false;
			this.#waiting.push(event);
			void this.#getInStep(this.#opening);
		}
	}

	/** Finds out where the desk is and fetches what was missed. A wire that breaks meanwhile starts this again. */
	async #getInStep(opening: number): Promise<void> {
		try {
			const status = await this.call('desk.status', {});
			if (opening !== this.#opening) return;
			if (status.run !== this.#run) {
				this.#startAfresh(status);
			} else if (status.seq > this.#seq) {
				const missed = await this.call('desk.catchUp', { run: status.run, afterSeq: this.#seq });
				if (opening !== this.#opening) return;
				if (missed === null) this.#startAfresh(status);
				else for (const event of missed.events) if (event.seq > this.#seq) this.#deliver(event);
			}
		} catch {
			// The wire stands but the desk could not answer: a broken wire would have raised the count.
			setTimeout(() => {
				if (opening === this.#opening) void this.#getInStep(opening);
			}, RETRY_IN_STEP_MS);
			return;
		}
		this.#isInStep = true;
		const waiting = this.#waiting;
		this.#waiting = [];
		for (const event of waiting) this.#onWireEvent(event);
		if (this.#isInStep) this.#listener.onState({ phase: 'connected' });
	}

	#startAfresh(status: DeskStatus): void {
		this.#run = status.run;
		this.#seq = status.seq;
		this.#listener.onFresh(status);
	}

	#deliver(event: DeskEvent): void {
		this.#seq = event.seq;
		this.#listener.onEvent(event);
		for (const subscriber of this.#subscribers) subscriber(event);
	}
}
