import { createHash } from 'node:crypto';
import type { ClientRequest, IncomingMessage as HttpResponse } from 'node:http';
import WebSocket, { type RawData } from 'ws';
import type { SourceTrouble } from '../../../../shared/model/show.ts';
import { type CompleteWebSocketMapping, type WebSocketMapping, webSocketMappingSchema } from '../../../../shared/model/websocket-mapping.ts';
import type { Backoff } from '../backoff.ts';
import { type Clock, systemClock } from '../clock.ts';
import { type Connection, type ConnectionListener, keepConnected } from '../keep-connected.ts';
import { safeExcerpt } from '../safe-excerpt.ts';
import type { Source } from '../source.ts';
import { closeSocket } from './close-socket.ts';
import { closeProblem, socketProblem } from './socket-problem.ts';
import { createFrameReader, DEFAULT_MAPPING, type FrameReader } from './websocket-frame.ts';

export interface WebSocketSourceOptions {
	readonly url: string;
	/** How the feed's frames become messages; the default frame where absent. */
	readonly mapping?: WebSocketMapping | undefined;
	/** What a person calls it; the address without its secrets where absent. */
	readonly label?: string;
	readonly backoff?: Backoff;
	readonly clock?: Clock;
}

/** A frame over this is dropped and counted. */
export const LARGEST_FRAME_BYTES = 64 * 1024;
/** Beyond this it is not even read: the connection ends (code 1009) and is made again, so that no feed can fill the memory. */
export const HARD_FRAME_LIMIT_BYTES = 4 * 1024 * 1024;
const HANDSHAKE_LIMIT_MS = 10_000;
const DEFAULT_HEARTBEAT_MS = 30_000;

/** A feed of messages over WebSocket, as the client. */
export function createWebSocketSource({ url, mapping, label, backoff, clock = systemClock }: WebSocketSourceOptions): Source {
	const parsed = mapping === undefined ? { success: true as const, data: DEFAULT_MAPPING } : webSocketMappingSchema.safeParse(mapping);
	const open = (listener: ConnectionListener): Connection => {
		if (parsed.success) return openFeed(url, parsed.data, clock, listener);
		const [issue] = parsed.error.issues;
		listener.closed({ code: 'bad-mapping', detail: `The mapping: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is not understood'}` }, true);
		return { close: async () => {} };
	};
	const identity = feedIdentity(url);
	return {
		kind: 'websocket',
		channel: identity.channel,
		label: label ?? identity.label,
		...keepConnected({ open, clock, ...(backoff === undefined ? {} : { backoff }) }),
	};
}

/** What a feed is called, and what tells it from others; a query may hold a secret, so it is told apart by its hash alone. */
function feedIdentity(url: string): { readonly label: string; readonly channel: string } {
	const address = URL.parse(url);
	if (address === null) return { label: safeExcerpt(url.replace(/[?#].*$/, '')), channel: 'no address' };
	const label = `${address.protocol}//${address.host}${address.pathname}`;
	const secret = `${address.username}:${address.password}${address.search}`;
	return { label, channel: secret === ':' ? label : `${label}#${createHash('sha256').update(secret).digest('hex').slice(0, 16)}` };
}

function openFeed(url: string, mapping: CompleteWebSocketMapping, clock: Clock, listener: ConnectionListener): Connection {
	const readFrame = createFrameReader(mapping);
	let socket: WebSocket;
	try {
		socket = new WebSocket(url, mapping.subprotocols, {
			headers: mapping.headers,
			maxPayload: HARD_FRAME_LIMIT_BYTES,
			handshakeTimeout: HANDSHAKE_LIMIT_MS,
			// Broken UTF-8 becomes U+FFFD; ending the connection over it would lose the messages around it.
			skipUTF8Validation: true,
		});
	} catch (error) {
		listener.closed(constructionProblem(error), true);
		return { close: async () => {} };
	}

	let stopHeartbeat = () => {};
	const end = (problem: SourceTrouble, isFinal = false) => {
		stopHeartbeat();
		listener.closed(problem, isFinal);
	};
	socket.on('open', () => {
		for (const message of mapping.onOpen) socket.send(wireText(message));
		stopHeartbeat = keepAlive(socket, mapping.heartbeat, clock, () => {
			end({ code: 'heartbeat-missed', detail: 'The feed stopped answering; connecting again.' });
		});
		listener.connected();
	});
	socket.on('message', (data, isBinary) => {
		for (const event of readData(readFrame, data, isBinary, clock.now())) listener.emit(event);
	});
	socket.on('unexpected-response', (_request: ClientRequest, response: HttpResponse) => {
		response.resume();
		end(...refusalProblem(response.statusCode ?? 0));
	});
	socket.on('error', (error) => {
		const isTooLarge = 'code' in error && error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';
		if (isTooLarge) listener.emit({ type: 'dropped', reason: 'too-large', excerpt: `over ${HARD_FRAME_LIMIT_BYTES} bytes` });
		end(socketProblem(error));
	});
	socket.on('close', (code, reason) => end(closeProblem(code, reason)));

	return {
		close() {
			stopHeartbeat();
			return closeSocket(socket);
		},
	};
}

function readData(readFrame: FrameReader, data: RawData, isBinary: boolean, receivedAt: number): ReturnType<FrameReader> {
	const bytes = Buffer.isBuffer(data) ? data : Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
	if (isBinary) return [{ type: 'dropped', reason: 'binary', excerpt: `${bytes.length} bytes` }];
	if (bytes.length > LARGEST_FRAME_BYTES) return [{ type: 'dropped', reason: 'too-large', excerpt: safeExcerpt(bytes.toString('utf8', 0, 400)) }];
	return readFrame(bytes.toString('utf8'), receivedAt);
}

/**
 * Notices a connection that stands but no longer carries anything: every beat sends a ping (and what the mapping asks for), and
 * something must have come since the beat before. Where the mapping names no heartbeat, a server that never answered a ping is
 * not judged by it. Returns what ends it.
 */
function keepAlive(socket: WebSocket, heartbeat: CompleteWebSocketMapping['heartbeat'], clock: Clock, onMissed: () => void): () => void {
	let hasAnswered = true;
	let isJudged = heartbeat !== undefined;
	let cancel = () => {};
	socket.on('pong', () => {
		hasAnswered = true;
		isJudged = true;
	});
	for (const sign of ['message', 'ping'] as const) {
		socket.on(sign, () => {
			hasAnswered = true;
		});
	}
	const beat = () => {
		if (!hasAnswered && isJudged) return onMissed();
		hasAnswered = false;
		if (heartbeat?.send !== undefined) socket.send(wireText(heartbeat.send));
		socket.ping();
		cancel = clock.after(heartbeat?.everyMs ?? DEFAULT_HEARTBEAT_MS, beat);
	};
	cancel = clock.after(heartbeat?.everyMs ?? DEFAULT_HEARTBEAT_MS, beat);
	return () => cancel();
}

function wireText(message: unknown): string {
	return typeof message === 'string' ? message : JSON.stringify(message);
}

function constructionProblem(error: unknown): SourceTrouble {
	const why = error instanceof Error ? safeExcerpt(error.message) : 'not understood';
	// `ws` names what it refuses: an address, a subprotocol or a header; only the first is not from the mapping.
	if (error instanceof SyntaxError && !/subprotocol/i.test(why)) {
		return { code: 'bad-address', detail: 'This is no WebSocket address; it starts with ws:// or wss:// and has no # part.' };
	}
	return { code: 'bad-mapping', detail: `The mapping's headers or subprotocols cannot be sent: ${why}` };
}

function refusalProblem(status: number): [problem: SourceTrouble, isFinal: boolean] {
	if (status === 401 || status === 403) {
		return [{ code: 'refused', detail: `The feed refused the desk (HTTP ${status}): check the token in its address or in the mapping's headers.` }, true];
	}
	const answered = { code: 'http-status', values: { status: String(status) } } as const;
	if (status === 404) return [{ ...answered, detail: 'There is no feed at this address (HTTP 404); it is tried again.' }, false];
	return [{ ...answered, detail: `The address answered with HTTP ${status}, not as a WebSocket feed; it is tried again.` }, false];
}
