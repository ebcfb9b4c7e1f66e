import { MESSAGE_KINDS, type MessageKind, type Role } from '../../../../shared/model/message.ts';
import type { DropReason } from '../../../../shared/model/show.ts';
import type { CompleteWebSocketMapping } from '../../../../shared/model/websocket-mapping.ts';
import { type CleanText, colonEmotes, decodeEntities, textOfHtml } from '../clean-text.ts';
import { type JsonPointer, jsonPointer } from '../json-pointer.ts';
import { safeExcerpt } from '../safe-excerpt.ts';
import type { SourceEvent } from '../source.ts';

export type FrameEvent = Extract<SourceEvent, { type: 'message' | 'deletion' | 'dropped' }>;

/** Turns the text of one frame into what it says. Never throws; what cannot be used becomes `dropped`. */
export type FrameReader = (text: string, receivedAt: number) => readonly FrameEvent[];

export function createFrameReader(mapping: CompleteWebSocketMapping): FrameReader {
	const itemsAt = jsonPointer(mapping.items);
	const readItem = createItemReader(mapping);

	function readDocument(text: string, receivedAt: number): readonly FrameEvent[] {
		const frame = parseJson(text);
		if (frame === NOT_JSON) return [dropped('not-json', text)];
		const items = itemsAt(frame);
		// A frame without the place where messages would be is about something else: a welcome, an answer to our ping.
		if (items === undefined) return [];
		return (Array.isArray(items) ? items : [items]).flatMap((item) => readItem(item, receivedAt, text) ?? []);
	}

	return (text, receivedAt) => {
		if (!mapping.linesPerFrame) return readDocument(text, receivedAt);
		return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : readDocument(line, receivedAt)));
	};
}

function createItemReader(mapping: CompleteWebSocketMapping): (item: unknown, receivedAt: number, frame: string) => FrameEvent | null {
	const { fields, deletions, roles, kind, sentAtUnit } = mapping;
	const cleanText = createTextCleaner(mapping);
	const isMessage = createCondition(mapping.where);
	const isDeletion = deletions === undefined ? () => false : createCondition(deletions.where);
	const deletedId = jsonPointer(deletions?.id ?? '');
	const textOf = jsonPointer(fields.text);
	const idOf = optionalPointer(fields.id);
	const authorOf = optionalPointer(fields.author);
	const authorIdOf = optionalPointer(fields.authorId);
	const sentAtOf = optionalPointer(fields.sentAt);
	const roleOf = optionalPointer(fields.role);
	const kindOf = optionalPointer(fields.kind);
	const platformOf = optionalPointer(fields.platform);
	const channelOf = optionalPointer(fields.channel);

	return (item, receivedAt, frame) => {
		if (typeof item !== 'object' || item === null) return dropped('wrong-shape', frame);
		if (isDeletion(item)) {
			const deleted = word(deletedId(item));
			const platform = word(platformOf(item));
			const platformId = platform === null ? deleted : `${platform}:${deleted}`;
			return deleted === null || platformId === null ? dropped('wrong-shape', frame) : { type: 'deletion', target: { platformId }, at: receivedAt };
		}
		if (!isMessage(item)) return null;
		const written = textOf(item);
		if (written === undefined || written === null || written === '') return dropped('no-text', frame);
		if (typeof written !== 'string') return dropped('wrong-shape', frame);
		const { text, emotes } = cleanText(written);
		const platform = word(platformOf(item));
		// Ids are a platform's own: on another the same id is another message, the same name another person.
		const named = (id: string) => (platform === null ? id : `${platform}:${id}`);
		const platformId = word(idOf(item));
		const author = authorOf(item);
		const name = word(author) ?? word(NAME(author)) ?? '';
		return {
			type: 'message',
			message: {
				platformId: platformId === null ? null : named(platformId),
				kind: kindFrom(kindOf(item), kind),
				role: roleFrom(roleOf(item), roles),
				author: { id: named(word(authorIdOf(item)) ?? word(ID(author)) ?? name), name },
				text,
				sentAt: timeFrom(sentAtOf(item), sentAtUnit),
				receivedAt,
				emotes,
				replyTo: null,
				...(platform === null ? {} : { origin: { platform, channel: word(channelOf(item)) } }),
			},
		};
	};
}

function createTextCleaner({ textFormat, emotes }: CompleteWebSocketMapping): (written: string) => CleanText {
	return (written) => {
		const clean = textFormat === 'html' ? textOfHtml(written) : { text: textFormat === 'entities' ? decodeEntities(written) : written, emotes: [] };
		return emotes === 'colons' ? { text: clean.text, emotes: [...clean.emotes, ...colonEmotes(clean.text)] } : clean;
	};
}

const NAME = jsonPointer('/name');
const ID = jsonPointer('/id');

function optionalPointer(pointer: string | undefined): JsonPointer {
	return pointer === undefined ? () => undefined : jsonPointer(pointer);
}

function createCondition(where: CompleteWebSocketMapping['where']): (item: unknown) => boolean {
	const tests = Object.entries(where).map(([pointer, wanted]) => ({ read: jsonPointer(pointer), wanted }));
	return (item) => tests.every(({ read, wanted }) => read(item) === wanted);
}

/** A name or an id: text, or a number written out. */
function word(value: unknown): string | null {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value !== '' ? value : null;
}

/** Platforms say a role as a word, a yes or no, a number, or a list of words: the first one known counts. */
function roleFrom(value: unknown, roles: Readonly<Record<string, Role>>): Role {
	for (const said of Array.isArray(value) ? value : [value]) {
		const key = String(said);
		if (Object.hasOwn(roles, key)) return roles[key] ?? 'viewer';
	}
	return 'viewer';
}

function kindFrom(value: unknown, otherwise: MessageKind): MessageKind {
	return MESSAGE_KINDS.find((kind) => kind === value) ?? otherwise;
}

const MS_PER_UNIT = { ms: 1, s: 1_000, us: 0.001 } as const;
const WRITTEN_NUMBER = /^-?\d+(?:\.\d+)?$/;

function timeFrom(value: unknown, unit: keyof typeof MS_PER_UNIT): number | null {
	if (typeof value === 'number') return value * MS_PER_UNIT[unit];
	if (typeof value !== 'string') return null;
	const time = WRITTEN_NUMBER.test(value) ? Number(value) * MS_PER_UNIT[unit] : Date.parse(value);
	return Number.isNaN(time) ? null : time;
}

function dropped(reason: DropReason, frame: string): FrameEvent {
	return { type: 'dropped', reason, excerpt: safeExcerpt(frame) };
}

const NOT_JSON = Symbol('not JSON');
const LONG_NUMBER = /\d{16}/;

function parseJson(text: string): unknown {
	try {
		return LONG_NUMBER.test(text) ? JSON.parse(text, keepLongNumber) : JSON.parse(text);
	} catch {
		return NOT_JSON;
	}
}

/** Ids above 2^53 stay as they were written: rounded, two messages would have one id and the second would be taken for a repetition. */
function keepLongNumber(this: unknown, _key: string, value: unknown, context?: { readonly source?: string }): unknown {
	if (typeof value !== 'number' || !Number.isInteger(value) || Number.isSafeInteger(value)) return value;
	return context?.source ?? value;
}
