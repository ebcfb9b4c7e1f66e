import { createHash, randomUUID } from 'node:crypto';
import type { ClockReading, Emote, Origin, ReplyParent } from '../../../shared/model/message.ts';
import type { IntakeMessage } from '../recording/protocol.ts';
import type { IncomingMessage, SpokenLine } from './source.ts';

const LONGEST_NAME = 200;
const LONGEST_ID = 200;
const LONGEST_PLATFORM = 40;
const LONGEST_QUOTATION = 2_000;
const MOST_EMOTES = 500;
const MOST_WORDS = 500;
const CLOCK_TOLERANCE_MS = 5 * 60_000;
/** Beyond this a Date has no meaning (ECMAScript time values). */
const LARGEST_TIME = 8.64e15;

/**
 * Hostile input made storable: well-formed text, bounded names and ids, emote spans that lie inside the text, an id where the
 * platform gave none. Null where no text is left. The text itself is never shortened.
 */
export function cleanMessage(incoming: IncomingMessage, sourceId: string, channel: string): IntakeMessage | null {
	const text = wellFormed(incoming.text);
	if (text.trim() === '') return null;
	const name = clipped(wellFormed(incoming.author.name).trim(), LONGEST_NAME);
	const id = boundedId(incoming.author.id);
	const author = { id: id || name || 'unknown', name: name || clipped(id, LONGEST_NAME) || 'unknown' };
	const sentAt = validTime(incoming.sentAt);
	return {
		sourceId,
		platformId: boundedId(incoming.platformId ?? '') || madeId(channel, author.id, text, sentAt),
		kind: incoming.kind,
		role: incoming.role,
		author,
		text,
		sentAt,
		receivedAt: incoming.receivedAt,
		clock: clockReading(sentAt, incoming.receivedAt),
		emotes: validEmotes(incoming.emotes, text),
		replyTo: cleanReply(incoming.replyTo),
		...(incoming.speech === undefined ? {} : { speech: cleanSpeech(incoming.speech, text) }),
		...originField(incoming.origin),
	};
}

/** A platform id as stored: well-formed, and a hash where it is longer than 200 units. Deletions must use it too. */
export function boundedId(id: string): string {
	const clean = wellFormed(id).trim();
	return clean.length <= LONGEST_ID ? clean : `sha256:${sha256(clean)}`;
}

/** Lone surrogates and NUL become U+FFFD: SQLite, JSON and the page disagree about both. Offsets do not change. */
export function wellFormed(text: string): string {
	return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

/** Cuts between characters, never inside a surrogate pair. */
export function clipped(text: string, longest: number): string {
	if (text.length <= longest) return text;
	const lastUnit = text.charCodeAt(longest - 1);
	const cutsPair = lastUnit >= 0xd800 && lastUnit <= 0xdbff;
	return text.slice(0, cutsPair ? longest - 1 : longest);
}

/** The same line sent twice has the same id where its time tells it from a repetition; else nothing can, and each is new. */
function madeId(channel: string, authorId: string, text: string, sentAt: number | null): string {
	if (sentAt === null) return randomUUID();
	return `made:${sha256(JSON.stringify([channel, authorId, text, sentAt])).slice(0, 32)}`;
}

function sha256(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}

function validTime(time: number | null): number | null {
	if (time === null || !Number.isFinite(time) || Math.abs(time) > LARGEST_TIME) return null;
	return Math.round(time);
}

function clockReading(sentAt: number | null, receivedAt: number): ClockReading {
	if (sentAt === null) return 'missing';
	if (sentAt < receivedAt - CLOCK_TOLERANCE_MS) return 'past';
	return sentAt > receivedAt + CLOCK_TOLERANCE_MS ? 'future' : 'ok';
}

/** In order, inside the text, not overlapping: what does not fit is left out. */
function validEmotes(emotes: readonly Emote[], text: string): readonly Emote[] {
	const valid: Emote[] = [];
	let end = 0;
	for (const emote of [...emotes].sort((a, b) => a.start - b.start)) {
		const isSpan = Number.isInteger(emote.start) && Number.isInteger(emote.end) && emote.start >= end && emote.end > emote.start;
		if (!isSpan || emote.end > text.length || valid.length === MOST_EMOTES) continue;
		valid.push({ start: emote.start, end: emote.end, name: clipped(wellFormed(emote.name), LONGEST_NAME) });
		end = emote.end;
	}
	return valid;
}

/** Without a platform there is nothing to tell. */
function originField(origin: Origin | undefined): { readonly origin?: Origin } {
	const platform = clipped(
		wellFormed(origin?.platform ?? '')
			.trim()
			.toLowerCase(),
		LONGEST_PLATFORM,
	);
	if (platform === '') return {};
	return { origin: { platform, channel: clipped(wellFormed(origin?.channel ?? '').trim(), LONGEST_NAME) || null } };
}

/** Words in order, inside the text, with times that mean something; what does not fit is left out. */
function cleanSpeech({ words = [], supersedes }: SpokenLine, text: string): SpokenLine {
	let end = 0;
	const valid = words.slice(0, MOST_WORDS).filter((word) => {
		const isSpan = Number.isInteger(word.start) && Number.isInteger(word.end) && word.start >= end && word.end > word.start && word.end <= text.length;
		if (!isSpan || validTime(word.from) === null || validTime(word.to) === null || word.to < word.from) return false;
		end = word.end;
		return true;
	});
	const corrected = supersedes === undefined ? '' : boundedId(supersedes);
	return {
		words: valid.map(({ start, end: to, from, to: until }) => ({ start, end: to, from: Math.round(from), to: Math.round(until) })),
		...(corrected === '' ? {} : { supersedes: corrected }),
	};
}

function cleanReply(replyTo: ReplyParent | null): ReplyParent | null {
	if (replyTo === null) return null;
	const platformId = boundedId(replyTo.platformId);
	if (platformId === '') return null;
	return {
		platformId,
		...(replyTo.authorName === undefined ? {} : { authorName: clipped(wellFormed(replyTo.authorName), LONGEST_NAME) }),
		...(replyTo.text === undefined ? {} : { text: clipped(wellFormed(replyTo.text), LONGEST_QUOTATION) }),
	};
}
