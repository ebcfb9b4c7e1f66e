import type { CallName } from '../../shared/contract/contract.ts';
import { DeskError } from '../../shared/contract/errors.ts';
import { TOKEN_PROTOCOL_PREFIX, WEBSOCKET_PROTOCOL, type WireAnswer, type WireMessage, type WireRequest } from '../../shared/contract/wire.ts';
import { reconnectDelayMs } from './backoff.ts';
import type { WireListener, WireToDesk } from './wire-to-desk.ts';

interface SocketPlace {
	/** `ws://127.0.0.1:4173/desk` */
	readonly url: string;
	/** Null where the page was opened without one: the desk would refuse it anyway. */
	readonly token: string | null;
	/** Whether the desk is there and says that the token is not its own. False for whatever else goes wrong: that may heal. */
	isRefused(): Promise<boolean>;
}

/** The desk behind a WebSocket. Reconnects by itself; calls that were under way fail with `desk-closed`. */
export function socketWire(place: SocketPlace): WireToDesk {
	return new SocketWire(place);
}

interface PendingCall {
	resolve(answer: WireAnswer): void;
	reject(error: DeskError): void;
}

class SocketWire implements WireToDesk {
	readonly #place: SocketPlace;
	readonly #pending = new Map<number, PendingCall>();
	#listener: WireListener | null = null;
	#socket: WebSocket | null = null;
	#retry: ReturnType<typeof setTimeout> | null = null;
	#attempt = 0;
	#nextId = 0;
	#isClosed = false;

	constructor(place: SocketPlace) {
		this.#place = place;
	}

	start(listener: WireListener): void {
		this.#listener = listener;
		this.#connect();
	}

	call(name: CallName, input: unknown): Promise<WireAnswer> {
		const socket = this.#socket;
		if (socket === null || socket.readyState !== WebSocket.OPEN) return Promise.reject(deskClosed());
		const id = this.#nextId;
		this.#nextId += 1;
		return new Promise((resolve, reject) => {
			this.#pending.set(id, { resolve, reject });
			socket.send(JSON.stringify({ id, call: name, input } satisfies WireRequest));
		});
	}

	retryNow(): void {
		if (this.#isClosed || this.#socket !== null) return;
		this.#attempt = 0;
		this.#connect();
	}

	close(): void {
		this.#isClosed = true;
		if (this.#retry !== null) clearTimeout(this.#retry);
		this.#socket?.close();
		this.#failPending();
	}

	#connect(): void {
		if (this.#retry !== null) clearTimeout(this.#retry);
		this.#retry = null;
		const { url, token } = this.#place;
		if (token === null) {
			this.#listener?.onState({ phase: 'refused' });
			return;
		}
		this.#listener?.onState({ phase: 'connecting' });
		const socket = new WebSocket(url, [WEBSOCKET_PROTOCOL, TOKEN_PROTOCOL_PREFIX + token]);
		let wasOpen = false;
		this.#socket = socket;
		socket.addEventListener('open', () => {
			wasOpen = true;
			this.#attempt = 0;
			this.#listener?.onState({ phase: 'open' });
		});
		socket.addEventListener('message', (event) => this.#receive(event.data));
		socket.addEventListener('close', () => {
			this.#socket = null;
			this.#failPending();
			if (!this.#isClosed) void this.#afterClose(wasOpen);
		});
	}

	async #afterClose(wasOpen: boolean): Promise<void> {
		// A browser does not tell a page why a socket failed to open. That the host answers by now says nothing of it: a network may have come
		// back meanwhile. So the desk is asked, since a page that is refused can never heal by waiting.
		const isRefused = !wasOpen && (await this.#place.isRefused());
		if (this.#socket !== null || this.#isClosed) return;
		if (isRefused) {
			this.#listener?.onState({ phase: 'refused' });
			return;
		}
		const delayMs = reconnectDelayMs(this.#attempt, Math.random());
		this.#attempt += 1;
		this.#listener?.onState({ phase: 'lost', retryAt: Date.now() + delayMs });
		this.#retry = setTimeout(() => this.#connect(), delayMs);
	}

	#receive(frame: unknown): void {
		if (typeof frame !== 'string') return;
		const message: WireMessage = JSON.parse(frame);
		if ('event' in message) {
			this.#listener?.onEvent(message.event);
			return;
		}
		const pending = this.#pending.get(message.id);
		this.#pending.delete(message.id);
		pending?.resolve(message);
	}

	#failPending(): void {
		const pending = [...this.#pending.values()];
		this.#pending.clear();
		for (const call of pending) call.reject(deskClosed());
	}
}

function deskClosed(): DeskError {
	return new DeskError('desk-closed', 'The desk is not connected; try again when it is back.');
}
