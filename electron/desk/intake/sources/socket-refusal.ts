import type { IncomingMessage as HttpResponse } from 'node:http';
import type WebSocket from 'ws';
import { retryAfterMs } from './retry-after.ts';

/** An HTTP answer in place of a WebSocket. */
export interface SocketRefusal {
	readonly status: number;
	/** How long the server asks to be left alone; null where it does not say. */
	readonly retryAfterMs: number | null;
}

/** Tells once that the server answered with HTTP instead of letting the socket in, and lets go of that answer. */
export function onRefusal(socket: WebSocket, tell: (refusal: SocketRefusal) => void): void {
	socket.on('unexpected-response', (_request: unknown, response: HttpResponse) => {
		tell({ status: response.statusCode ?? 0, retryAfterMs: retryAfterMs(response.headers['retry-after']) });
		// Nobody reads the answer, which may never end; the socket then fails as every other does.
		socket.terminate();
	});
}
