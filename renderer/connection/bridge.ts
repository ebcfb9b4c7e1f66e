import type { ShowdeskBridge } from '../../shared/contract/wire.ts';
import type { WireToDesk } from './wire-to-desk.ts';

/** The desk in the same program: it is there as long as the window is. */
export function bridgeWire(bridge: ShowdeskBridge): WireToDesk {
	let unsubscribe: (() => void) | null = null;
	return {
		start(listener) {
			unsubscribe = bridge.onEvent((event) => listener.onEvent(event));
			listener.onState({ phase: 'open' });
		},
		call: (name, input) => bridge.call(name, input),
		retryNow() {},
		close() {
			unsubscribe?.();
			unsubscribe = null;
		},
	};
}
