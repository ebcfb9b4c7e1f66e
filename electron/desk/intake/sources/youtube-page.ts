import type { Emote, Role } from '../../../../shared/model/message.ts';
import { safeExcerpt } from '../safe-excerpt.ts';
import type { IncomingMessage, SourceEvent } from '../source.ts';
import { fieldsAt, listAt, numberAt, textAt } from './json-fields.ts';

/** One answer of `liveChatMessages.list` (https://developers.google.com/youtube/v3/live/docs/liveChatMessages/list). */
export interface YouTubePage {
	readonly events: readonly YouTubeEvent[];
	/** '' where it names none. */
	readonly nextPageToken: string;
	/** Milliseconds until the next question is welcome; null where it does not say. */
	readonly pollingIntervalMs: number | null;
	/** The chat is over, or its stream is. */
	readonly isEnded: boolean;
}

type YouTubeEvent = Extract<SourceEvent, { type: 'message' | 'deletion' | 'dropped' }>;

/** Never throws; what cannot be read of it becomes `dropped`. */
export function readYouTubePage(body: unknown, receivedAt: number): YouTubePage {
	const items = listAt(body, 'items');
	return {
		events: items.flatMap((item) => readItem(item, receivedAt)),
		nextPageToken: textAt(body, 'nextPageToken'),
		pollingIntervalMs: numberAt(body, 'pollingIntervalMillis'),
		isEnded: textAt(body, 'offlineAt') !== '' || items.some((item) => textAt(item, 'snippet', 'type') === 'chatEndedEvent'),
	};
}

function readItem(item: unknown, receivedAt: number): readonly YouTubeEvent[] {
	const type = textAt(item, 'snippet', 'type');
	switch (type) {
		case '':
			return [{ type: 'dropped', reason: 'wrong-shape', excerpt: safeExcerpt(JSON.stringify(item) ?? '') }];
		case 'messageDeletedEvent':
			return deletion(textAt(item, 'snippet', 'messageDeletedDetails', 'deletedMessageId'), item, receivedAt);
		case 'messageRetractedEvent':
			return deletion(textAt(item, 'snippet', 'messageRetractedDetails', 'retractedMessageId'), item, receivedAt);
		case 'tombstone':
			return deletion(textAt(item, 'id'), item, receivedAt);
		case 'userBannedEvent': {
			const authorId = textAt(item, 'snippet', 'userBannedDetails', 'bannedUserDetails', 'channelId');
			return authorId === '' ? [] : [{ type: 'deletion', target: { authorId }, at: timeOf(item) ?? receivedAt }];
		}
		case 'chatEndedEvent':
		case 'sponsorOnlyModeStartedEvent':
		case 'sponsorOnlyModeEndedEvent':
			return [];
		case 'textMessageEvent': {
			const text = textAt(item, 'snippet', 'textMessageDetails', 'messageText') || textAt(item, 'snippet', 'displayMessage');
			if (text.trim() === '') return [{ type: 'dropped', reason: 'no-text', excerpt: '' }];
			return [{ type: 'message', message: written(item, text, receivedAt) }];
		}
		default:
			return paidOrAnnounced(item, receivedAt);
	}
}

/** What somebody wrote with money or a membership is theirs; where they wrote nothing, YouTube's line about it is the system's. */
function paidOrAnnounced(item: unknown, receivedAt: number): readonly YouTubeEvent[] {
	const comment = textAt(item, 'snippet', 'superChatDetails', 'userComment') || textAt(item, 'snippet', 'memberMilestoneChatDetails', 'userComment');
	if (comment.trim() !== '') return [{ type: 'message', message: written(item, comment, receivedAt) }];
	const announced = textAt(item, 'snippet', 'displayMessage');
	if (announced.trim() === '') return [];
	return [{ type: 'message', message: { ...written(item, announced, receivedAt), kind: 'system', role: 'bot', author: { id: 'youtube', name: 'YouTube' } } }];
}

function written(item: unknown, text: string, receivedAt: number): IncomingMessage {
	const id = textAt(item, 'id');
	const authorId = textAt(item, 'authorDetails', 'channelId') || textAt(item, 'snippet', 'authorChannelId');
	return {
		platformId: id === '' ? null : id,
		kind: 'chat',
		role: roleOf(item),
		author: { id: authorId, name: textAt(item, 'authorDetails', 'displayName') || authorId },
		text,
		sentAt: timeOf(item),
		receivedAt,
		emotes: youtubeEmotes(text),
		replyTo: null,
	};
}

function roleOf(item: unknown): Role {
	const author = fieldsAt(item, 'authorDetails');
	if (author.isChatOwner === true) return 'host';
	return author.isChatModerator === true ? 'moderator' : 'viewer';
}

function timeOf(item: unknown): number | null {
	const time = Date.parse(textAt(item, 'snippet', 'publishedAt'));
	return Number.isNaN(time) ? null : time;
}

function deletion(platformId: string, item: unknown, receivedAt: number): readonly YouTubeEvent[] {
	return platformId === '' ? [] : [{ type: 'deletion', target: { platformId }, at: timeOf(item) ?? receivedAt }];
}

/** A channel's own pictures begin with `_`, YouTube's own have a hyphen in their name, and these few of its first set have none. */
const FIRST_EMOJI =
	'buffering|chillwcat|chillwdog|dothefive|elbowbump|elbowcough|goodvibes|hydrate|learning|oops|shelterin|socialdist|stayhome|thanksdoc|videocall|virtualhug|washhands|yt';
const EMOTE = new RegExp(String.raw`:(?:_[\p{L}\p{N}_]{1,40}|[a-z][a-z0-9]*(?:-[a-z0-9]+)+|${FIRST_EMOJI}):`, 'gu');

/** The interface gives pictures by their names between colons, and says nowhere which names those are. */
export function youtubeEmotes(text: string): readonly Emote[] {
	return [...text.matchAll(EMOTE)].map(({ index, 0: name }) => ({ start: index, end: index + name.length, name }));
}
