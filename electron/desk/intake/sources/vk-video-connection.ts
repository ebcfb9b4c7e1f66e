import { Centrifuge } from 'centrifuge';
import type { SourceTrouble } from '../../../../shared/model/show.ts';
import type { Clock } from '../clock.ts';
import type { Connection, ConnectionListener } from '../keep-connected.ts';
import { askPlatform, statusTrouble } from './ask-platform.ts';
import { createCentrifugoSocket } from './centrifugo-socket.ts';
import { listAt, textAt } from './json-fields.ts';
import { keyMissing, platformWords } from './service-trouble.ts';
import { readVkVideoMessage, readVkVideoPublication, type VkVideoEvent } from './vk-video-frame.ts';
import { type VkVideoRefusal, type VkVideoToken, vkVideoToken } from './vk-video-token.ts';

export interface VkVideoServers {
	/** `https://…`, without `/v1`. */
	readonly api: string;
	/** `https://…`, where an app gets its token. */
	readonly auth: string;
	/** `wss://…/connection/websocket?…`. */
	readonly chat: string;
}

export interface VkVideoChatOptions {
	readonly channel: string;
	readonly key: () => string | undefined;
	readonly servers: VkVideoServers;
	readonly clock: Clock;
	readonly place: VkVideoPlace;
}

/** Where in the chat the source is; kept from one connection to the next. */
export interface VkVideoPlace {
	/** What was sent before is no part of the show. */
	readonly startedAt: number;
	/** The desk has been in this chat before, so there may be something that it missed. */
	hasListened: boolean;
	/** The platform numbers its messages upwards; 0 before the first. */
	newestId: number;
}

/** From the first question to the chat's consent: longer than the socket may take to stand, which has words of its own. */
const CONSENT_LIMIT_MS = 12_000;
/** Centrifuge's own limit would end it without saying why. */
const REPLY_LIMIT_MS = 15_000;
/** As many as the interface hands on. */
const MOST_RECENT = '200';
/** `created_at` counts whole seconds, and clocks differ. */
const CLOCK_TOLERANCE_MS = 5_000;
/** Of Centrifugo's protocol: the channel wants a token of its own. */
const PERMISSION_DENIED = 103;

/** Finds the channel's chat, gets a token for the connection, and listens for the life of one connection. */
export function openVkVideoChat(options: VkVideoChatOptions, listener: ConnectionListener): Connection {
	const stopped = new AbortController();
	let leave = async () => {};
	const opening = admission(options, stopped.signal).then((admitted) => {
		if (stopped.signal.aborted) return;
		if ('trouble' in admitted) listener.closed(admitted.trouble, admitted.isFinal, admitted.notBeforeMs);
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
	readonly tokenFor: (chat: string) => Promise<VkVideoRefusal | { readonly token: string }>;
	/** What was last said in the chat, in no order; nothing where that cannot be had: then the gap says so. */
	readonly recent: () => Promise<readonly unknown[]>;
}

async function admission({ channel, key: readKey, servers }: VkVideoChatOptions, signal: AbortSignal): Promise<Admission | VkVideoRefusal> {
	const key = readKey();
	if (key === undefined) return { isFinal: true, trouble: keyMissing('vkvideo', 'access token or app of VK Video Live') };
	const given = await vkVideoToken(key.trim(), servers.auth, signal);
	if ('trouble' in given) return given;
	const ask = async (path: string, parameters: Readonly<Record<string, string>>): Promise<VkVideoRefusal | { readonly body: unknown }> => {
		const url = URL.parse(`${servers.api.replace(/\/$/, '')}/v1/${path}`);
		if (url === null || !/^https?:$/.test(url.protocol)) {
			return { isFinal: true, trouble: { code: 'bad-address', detail: 'The address of VK Video Live’s interface starts with https://.' } };
		}
		for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
		const answer = await askPlatform({ url, headers: { authorization: `Bearer ${given.token}` }, signal });
		if (!answer.isAnswered) return { isFinal: false, trouble: answer.trouble };
		const refused = refusalOf(answer.status, answer.body, url.host, given);
		return refused === null ? { body: answer.body } : { ...refused, notBeforeMs: answer.retryAfterMs };
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
			if (given.isOfApp) return { isFinal: true, trouble: chatOfSome() };
			const answer = await ask('websocket/subscription_token', { channels: name });
			if ('trouble' in answer) return answer;
			const own = listAt(answer.body, 'data', 'channel_tokens').find((entry) => textAt(entry, 'channel') === name);
			return { token: textAt(own, 'token') };
		},
		async recent() {
			const answer = await ask('chat/messages', { channel_url: channel, limit: MOST_RECENT });
			return 'trouble' in answer ? [] : listAt(answer.body, 'data', 'chat_messages');
		},
	};
}

function refusalOf(status: number, body: unknown, host: string, { token, isOfApp }: VkVideoToken): VkVideoRefusal | null {
	if (status === 200) return null;
	const words = platformWords(textAt(body, 'error_description') || textAt(body, 'message'), token);
	const trouble = (code: SourceTrouble['code'], detail: string): SourceTrouble => ({ code, ...words, detail });
	if (status === 401)
		// An app gets itself a new one at the next try.
		return {
			isFinal: !isOfApp,
			trouble: trouble('token-expired', 'VK Video Live no longer takes the access token: it has expired, was withdrawn, or is wrong.'),
		};
	if (status === 403) return { isFinal: true, trouble: trouble('refused', 'VK Video Live does not let this access token read the channel.') };
	if (status === 404)
		return { isFinal: true, trouble: trouble('channel-not-found', 'VK Video Live knows no such channel: check the name in the address of its page.') };
	if (status === 429) return { isFinal: false, trouble: trouble('rate-limited', 'VK Video Live asks for fewer questions; the desk waits.') };
	return { isFinal: false, trouble: { ...statusTrouble(status, host), ...words } };
}

/** Only a person's token opens it. */
function chatOfSome(): SourceTrouble {
	return { code: 'refused', detail: 'Not everybody may read this chat: give an access token of somebody who may, in place of the app’s id and secret.' };
}

/** Centrifuge's own reconnecting is not used: the desk's keeper does it, draws the gap, and gets new tokens. Returns what ends it. */
function listen(
	{ servers, clock, place }: VkVideoChatOptions,
	{ chat, token, tokenFor, recent }: Admission,
	listener: ConnectionListener,
): () => Promise<void> {
	const socket = createCentrifugoSocket((reason, excerpt) => listener.emit({ type: 'dropped', reason, excerpt }));
	let isOver = false;
	const stopWaiting = clock.after(CONSENT_LIMIT_MS, () =>
		end({ code: 'not-a-feed', detail: 'The server took the connection but never let the desk into the chat, as VK Video Live does.' }),
	);
	const end = (trouble: SourceTrouble, isFinal = false) => {
		if (isOver) return;
		isOver = true;
		stopWaiting();
		listener.closed(trouble, isFinal, socket.notBeforeMs());
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
			if (isOver) return;
			stopWaiting();
			listener.connected();
			if (place.hasListened) void takeMissed();
			place.hasListened = true;
		});
		subscription.on('publication', ({ data }) => {
			if (!isOver) tell(readVkVideoPublication(data, clock.now()));
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

	function tell(events: readonly VkVideoEvent[]): void {
		for (const event of events) {
			if (event.type === 'message') place.newestId = Math.max(place.newestId, numberedId(event));
			listener.emit(event);
		}
	}

	/** What was said while the desk was away, as far as the platform hands it on. */
	async function takeMissed(): Promise<void> {
		const { newestId, startedAt } = place;
		const messages = await recent();
		if (isOver) return;
		const missed = messages
			.flatMap((message) => readVkVideoMessage(message, clock.now()))
			.filter((event) => event.type === 'message')
			.filter((event) => numberedId(event) > newestId && (event.message.sentAt ?? startedAt) >= startedAt - CLOCK_TOLERANCE_MS)
			.sort((one, other) => numberedId(one) - numberedId(other));
		tell(missed);
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
		stopWaiting();
		client.disconnect();
		await socket.closed();
	};
}

function numberedId({ message }: Extract<VkVideoEvent, { type: 'message' }>): number {
	return Number(message.platformId) || 0;
}

/** `connectingCodes.noPing` of centrifuge. */
const NO_PING = 2;

function lost(): SourceTrouble {
	return { code: 'connection-lost', detail: 'The connection was cut.' };
}
