import { DESK_PATH, type ShowdeskBridge } from '../../shared/contract/wire.ts';
import { bridgeWire } from './bridge.ts';
import { type ConnectionListener, type DeskConnection, keepInStep } from './desk-connection.ts';
import { socketWire } from './socket.ts';
import { takeToken, tokenIn } from './token.ts';
import type { WireToDesk } from './wire-to-desk.ts';

declare global {
	interface Window {
		/** There only in the desktop program. */
		readonly showdesk?: ShowdeskBridge;
	}
}

/** Connects the page to its desk, by the Electron bridge where there is one, else by the WebSocket of the host it came from. */
export function connectDesk(listener: ConnectionListener): DeskConnection {
	return keepInStep(pickWire(), listener);
}

function pickWire(): WireToDesk {
	if (window.showdesk !== undefined) return bridgeWire(window.showdesk);
	// A desk that was started again has a new token. Its address opened over this page differs in the fragment alone, for which no browser loads anything.
	window.addEventListener('hashchange', ({ newURL }) => {
		const location = new URL(newURL);
		if (tokenIn(location.hash) === null) return;
		takeToken({ location, history: window.history, storage: window.sessionStorage });
		window.location.reload();
	});
	const url = new URL(DESK_PATH, window.location.href);
	url.protocol = window.location.protocol === 'https:' ? 'wss:' : 'ws:';
	const token = takeToken({ location: window.location, history: window.history, storage: window.sessionStorage });
	return socketWire({
		url: url.href,
		token,
		isRefused: async () => {
			try {
				const { status } = await fetch(DESK_PATH, { method: 'HEAD', cache: 'no-store', headers: { Authorization: `Bearer ${token}` } });
				return status === 401;
			} catch {
				return false;
			}
		},
	});
}
