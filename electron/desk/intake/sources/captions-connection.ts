import { randomUUID } from 'node:crypto';
import WebSocket, { type RawData } from 'ws';
import type { SourceTrouble } from '../../../../shared/model/show.ts';
import type { CaptionEvent, CaptionProtocol, CaptionReader, FinalLine } from '../../captions/caption-protocol.ts';
import { placeWords } from '../../captions/place-words.ts';
import type { Piece, SoundFeed } from '../../captions/sound-feed.ts';
import { createStreamClock, durationOf } from '../../captions/stream-clock.ts';
import type { Clock } from '../clock.ts';
import type { Connection, ConnectionListener } from '../keep-connected.ts';
import { safeExcerpt } from '../safe-excerpt.ts';
import { closeSocket } from './close-socket.ts';
import { closeProblem, isTooLarge, refusedProblem, socketProblem } from './socket-problem.ts';
import { onRefusal } from './socket-refusal.ts';

export interface CaptionConnectionOptions {
	readonly protocol: CaptionProtocol;
	/** Null where the engine takes no sound. */
	readonly feed: SoundFeed | null;
	/** Who speaks, where the engine does not say. */
	readonly speaker: string;
	readonly clock: Clock;
	/** What is being said; empty text ends it. */
	readonly onPartial: (text: string, language: string | null) => void;
}

export interface CaptionConnection extends Connection {
	/** Asks for the last words and waits for them, at most three seconds; then it may be closed. */
	finish(): Promise<void>;
}

const LARGEST_FRAME_BYTES = 256 * 1024;
const HARD_FRAME_LIMIT_BYTES = 4 * 1024 * 1024;
const HANDSHAKE_LIMIT_MS = 10_000;
const BEAT_MS = 15_000;
const GOODBYE_LIMIT_MS = 3_000;
/** Strange frames before anything known came: then something else is at this address. */
const STRANGE_FRAMES = 3;
/** Beyond this the line is too slow, and sound waits in the feed, which counts what it lets go. */
const MOST_UNSENT_BYTES = 128 * 1024;

export function openCaptionConnection(options: CaptionConnectionOptions, listener: ConnectionListener): CaptionConnection {
	const { protocol, feed, speaker, clock, onPartial } = options;
	const { sound } = protocol;
	let socket: WebSocket;
	try {
		socket = new WebSocket(protocol.address, {
			headers: protocol.headers,
			maxPayload: HARD_FRAME_LIMIT_BYTES,
			handshakeTimeout: HANDSHAKE_LIMIT_MS,
			skipUTF8Validation: true,
			// A key goes to the address it was meant for and to no other.
			followRedirects: false,
		});
	} catch {
		listener.closed({ code: 'bad-address', detail: 'This is no WebSocket address; it starts with ws:// or wss:// and has no # part.' }, true);
		return { close: async () => {}, finish: async () => {} };
	}

	const connectionId = randomUUID();
	const streamClock = createStreamClock();
	let reader: CaptionReader | null = null;
	let isKnown = false;
	let strange = 0;
	let sentAt = 0;
	let isOver = false;
	const over = Promise.withResolvers<void>();
	let stopBeat = () => {};
	let stopKeepAlive = () => {};
	let leaveFeed = () => {};

	function letGo(): void {
		if (isOver) return;
		isOver = true;
		stopBeat();
		stopKeepAlive();
		reader?.stop?.();
		leaveFeed();
		onPartial('', null);
		over.resolve();
	}

	function end(problem: SourceTrouble, isFinal = false, notBeforeMs: number | null = null): void {
		letGo();
		listener.closed(problem, isFinal, notBeforeMs);
	}

	function send(piece: Piece): boolean {
		if (sound === null || socket.readyState !== WebSocket.OPEN || socket.bufferedAmount > MOST_UNSENT_BYTES) return false;
		socket.send(sound.frame(piece.samples));
		streamClock.sent(piece.at, durationOf(piece.samples.length / 2));
		sentAt = clock.now();
		return true;
	}

	function listens(): void {
		listener.connected();
		leaveFeed = feed?.goTo(send) ?? leaveFeed;
	}

	function hear(event: CaptionEvent): void {
		switch (event.type) {
			case 'ready':
				listens();
				return;
			case 'partial':
				onPartial(event.text, event.language);
				return;
			case 'final':
				listener.emit({ type: 'message', message: messageOf(event.line) });
				onPartial('', null);
				return;
			case 'dropped':
				listener.emit({ type: 'dropped', reason: event.reason, excerpt: '' });
				return;
			case 'trouble':
				end(event.trouble, event.isFinal);
				return;
		}
	}

	function messageOf({ id, text, words, fromMs, supersedes, speaker: named }: FinalLine) {
		const nameOf = (lineId: string) => `${connectionId}:${lineId}`;
		const timeOf = (streamMs: number) => streamClock.timeOf(streamMs);
		const name = named ?? speaker;
		return {
			platformId: nameOf(id),
			kind: 'speech',
			role: 'host',
			author: { id: named ?? 'host', name: name || 'host' },
			text,
			sentAt: fromMs === null ? null : timeOf(fromMs),
			receivedAt: clock.now(),
			emotes: [],
			replyTo: null,
			speech: { words: placeWords(text, words, timeOf), ...(supersedes === undefined ? {} : { supersedes: nameOf(supersedes) }) },
		} as const;
	}

	function receive(data: RawData, isBinary: boolean): void {
		const bytes = Buffer.isBuffer(data) ? data : Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
		if (isBinary) drop('binary', `${bytes.length} bytes`);
		else if (bytes.length > LARGEST_FRAME_BYTES) drop('too-large', `${bytes.length} bytes`);
		else readText(bytes.toString('utf8'));
	}

	function readText(text: string): void {
		const frame = parsed(text);
		if (frame === NOT_JSON) drop('not-json', safeExcerpt(text));
		else if (reader?.read(frame)) isKnown = true;
		else drop('wrong-shape', safeExcerpt(text));
	}

	function drop(reason: 'binary' | 'too-large' | 'not-json' | 'wrong-shape', excerpt: string): void {
		listener.emit({ type: 'dropped', reason, excerpt });
		strange += 1;
		if (!isKnown && strange >= STRANGE_FRAMES) {
			end(
				{ code: 'other-protocol', detail: 'Something answers at this address, but not as this engine: choose the engine that runs there, or another address.' },
				true,
			);
		}
	}

	socket.on('open', () => {
		reader = protocol.createReader(hear, clock);
		for (const text of protocol.hello) socket.send(text);
		stopBeat = keepBeating(socket, clock, () => end({ code: 'heartbeat-missed', detail: 'The engine stopped answering; connecting again.' }));
		const keepAlive = sound?.keepAlive;
		if (keepAlive !== undefined) {
			stopKeepAlive = every(clock, keepAlive.everyMs, () => {
				if (clock.now() - sentAt >= keepAlive.everyMs) socket.send(keepAlive.text);
			});
		}
		if (sound === null || !sound.saysReady) listens();
	});
	socket.on('message', receive);
	onRefusal(socket, ({ status, retryAfterMs }) => {
		const { trouble, isFinal } = protocol.refusal?.(status) ?? refusalOf(status);
		end(trouble, isFinal, retryAfterMs);
	});
	socket.on('error', (error) => {
		if (isTooLarge(error)) drop('too-large', `over ${HARD_FRAME_LIMIT_BYTES} bytes`);
		end(socketProblem(error));
	});
	socket.on('close', (code, reason) => {
		const closing = protocol.closing?.(code, safeExcerpt(reason.toString()));
		if (closing) end(closing.trouble, closing.isFinal);
		else end(closeProblem(code, reason));
	});

	return {
		async finish() {
			if (isOver || socket.readyState !== WebSocket.OPEN || sound === null) return;
			feed?.finish();
			leaveFeed();
			socket.send(sound.goodbye);
			const cancel = clock.after(GOODBYE_LIMIT_MS, over.resolve);
			// The engine's own goodbye is the end of its connection; told as trouble it would be one.
			socket.removeAllListeners('close');
			socket.on('close', () => over.resolve());
			await over.promise;
			cancel();
			reader?.finish?.();
			letGo();
		},
		close() {
			letGo();
			return closeSocket(socket);
		},
	};
}

function refusalOf(status: number): { readonly trouble: SourceTrouble; readonly isFinal: boolean } {
	if (status === 401 || status === 403) return { isFinal: true, trouble: { code: 'refused', detail: `The engine refused the desk (HTTP ${status}).` } };
	return { isFinal: false, trouble: refusedProblem(status) };
}

/** A connection that stands and carries nothing: what was pinged has to have said something by the next beat. */
function keepBeating(socket: WebSocket, clock: Clock, onMissed: () => void): () => void {
	let hasAnswered = true;
	for (const sign of ['pong', 'ping', 'message'] as const) {
		socket.on(sign, () => {
			hasAnswered = true;
		});
	}
	return every(clock, BEAT_MS, () => {
		if (!hasAnswered) return onMissed();
		hasAnswered = false;
		socket.ping();
	});
}

function every(clock: Clock, everyMs: number, run: () => void): () => void {
	let cancel = clock.after(everyMs, beat);
	let isStopped = false;
	function beat(): void {
		run();
		if (!isStopped) cancel = clock.after(everyMs, beat);
	}
	return () => {
		isStopped = true;
		cancel();
	};
}

const NOT_JSON = Symbol('not JSON');

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return NOT_JSON;
	}
}
