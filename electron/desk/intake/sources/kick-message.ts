import type { Emote, Role } from '../../../../shared/model/message.ts';
import type { IncomingMessage } from '../source.ts';
import { fieldsAt, listAt, numberAt, textAt } from './json-fields.ts';

/**
 * A chat message as Kick describes it to webhooks and relays (github.com/KickEngineering/KickDevDocs, events/event-types.md);
 * null where it has no text.
 */
export function readKickMessage(body: unknown, receivedAt: number): IncomingMessage | null {
	const { text, emotes } = withoutEmoteCodes(textAt(body, 'content'));
	if (text.trim() === '') return null;
	const sender = fieldsAt(body, 'sender');
	const id = textAt(sender, 'user_id');
	const repliedTo = fieldsAt(body, 'replies_to');
	const sentAt = Date.parse(textAt(body, 'created_at'));
	return {
		platformId: textAt(body, 'message_id') || null,
		kind: 'chat',
		role: id !== '' && id === textAt(body, 'broadcaster', 'user_id') ? 'host' : roleOf(sender),
		author: { id, name: textAt(sender, 'username') },
		text,
		sentAt: Number.isNaN(sentAt) ? null : sentAt,
		receivedAt,
		emotes,
		replyTo:
			textAt(repliedTo, 'message_id') === ''
				? null
				: {
						platformId: textAt(repliedTo, 'message_id'),
						authorName: textAt(repliedTo, 'sender', 'username'),
						text: withoutEmoteCodes(textAt(repliedTo, 'content')).text,
					},
	};
}

function roleOf(sender: unknown): Role {
	const badges = listAt(sender, 'identity', 'badges').map((badge) => textAt(badge, 'type'));
	if (badges.includes('broadcaster')) return 'host';
	if (badges.includes('bot')) return 'bot';
	return badges.includes('moderator') ? 'moderator' : 'viewer';
}

const EMOTE_CODE = /\[emote:\d{1,20}:([^\][:\s]{0,60})\]/g;

/** Kick writes `[emote:1579033:emojiAstonished]`; a person reads the name. Its own positions count in units it does not name, so they are not used. */
export function withoutEmoteCodes(written: string): { readonly text: string; readonly emotes: readonly Emote[] } {
	const emotes: Emote[] = [];
	let text = '';
	let from = 0;
	for (const match of written.matchAll(EMOTE_CODE)) {
		const name = match[1] || 'emote';
		text += written.slice(from, match.index);
		emotes.push({ start: text.length, end: text.length + name.length, name });
		text += name;
		from = match.index + match[0].length;
	}
	return { text: text + written.slice(from), emotes };
}

/** Whose chat it is, as in the address of its page; null where the body does not say. */
export function kickChannelOf(body: unknown): string | null {
	return textAt(body, 'broadcaster', 'channel_slug').toLowerCase() || null;
}

/** Who was banned or timed out, by their number; null where the body does not say. */
export function kickBannedOf(body: unknown): string | null {
	const id = numberAt(body, 'banned_user', 'user_id');
	return id === null ? null : String(id);
}
