import type { SourceTrouble } from '../../../../shared/model/show.ts';
import type { Backoff } from '../backoff.ts';
import { type Clock, systemClock } from '../clock.ts';
import { type Connection, type ConnectionListener, keepConnected } from '../keep-connected.ts';
import type { Source } from '../source.ts';
import { askPlatform, statusTrouble } from './ask-platform.ts';
import { readGoodGameFrame } from './goodgame-frame.ts';
import { fieldsOf, textAt } from './json-fields.ts';
import { type FeedProtocol, openSocketFeed } from './socket-feed.ts';

export interface GoodGameSourceOptions {
	/** The name in the address of the channel's page, or GoodGame's number of it. */
	readonly channel: string;
	/** The chat server, or a stand-in: `ws://127.0.0.1:PORT`. */
	readonly server?: string | undefined;
	/** What knows the number of a name, or a stand-in: `http://127.0.0.1:PORT`. */
	readonly site?: string | undefined;
	readonly backoff?: Backoff;
	readonly clock?: Clock;
}

const CHAT_SERVER = 'wss://chat-1.goodgame.ru/chat2/';
const SITE = 'https://goodgame.ru';
const ANSWER_WITHIN_MS = 10_000;

/**
 * One channel of GoodGame.ru, read as a guest. A mapping cannot express it: the chat knows channels by number, people know them by
 * name, and the protocol says what was missed only where it is asked.
 */
export function createGoodGameSource({ channel, server = CHAT_SERVER, site = SITE, backoff, clock = systemClock }: GoodGameSourceOptions): Source {
	const seen: Seen = { startedAt: clock.now(), lastMessageId: null };
	const open = (listener: ConnectionListener): Connection => {
		const stopping = new AbortController();
		let connection: Connection | null = null;
		void channelNumber(channel, site, stopping.signal).then((found) => {
			if (stopping.signal.aborted) return;
			if ('trouble' in found) listener.closed(found.trouble, found.isFinal, found.notBeforeMs);
			else {
				const protocol = chatProtocol(found.id, channel, seen);
				connection = openSocketFeed({ url: server, protocol, clock, answerWithinMs: ANSWER_WITHIN_MS }, listener);
			}
		});
		return {
			async close() {
				stopping.abort();
				await connection?.close();
			},
		};
	};
	return {
		kind: 'goodgame',
		label: `goodgame.ru/${channel}`,
		channel: channel.toLowerCase(),
		...keepConnected({ open, clock, ...(backoff === undefined ? {} : { backoff }) }),
	};
}

/** What the source remembers across its connections. */
interface Seen {
	readonly startedAt: number;
	lastMessageId: string | null;
}

function chatProtocol(channelId: string, name: string, seen: Seen): FeedProtocol {
	let streamerId = '';
	return {
		opened() {},
		read(text, receivedAt, feed) {
			const frame = readGoodGameFrame(text, { channelId, streamerId, receivedAt });
			switch (frame.type) {
				case 'welcome':
					feed.send({ type: 'auth', data: { user_id: 0 } });
					feed.send({ type: 'join', data: { channel_id: channelId, hidden: 0, mobile: false, reload: false } });
					return;
				case 'joined':
					streamerId = frame.streamerId;
					feed.connected();
					// What was said while the desk was away; the store knows what it has already.
					if (seen.lastMessageId !== null) feed.send({ type: 'get_channel_history', data: { channel_id: channelId, from: seen.lastMessageId } });
					return;
				case 'refused':
					feed.end(...refusal(frame.code, frame.said, name));
					return;
				case 'events':
					for (const event of frame.events) {
						// History reaches back behind the beginning of the recording.
						if (event.type === 'message' && (event.message.sentAt ?? receivedAt) < seen.startedAt - HISTORY_MARGIN_MS) continue;
						if (event.type === 'message') seen.lastMessageId = event.message.platformId ?? seen.lastMessageId;
						feed.emit(event);
					}
					return;
				case 'other':
					return;
			}
		},
	};
}

/** Clocks differ, and GoodGame's times are whole seconds. */
const HISTORY_MARGIN_MS = 5_000;

function refusal(code: number, said: string, name: string): [problem: SourceTrouble, isFinal: boolean] {
	const words = said === '' ? {} : { said };
	if (code > 100 && code <= 200) return [{ code: 'channel-not-found', ...words, detail: `GoodGame knows no channel “${name}” (error ${code}).` }, true];
	if (code > 200) return [{ code: 'refused', ...words, detail: `GoodGame lets no guest into this chat (error ${code}).` }, true];
	return [{ code: 'connection-lost', ...words, detail: `GoodGame's chat reports error ${code}; it is tried again.` }, false];
}

type Found = { readonly id: string } | { readonly trouble: SourceTrouble; readonly isFinal: boolean; readonly notBeforeMs?: number | null };

/** By GoodGame/API, Streams/stream_api.md. */
async function channelNumber(channel: string, site: string, signal: AbortSignal): Promise<Found> {
	if (/^\d+$/.test(channel)) return { id: channel };
	const url = new URL('/api/getchannelstatus', site);
	url.searchParams.set('id', channel);
	url.searchParams.set('fmt', 'json');
	const answer = await askPlatform({ url, headers: {}, signal });
	if (!answer.isAnswered) return { trouble: answer.trouble, isFinal: false };
	if (answer.status !== 200 && answer.status !== 404)
		return { trouble: statusTrouble(answer.status, url.host), isFinal: false, notBeforeMs: answer.retryAfterMs };
	const [stream] = Object.values(fieldsOf(answer.body));
	const id = textAt(stream, 'stream_id');
	if (/^\d+$/.test(id)) return { id };
	return { trouble: { code: 'channel-not-found', detail: `GoodGame knows no channel “${channel}”.` }, isFinal: true };
}
