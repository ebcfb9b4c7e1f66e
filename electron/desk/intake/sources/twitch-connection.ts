import { Client } from 'tmi.js';
import WebSocket from 'ws';
import type { SourceTrouble } from '../../../../shared/model/show.ts';
import type { Clock } from '../clock.ts';
import type { Connection, ConnectionListener } from '../keep-connected.ts';
import { closeSocket } from './close-socket.ts';
import { closeProblem, isTooLarge, refusedProblem, socketProblem } from './socket-problem.ts';
import { onRefusal } from './socket-refusal.ts';
import { readTwitchLine, type TwitchLine, twitchRefusal } from './twitch-line.ts';

export interface TwitchConnectionOptions {
	/** `wss://host[:port]/` or `ws://…`. */
	readonly server: string;
	/** Without #. */
	readonly channel: string;
	readonly clock: Clock;
}

const HANDSHAKE_LIMIT_MS = 10_000;
const WELCOME_LIMIT_MS = 15_000;
const JOIN_LIMIT_MS = 10_000;
/** tmi.js pings every 60 s, so a living connection is never quiet for longer than that. */
const QUIET_LIMIT_MS = 80_000;
/** Twitch ends the old connection itself shortly after RECONNECT; until then its chat still arrives. */
const RECONNECT_GRACE_MS = 2_000;
const LARGEST_FRAME_BYTES = 1024 * 1024;

/** One anonymous tmi.js client on one channel, for the life of one connection. */
export function openTwitchConnection({ server, channel, clock }: TwitchConnectionOptions, listener: ConnectionListener): Connection {
	const timers = createTimers(clock);
	let socket: WebSocket | null = null;
	let isWelcome = false;
	let hasJoined = false;
	let isChannelDoubted = false;
	let hasChat = false;
	let isOver = false;

	const end = (problem: SourceTrouble, isFinal = false, notBeforeMs: number | null = null) => {
		isOver = true;
		timers.stopAll();
		listener.closed(problem, isFinal, notBeforeMs);
	};

	function welcomed(): void {
		isWelcome = true;
		timers.stop('welcome');
		listener.connected();
		timers.start('join', JOIN_LIMIT_MS, () => {
			const detail = `Twitch has not confirmed that #${channel} exists; check its name. The desk keeps listening.`;
			isChannelDoubted = true;
			listener.connected({ code: 'channel-unconfirmed', values: { channel }, detail });
		});
	}

	function joined(): void {
		if (hasJoined) return;
		hasJoined = true;
		timers.stop('join');
		if (isChannelDoubted) listener.connected();
	}

	function receive(line: TwitchLine): void {
		if (isOver) return;
		timers.start('quiet', QUIET_LIMIT_MS, () => end({ code: 'heartbeat-missed', detail: 'Twitch stopped answering; connecting again.' }));
		const refusal = twitchRefusal(line);
		// Once there is chat, the same notices are about something else (a command, a name in a list).
		if (refusal !== null && !hasChat) {
			end(refusal, true);
			return;
		}
		if (line.command === 'RECONNECT') {
			timers.start('reconnect', RECONNECT_GRACE_MS, () => end({ code: 'connection-lost', detail: 'Twitch asked the desk to connect again.' }));
		}
		if (line.command === 'ROOMSTATE' || line.command === 'PRIVMSG' || isOwnJoin(line)) joined();
		for (const event of readTwitchLine(line, clock.now())) {
			hasChat ||= event.type === 'message';
			listener.emit(event);
		}
	}

	const client = createClient(channel);
	const handleLine = client.handleMessage.bind(client);
	client.handleMessage = (line) => {
		receive(line);
		// tmi.js would open a second connection beside ours for the one, and leak its ping timer for a repetition of the other.
		if (line.command === 'RECONNECT' || (line.command === '376' && isWelcome)) return;
		try {
			// tmi.js knows the answer to its ping only where no server is named in front of it, and would hang up ten seconds after every other.
			handleLine(line.command === 'PONG' ? { ...line, prefix: null } : line);
		} catch {
			// tmi.js takes parameters for granted that a malformed line lacks; the line has been read above.
		}
	};
	client.on('connected', welcomed);
	client._openConnection = () => {
		socket = new WebSocket(server, { handshakeTimeout: HANDSHAKE_LIMIT_MS, maxPayload: LARGEST_FRAME_BYTES, skipUTF8Validation: true });
		client.ws = socket;
		socket.on('open', () => client._onOpen());
		socket.on('message', (data, isBinary) => {
			if (isBinary) listener.emit({ type: 'dropped', reason: 'binary', excerpt: '' });
			else client._onMessage({ data: data.toString() });
		});
		onRefusal(socket, ({ status, retryAfterMs }) => end(refusedProblem(status), false, retryAfterMs));
		socket.on('error', (error) => {
			if (isTooLarge(error)) listener.emit({ type: 'dropped', reason: 'too-large', excerpt: `over ${LARGEST_FRAME_BYTES} bytes` });
			end(socketProblem(error));
			client._onError();
		});
		socket.on('close', (code, reason) => {
			end(closeProblem(code, reason));
			client._onClose();
		});
	};
	timers.start('welcome', WELCOME_LIMIT_MS, () =>
		end({ code: 'not-a-feed', detail: 'The server took the connection but never welcomed the desk to the chat, as Twitch does.' }),
	);
	client.connect().catch(() => {
		// Without a socket the address could not be used at all; every other outcome is told by the socket's events.
		if (socket === null) end({ code: 'bad-address', detail: 'The address of the Twitch server cannot be used.' }, true);
	});

	return {
		async close() {
			isOver = true;
			timers.stopAll();
			if (socket !== null) await closeSocket(socket);
		},
	};
}

/** What this file needs of tmi.js beyond its typed surface; it is pinned to 1.8.5 and has not changed since January 2023. */
interface TmiClient {
	ws: WebSocket | null;
	on(event: 'connected', listener: () => void): void;
	connect(): Promise<unknown>;
	handleMessage(line: TwitchLine): void;
	_openConnection(): void;
	_onOpen(): void;
	_onMessage(event: { readonly data: string }): void;
	_onError(): void;
	_onClose(): void;
}

/**
 * The socket is replaced because tmi.js takes the global WebSocket where there is one (Node 22 and later): that one cannot be
 * ended by force, hands binary frames over as Blobs (which throw inside tmi.js), and is bound to port 443 where it is secure.
 * No subprotocol is asked for: Twitch does without one, and a stand-in that names none would be refused.
 */
function createClient(channel: string): TmiClient {
	const client: unknown = new Client({
		channels: [`#${channel}`],
		connection: { reconnect: false },
		// Who comes and goes is not ours to know, and emote sets would be fetched from an address that no longer exists.
		options: { skipMembership: true, skipUpdatingEmotesets: true },
		logger: SILENT,
	});
	return client as TmiClient;
}

const SILENT = { setLevel: () => {}, trace: () => {}, debug: () => {}, info: () => {}, warn: () => {}, error: () => {}, fatal: () => {} };

function isOwnJoin(line: TwitchLine): boolean {
	return line.command === 'JOIN' && /^justinfan\d+(?:!|$)/.test(line.prefix ?? '');
}

type TimerName = 'welcome' | 'join' | 'quiet' | 'reconnect';

/** Named timers; starting one again moves it. */
function createTimers(clock: Clock) {
	const cancels = new Map<TimerName, () => void>();
	const stop = (name: TimerName) => {
		cancels.get(name)?.();
		cancels.delete(name);
	};
	return {
		start(name: TimerName, delayMs: number, run: () => void) {
			stop(name);
			cancels.set(name, clock.after(delayMs, run));
		},
		stop,
		stopAll() {
			for (const name of [...cancels.keys()]) stop(name);
		},
	};
}
