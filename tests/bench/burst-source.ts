import type { Source, SourceEvent } from '../../electron/desk/intake/source.ts';
import type { BenchLine } from './chat.ts';

/** So many at a time, so that the thread can do something else in between. */
const BURST = 500;

/** Gives all lines as fast as they are taken, waits where the desk asks it to, and ends. */
export function burstSource(lines: readonly BenchLine[], channel: string): Source {
	let isPaused = false;
	let next = 0;
	let emit: (event: SourceEvent) => void = () => {};

	function flow(): void {
		if (isPaused) return;
		for (const { id, ...rest } of lines.slice(next, next + BURST)) {
			next += 1;
			emit({ type: 'message', message: { platformId: id, sentAt: Date.now(), receivedAt: Date.now(), replyTo: null, ...rest } });
			if (isPaused) return;
		}
		if (next < lines.length) setImmediate(flow);
		else emit({ type: 'state', connection: 'ended' });
	}

	return {
		kind: 'replay',
		label: channel,
		channel,
		start(listener) {
			emit = listener;
			emit({ type: 'state', connection: 'connected' });
			flow();
		},
		stop: async () => {
			isPaused = true;
		},
		retry: () => {},
		pause: () => {
			isPaused = true;
		},
		resume: () => {
			isPaused = false;
			setImmediate(flow);
		},
	};
}
