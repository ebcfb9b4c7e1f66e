import type { ClockReading, Emote, Message, MessageKind, ReplyParent, Role } from '../../../shared/model/message.ts';
import type { FactTopic } from '../../../shared/model/product-sheet.ts';
import { flagsOfMessages } from './flag-table.ts';
import { fromJson, listToJson, toJson } from './json-column.ts';
import { originsOfMessages } from './origin-table.ts';
import { speechOfMessages } from './speech-table.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** A message with the row numbers of what it belongs to, before it has a number of its own. */
export interface NewMessageRow extends Omit<Message, 'id' | 'sessionId' | 'sourceId' | 'question' | 'flags' | 'speech' | 'origin'> {
	readonly session: number;
	readonly source: number;
	readonly channel: number;
}

/** Returns the new message's id, or null where the channel has that platform id already: then nothing is stored. */
export function insertMessage(store: WritableStore, row: NewMessageRow): number | null {
	const { changes, lastInsertRowid } = store
		.change<InsertParameters>(INSERT_MESSAGE)
		.run(
			row.session,
			row.source,
			row.channel,
			row.platformId,
			row.kind,
			row.role,
			row.author.id,
			row.author.name,
			row.text,
			row.sentAt,
			row.receivedAt,
			row.clock,
			listToJson(row.emotes),
			toJson(row.replyTo),
			row.language.tag,
			row.language.script,
			row.language.confidence,
			listToJson(row.language.others),
			row.isQuestion ? 1 : 0,
		);
	return changes === 0 ? null : Number(lastInsertRowid);
}

/** The messages under these ids with their flags, in the order of the ids; an unknown id is left out, and so is one of a session that is being erased. */
export function messagesByIds(store: ReadableStore, ids: readonly number[]): Message[] {
	if (ids.length === 0) return [];
	const wanted = JSON.stringify(ids);
	const flags = flagsOfMessages(store, wanted);
	const speech = speechOfMessages(store, wanted);
	const origins = originsOfMessages(store, wanted);
	const found = new Map<number, Message>();
	for (const row of store.query<[string], MessageRow>(`${SELECT_MESSAGE} WHERE m.id IN (SELECT value FROM json_each(?))`).all(wanted)) {
		const spoken = speech.get(row.id);
		const origin = origins.get(row.id);
		const more = { ...(spoken === undefined ? {} : { speech: spoken }), ...(origin === undefined ? {} : { origin }) };
		found.set(row.id, { ...messageOf(row), flags: flags.get(row.id) ?? [], ...more });
	}
	return ids.flatMap((id) => found.get(id) ?? []);
}

/** Where a message stands, for what is done to it. */
export interface MessagePlace {
	readonly id: number;
	readonly session: number;
	readonly channel: number;
}

export function messagePlace(store: ReadableStore, id: number): MessagePlace | null {
	return store.query<[number], MessagePlace>('SELECT id, session, channel FROM message WHERE id = ?').get(id) ?? null;
}

export function messageInChannel(store: ReadableStore, channel: number, platformId: string): MessagePlace | null {
	return (
		store.query<[number, string], MessagePlace>('SELECT id, session, channel FROM message WHERE channel = ? AND platform_id = ?').get(channel, platformId) ??
		null
	);
}

/** When a message came, by its id. */
export function receivedAt(store: ReadableStore, id: number): number {
	const row = store.query<[number], { receivedAt: number }>('SELECT received_at AS receivedAt FROM message WHERE id = ?').get(id);
	if (!row) throw new Error('a message that was just found is not there');
	return row.receivedAt;
}

/** Message ids of a session after one of them, oldest first. */
export function messageIdsAfter(store: ReadableStore, session: number, after: number, limit: number): number[] {
	return store
		.query<[number, number, number], { id: number }>('SELECT id FROM message WHERE session = ? AND id > ? ORDER BY id LIMIT ?')
		.all(session, after, limit)
		.map(({ id }) => id);
}

/** The last messages of a session, oldest first. */
export function latestMessageIds(store: ReadableStore, session: number, limit: number): number[] {
	return store
		.query<[number, number], { id: number }>('SELECT id FROM message WHERE session = ? ORDER BY id DESC LIMIT ?')
		.all(session, limit)
		.map(({ id }) => id)
		.reverse();
}

type InsertParameters = [
	session: number,
	source: number,
	channel: number,
	platformId: string,
	kind: string,
	role: string,
	authorId: string,
	authorName: string,
	text: string,
	sentAt: number | null,
	receivedAt: number,
	clock: string,
	emotes: string | null,
	replyTo: string | null,
	language: string,
	script: string,
	confidence: number,
	otherLanguages: string | null,
	isQuestion: number,
];

const INSERT_MESSAGE = `INSERT INTO message (
	session, source, channel, platform_id, kind, role, author_id, author_name, text, sent_at, received_at, clock,
	emotes, reply_to, language, script, confidence, other_languages, is_question
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (channel, platform_id) DO NOTHING`;

interface MessageRow {
	id: number;
	session_uuid: string;
	source_name: string;
	platform_id: string;
	kind: MessageKind;
	role: Role;
	author_id: string;
	author_name: string;
	text: string;
	sent_at: number | null;
	received_at: number;
	clock: ClockReading;
	emotes: string | null;
	reply_to: string | null;
	language: string;
	script: string;
	confidence: number;
	other_languages: string | null;
	is_question: number;
	question_key: string | null;
	question_intent: string | null;
	question_topic: FactTopic | null;
}

const SELECT_MESSAGE = `SELECT m.id, s.uuid AS session_uuid, o.name AS source_name, m.platform_id, m.kind, m.role, m.author_id, m.author_name, m.text,
	m.sent_at, m.received_at, m.clock, m.emotes, m.reply_to, m.language, m.script, m.confidence, m.other_languages, m.is_question,
	q.key AS question_key, q.intent AS question_intent, q.topic AS question_topic
	FROM message m JOIN session s ON s.id = m.session AND s.is_being_erased = 0 JOIN source o ON o.id = m.source LEFT JOIN question q ON q.message = m.id`;

function messageOf(row: MessageRow): Omit<Message, 'flags'> {
	const others = fromJson<string[]>(row.other_languages);
	return {
		id: row.id,
		sessionId: row.session_uuid,
		sourceId: row.source_name,
		platformId: row.platform_id,
		kind: row.kind,
		role: row.role,
		author: { id: row.author_id, name: row.author_name },
		text: row.text,
		sentAt: row.sent_at,
		receivedAt: row.received_at,
		clock: row.clock,
		emotes: fromJson<Emote[]>(row.emotes) ?? [],
		replyTo: fromJson<ReplyParent>(row.reply_to),
		language: { tag: row.language, script: row.script, confidence: row.confidence, ...(others ? { others } : {}) },
		isQuestion: row.is_question === 1,
		question: row.question_key === null ? null : { key: row.question_key, intent: row.question_intent, topic: row.question_topic },
	};
}
