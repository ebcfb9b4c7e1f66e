import type { Role } from '../../../../shared/model/message.ts';
import { colonEmotes, decodeEntities } from '../clean-text.ts';
import { safeExcerpt } from '../safe-excerpt.ts';
import type { SourceEvent } from '../source.ts';
import { fieldsAt, listAt, numberAt, textAt } from './json-fields.ts';

/** What a frame of GoodGame's chat says (protocol 2: github.com/GoodGame/API, Chat/protocol2.md). */
export type GoodGameFrame =
	| { readonly type: 'welcome' }
	| { readonly type: 'joined'; readonly streamerId: string }
	/** `code`: 0 to 100 technical, 101 to 200 about what was asked for, above that about rights. */
	| { readonly type: 'refused'; readonly code: number; readonly said: string }
	| { readonly type: 'events'; readonly events: readonly FrameEvent[] }
	/** About something a transcript does not hold. */
	| { readonly type: 'other' };

type FrameEvent = Extract<SourceEvent, { type: 'message' | 'deletion' | 'dropped' }>;

export interface GoodGamePlace {
	/** GoodGame's number of the channel: one socket can carry several. */
	readonly channelId: string;
	/** Whose channel it is; '' until the server has said so. */
	readonly streamerId: string;
	readonly receivedAt: number;
}

const NOTHING: GoodGameFrame = { type: 'other' };

export function readGoodGameFrame(text: string, place: GoodGamePlace): GoodGameFrame {
	let frame: unknown;
	try {
		frame = JSON.parse(text);
	} catch {
		return { type: 'events', events: [{ type: 'dropped', reason: 'not-json', excerpt: safeExcerpt(text) }] };
	}
	const data = fieldsAt(frame, 'data');
	const type = textAt(frame, 'type');
	if (type === 'welcome') return { type: 'welcome' };
	if (type === 'error') return { type: 'refused', code: numberAt(data, 'error_num') ?? 0, said: safeExcerpt(textAt(data, 'errorMsg')) };
	if (textAt(data, 'channel_id') !== place.channelId) return NOTHING;
	switch (type) {
		case 'success_join':
			return { type: 'joined', streamerId: textAt(data, 'channel_streamer', 'id') };
		case 'message':
			return { type: 'events', events: [messageOf(data, place)] };
		case 'channel_history':
			return { type: 'events', events: listAt(data, 'messages').map((message) => messageOf(message, place)) };
		case 'remove_message':
			return deletionOf(textAt(data, 'message_id'), (platformId) => ({ platformId }), text, place.receivedAt);
		case 'user_ban':
			return deletionOf(textAt(data, 'user_id'), (authorId) => ({ authorId }), text, place.receivedAt);
		default:
			return NOTHING;
	}
}

function messageOf(message: unknown, { streamerId, receivedAt }: GoodGamePlace): FrameEvent {
	const text = decodeEntities(textAt(message, 'text'));
	if (text.trim() === '') return { type: 'dropped', reason: 'no-text', excerpt: '' };
	const authorId = textAt(message, 'user_id');
	const seconds = numberAt(message, 'timestamp');
	return {
		type: 'message',
		message: {
			platformId: textAt(message, 'message_id') || null,
			kind: 'chat',
			role: authorId !== '' && authorId === streamerId ? 'host' : roleOf(numberAt(message, 'user_rights') ?? 0),
			author: { id: authorId, name: decodeEntities(textAt(message, 'user_name')) },
			text,
			sentAt: seconds === null ? null : seconds * 1_000,
			receivedAt,
			emotes: colonEmotes(text),
			replyTo: null,
		},
	};
}

/** 10 helps the streamer, 20 is the streamer, 30 and above keep order on the whole platform. */
function roleOf(rights: number): Role {
	if (rights === 20) return 'host';
	return rights >= 10 ? 'moderator' : 'viewer';
}

type Target = Extract<SourceEvent, { type: 'deletion' }>['target'];

function deletionOf(id: string, target: (id: string) => Target, text: string, at: number): GoodGameFrame {
	const event: FrameEvent = id === '' ? { type: 'dropped', reason: 'wrong-shape', excerpt: safeExcerpt(text) } : { type: 'deletion', target: target(id), at };
	return { type: 'events', events: [event] };
}
