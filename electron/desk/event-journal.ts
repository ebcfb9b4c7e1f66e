import type { DeskEvent, DeskEventBody } from '../../shared/contract/contract.ts';

/**
 * Numbers the desk's events and remembers the latest, so that a window that missed some (a slow page, a reconnect)
 * asks for exactly those. Beyond what is kept it loads afresh.
 */
export interface EventJournal {
	readonly seq: number;
	publish(body: DeskEventBody): void;
	subscribe(listener: (event: DeskEvent) => void): () => void;
	/** Events after `afterSeq`, or null where some of them are no longer kept. */
	since(afterSeq: number): readonly DeskEvent[] | null;
}

/** At twenty batches a second this is minutes. */
const MOST_EVENTS = 2_000;
/** A window that missed more than it can show had better load afresh; a fast show would make the journal hold hundreds of megabytes. */
const MOST_MESSAGES = 10_000;

/** @param seqBefore the number of the last event of an earlier opening, after which this one goes on counting */
export function createEventJournal(
	onListenerError: (error: unknown) => void,
	{
		mostEvents = MOST_EVENTS,
		mostMessages = MOST_MESSAGES,
		seqBefore = 0,
	}: { readonly mostEvents?: number; readonly mostMessages?: number; readonly seqBefore?: number } = {},
): EventJournal {
	const listeners = new Set<(event: DeskEvent) => void>();
	const kept: DeskEvent[] = [];
	let keptMessages = 0;
	let seq = seqBefore;

	/** Trimmed in strides: shifting an array one by one for every event would cost more than the event. */
	function trim(): void {
		if (kept.length <= mostEvents * 1.5 && keptMessages <= mostMessages * 1.5) return;
		let surplus = 0;
		while (kept.length - surplus > mostEvents || keptMessages > mostMessages) {
			keptMessages -= messagesIn(kept[surplus]);
			surplus += 1;
		}
		kept.splice(0, surplus);
	}

	return {
		get seq() {
			return seq;
		},
		publish(body) {
			seq += 1;
			const event: DeskEvent = { seq, ...body };
			kept.push(event);
			keptMessages += messagesIn(event);
			trim();
			for (const listener of listeners) {
				try {
					listener(event);
				} catch (error) {
					onListenerError(error);
				}
			}
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		since(afterSeq) {
			if (afterSeq > seq) return null;
			const missing = seq - afterSeq;
			return missing <= kept.length ? kept.slice(kept.length - missing) : null;
		},
	};
}

function messagesIn(event: DeskEvent | undefined): number {
	return event?.type === 'messages' ? event.messages.length : 0;
}
