import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebhookDoor } from '../../../shared/contract/webhook-calls.ts';
import type { SourceTrouble } from '../../../shared/model/show.ts';
import { type Clock, systemClock } from '../intake/clock.ts';
import { kickChannelOf } from '../intake/sources/kick-message.ts';
import { createAllowance } from './allowance.ts';
import { createDeliveries } from './deliveries.ts';
import { createKickSignature, type SignedDelivery } from './kick-signature.ts';

/** Platforms that push what is said in a chat knock here. Closed to everyone while no show listens. */
export interface Webhooks {
	/** Opens the door for one channel of Kick, in lower case; where it cannot be opened, why. */
	listen(channel: string, receive: WebhookReceiver): Promise<WebhookListening | SourceTrouble>;
	/** Answers a request that is meant for this door; false where it is none, and nothing was done with it. */
	answer(request: IncomingMessage, response: ServerResponse): boolean;
	/** This desk is served at an origin already, `http://127.0.0.1:4317`: the door needs no port of its own. */
	servedAt(origin: string | null): void;
	door(): WebhookDoor;
	close(): Promise<void>;
}

/** A delivery that is genuine, fresh, new, and about the channel listened for. */
export type WebhookReceiver = (event: { readonly body: unknown; readonly receivedAt: number }) => void;

export interface WebhookListening {
	end(): Promise<void>;
}

export interface WebhooksOptions {
	/** Of the door's own listener on this machine, where the desk is not served; 0 takes a free one. */
	readonly port?: number | undefined;
	/** PEM, in place of Kick's. */
	readonly kickPublicKey?: string | undefined;
	readonly clock?: Clock;
}

export const WEBHOOK_PORT = 4318;
export const KICK_PATH = '/webhooks/kick';
const LARGEST_BODY_BYTES = 64 * 1024;
const BODY_LIMIT_MS = 10_000;
/** Several times what the liveliest chat sends. */
const MOST_PER_SECOND = 200;
/** Bodies waited for: slow senders hold no more memory than this many of them. */
const MOST_AT_ONCE = 64;
/** Of the own listener. */
const MOST_CONNECTIONS = 128;

export function createWebhooks({ port = WEBHOOK_PORT, kickPublicKey, clock = systemClock }: WebhooksOptions = {}): Webhooks {
	const receivers = new Map<string, Set<WebhookReceiver>>();
	const deliveries = createDeliveries(createKickSignature(kickPublicKey), clock);
	const allowance = createAllowance(MOST_PER_SECOND, clock);
	let reading = 0;
	let servedOrigin: string | null = null;
	let own: Promise<Server> | null = null;
	let ownPort = port;

	function answer(request: IncomingMessage, response: ServerResponse): boolean {
		const path = (request.url ?? '').replace(/[?#].*$/s, '');
		if (path !== KICK_PATH || receivers.size === 0) return false;
		if (request.method !== 'POST') return refuse(response, 405);
		const head = headOf(request);
		// What cannot be the platform's takes nothing of what the platform may send.
		if (!deliveries.isPlausible(head)) return refuse(response, 401);
		if (Number(request.headers['content-length']) > LARGEST_BODY_BYTES) return refuse(response, 413);
		if (!allowance.take()) return refuse(response, 429);
		if (reading >= MOST_AT_ONCE) return refuse(response, 503);
		reading += 1;
		void readBody(request, clock).then((body) => {
			reading -= 1;
			if (typeof body === 'number') return refuse(response, body);
			return response.writeHead(take({ ...head, body })).end();
		});
		return true;
	}

	/** What to answer. Receivers are called after the answer is on its way: the platform waits for nothing the desk does with it. */
	function take(delivery: SignedDelivery): number {
		const refusal = deliveries.refusal(delivery);
		if (refusal !== null) return refusal;
		const event = parsed(delivery.body);
		if (event === undefined) return 400;
		const receivedAt = clock.now();
		const interested = receivers.get(kickChannelOf(event) ?? '') ?? [];
		setImmediate(() => {
			for (const receive of interested) receive({ body: event, receivedAt });
		});
		return 200;
	}

	async function open(): Promise<SourceTrouble | null> {
		if (servedOrigin !== null) return null;
		own ??= listenOn(ownPort, (request, response) => {
			if (!answer(request, response)) refuse(response, 404);
		});
		try {
			ownPort = ((await own).address() as AddressInfo).port;
			return null;
		} catch (error) {
			own = null;
			const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
			const address = `127.0.0.1:${ownPort}`;
			return { code: 'webhook-closed', values: { address }, detail: `The desk cannot listen on ${address} for what the platform pushes (${code}).` };
		}
	}

	async function closeOwn(): Promise<void> {
		const closing = own;
		own = null;
		const server = await closing?.catch(() => null);
		if (!server) return;
		const closed = new Promise<void>((resolve) => server.close(() => resolve()));
		server.closeAllConnections();
		await closed;
	}

	return {
		async listen(channel, receive) {
			const trouble = await open();
			if (trouble !== null) return trouble;
			const others = receivers.get(channel) ?? new Set();
			receivers.set(channel, others.add(receive));
			return {
				async end() {
					others.delete(receive);
					if (others.size === 0) receivers.delete(channel);
					if (receivers.size === 0) await closeOwn();
				},
			};
		},
		answer,
		servedAt(origin) {
			servedOrigin = origin;
		},
		door: () => ({ kick: `${servedOrigin ?? `http://127.0.0.1:${ownPort}`}${KICK_PATH}`, isOpen: receivers.size > 0 }),
		close: closeOwn,
	};
}

/** Answers repeat nothing of the request. */
function refuse(response: ServerResponse, status: number): true {
	// The rest of a body that is not wanted is not waited for.
	response.writeHead(status, { Connection: 'close', 'Cache-Control': 'no-store' }).end();
	return true;
}

function listenOn(port: number, answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Server> {
	// Node looks for dawdlers every half minute unless it is told to look more often.
	const server = createServer({ connectionsCheckingInterval: 2_000 }, answer);
	server.headersTimeout = BODY_LIMIT_MS;
	server.requestTimeout = BODY_LIMIT_MS;
	server.maxHeadersCount = 64;
	server.maxConnections = MOST_CONNECTIONS;
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => resolve(server));
	});
}

/** Or the status to refuse it with: it is larger than a message can be, comes too slowly, or ends before its end. */
function readBody(request: IncomingMessage, clock: Clock): Promise<Buffer | 400 | 408 | 413> {
	return new Promise((settle) => {
		const pieces: Buffer[] = [];
		let bytes = 0;
		const cancel = clock.after(BODY_LIMIT_MS, () => resolve(408));
		function resolve(outcome: Buffer | 400 | 408 | 413): void {
			cancel();
			settle(outcome);
		}
		request.on('data', (piece: Buffer) => {
			bytes += piece.length;
			if (bytes > LARGEST_BODY_BYTES) {
				request.pause();
				resolve(413);
			} else pieces.push(piece);
		});
		request.on('end', () => resolve(Buffer.concat(pieces)));
		request.on('error', () => resolve(400));
		request.on('close', () => resolve(400));
	});
}

function headOf({ headers }: IncomingMessage): Omit<SignedDelivery, 'body'> {
	const header = (name: string) => {
		const value = headers[name];
		return typeof value === 'string' ? value : '';
	};
	return { id: header('kick-event-message-id'), timestamp: header('kick-event-message-timestamp'), signature: header('kick-event-signature') };
}

/** Undefined where it is no JSON. */
function parsed(body: Buffer): unknown {
	try {
		return JSON.parse(body.toString('utf8'));
	} catch {
		return undefined;
	}
}
