import WebSocket, { type RawData } from 'ws';
import type { SourceTrouble } from '../../../../shared/model/show.ts';
import type { Clock } from '../clock.ts';
import type { Connection, ConnectionListener } from '../keep-connected.ts';
import { safeExcerpt } from '../safe-excerpt.ts';
import { askPlatform, statusTrouble } from './ask-platform.ts';
import { closeSocket } from './close-socket.ts';
import { listAt, numberAt, textAt } from './json-fields.ts';
import { keyMissing, platformWords } from './service-trouble.ts';
import { closeProblem, isTooLarge, refusedProblem, socketProblem } from './socket-problem.ts';
import { onRefusal } from './socket-refusal.ts';
import { readTrovoFrame, type TrovoEvent, trovoEmoteNames } from './trovo-frame.ts';

export interface TrovoServers {
	/** `https://…/openplatform`. */
	readonly api: string;
	/** `wss://…/chat`. */
	readonly chat: string;
}

export interface TrovoChatOptions {
	readonly channel: string;
	readonly key: () => string | undefined;
	readonly servers: TrovoServers;
	readonly clock: Clock;
	/** When the source began; what was sent before is no part of the show. */
	readonly startedAt: number;
}

const HANDSHAKE_LIMIT_MS = 10_000;
const AUTH_LIMIT_MS = 10_000;
const USUAL_GAP_MS = 30_000;
const SHORTEST_GAP_MS = 5_000;
const LONGEST_GAP_MS = 60_000;
const LARGEST_FRAME_BYTES = 1024 * 1024;
/** `send_time` counts whole seconds, and clocks differ. */
const CLOCK_TOLERANCE_MS = 5_000;
/** Codes in Trovo's answers (https://developer.trovo.live/docs/APIs.html). */
const STATUS_NO_SUCH_USER = 1002;
const STATUS_BAD_CLIENT_ID = 11701;

/** Finds the channel, gets a token of 20 seconds for its chat, and listens for the life of one connection. */
export function openTrovoChat(options: TrovoChatOptions, listener: ConnectionListener): Connection {
	const stopped = new AbortController();
	let socket: WebSocket | null = null;
	const opening = admission(options, stopped.signal).then((admitted) => {
		if (stopped.signal.aborted) return;
		if ('trouble' in admitted) listener.closed(admitted.trouble, admitted.isFinal, admitted.notBeforeMs);
		else socket = listen(options, admitted, stopped.signal, listener);
	});
	return {
		async close() {
			stopped.abort();
			await opening;
			if (socket !== null) await closeSocket(socket);
		},
	};
}

interface Admission {
	readonly token: string;
	readonly emotes: ReadonlySet<string> | null;
}
interface Refusal {
	readonly trouble: SourceTrouble;
	readonly isFinal: boolean;
	/** So long Trovo asks to be left alone. */
	readonly notBeforeMs?: number | null;
}

async function admission({ channel, key: readKey, servers }: TrovoChatOptions, signal: AbortSignal): Promise<Admission | Refusal> {
	const key = readKey();
	if (key === undefined) return { isFinal: true, trouble: keyMissing('trovo', 'Client-ID of Trovo') };
	const ask = async (path: string, json?: unknown): Promise<Refusal | { readonly body: unknown }> => {
		const url = URL.parse(`${servers.api.replace(/\/$/, '')}/${path}`);
		if (url === null || !/^https?:$/.test(url.protocol)) {
			return { isFinal: true, trouble: { code: 'bad-address', detail: 'The address of the Trovo interface starts with https://.' } };
		}
		const answer = await askPlatform({ url, headers: { 'client-id': key }, signal, ...(json === undefined ? {} : { json }) });
		if (!answer.isAnswered) return { isFinal: false, trouble: answer.trouble };
		const refused = refusalOf(answer.status, answer.body, url.host, key);
		return refused === null ? { body: answer.body } : { ...refused, notBeforeMs: answer.retryAfterMs };
	};

	const found = await ask('getusers', { user: [channel] });
	if ('trouble' in found) return found;
	const channelId = textAt(listAt(found.body, 'users')[0], 'channel_id');
	if (channelId === '' || channelId === '0') return noSuchChannel();
	const emotes = await ask('getemotes', { emote_type: 0, channel_id: [channelId] });
	// Asked for last: it holds for 20 seconds only.
	const token = await ask(`chat/channel-token/${encodeURIComponent(channelId)}`);
	if ('trouble' in token) return token;
	const text = textAt(token.body, 'token');
	if (text === '') return { isFinal: false, trouble: { code: 'not-a-feed', detail: 'The server answers, but gives no token for the chat.' } };
	return { token: text, emotes: 'body' in emotes ? trovoEmoteNames(emotes.body) : null };
}

function refusalOf(status: number, body: unknown, host: string, key: string): Refusal | null {
	const code = numberAt(body, 'status');
	const words = platformWords(textAt(body, 'message'), key);
	if (code === STATUS_NO_SUCH_USER) return noSuchChannel();
	if (code === STATUS_BAD_CLIENT_ID || status === 401 || status === 403) {
		return {
			isFinal: true,
			trouble: { code: 'key-refused', ...words, detail: 'Trovo refuses the Client-ID: check it in the settings, under the keys of services.' },
		};
	}
	if (status === 429) return { isFinal: false, trouble: { code: 'rate-limited', ...words, detail: 'Trovo asks for fewer questions; the desk waits.' } };
	if (status === 200) return null;
	return { isFinal: false, trouble: { ...statusTrouble(status, host), ...words } };
}

function noSuchChannel(): Refusal {
	return { isFinal: true, trouble: { code: 'channel-not-found', detail: 'Trovo knows no such channel: check the name in the address of its page.' } };
}

function listen(
	{ servers, clock, startedAt }: TrovoChatOptions,
	{ token, emotes }: Admission,
	signal: AbortSignal,
	listener: ConnectionListener,
): WebSocket | null {
	let socket: WebSocket;
	try {
		socket = new WebSocket(servers.chat, { handshakeTimeout: HANDSHAKE_LIMIT_MS, maxPayload: LARGEST_FRAME_BYTES, skipUTF8Validation: true });
	} catch {
		listener.closed({ code: 'bad-address', detail: 'The address of the Trovo chat starts with wss://.' }, true);
		return null;
	}
	let cancelTimer = () => {};
	let isAnswered = true;
	let isOver = false;
	const end = (trouble: SourceTrouble, notBeforeMs: number | null = null) => {
		if (isOver) return;
		isOver = true;
		cancelTimer();
		listener.closed(trouble, false, notBeforeMs);
	};
	const pingAfter = (delayMs: number) => {
		cancelTimer();
		cancelTimer = clock.after(delayMs, () => {
			if (!isAnswered) return end({ code: 'heartbeat-missed', detail: 'Trovo stopped answering; connecting again.' });
			isAnswered = false;
			socket.send(JSON.stringify({ type: 'PING', nonce: 'showdesk-ping' }));
			pingAfter(USUAL_GAP_MS);
		});
	};
	const isOfShow = (event: TrovoEvent) => event.type !== 'message' || event.message.sentAt === null || event.message.sentAt >= startedAt - CLOCK_TOLERANCE_MS;

	signal.addEventListener('abort', () => {
		isOver = true;
		cancelTimer();
	});
	socket.on('open', () => {
		socket.send(JSON.stringify({ type: 'AUTH', nonce: 'showdesk-auth', data: { token } }));
		cancelTimer = clock.after(AUTH_LIMIT_MS, () => end({ code: 'not-a-feed', detail: 'The server took the connection but never let the desk into the chat.' }));
	});
	socket.on('message', (data, isBinary) => {
		if (isOver) return;
		const parsed = parse(data, isBinary);
		if ('reason' in parsed) return listener.emit({ type: 'dropped', ...parsed });
		const frame = readTrovoFrame(parsed.json, emotes, clock.now());
		switch (frame.is) {
			case 'response':
				if (frame.error !== '') return end({ code: 'refused', ...platformWords(frame.error, token), detail: 'Trovo does not let the desk into this chat.' });
				listener.connected();
				return pingAfter(0);
			case 'pong':
				isAnswered = true;
				return pingAfter(Math.min(Math.max(frame.gapMs ?? USUAL_GAP_MS, SHORTEST_GAP_MS), LONGEST_GAP_MS));
			case 'chat':
				for (const event of frame.events) if (!frame.isHistory || isOfShow(event)) listener.emit(event);
				return;
			case 'other':
				return;
		}
	});
	onRefusal(socket, ({ status, retryAfterMs }) => end(refusedProblem(status), retryAfterMs));
	socket.on('error', (error) => {
		if (isTooLarge(error)) listener.emit({ type: 'dropped', reason: 'too-large', excerpt: `over ${LARGEST_FRAME_BYTES} bytes` });
		end(socketProblem(error));
	});
	socket.on('close', (code, reason) => end(closeProblem(code, reason)));
	return socket;
}

function parse(data: RawData, isBinary: boolean): { readonly json: unknown } | { readonly reason: 'binary' | 'not-json'; readonly excerpt: string } {
	if (isBinary) return { reason: 'binary', excerpt: '' };
	const text = data.toString();
	try {
		return { json: JSON.parse(text) };
	} catch {
		return { reason: 'not-json', excerpt: safeExcerpt(text) };
	}
}
