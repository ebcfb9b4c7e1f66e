import { z } from 'zod';
import type { Role } from '../../../../shared/model/message.ts';
import { TRANSCRIPT_VERSION, type TranscriptSession } from '../transcript-entry.ts';
import type { DecodedText } from './decoded-text.ts';
import { fileBomb } from './file-bytes.ts';
import { createForeignMessages, sessionIdOf } from './foreign-message.ts';
import type { IncomingEntry } from './incoming-entry.ts';
import { type JsonEnd, type JsonStretch, jsonStretches } from './json-stretches.ts';
import { parseStretch } from './parsed-stretch.ts';
import { problem } from './problem.ts';
import { linesOf, type TextLine } from './text-lines.ts';

/**
 * What chat-downloader saves of a chat on Twitch, YouTube and other sites: a JSON list, or one object a line. Every field is optional, and
 * times are in microseconds. https://github.com/xenova/chat-downloader, sites/common.py, twitch.py and youtube.py
 * @param startedAt for files whose times only count from the start
 */
export async function* readChatDownloader(text: DecodedText, startedAt = 0): AsyncGenerator<IncomingEntry> {
	let show: ShowOfChat | null = null;
	for await (const stretch of stretchesOf(text)) {
		if ('ending' in stretch) {
			if (show === null) yield showOf(null, text.head, startedAt).session;
			yield problem(stretch.line, stretch.ending);
			return;
		}
		const parsed = parseStretch(item, stretch);
		if (show === null) {
			show = showOf('value' in parsed ? parsed.value : null, text.head, startedAt);
			yield show.session;
		}
		yield 'value' in parsed ? show.entryOf(parsed.value, stretch.line) : parsed.problem;
	}
	if (show === null) yield showOf(null, text.head, startedAt).session;
}

async function* stretchesOf(text: DecodedText): AsyncGenerator<JsonStretch | JsonEnd | TextLine> {
	if (text.head.trimStart().startsWith('[')) {
		yield* jsonStretches(text.pieces(), { lists: NONE, members: NONE, bomb: () => fileBomb(text.bytes.name) });
		return;
	}
	for await (const line of linesOf(text.pieces())) {
		if (line.text?.trim() !== '') yield line;
	}
}

const NONE: ReadonlySet<string> = new Set();

/** What is not as expected is as if it were not there. */
const words = z.string().optional().catch(undefined);
const number = z.number().optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);

const person = z.object({
	id: z
		.union([z.string(), z.number().transform(String)])
		.optional()
		.catch(undefined),
	name: words,
	display_name: words,
});

const item = z.object({
	message: words,
	message_id: words,
	message_type: words,
	action_type: words,
	/** Microseconds since 1970. */
	timestamp: number,
	/** Since the start of the video; below zero before it. */
	time_in_seconds: number,
	/** A name alone in files of before version 0.1. */
	author: z
		.union([
			z.string().transform((name) => ({ id: undefined, name, display_name: undefined, is_moderator: undefined, badges: null })),
			person.extend({
				is_moderator: flag,
				badges: z
					.array(z.object({ name: words, title: words, icon_name: words }))
					.nullish()
					.catch(null),
			}),
		])
		.optional()
		.catch(undefined),
	author_id: words,
	emotes: z
		.array(
			z.object({
				name: words,
				locations: z
					.union([z.string(), z.array(z.string())])
					.optional()
					.catch(undefined),
			}),
		)
		.nullish()
		.catch(null),
	in_reply_to: z
		.object({ message_id: words, message: words, author: person.nullish().catch(null) })
		.nullish()
		.catch(null),
	target_message_id: words,
	system_message: words,
});
type Item = z.output<typeof item>;

interface ShowOfChat {
	readonly session: TranscriptSession;
	readonly entryOf: (item: Item, line: number) => IncomingEntry;
}

function showOf(first: Item | null, head: string, startedAt: number): ShowOfChat {
	const site = first === null ? null : siteOf(first);
	const id = sessionIdOf('chat-downloader', head);
	const firstAt = timeOf(first?.timestamp);
	const base = firstAt === null ? startedAt : firstAt - Math.round(1_000 * (first?.time_in_seconds ?? 0));
	const isDated = firstAt !== null;
	// Ids of these sites are unique beyond a channel, and the file does not say which channel it was.
	const source = { kind: 'import', channel: site ?? id };
	const ownSource = { kind: 'import', channel: id };
	const messageOf = createForeignMessages(base);
	let lastAt = base;
	return {
		session: {
			type: 'session',
			line: 1,
			version: TRANSCRIPT_VERSION,
			id,
			show: { title: '', host: '', platform: site ?? 'import', market: '', languages: [] },
			startedAt: base,
			endedAt: null,
		},
		entryOf(item, line) {
			const { time_in_seconds: offset } = item;
			const at = timeOf(item.timestamp) ?? (offset === undefined ? null : base + Math.round(offset * 1_000));
			lastAt = at ?? lastAt;
			if (item.target_message_id !== undefined && /delete|remove/.test(`${item.message_type} ${item.action_type}`)) {
				return { type: 'deletion', line, messageId: item.target_message_id, source, at: lastAt, reason: 'message', isOptional: true };
			}
			const text = item.message?.trim() ? item.message : item.system_message;
			if (text === undefined || text.trim() === '') return { type: 'textless', line };
			const author = item.author;
			const name = author?.display_name ?? author?.name ?? '';
			return messageOf({
				line,
				id: item.message_id ?? null,
				author: { id: author?.id ?? item.author_id ?? author?.name ?? '', name },
				text,
				at,
				isDated,
				mark: item.timestamp === undefined && offset === undefined ? null : `${item.timestamp ?? ''} ${offset ?? ''}`,
				kind: text === item.message ? 'chat' : 'system',
				role: roleOf(author),
				emotes: emotesOf(text, item.emotes ?? []),
				replyTo: replyOf(item.in_reply_to),
				source: item.message_id === undefined ? ownSource : source,
			});
		},
	};
}

/** The file does not name the site; its ids have a shape of their own. */
function siteOf({ author, author_id, message_id }: Item): 'youtube' | 'twitch' | null {
	const person = author?.id ?? author_id ?? '';
	if (/^UC[\w-]{22}$/.test(person)) return 'youtube';
	return /^\d+$/.test(person) && /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(message_id ?? '') ? 'twitch' : null;
}

/** Below this a number of microseconds lies before 1973: then it counts in milliseconds, or in seconds. */
const EARLIEST_MICROSECONDS = 1e14;
const EARLIEST_MILLISECONDS = 1e11;

function timeOf(timestamp: number | undefined): number | null {
	if (timestamp === undefined || !Number.isFinite(timestamp) || timestamp <= 0 || timestamp > 8.64e18) return null;
	if (timestamp >= EARLIEST_MICROSECONDS) return Math.floor(timestamp / 1_000);
	return Math.floor(timestamp >= EARLIEST_MILLISECONDS ? timestamp : timestamp * 1_000);
}

function roleOf(author: Item['author']): Role {
	const badges = (author?.badges ?? []).flatMap(({ name, title, icon_name }) => [name, title, icon_name].map((badge) => badge?.toLowerCase()));
	if (badges.some((badge) => badge === 'broadcaster' || badge === 'owner')) return 'host';
	return author?.is_moderator === true || badges.includes('moderator') ? 'moderator' : 'viewer';
}

function replyOf(parent: Item['in_reply_to']) {
	if (parent?.message_id === undefined) return null;
	const authorName = parent.author?.display_name ?? parent.author?.name;
	return {
		platformId: parent.message_id,
		...(authorName === undefined ? {} : { authorName }),
		...(parent.message === undefined ? {} : { text: parent.message }),
	};
}

const MOST_EMOTES = 500;

/** Where Twitch says they are, counted in characters; else wherever a name such as `:face-blue:` stands. In order and apart from each other. */
function emotesOf(text: string, emotes: NonNullable<Item['emotes']>) {
	const found: { start: number; end: number; name: string }[] = [];
	const characters = emotes.some(({ locations }) => locations !== undefined) ? offsetsOf(text) : [];
	for (const { name, locations } of emotes.slice(0, MOST_EMOTES)) {
		for (const location of (Array.isArray(locations) ? locations : (locations?.split(',') ?? [])).slice(0, MOST_EMOTES)) {
			const [, first, last] = /^(\d+)-(\d+)$/.exec(location) ?? [];
			const start = characters[Number(first)];
			const end = characters[Number(last) + 1];
			if (start !== undefined && end !== undefined && start < end) found.push({ start, end, name: text.slice(start, end) });
		}
		if (locations !== undefined || name === undefined || !/^:[^\s:]+:$/.test(name)) continue;
		for (let start = text.indexOf(name); start !== -1; start = text.indexOf(name, start + name.length)) found.push({ start, end: start + name.length, name });
	}
	found.sort((one, other) => one.start - other.start);
	return found.filter(({ start }, index) => start >= (found[index - 1]?.end ?? 0)).slice(0, MOST_EMOTES);
}

/** The UTF-16 offset of each character, and of the end. */
function offsetsOf(text: string): readonly number[] {
	const offsets: number[] = [];
	let offset = 0;
	for (const character of text) {
		offsets.push(offset);
		offset += character.length;
	}
	return [...offsets, offset];
}
