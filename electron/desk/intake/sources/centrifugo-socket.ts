import WebSocket, { type RawData } from 'ws';
import type { DropReason, SourceTrouble } from '../../../../shared/model/show.ts';
import { safeExcerpt } from '../safe-excerpt.ts';
import { closeSocket } from './close-socket.ts';
import { closeProblem, isTooLarge, refusedProblem, socketProblem } from './socket-problem.ts';
import { onRefusal } from './socket-refusal.ts';

/** The socket that centrifuge is given: bounded, forgiving of single bad lines, and able to say afterwards why it failed. */
export interface CentrifugoSocket {
	/** For centrifuge's option `websocket`; makes the one connection of its client. */
	readonly WebSocket: new (
		address: string,
	) => object;
	/** Why it failed or closed; null while it stands. */
	problem(): SourceTrouble | null;
	/** So long the server asks to be left alone, in ms; null where it does not say. */
	notBeforeMs(): number | null;
	/** Settles when the socket is gone, by force where the other side does not answer. */
	closed(): Promise<void>;
}

const HANDSHAKE_LIMIT_MS = 10_000;
const LARGEST_FRAME_BYTES = 1024 * 1024;

/** @param onDropped one line that centrifuge could not have read: it would end the whole connection over it */
export function createCentrifugoSocket(onDropped: (reason: DropReason, excerpt: string) => void): CentrifugoSocket {
	let socket: WebSocket | null = null;
	let problem: SourceTrouble | null = null;
	let notBeforeMs: number | null = null;

	/** What centrifuge uses of the browser's WebSocket. */
	class PlainSocket {
		onopen: () => void = () => {};
		onerror: (error: Error) => void = () => {};
		onclose: (event: { readonly code: number; readonly reason: string }) => void = () => {};
		onmessage: (event: { readonly data: string }) => void = () => {};
		readonly #socket: WebSocket;

		constructor(address: string) {
			this.#socket = new WebSocket(address, { handshakeTimeout: HANDSHAKE_LIMIT_MS, maxPayload: LARGEST_FRAME_BYTES, skipUTF8Validation: true });
			socket = this.#socket;
			this.#socket.on('open', () => this.onopen());
			onRefusal(this.#socket, ({ status, retryAfterMs }) => {
				problem = refusedProblem(status);
				notBeforeMs = retryAfterMs;
			});
			this.#socket.on('error', (error) => {
				if (isTooLarge(error)) onDropped('too-large', `over ${LARGEST_FRAME_BYTES} bytes`);
				problem ??= socketProblem(error);
				this.onerror(error);
			});
			this.#socket.on('close', (code, reason) => {
				problem ??= closeProblem(code, reason);
				this.onclose({ code, reason: reason.toString() });
			});
			this.#socket.on('message', (data, isBinary) => {
				const lines = isBinary ? dropBinary(onDropped) : readableLines(data, onDropped);
				if (lines.length > 0) this.onmessage({ data: lines.join('\n') });
			});
		}

		send(data: string): void {
			this.#socket.send(data);
		}

		close(): void {
			this.#socket.close();
		}
	}

	return {
		WebSocket: PlainSocket,
		problem: () => problem,
		notBeforeMs: () => notBeforeMs,
		async closed() {
			if (socket !== null) await closeSocket(socket);
		},
	};
}

/** Several replies may share one frame, a line each; each is an object. */
function readableLines(data: RawData, onDropped: (reason: DropReason, excerpt: string) => void): readonly string[] {
	return data
		.toString()
		.split('\n')
		.filter((line) => {
			if (line.trim() === '') return false;
			const reason = unreadable(line);
			if (reason !== null) onDropped(reason, safeExcerpt(line));
			return reason === null;
		});
}

function unreadable(line: string): DropReason | null {
	try {
		const reply: unknown = JSON.parse(line);
		return typeof reply === 'object' && reply !== null && !Array.isArray(reply) ? null : 'wrong-shape';
	} catch {
		return 'not-json';
	}
}

function dropBinary(onDropped: (reason: DropReason, excerpt: string) => void): readonly string[] {
	onDropped('binary', '');
	return [];
}
