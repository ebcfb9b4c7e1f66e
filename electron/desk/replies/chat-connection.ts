import WebSocket from 'ws';
import { DeskError } from '../../../shared/contract/errors.ts';
import { safeExcerpt } from '../intake/safe-excerpt.ts';
import { closeSocket } from '../intake/sources/close-socket.ts';
import { socketProblem } from '../intake/sources/socket-problem.ts';
import { type IrcLine, readIrcLine } from './irc-line.ts';

export interface ChatLogin {
	/** `wss://host[:port]/`; `ws://…` on this machine. */
	readonly server: string;
	readonly userName: string;
	/** With or without `oauth:`. */
	readonly token: string;
}

/** Somebody who is logged in to Twitch's chat. One call at a time. */
export interface ChatConnection {
	readonly isOpen: boolean;
	/** Nothing happens where that was done before. @throws DeskError `chat-line-refused`, `chat-unreachable` */
	join(channel: string): Promise<void>;
	/**
	 * @param replyTo the platform's id of the message that is answered
	 * @returns false where Twitch said neither yes nor no: everyone may have read it
	 * @throws DeskError `chat-line-refused`: nobody has
	 */
	say(channel: string, text: string, replyTo: string | null): Promise<boolean>;
	close(): Promise<void>;
}

const LOGIN_LIMIT_MS = 10_000;
const JOIN_LIMIT_MS = 10_000;
const ECHO_LIMIT_MS = 5_000;
const LARGEST_FRAME_BYTES = 1024 * 1024;
const NOTICE_CHARACTERS = 300;

/** NOTICEs that say no; the others tell of the room. See https://dev.twitch.tv/docs/chat/irc/#notice-messages */
const REFUSALS = /^(?:msg_|tos_ban|no_permission|unrecognized_cmd|invalid_user|whisper_)/;

/** Logs in. @throws DeskError `chat-login-refused`, `chat-unreachable` */
export async function openChat({ server, userName, token }: ChatLogin): Promise<ChatConnection> {
	if (!mayCarryToken(server)) throw unreachable('The address of the Twitch server does not keep the token secret: it starts with wss://.');
	const socket = new WebSocket(server, { handshakeTimeout: LOGIN_LIMIT_MS, maxPayload: LARGEST_FRAME_BYTES, skipUTF8Validation: true });
	const joined = new Set<string>();
	let waiting: { readonly judge: (line: IrcLine) => void; readonly lost: (error: DeskError) => void } | null = null;

	const write = (line: string) => socket.send(`${line}\r\n`);
	const lose = (error: DeskError) => waiting?.lost(error);
	socket.on('error', (error) => lose(unreachable(socketProblem(error).detail)));
	socket.on('close', () => lose(unreachable('Twitch ended the connection.')));
	socket.on('message', (data, isBinary) => {
		if (isBinary) return;
		for (const line of data.toString().split('\r\n')) receive(readIrcLine(line));
	});

	function receive(line: IrcLine | null): void {
		if (line === null) return;
		if (line.command === 'PING') write(`PONG :${line.params[0] ?? ''}`);
		if (line.command === 'RECONNECT') socket.close(1000);
		waiting?.judge(line);
	}

	/** Waits for the line that answers; `judge` gives the answer, throws the refusal, or is silent about a line of something else. */
	async function answerTo<Answer>(limitMs: number, judge: (line: IrcLine) => Answer | undefined): Promise<Answer> {
		let timer: NodeJS.Timeout | undefined;
		try {
			return await new Promise<Answer>((resolve, reject) => {
				timer = setTimeout(() => reject(unreachable('Twitch did not answer in time.')), limitMs);
				waiting = {
					lost: reject,
					judge(line) {
						try {
							const answer = judge(line);
							if (answer !== undefined) resolve(answer);
						} catch (error) {
							reject(error);
						}
					},
				};
			});
		} finally {
			clearTimeout(timer);
			waiting = null;
		}
	}

	socket.on('open', () => {
		write('CAP REQ :twitch.tv/tags twitch.tv/commands');
		write(`PASS oauth:${token.replace(/^oauth:/, '').replace(/\s/g, '')}`);
		write(`NICK ${userName}`);
	});
	try {
		await answerTo(LOGIN_LIMIT_MS, (line) => {
			if (line.command === 'NOTICE') throw new DeskError('chat-login-refused', 'Twitch does not take this name and token.', { said: wordsOf(line) });
			return line.command === '001' ? true : undefined;
		});
	} catch (error) {
		await closeSocket(socket);
		throw error;
	}

	return {
		get isOpen() {
			return socket.readyState === WebSocket.OPEN;
		},
		async join(channel) {
			if (joined.has(channel)) return;
			const answer = answerTo(JOIN_LIMIT_MS, (line) => {
				refuse(line, channel);
				// The last line about a channel that was joined.
				return line.command === 'ROOMSTATE' && line.params[0] === `#${channel}` ? true : undefined;
			});
			write(`JOIN #${channel}`);
			await answer;
			joined.add(channel);
		},
		async say(channel, text, replyTo) {
			const answer = answerTo(ECHO_LIMIT_MS, (line) => {
				refuse(line, channel);
				return line.command === 'USERSTATE' && line.params[0] === `#${channel}` ? true : undefined;
			});
			write(`${replyTo === null ? '' : `@reply-parent-msg-id=${replyTo} `}PRIVMSG #${channel} :${text}`);
			try {
				return await answer;
			} catch (error) {
				if (error instanceof DeskError && error.code === 'chat-unreachable') return false;
				throw error;
			}
		},
		close: () => closeSocket(socket),
	};
}

/** A token is a password: it goes over an encrypted way, or nowhere. */
function mayCarryToken(server: string): boolean {
	const url = URL.parse(server);
	return url?.protocol === 'wss:' || (url?.protocol === 'ws:' && /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname));
}

function refuse(line: IrcLine, channel: string): void {
	if (line.command !== 'NOTICE' || line.params[0] !== `#${channel}` || !REFUSALS.test(line.noticeId)) return;
	throw new DeskError('chat-line-refused', `Twitch does not let this into #${channel}.`, { said: wordsOf(line), channel });
}

function wordsOf({ params }: IrcLine): string {
	return safeExcerpt(params[1] ?? '', NOTICE_CHARACTERS);
}

function unreachable(detail: string): DeskError {
	return new DeskError('chat-unreachable', detail, { detail });
}
