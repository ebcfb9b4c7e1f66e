import type { Emote, Role } from '../../../../shared/model/message.ts';
import { safeExcerpt } from '../safe-excerpt.ts';
import type { SourceEvent } from '../source.ts';
import { fieldsAt, fieldsOf, type JsonFields, listAt, numberAt, textAt } from './json-fields.ts';

export type VkVideoEvent = Extract<SourceEvent, { type: 'message' | 'deletion' | 'dropped' }>;

/** What one publication in a chat of VK Video Live says (https://dev.live.vkvideo.ru/docs/pubsub/websocket). Never throws. */
export function readVkVideoPublication(publication: unknown, receivedAt: number): readonly VkVideoEvent[] {
	const type = textAt(publication, 'type');
	const chatMessage = fieldsAt(publication, 'data', 'chat_message');
	// Rewards, raids and follows travel the same way and are no messages.
	if (type !== 'channel_chat_message_send' && type !== 'channel_chat_message_delete') return [];
	const id = textAt(chatMessage, 'id');
	if (type === 'channel_chat_message_delete') {
		return id === '' ? [wrongShape(publication)] : [{ type: 'deletion', target: { platformId: id }, at: receivedAt }];
	}
	return readVkVideoMessage(chatMessage, receivedAt);
}

/** One message, as it is published and as the history has it. Never throws. */
export function readVkVideoMessage(value: unknown, receivedAt: number): readonly VkVideoEvent[] {
	const chatMessage = fieldsOf(value);
	const id = textAt(chatMessage, 'id');
	// Between two people, not of the show.
	if (chatMessage.is_private === true) return [];
	if (!Array.isArray(chatMessage.parts)) return [wrongShape(chatMessage)];
	const { text, emotes } = joinParts(listAt(chatMessage, 'parts'));
	if (text === '') return [{ type: 'dropped', reason: 'no-text', excerpt: '' }];
	const name = textAt(chatMessage, 'author', 'nick');
	const parentId = textAt(chatMessage, 'parent', 'id');
	return [
		{
			type: 'message',
			message: {
				platformId: id === '' ? null : id,
				kind: 'chat',
				role: roleOf(fieldsAt(chatMessage, 'author')),
				author: { id: textAt(chatMessage, 'author', 'id') || name, name },
				text,
				sentAt: timeOf(chatMessage),
				receivedAt,
				emotes,
				replyTo: parentId === '' ? null : { platformId: parentId },
			},
		},
	];
}

/** Parts become one text: a smile is its name with a range over it, a mention @nick, a link what was written of it. */
function joinParts(parts: readonly unknown[]): { readonly text: string; readonly emotes: readonly Emote[] } {
	let text = '';
	const emotes: Emote[] = [];
	for (const part of parts) {
		const smile = textAt(part, 'smile', 'name');
		const nick = textAt(part, 'mention', 'nick');
		if (smile !== '') {
			if (/\S$/.test(text)) text += ' ';
			emotes.push({ start: text.length, end: text.length + smile.length, name: smile });
			text += smile;
			continue;
		}
		const words = nick === '' ? textAt(part, 'text', 'content') || textAt(part, 'link', 'content') || textAt(part, 'link', 'url') : `@${nick}`;
		// A smile's name is no part of the word beside it.
		if (emotes.at(-1)?.end === text.length && /^\S/.test(words)) text += ' ';
		text += words;
	}
	return { text: text.trimEnd(), emotes };
}

/** The platform's own bot carries this achievement as its badge. */
const OWN_BOT = 'internal_chatbot';

function roleOf(author: JsonFields): Role {
	if (author.is_owner === true) return 'host';
	const badges = listAt(author, 'badges').map((badge) => textAt(fieldsOf(badge), 'achievement', 'name'));
	if (badges.includes(OWN_BOT) || textAt(author, 'nick') === 'ChatBot') return 'bot';
	const moderates = ['is_moderator', 'is_chat_moderator', 'is_channel_moderator'].some((name) => author[name] === true);
	return moderates ? 'moderator' : 'viewer';
}

/** Seconds since the epoch. */
function timeOf(chatMessage: JsonFields): number | null {
	const seconds = numberAt(chatMessage, 'created_at');
	return seconds === null || seconds <= 0 ? null : seconds * 1_000;
}

function wrongShape(publication: unknown): VkVideoEvent {
	return { type: 'dropped', reason: 'wrong-shape', excerpt: safeExcerpt(JSON.stringify(publication) ?? '') };
}
