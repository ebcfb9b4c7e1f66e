import type { Annotation, AnnotationBody } from '../../../shared/model/annotation.ts';
import type { Flag } from '../../../shared/model/flag.ts';
import type { Deletion, Message } from '../../../shared/model/message.ts';
import type { Gap, Session } from '../../../shared/model/show.ts';
import type { Span } from '../../../shared/model/span.ts';
import { annotationsAfter } from '../store/annotation-table.ts';
import { deletionsAfter } from '../store/deletion-table.ts';
import { gapsAfter } from '../store/gap-table.ts';
import { messageIdsAfter, messagesByIds } from '../store/message-table.ts';
import { recordedEnding } from '../store/session-table.ts';
import { channelOfSource } from '../store/source-table.ts';
import type { ReadableStore } from '../store/store.ts';
import { TRANSCRIPT_VERSION, type TranscriptLine } from './transcript-entry.ts';

/** Messages in one piece: some hundred kilobytes of text. */
const PIECE_MESSAGES = 500;

/**
 * One piece of a session as our JSONL transcript; the first begins with the session's line. Whatever the size of the
 * session, a piece takes the same memory. The same session always gives the same bytes, also after it was imported elsewhere.
 * @param cursor null for the first piece, then what the piece before gave
 */
export function writePiece(
	store: ReadableStore,
	session: Session,
	sessionRow: number,
	cursor: string | null,
): { readonly text: string; readonly cursor: string | null; readonly done: number } {
	const place = cursor === null ? START : placeOf(cursor);
	const lines: TranscriptLine[] = cursor === null ? [sessionLine(session, recordedEnding(store, sessionRow))] : [];
	const ids = messageIdsAfter(store, sessionRow, place.message, PIECE_MESSAGES + 1);
	const isLast = ids.length <= PIECE_MESSAGES;
	const messages = messagesByIds(store, ids.slice(0, PIECE_MESSAGES));
	const line = createLines(store, sessionRow);
	const events = createEvents(store, sessionRow, place);

	let { message: lastId, clock, done } = place;
	for (const message of messages) {
		// A clock that was set back must not put what people did before the message they did it to.
		clock = Math.max(clock, message.receivedAt);
		for (const event of events.takeBefore(clock, lastId)) lines.push(line.event(event));
		lines.push(line.message(message));
		lastId = message.id;
		done += 1;
	}
	if (isLast) for (const event of events.takeBefore(Number.POSITIVE_INFINITY, lastId)) lines.push(line.event(event));

	const text = lines.map((entry) => `${JSON.stringify(entry)}\n`).join('');
	return { text, cursor: isLast ? null : cursorOf({ ...events.place(), message: lastId, clock, done }), done };
}

/** How far a transcript is written: the last row of each kind, the latest time so far, and the messages counted. */
interface Place {
	readonly message: number;
	readonly clock: number;
	readonly done: number;
	readonly gap: number;
	readonly deletion: number;
	readonly annotation: number;
}

const START: Place = { message: 0, clock: Number.MIN_SAFE_INTEGER, done: 0, gap: 0, deletion: 0, annotation: 0 };

function cursorOf({ message, clock, done, gap, deletion, annotation }: Place): string {
	return [message, clock, done, gap, deletion, annotation].join('.');
}

function placeOf(cursor: string): Place {
	const [message = 0, clock = 0, done = 0, gap = 0, deletion = 0, annotation = 0] = cursor.split('.').map((part) => Number(part) || 0);
	return { message, clock, done, gap, deletion, annotation };
}

type Event =
	| { readonly type: 'gap'; readonly row: number; readonly at: number; readonly gap: Gap }
	| { readonly type: 'deletion'; readonly row: number; readonly at: number; readonly deletion: Deletion }
	| { readonly type: 'annotation'; readonly row: number; readonly at: number; readonly annotation: Annotation };

/**
 * What happened between messages. Each kind stays in the order it was stored, which an import keeps, and waits for the
 * message it is about; among the kinds the earliest goes first.
 */
function createEvents(store: ReadableStore, session: number, place: Place) {
	const kinds = [
		createQueue(place.gap, (after) =>
			gapsAfter(store, session, after, EVENTS_AT_ONCE).map((gap): Event => ({ type: 'gap', row: gap.id, at: gap.startedAt, gap })),
		),
		createQueue(place.deletion, (after) =>
			deletionsAfter(store, session, after, EVENTS_AT_ONCE).map(({ row, deletion }): Event => ({ type: 'deletion', row, at: deletion.at, deletion })),
		),
		createQueue(place.annotation, (after) =>
			annotationsAfter(store, session, after, EVENTS_AT_ONCE).map(({ row, annotation }): Event => ({ type: 'annotation', row, at: annotation.at, annotation })),
		),
	];
	const [gaps, deletions, annotations] = kinds;

	return {
		*takeBefore(clock: number, lastMessageId: number): Generator<Event> {
			for (;;) {
				let earliest: (typeof kinds)[number] | null = null;
				for (const kind of kinds) {
					const event = kind.head();
					if (!event || event.at >= clock || messageIdOf(event) > lastMessageId) continue;
					if (event.at < (earliest?.head()?.at ?? Number.POSITIVE_INFINITY)) earliest = kind;
				}
				const event = earliest?.shift();
				if (!event) return;
				yield event;
			}
		},
		place: () => ({ gap: gaps?.lastRow() ?? 0, deletion: deletions?.lastRow() ?? 0, annotation: annotations?.lastRow() ?? 0 }),
	};
}

const EVENTS_AT_ONCE = 200;

function createQueue(after: number, load: (after: number) => Event[]) {
	let loaded: Event[] = [];
	let taken = after;
	let isExhausted = false;

	function head(): Event | undefined {
		if (loaded.length === 0 && !isExhausted) {
			loaded = load(taken);
			isExhausted = loaded.length === 0;
		}
		return loaded[0];
	}

	return {
		head,
		shift(): Event | undefined {
			const event = head();
			loaded.shift();
			if (event) taken = event.row;
			return event;
		},
		lastRow: () => taken,
	};
}

function messageIdOf(event: Event): number {
	if (event.type === 'gap') return 0;
	return event.type === 'deletion' ? event.deletion.messageId : event.annotation.messageId;
}

function sessionLine({ id, show, startedAt, endedAt }: Session, ending: 'stopped' | 'finished' | 'interrupted' | null): TranscriptLine {
	const { title, host, platform, market, languages } = show;
	return {
		type: 'session',
		version: TRANSCRIPT_VERSION,
		id,
		show: { title, host, platform, market, languages: [...languages] },
		startedAt,
		endedAt,
		...(ending === null ? {} : { ending }),
	};
}

/** Writes the lines. Fields have a fixed order, and those that say nothing are left out. */
function createLines(store: ReadableStore, session: number) {
	const channels = new Map<string, { readonly kind: string; readonly channel: string }>();

	function channelOf(sourceId: string) {
		let channel = channels.get(sourceId);
		if (!channel) {
			channel = channelOfSource(store, session, sourceId) ?? undefined;
			if (!channel) throw new Error('a message without its source');
			channels.set(sourceId, channel);
		}
		return channel;
	}

	function messageNamed(id: number): Message {
		const [message] = messagesByIds(store, [id]);
		if (!message) throw new Error('an event without its message');
		return message;
	}

	return {
		message(message: Message): TranscriptLine {
			const { text, emotes, replyTo, language, flags } = message;
			return {
				type: 'message',
				id: message.platformId,
				kind: message.kind,
				role: message.role,
				author: { id: message.author.id, name: message.author.name },
				text,
				receivedAt: message.receivedAt,
				...(message.sentAt === null ? {} : { sentAt: message.sentAt }),
				...(message.clock === (message.sentAt === null ? 'missing' : 'ok') ? {} : { clock: message.clock }),
				...(emotes.length === 0 ? {} : { emotes: emotes.map(({ start, end, name }) => ({ start, end, name })) }),
				...(replyTo === null ? {} : { replyTo: { id: replyTo.platformId, ...given({ authorName: replyTo.authorName, text: replyTo.text }) } }),
				source: channelOf(message.sourceId),
				language: {
					tag: language.tag,
					script: language.script,
					confidence: language.confidence,
					...(language.others === undefined ? {} : { others: [...language.others] }),
				},
				...(message.isQuestion ? { isQuestion: true } : {}),
				...(flags.length === 0 ? {} : { flags: flags.map((flag) => flagField(text, flag)) }),
			};
		},

		event(event: Event): TranscriptLine {
			switch (event.type) {
				case 'gap': {
					const { startedAt, endedAt, reason, sourceId } = event.gap;
					return { type: 'gap', startedAt, endedAt, reason, source: channelOf(sourceId) };
				}
				case 'deletion': {
					const { messageId, at, reason } = event.deletion;
					const message = messageNamed(messageId);
					return { type: 'deletion', messageId: message.platformId, source: channelOf(message.sourceId), at, reason };
				}
				case 'annotation': {
					const { id, messageId, author, at, body } = event.annotation;
					const message = messageNamed(messageId);
					return {
						type: 'annotation',
						id,
						messageId: message.platformId,
						source: channelOf(message.sourceId),
						author: { name: author.name, role: author.role },
						at,
						body: bodyField(message, body),
					};
				}
			}
		},
	};
}

function flagField(text: string, { category, severity, start, end, rule, pack, explanation, citation }: Flag) {
	const { matched, factors, facts } = explanation;
	return {
		category,
		severity,
		start,
		end,
		codePoints: inCodePoints(text, { start, end }),
		rule,
		pack,
		explanation: { matched, factors: [...factors], ...given({ facts }) },
		...(citation === undefined
			? {}
			: { citation: { country: citation.country, law: citation.law, ...given({ article: citation.article }), read: citation.read } }),
	};
}

function bodyField(message: Message, body: AnnotationBody) {
	switch (body.type) {
		case 'verdict': {
			const { type, flagId, verdict, reason, comment } = body;
			return { type, flag: message.flags.findIndex(({ id }) => id === flagId), verdict, ...given({ reason, comment }) };
		}
		case 'flag': {
			const { type, category, severity, span, comment } = body;
			return { type, category, severity, span: { start: span.start, end: span.end }, codePoints: inCodePoints(message.text, span), ...given({ comment }) };
		}
		case 'note':
			return { type: body.type, text: body.text };
		case 'language':
			return { type: body.type, tag: body.tag };
		case 'undo':
			return { type: body.type, annotationId: body.annotationId };
	}
}

/** The same span for tools that count characters instead of UTF-16 code units. */
export function inCodePoints(text: string, { start, end }: Span): Span {
	const before = codePoints(text.slice(0, start));
	return { start: before, end: before + codePoints(text.slice(start, end)) };
}

function codePoints(text: string): number {
	let count = 0;
	for (const _ of text) count += 1;
	return count;
}

/** The fields that have a value. */
function given<Fields extends object>(fields: Fields): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
