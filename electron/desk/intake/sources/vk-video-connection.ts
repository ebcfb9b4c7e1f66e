import { Centrifuge } from 'centrifuge';
import type { SourceTrouble } from '../../../../shared/model/show.ts';
import type { Clock } from '../clock.ts';
import type { Connection, ConnectionListener } from '../keep-connected.ts';
import { askPlatform, statusTrouble } from './ask-platform.ts';
import { createCentrifugoSocket } from './centrifugo-socket.ts';
import { listAt, textAt } from './json-fields.ts';
import { keyMissing, platformWords } from './service-trouble.ts';
import { readVkVideoPublication } from './vk-video-frame.ts';

export interface VkVideoServers {
	/** `https://…`, without `/v1`. */
	readonly api: string;
	/** `wss://…/connection/websocket?…`. */
	readonly chat: string;
}

export interface VkVideoChatOptions {
	readonly channel: string;
	readonly key: () => string | undefined;
	readonly servers: VkVideoServers;
	readonly clock: Clock;
}

const REPLY_LIMIT_MS = 10_000;
/** Of Centrifugo's protocol: the channel wants a token of its own. */
const PERMISSION_DENIED = 103;

/** Finds the channel's chat, gets a token for the connection, and listens for the life of one connection. */
export function openVkVideoChat(options: VkVideoChatOptions, listener: ConnectionListener): Connection {
	const stopped = new AbortController();
	let leave = async () => {};
	const opening = admission(options, stopped.signal).then((admitted) => {
		if (stopped.signal.aborted) return;
		if ('trouble' in admitted) listener.closed(admitted.trouble, admitted.isFinal);
		else leave = listen(options, admitted, listener);
	});
	return {
		async close() {
			stopped.abort();
			await opening;
			await leave();
		},
	};
}

interface Admission {
	readonly chat: string;
	readonly token: string;
	/** A token for a chat that not everybody may read. */
	readonly tokenFor: (chat: string) => Promise<Refusal | { readonly token: string }>;
}
interface Refusal {
	readonly trouble: SourceTrouble;
	readonly isFinal: boolean;
}

async function admission({ channel, key: readKey, servers }: VkVideoChatOptions, signal: AbortSignal): Promise<Admission | Refusal> {
	const key = readKey();
	if (key === undefined) return { isFinal: true, trouble: keyMissing('vkvideo', 'access token of VK Video Live') };
	const ask = async (path: string, parameters: Readonly<Record<string, string>>): Promise<Refusal | { readonly body: unknown }> => {
		const url = URL.parse(`${servers.api.replace(/\/$/, '')}/v1/${path}`);
		if (url === null || !/^https?:$/.test(url.protocol)) {
			return { isFinal: true, trouble: { code: 'bad-address', detail: 'The address of VK Video Live’s interface starts with https://.' } };
		}
		for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
		const answer = await askPlatform({ url, headers: { authorization: `Bearer ${key}` }, signal });
		if (!answer.isAnswered) return { isFinal: false, trouble: answer.trouble };
		return refusalOf(answer.status, answer.body, url.host, key) ?? { body: answer.body };
	};

	const found = await ask('channel', { channel_url: channel });
	if ('trouble' in found) return found;
	const chat = textAt(found.body, 'data', 'channel', 'web_socket_channels', 'chat');
	if (chat === '') return { isFinal: false, trouble: { code: 'not-a-feed', detail: 'The server answers, but names no chat of this channel.' } };
	const connection = await ask('websocket/token', {});
	if ('trouble' in connection) return connection;
	return {
		chat,
		token: textAt(connection.body, 'data', 'token'),
		async tokenFor(name) {
			const answer = await ask('websocket/subscription_token', { channels: name });
			if ('trouble' in answer) return answer;
			const given = listAt(answer.body, 'data', 'channel_tokens').find((entry) => textAt(entry, 'channel') === name);
			return { token: textAt(given, 'token') };
		},
	};
}

function refusalOf(status: number, body: unknown, host: string, key: string): Refusal | null {
	if (status === 200) return null;
	const words = platformWords(textAt(body, 'error_description') || textAt(body, 'message'), key);
	const trouble = (code: SourceTrouble['code'], detail: string): SourceTrouble => ({ code, ...words, detail });
	if (status === 401)
		return { isFinal: true, trouble: trouble('token-expired', 'VK Video Live no longer takes the access token: it has expired, was withdrawn, or is wrong.') };
	if (status === 403) return { isFinal: true, trouble: trouble('refused', 'VK Video Live does not let this access token read the channel.') };
	if (status === 404)
		return { isFinal: true, trouble: trouble('channel-not-found', 'VK Video Live knows no such channel: check the name in the address of its page.') };
	if (status === 429) return { isFinal: false, trouble: trouble('rate-limited', 'VK Video Live asks for fewer questions; the desk waits.') };
	return { isFinal: false, trouble: { ...statusTrouble(status, host), ...words } };
}

/** Centrifuge's own reconnecting is not used: the desk's keeper does it, draws the gap, and gets new tokens. Returns what ends it. */
function listen({ servers, clock }: VkVideoChatOptions, { chat, token, tokenFor }: Admission, listener: ConnectionListener): () => Promise<void> {
	const socket = createCentrifugoSocket((reason, excerpt) => listener.emit({ type: 'dropped', reason, excerpt }));
	let isOver = false;
	const end = (trouble: SourceTrouble, isFinal = false) => {
		if (isOver) return;
		isOver = true;
		listener.closed(trouble, isFinal);
	};
	let client: Centrifuge;
	try {
		client = new Centrifuge(servers.chat, { websocket: socket.WebSocket, timeout: REPLY_LIMIT_MS, ...(token === '' ? {} : { token }) });
	} catch {
		end({ code: 'bad-address', detail: 'The address of VK Video Live’s chat starts with wss://.' }, true);
		return async () => {};
	}

	let hasBeenConnected = false;
	client.on('connected', () => {
		hasBeenConnected = true;
	});
	client.on('connecting', ({ code }) => {
		if (!hasBeenConnected) return;
		end(code === NO_PING ? { code: 'heartbeat-missed', detail: 'VK Video Live stopped answering; connecting again.' } : (socket.problem() ?? lost()));
	});
	client.on('disconnected', ({ reason }) => end({ code: 'refused', ...platformWords(reason, token), detail: 'VK Video Live ended the connection.' }));
	client.on('error', ({ error }) =>
		end(socket.problem() ?? { code: 'unreachable', ...platformWords(error.message, token), detail: 'VK Video Live’s chat cannot be reached.' }),
	);

	function subscribe(ownToken?: string): void {
		const subscription = client.newSubscription(chat, ownToken === undefined ? {} : { token: ownToken });
		subscription.on('subscribed', () => {
			if (!isOver) listener.connected();
		});
		subscription.on('publication', ({ data }) => {
			if (!isOver) for (const event of readVkVideoPublication(data, clock.now())) listener.emit(event);
		});
		subscription.on('unsubscribed', ({ code, reason }) => {
			if (isOver) return;
			if (code === PERMISSION_DENIED && ownToken === undefined) {
				client.removeSubscription(subscription);
				void subscribeWithToken();
				return;
			}
			end({ code: 'refused', ...platformWords(reason, token), detail: 'VK Video Live does not let the desk into this chat.' }, code === PERMISSION_DENIED);
		});
		subscription.subscribe();
	}

	async function subscribeWithToken(): Promise<void> {
		const given = await tokenFor(chat);
		if (isOver) return;
		if ('trouble' in given) end(given.trouble, given.isFinal);
		else subscribe(given.token);
	}

	subscribe();
	client.connect();
	return async () => {
		isOver = true;
		client.disconnect();
		await socket.closed();
	};
}

/** `connectingCodes.noPing` of centrifuge. */
const NO_PING = 2;

function lost(): SourceTrouble {
	return { code: 'connection-lost', detail: 'The connection was cut.' };
}
