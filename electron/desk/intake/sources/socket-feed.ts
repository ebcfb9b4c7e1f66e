import WebSocket, { type RawData } from 'ws';
import type { SourceTrouble } from '../../../../shared/model/show.ts';
import type { Clock } from '../clock.ts';
import type { Connection, ConnectionListener } from '../keep-connected.ts';
import { safeExcerpt } from '../safe-excerpt.ts';
import { closeSocket } from './close-socket.ts';
import { closeProblem, isTooLarge, refusedProblem, socketProblem } from './socket-problem.ts';
import { onRefusal } from './socket-refusal.ts';

/** One connection to a WebSocket server, as a protocol sees it. */
export interface FeedSide extends Pick<ConnectionListener, 'connected' | 'emit'> {
	/** Text as it is, anything else as JSON. */
	send(message: unknown): void;
	/** The protocol cannot go on. `isFinal` where another try cannot help. */
	end(problem: SourceTrouble, isFinal?: boolean): void;
}

/** What is said over the socket. */
export interface FeedProtocol {
	/** The socket stands. The protocol tells `connected` itself: some servers have to agree first. */
	opened(feed: FeedSide): void;
	/** A text frame of at most 64 KiB. Never throws. */
	read(text: string, receivedAt: number, feed: FeedSide): void;
}

export interface SocketFeedOptions {
	readonly url: string;
	readonly protocol: FeedProtocol;
	readonly clock: Clock;
	readonly subprotocols?: readonly string[];
	readonly headers?: Readonly<Record<string, string>>;
	readonly heartbeat?: { readonly everyMs: number; readonly send?: unknown } | undefined;
	/** Connected must be told within this time, or the server is taken for one that speaks something else. */
	readonly answerWithinMs?: number;
}

/** A frame over this is dropped and counted. */
export const LARGEST_FRAME_BYTES = 64 * 1024;
/** Beyond this it is not even read: the connection ends (code 1009) and is made again, so that no feed can fill the memory. */
export const HARD_FRAME_LIMIT_BYTES = 4 * 1024 * 1024;
const HANDSHAKE_LIMIT_MS = 10_000;
const DEFAULT_HEARTBEAT_MS = 30_000;

/** One try at a WebSocket feed, for `keepConnected`. */
export function openSocketFeed(options: SocketFeedOptions, listener: ConnectionListener): Connection {
	const { url, protocol, clock, subprotocols = [], headers = {}, heartbeat, answerWithinMs } = options;
	let socket: WebSocket;
	try {
		socket = new WebSocket(url, [...subprotocols], {
			headers,
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
	let stopWaiting = () => {};
	const end = (problem: SourceTrouble, isFinal = false, notBeforeMs: number | null = null) => {
		stopHeartbeat();
		stopWaiting();
		listener.closed(problem, isFinal, notBeforeMs);
	};
	const feed: FeedSide = {
		send: (message) => {
			if (socket.readyState === WebSocket.OPEN) socket.send(wireText(message));
		},
		connected(problem) {
			stopWaiting();
			listener.connected(problem);
		},
		emit: listener.emit,
		end,
	};
	socket.on('open', () => {
		stopHeartbeat = keepAlive(socket, heartbeat, clock, () => {
			end({ code: 'heartbeat-missed', detail: 'The feed stopped answering; connecting again.' });
		});
		if (answerWithinMs !== undefined) {
			stopWaiting = clock.after(answerWithinMs, () =>
				end({ code: 'not-a-feed', detail: `The server did not answer as this platform does within ${answerWithinMs / 1_000} s.` }),
			);
		}
		protocol.opened(feed);
	});
	socket.on('message', (data, isBinary) => {
		const bytes = bytesOf(data);
		if (isBinary) listener.emit({ type: 'dropped', reason: 'binary', excerpt: `${bytes.length} bytes` });
		else if (bytes.length > LARGEST_FRAME_BYTES) listener.emit({ type: 'dropped', reason: 'too-large', excerpt: safeExcerpt(bytes.toString('utf8', 0, 400)) });
		else protocol.read(bytes.toString('utf8'), clock.now(), feed);
	});
	onRefusal(socket, ({ status, retryAfterMs }) => end(...refusalProblem(status), retryAfterMs));
	socket.on('error', (error) => {
		if (isTooLarge(error)) listener.emit({ type: 'dropped', reason: 'too-large', excerpt: `over ${HARD_FRAME_LIMIT_BYTES} bytes` });
		end(socketProblem(error));
	});
	socket.on('close', (code, reason) => end(closeProblem(code, reason)));

	return {
		close() {
			stopHeartbeat();
			stopWaiting();
			return closeSocket(socket);
		},
	};
}

function bytesOf(data: RawData): Buffer {
	return Buffer.isBuffer(data) ? data : Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
}

/**
 * Notices a connection that stands but no longer carries anything: every beat sends a ping (and what the protocol asks for), and
 * something must have come since the beat before. Where no heartbeat is named, a server that never answered a ping is not judged
 * by it. Returns what ends it.
 */
function keepAlive(socket: WebSocket, heartbeat: SocketFeedOptions['heartbeat'], clock: Clock, onMissed: () => void): () => void {
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
	if (status !== 404) return [refusedProblem(status), false];
	return [{ code: 'http-status', values: { status: '404' }, detail: 'There is no feed at this address (HTTP 404); it is tried again.' }, false];
}
