import type { Emote, Role } from '../../../../shared/model/message.ts';
import { colonEmotes } from '../clean-text.ts';
import { safeExcerpt } from '../safe-excerpt.ts';
import type { IncomingMessage, SourceEvent } from '../source.ts';
import { fieldsAt, listAt, textAt } from './json-fields.ts';
import { kickChannelOf, readKickMessage } from './kick-message.ts';

/** What a frame of StreamElements' Astro says (docs.streamelements.com/websockets). */
export type AstroFrame =
	| { readonly type: 'welcome' }
	| { readonly type: 'subscribed' }
	| { readonly type: 'refused'; readonly error: string; readonly said: string }
	/** The server goes away; a token keeps the subscriptions on the next one. */
	| { readonly type: 'reconnect'; readonly token: string }
	| { readonly type: 'event'; readonly event: Extract<SourceEvent, { type: 'message' | 'dropped' }> }
	| { readonly type: 'other' };

export const CHAT_TOPIC = 'channel.chat.message';

export function readAstroFrame(text: string, receivedAt: number): AstroFrame {
	let frame: unknown;
	try {
		frame = JSON.parse(text);
	} catch {
		return dropped('not-json', text);
	}
	const data = fieldsAt(frame, 'data');
	switch (textAt(frame, 'type')) {
		case 'welcome':
			return { type: 'welcome' };
		case 'reconnect':
			return { type: 'reconnect', token: textAt(data, 'reconnect_token') };
		case 'response': {
			const error = textAt(frame, 'error');
			return error === '' ? { type: 'subscribed' } : { type: 'refused', error, said: safeExcerpt(textAt(data, 'message')) };
		}
		case 'message': {
			if (textAt(frame, 'topic') !== CHAT_TOPIC) return { type: 'other' };
			const found = messageOf(data, receivedAt);
			if (found === null) return dropped('wrong-shape', text);
			if (found.message === null || found.message.text.trim() === '') return dropped('no-text', text);
			return { type: 'event', event: { type: 'message', message: relayed(found.message, found.platform, found.channel, textAt(frame, 'ts')) } };
		}
		default:
			return { type: 'other' };
	}
}

interface Read {
	readonly platform: string;
	readonly channel: string | null;
	/** Null where there is no text. */
	readonly message: IncomingMessage | null;
}

/** Astro hands on what each platform said in its own shape, and does not name the platform: the shape tells. */
function messageOf(data: unknown, receivedAt: number): Read | null {
	if (textAt(data, 'chatter_user_id') !== '') return twitchMessage(data, receivedAt);
	if (textAt(data, 'snippet', 'liveChatId') !== '') return youtubeMessage(data, receivedAt);
	if (textAt(data, 'sender', 'user_id') !== '') return { platform: 'kick', channel: kickChannelOf(data), message: readKickMessage(data, receivedAt) };
	if (textAt(data, 'data', 'sender_id') !== '') return trovoMessage(data, receivedAt);
	return null;
}

/** Ids name the platform, so that a person on two platforms stays two authors. Astro's time stands in where the platform gave none. */
function relayed(message: IncomingMessage, platform: string, channel: string | null, relayedAt: string): IncomingMessage {
	const { author, platformId, replyTo } = message;
	const named = (id: string) => `${platform}:${id}`;
	const time = Date.parse(relayedAt);
	return {
		...message,
		platformId: platformId === null ? null : named(platformId),
		author: { id: named(author.id), name: author.name },
		replyTo: replyTo === null ? null : { ...replyTo, platformId: named(replyTo.platformId) },
		sentAt: message.sentAt ?? (Number.isNaN(time) ? null : time),
		origin: { platform, channel },
	};
}

function twitchMessage(data: unknown, receivedAt: number): Read {
	const badges = listAt(data, 'badges').map((badge) => textAt(badge, 'set_id'));
	const text = textAt(data, 'message', 'text');
	const parent = textAt(data, 'reply', 'parent_message_id');
	return {
		platform: 'twitch',
		channel: textAt(data, 'broadcaster_user_login') || null,
		message: {
			platformId: textAt(data, 'message_id') || null,
			kind: 'chat',
			role: badges.includes('broadcaster') ? 'host' : badges.includes('moderator') ? 'moderator' : 'viewer',
			author: { id: textAt(data, 'chatter_user_id'), name: textAt(data, 'chatter_user_name') || textAt(data, 'chatter_user_login') },
			text,
			sentAt: null,
			receivedAt,
			emotes: twitchEmotes(text, listAt(data, 'message', 'fragments')),
			replyTo:
				parent === ''
					? null
					: { platformId: parent, authorName: textAt(data, 'reply', 'parent_user_name'), text: textAt(data, 'reply', 'parent_message_body') },
		},
	};
}

/** Fragments follow one another through the text; where one does not, the rest is not trusted. */
function twitchEmotes(text: string, fragments: readonly unknown[]): readonly Emote[] {
	const emotes: Emote[] = [];
	let at = 0;
	for (const fragment of fragments) {
		const piece = textAt(fragment, 'text');
		if (!text.startsWith(piece, at)) break;
		if (textAt(fragment, 'type') === 'emote' && piece !== '') emotes.push({ start: at, end: at + piece.length, name: piece });
		at += piece.length;
	}
	return emotes;
}

function youtubeMessage(data: unknown, receivedAt: number): Read {
	const author = fieldsAt(data, 'authorDetails');
	const snippet = fieldsAt(data, 'snippet');
	const text = textAt(snippet, 'displayMessage');
	const publishedAt = Date.parse(textAt(snippet, 'publishedAt'));
	const role: Role = author.isChatOwner === true ? 'host' : author.isChatModerator === true ? 'moderator' : 'viewer';
	return {
		platform: 'youtube',
		channel: null,
		message: {
			platformId: textAt(data, 'id') || null,
			kind: 'chat',
			role,
			author: { id: textAt(author, 'channelId'), name: textAt(author, 'displayName') },
			text,
			sentAt: Number.isNaN(publishedAt) ? null : publishedAt,
			receivedAt,
			emotes: colonEmotes(text),
			replyTo: null,
		},
	};
}

function trovoMessage(data: unknown, receivedAt: number): Read {
	const said = fieldsAt(data, 'data');
	const text = textAt(said, 'text');
	const roles = listAt(said, 'roles');
	const createdAt = Date.parse(textAt(data, 'created_at'));
	const names = listAt(said, 'emotes').map((emote) => `:${textAt(emote, 'id')}`);
	return {
		platform: 'trovo',
		channel: textAt(data, 'channel_id') || null,
		message: {
			platformId: textAt(data, 'id') || null,
			kind: 'chat',
			role: roles.includes('streamer') ? 'host' : roles.includes('mod') || roles.includes('supermod') ? 'moderator' : 'viewer',
			author: { id: textAt(said, 'sender_id'), name: textAt(said, 'display_name') || textAt(said, 'username') },
			text,
			sentAt: Number.isNaN(createdAt) ? null : createdAt,
			receivedAt,
			emotes: placesOf(text, names),
			replyTo: null,
		},
	};
}

/** Where words stand in a text as words of their own. */
function placesOf(text: string, words: readonly string[]): readonly Emote[] {
	return [...text.matchAll(/\S+/g)].flatMap((match) =>
		words.includes(match[0]) ? [{ start: match.index, end: match.index + match[0].length, name: match[0] }] : [],
	);
}

function dropped(reason: 'not-json' | 'no-text' | 'wrong-shape', text: string): AstroFrame {
	return { type: 'event', event: { type: 'dropped', reason, excerpt: safeExcerpt(text) } };
}
