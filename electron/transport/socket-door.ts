import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { Desk, DeskEvent } from '../../shared/contract/contract.ts';
import { DESK_PATH, MAX_REQUEST_BYTES, requestSchema, WEBSOCKET_PROTOCOL, type WireMessage, type WireRequest } from '../../shared/contract/wire.ts';
import { offersToken } from '../security/access-token.ts';
import { answerCall, type Log } from './dispatch.ts';

export interface SocketLimits {
	readonly maxConnections: number;
	/** Bytes a page may leave unread before it is cut off; it then comes back and asks for what it missed. */
	readonly maxUnreadBytes: number;
	/** Calls of one page under way at the same time. */
	readonly maxCallsUnderway: number;
	readonly pingIntervalMs: number;
}

const DEFAULT_LIMITS: SocketLimits = {
	maxConnections: 32,
	maxUnreadBytes: 16 * 1024 * 1024,
	maxCallsUnderway: 64,
	pingIntervalMs: 20_000,
};

/** Close codes of RFC 6455 that a page can get from here. */
const UNSUPPORTED_DATA = 1003;
const POLICY_VIOLATION = 1008;
const GOING_AWAY = 1001;

export interface SocketDoor {
	/** Listener of the HTTP server's `upgrade`: lets a page in or answers why not. */
	readonly admit: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
	close(): void;
}

/** The contract over WebSockets: who may enter, what each connection may cost, and the events to all of them. */
export function openSocketDoor(options: {
	readonly desk: Desk;
	readonly token: string;
	/** The `host:port` values the page can have been loaded from. */
	readonly hosts: ReadonlySet<string>;
	readonly log: Log;
	readonly limits?: Partial<SocketLimits>;
}): SocketDoor {
	const { desk, token, hosts, log } = options;
	const limits = { ...DEFAULT_LIMITS, ...options.limits };
	const sockets = new WebSocketServer({
		noServer: true,
		maxPayload: MAX_REQUEST_BYTES,
		// Compressing for a page on the same machine costs more than it saves.
		perMessageDeflate: false,
		handleProtocols: (offered) => (offered.has(WEBSOCKET_PROTOCOL) ? WEBSOCKET_PROTOCOL : false),
	});
	const unsubscribe = desk.subscribe((event) => broadcast(event));
	const heartbeat = setInterval(() => sendPings(), limits.pingIntervalMs);
	const answering = new WeakSet<WebSocket>();

	function broadcast(event: DeskEvent): void {
		if (sockets.clients.size === 0) return;
		const frame = JSON.stringify({ event } satisfies WireMessage);
		for (const socket of sockets.clients) {
			if (socket.readyState !== socket.OPEN) continue;
			if (socket.bufferedAmount > limits.maxUnreadBytes) {
				log('cut off a page that did not keep up; it loads what it missed when it comes back');
				socket.terminate();
			} else {
				socket.send(frame);
			}
		}
	}

	function sendPings(): void {
		for (const socket of sockets.clients) {
			if (answering.has(socket)) {
				answering.delete(socket);
				socket.ping();
			} else {
				socket.terminate();
			}
		}
	}

	function welcome(socket: WebSocket): void {
		let underway = 0;
		answering.add(socket);
		socket.on('pong', () => answering.add(socket));
		socket.on('error', (error) => log(`a connection failed: ${'code' in error ? String(error.code) : error.name}`));
		socket.on('message', (data, isBinary) => {
			const request = isBinary ? null : readRequest(data);
			if (request === null) {
				log('closed a connection: not a request');
				socket.close(isBinary ? UNSUPPORTED_DATA : POLICY_VIOLATION, 'not a request');
				return;
			}
			if (underway >= limits.maxCallsUnderway) {
				log('closed a connection: too many calls at once');
				socket.close(POLICY_VIOLATION, 'too many calls at once');
				return;
			}
			underway += 1;
			void answerCall(desk, request.call, request.input, log).then((answer) => {
				underway -= 1;
				if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ id: request.id, ...answer } satisfies WireMessage));
			});
		});
	}

	return {
		admit(request, socket, head) {
			const refusal = refusalOf(request, { token, hosts, isFull: sockets.clients.size >= limits.maxConnections });
			if (refusal === null) sockets.handleUpgrade(request, socket, head, welcome);
			else {
				log(`refused a connection: ${refusal.why}`);
				turnAway(socket, refusal.status);
			}
		},
		close() {
			clearInterval(heartbeat);
			unsubscribe();
			for (const socket of sockets.clients) {
				socket.close(GOING_AWAY, 'the desk was closed');
				// Gives the close frame its chance without waiting for a page that does not answer.
				setTimeout(() => socket.terminate(), 200).unref();
			}
			sockets.close();
		},
	};
}

function readRequest(data: RawData): WireRequest | null {
	try {
		const parsed = requestSchema.safeParse(JSON.parse(String(data)));
		return parsed.success ? parsed.data : null;
	} catch {
		return null;
	}
}

interface Refusal {
	readonly status: 401 | 403 | 404 | 421 | 503;
	readonly why: string;
}

function refusalOf(
	request: IncomingMessage,
	{ token, hosts, isFull }: { readonly token: string; readonly hosts: ReadonlySet<string>; readonly isFull: boolean },
): Refusal | null {
	const host = request.headers.host?.toLowerCase() ?? '';
	if (!hosts.has(host)) return { status: 421, why: 'foreign Host' };
	if (request.url !== DESK_PATH) return { status: 404, why: 'unknown path' };
	if (request.headers.origin !== `http://${host}`) return { status: 403, why: 'foreign Origin' };
	const protocols = new Set((request.headers['sec-websocket-protocol'] ?? '').split(',').map((protocol) => protocol.trim()));
	if (!protocols.has(WEBSOCKET_PROTOCOL) || !offersToken(protocols, token)) return { status: 401, why: 'no valid token' };
	if (isFull) return { status: 503, why: 'too many connections' };
	return null;
}

function turnAway(socket: Duplex, status: Refusal['status']): void {
	socket.on('error', () => socket.destroy());
	socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
