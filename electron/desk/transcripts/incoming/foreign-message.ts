import { createHash } from 'node:crypto';
import type { MessageKind, ReplyParent, Role } from '../../../../shared/model/message.ts';
import { boundedId, clipped, wellFormed } from '../../intake/clean-message.ts';
import type { ChannelName, TranscriptMessage } from '../transcript-entry.ts';

/** A message as another tool's file has it. */
export interface ForeignMessage {
	readonly line: number;
	/** The platform's own, where the file has it. */
	readonly id: string | null;
	readonly author: { readonly id: string; readonly name: string };
	readonly text: string;
	/** Milliseconds since the epoch; null where the file has no time for it. */
	readonly at: number | null;
	/** Do the times of the file say on which day it was? */
	readonly isDated: boolean;
	/** What tells equal lines apart, such as the time as it is written; null where nothing does. */
	readonly mark: string | null;
	readonly kind: MessageKind;
	readonly role: Role;
	readonly emotes?: TranscriptMessage['emotes'];
	readonly replyTo?: ReplyParent | null;
	readonly source: ChannelName;
	readonly languageTag?: string;
}

const LONGEST_NAME = 200;
const LONGEST_QUOTATION = 2_000;

/** Makes entries of one file's messages, in their order: storable, each with an id that is the same whenever the file is read. */
export function createForeignMessages(startedAt: number): (message: ForeignMessage) => TranscriptMessage {
	const madeId = createIdMaker();
	let lastAt = startedAt;
	return ({ line, id, author, text, at, isDated, mark, kind, role, emotes, replyTo, source, languageTag }) => {
		const name = clipped(wellFormed(author.name).trim(), LONGEST_NAME);
		const authorId = boundedId(author.id) || name;
		// A line without a time came no earlier than the one before it.
		const receivedAt = at ?? lastAt;
		lastAt = receivedAt;
		return {
			type: 'message',
			line,
			id: boundedId(id ?? '') || madeId(authorId, text, mark),
			kind,
			role,
			author: { id: authorId, name: name || clipped(authorId, LONGEST_NAME) },
			text: wellFormed(text),
			receivedAt,
			...(isDated && at !== null ? { sentAt: at, clock: 'ok' as const } : {}),
			...(emotes === undefined || emotes.length === 0 ? {} : { emotes }),
			...(replyTo ? { replyTo: replyOf(replyTo) } : {}),
			source,
			...(languageTag === undefined ? {} : { languageSaid: languageTag }),
		};
	};
}

function replyOf({ platformId, authorName, text }: ReplyParent): NonNullable<TranscriptMessage['replyTo']> {
	return {
		id: boundedId(platformId),
		...(authorName === undefined ? {} : { authorName: clipped(wellFormed(authorName), LONGEST_NAME) }),
		...(text === undefined ? {} : { text: clipped(wellFormed(text), LONGEST_QUOTATION) }),
	};
}

/** Equal lines with equal marks stand close together, since files are in the order of time. */
const MOST_REMEMBERED = 100_000;

/**
 * An id of what a line says, who says it and its mark, and of its place among lines that are equal in all of that. Without a mark
 * it is the line's place in the file that counts.
 */
function createIdMaker(): (author: string, text: string, mark: string | null) => string {
	let place = 0;
	let earlier = new Map<string, number>();
	let recent = new Map<string, number>();
	return (author, text, mark) => {
		place += 1;
		const key = createHash('sha256')
			.update(JSON.stringify([author, text, mark ?? place]))
			.digest('base64url')
			.slice(0, 22);
		const count = (recent.get(key) ?? earlier.get(key) ?? 0) + 1;
		recent.set(key, count);
		if (recent.size === MOST_REMEMBERED) {
			earlier = recent;
			recent = new Map();
		}
		return `made:${key}${count === 1 ? '' : `:${count}`}`;
	};
}

/** A session's id that the same file gives every time, whatever it is called, packed and encoded in. */
export function sessionIdOf(...what: readonly string[]): string {
	const bytes = createHash('sha256').update(JSON.stringify(what)).digest().subarray(0, 16);
	// Version 8 and the variant of RFC 9562: an id by a rule of one's own.
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	const hex = bytes.toString('hex');
	return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
