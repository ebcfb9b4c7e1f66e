import type { ReplyParent, Role } from '../../../../shared/model/message.ts';
import type { SourceTrouble } from '../../../../shared/model/show.ts';
import { safeExcerpt } from '../safe-excerpt.ts';
import type { IncomingMessage, SourceEvent } from '../source.ts';
import { twitchEmotes } from './twitch-emotes.ts';

/** One line of Twitch's chat as tmi.js parses it: tag values still escaped, `true` for a tag without a value. */
export interface TwitchLine {
	readonly raw: string;
	readonly tags: Readonly<Record<string, string | true>>;
	readonly prefix: string | null;
	readonly command: string | null;
	readonly params: readonly string[];
}

/** What a line says of the show; nothing for the protocol's own lines. Never throws. */
export function readTwitchLine(line: TwitchLine, receivedAt: number): readonly Exclude<SourceEvent, { type: 'state' }>[] {
	switch (line.command) {
		case 'PRIVMSG':
			return chatMessage(line, receivedAt);
		case 'USERNOTICE':
			return userNotice(line, receivedAt);
		case 'CLEARMSG': {
			const platformId = tag(line, 'target-msg-id');
			return platformId === '' ? [] : [{ type: 'deletion', target: { platformId }, at: receivedAt }];
		}
		case 'CLEARCHAT':
			return clearedChat(line, receivedAt);
		case 'NOTICE': {
			const said = noticeText(line);
			return said === '' ? [] : [{ type: 'notice', said }];
		}
		default:
			return [];
	}
}

/** Why Twitch will not let the desk listen, where a NOTICE says that; null for every other line. */
export function twitchRefusal(line: TwitchLine): SourceTrouble | null {
	if (line.command !== 'NOTICE') return null;
	const said = noticeText(line);
	switch (tag(line, 'msg-id')) {
		case 'msg_channel_suspended':
		case 'tos_ban':
			return { code: 'channel-suspended', said, detail: 'This channel does not exist or Twitch has suspended it.' };
		case 'msg_room_not_found':
		case 'invalid_user':
			return { code: 'channel-not-found', said, detail: 'Twitch knows no such channel: check its name.' };
		case 'msg_banned':
		case 'msg_channel_blocked':
			return { code: 'refused', said, detail: 'Twitch does not let the desk read this channel.' };
		case '':
			return LOGIN_REFUSED.test(said) ? { code: 'refused', said, detail: 'Twitch refused the anonymous login.' } : null;
		default:
			return null;
	}
}

const LOGIN_REFUSED = /login (?:unsuccessful|authentication failed)|error logging in|improperly formatted auth|invalid nick/i;
const NOTICE_CHARACTERS = 300;

function noticeText(line: TwitchLine): string {
	return safeExcerpt(line.params[1] ?? '', NOTICE_CHARACTERS);
}

/** `/me waves` arrives wrapped as a client-to-client action; emote places count from the text inside. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the wrapping of IRC is U+0001.
const ACTION = /^\u0001ACTION (.*?)\u0001?$/s;

function chatMessage(line: TwitchLine, receivedAt: number): readonly SourceMessage[] {
	const said = line.params[1] ?? '';
	return [{ type: 'message', message: messageBy(line, tag(line, 'id'), ACTION.exec(said)?.[1] ?? said, receivedAt) }];
}

type SourceMessage = Extract<SourceEvent, { type: 'message' }>;

/** A subscription, raid or announcement: Twitch's line for the system, and what the user wrote with it as chat. */
function userNotice(line: TwitchLine, receivedAt: number): readonly SourceMessage[] {
	const id = tag(line, 'id');
	const said = line.params[1] ?? '';
	const announced = tag(line, 'system-msg');
	const messages: IncomingMessage[] = [];
	if (announced !== '') {
		messages.push({
			platformId: id === '' ? null : `${id}:system`,
			kind: 'system',
			role: 'bot',
			author: { id: 'twitch', name: 'Twitch' },
			text: announced,
			sentAt: sentAt(line),
			receivedAt,
			emotes: [],
			replyTo: null,
		});
	}
	// The user's own text keeps the id: it is what a moderator can delete.
	if (said !== '') messages.push(messageBy(line, id, said, receivedAt));
	return messages.map((message) => ({ type: 'message', message }));
}

function messageBy(line: TwitchLine, id: string, text: string, receivedAt: number): IncomingMessage {
	const login = tag(line, 'login') || (line.prefix?.split('!')[0] ?? '');
	return {
		platformId: id === '' ? null : id,
		kind: 'chat',
		role: roleOf(line, login),
		author: { id: tag(line, 'user-id') || login, name: tag(line, 'display-name') || login },
		text,
		sentAt: sentAt(line),
		receivedAt,
		emotes: twitchEmotes(tag(line, 'emotes'), text),
		replyTo: replyParent(line),
	};
}

function clearedChat(line: TwitchLine, at: number): readonly Extract<SourceEvent, { type: 'deletion' }>[] {
	const [channel, login] = line.params;
	if (channel === undefined) return [];
	if (login === undefined) return [{ type: 'deletion', target: 'all', at }];
	return [{ type: 'deletion', target: { authorId: tag(line, 'target-user-id') || login }, at }];
}

function replyParent(line: TwitchLine): ReplyParent | null {
	const platformId = tag(line, 'reply-parent-msg-id');
	if (platformId === '') return null;
	const authorName = tag(line, 'reply-parent-display-name') || tag(line, 'reply-parent-user-login');
	const text = tag(line, 'reply-parent-msg-body');
	return { platformId, ...(authorName === '' ? {} : { authorName }), ...(text === '' ? {} : { text }) };
}

/** Bots that most channels use; they carry a moderator's badge, or none. */
const BOT_LOGINS: ReadonlySet<string> = new Set([
	'botisimo',
	'botrixoficial',
	'commanderroot',
	'deepbot',
	'fossabot',
	'jtv',
	'kofistreambot',
	'moobot',
	'nightbot',
	'own3d',
	'phantombot',
	'pokemoncommunitygame',
	'restreambot',
	'sery_bot',
	'soundalerts',
	'stay_hydrated_bot',
	'streamelements',
	'streamlabs',
	'tangiabot',
	'twitchnotify',
	'wizebot',
]);
const MODERATOR_BADGES = ['moderator', 'lead_moderator', 'global_mod', 'admin', 'staff'];

function roleOf(line: TwitchLine, login: string): Role {
	const badges = tag(line, 'badges')
		.split(',')
		.map((badge) => badge.split('/')[0] ?? '');
	if (badges.includes('broadcaster')) return 'host';
	if (badges.includes('bot-badge') || BOT_LOGINS.has(login.toLowerCase())) return 'bot';
	const isModerator = MODERATOR_BADGES.some((badge) => badges.includes(badge)) || tag(line, 'mod') === '1';
	return isModerator ? 'moderator' : 'viewer';
}

function sentAt(line: TwitchLine): number | null {
	const time = Number(tag(line, 'tmi-sent-ts'));
	return Number.isFinite(time) && time > 0 ? time : null;
}

const ESCAPED: Readonly<Record<string, string>> = { s: ' ', ':': ';', r: '\r', n: '\n' };

/** A tag's value, unescaped (https://ircv3.net/specs/extensions/message-tags); '' where it has none. */
function tag(line: TwitchLine, name: string): string {
	const value = Object.hasOwn(line.tags, name) ? line.tags[name] : undefined;
	if (typeof value !== 'string') return '';
	return value.replace(/\\(.?)/gs, (_escape, letter: string) => ESCAPED[letter] ?? letter);
}
