import type { Emote, Role } from '../../../../shared/model/message.ts';
import { safeExcerpt } from '../safe-excerpt.ts';
import type { IncomingMessage, SourceEvent } from '../source.ts';
import { fieldsAt, fieldsOf, listAt, numberAt, textAt } from './json-fields.ts';

/** A frame of Trovo's chat service (https://developer.trovo.live/docs/Chat%20Service.html). */
export type TrovoFrame =
	/** To AUTH; `error` is '' where it was accepted. */
	| { readonly is: 'response'; readonly error: string }
	/** `gapMs`: when the next PING is wanted; null where it does not say. */
	| { readonly is: 'pong'; readonly gapMs: number | null }
	| { readonly is: 'chat'; readonly events: readonly TrovoEvent[]; readonly isHistory: boolean }
	| { readonly is: 'other' };

export type TrovoEvent = Extract<SourceEvent, { type: 'message' | 'dropped' }>;

/** @param emotes names of the channel's pictures; null where they could not be had */
export function readTrovoFrame(frame: unknown, emotes: ReadonlySet<string> | null, receivedAt: number): TrovoFrame {
	switch (textAt(frame, 'type')) {
		case 'RESPONSE':
			return { is: 'response', error: textAt(frame, 'error') };
		case 'PONG': {
			const gap = numberAt(frame, 'data', 'gap');
			return { is: 'pong', gapMs: gap === null ? null : gap * 1_000 };
		}
		case 'CHAT':
			return {
				is: 'chat',
				events: listAt(frame, 'data', 'chats').flatMap((chat) => readChat(chat, emotes, receivedAt)),
				// What was said before comes without the channel it was said in.
				isHistory: Object.keys(fieldsAt(frame, 'channel_info')).length === 0,
			};
		default:
			return { is: 'other' };
	}
}

/** Spells that are a line somebody writes and pays to have shown larger. */
const WRITTEN_TYPES: ReadonlySet<number> = new Set([0, 6, 7, 8, 9]);
/** Welcomes, follows and the like would be a line for every viewer that comes; subscriptions, gifts and what Trovo itself says stay. */
const TOLD_TYPES: ReadonlySet<number> = new Set([5001, 5002, 5005, 5006, 5007, 5008]);

function readChat(chat: unknown, emotes: ReadonlySet<string> | null, receivedAt: number): readonly TrovoEvent[] {
	const type = numberAt(chat, 'type');
	if (type === null) return [{ type: 'dropped', reason: 'wrong-shape', excerpt: safeExcerpt(JSON.stringify(chat) ?? '') }];
	const content = textAt(chat, 'content');
	if (WRITTEN_TYPES.has(type)) {
		if (content.trim() === '') return [{ type: 'dropped', reason: 'no-text', excerpt: '' }];
		return [{ type: 'message', message: messageOf(chat, content, trovoEmotes(content, emotes), receivedAt) }];
	}
	if (!TOLD_TYPES.has(type)) return [];
	const told = filledIn(content, fieldsAt(chat, 'content_data'));
	if (told.trim() === '') return [];
	const by = textAt(chat, 'nick_name');
	const text = by === '' || told.includes(by) ? told : `${by}: ${told}`;
	const message = messageOf(chat, text, [], receivedAt);
	return [{ type: 'message', message: { ...message, kind: 'system', role: 'bot', author: { id: 'trovo', name: 'Trovo' } } }];
}

function messageOf(chat: unknown, text: string, emotes: readonly Emote[], receivedAt: number): IncomingMessage {
	const id = textAt(chat, 'message_id');
	const name = textAt(chat, 'nick_name') || textAt(chat, 'user_name');
	const seconds = numberAt(chat, 'send_time');
	return {
		platformId: id === '' ? null : id,
		kind: 'chat',
		role: roleOf(chat),
		author: { id: textAt(chat, 'sender_id') || name, name },
		text,
		sentAt: seconds === null ? null : seconds * 1_000,
		receivedAt,
		emotes,
		replyTo: null,
	};
}

const MODERATOR_ROLES = ['mod', 'supermod', 'admin', 'warden'];

function roleOf(chat: unknown): Role {
	const roles = listAt(chat, 'roles').map((role) => (typeof role === 'string' ? role : ''));
	if (roles.includes('streamer')) return 'host';
	return MODERATOR_ROLES.some((role) => roles.includes(role)) ? 'moderator' : 'viewer';
}

/** Trovo's own lines hold places such as `{user}` for values beside them. */
function filledIn(content: string, values: Readonly<Record<string, unknown>>): string {
	return content.replace(/\{(\w{1,40})\}/g, (place, name: string) => (Object.hasOwn(values, name) ? textAt(values, name) : '') || place);
}

const EMOTE = /(?<![\p{L}\p{N}:/]):(\w{2,60})(?![\p{L}\p{N}/])/gu;

/** Pictures stand in the text as `:name`. Where their names are not known, a word of letters after a colon that begins a word is taken for one. */
export function trovoEmotes(text: string, known: ReadonlySet<string> | null): readonly Emote[] {
	return [...text.matchAll(EMOTE)]
		.filter(({ 1: name = '' }) => (known === null ? /^[A-Za-z]\w{2,}$/.test(name) : known.has(name)))
		.map(({ index, 0: written }) => ({ start: index, end: index + written.length, name: written }));
}

/** The names in an answer of `getemotes`: the channel's own, those of an event, those of everybody. */
export function trovoEmoteNames(body: unknown): ReadonlySet<string> {
	const own = listAt(body, 'channels', 'customizedEmotes', 'channel').flatMap((channel) => listAt(channel, 'emotes'));
	const all = [...own, ...listAt(body, 'channels', 'eventEmotes'), ...listAt(body, 'channels', 'globalEmotes')];
	return new Set(all.map((emote) => textAt(fieldsOf(emote), 'name').replace(/^:/, '')).filter((name) => name !== ''));
}
