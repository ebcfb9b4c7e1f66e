import type { FactTopic } from '../../../shared/model/product-sheet.ts';
import type { Asking, Question, QuestionAct, QuestionAnswer } from '../../../shared/model/question.ts';
import type { StaffRole } from '../../../shared/model/staff.ts';
import type { ReadableStore, WritableStore } from './store.ts';

export interface NewQuestionRow extends Question {
	readonly message: number;
	readonly session: number;
	/** Unique beyond the channel. */
	readonly author: string;
	readonly language: string;
	readonly askedAt: number;
}

export function insertQuestion(store: WritableStore, { message, session, key, intent, topic, author, language, askedAt }: NewQuestionRow): void {
	store
		.change<[number, number, string, string | null, string | null, string, string, number]>(
			'INSERT INTO question (message, session, key, intent, topic, author, language, asked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
		)
		.run(message, session, key, intent, topic, author, language, askedAt);
}

export function insertStatedFacts(store: WritableStore, session: number, message: number, statedAt: number, topics: readonly FactTopic[]): void {
	for (const topic of topics) {
		store
			.change<[number, string, number, number]>('INSERT INTO stated_fact (session, topic, message, stated_at) VALUES (?, ?, ?, ?)')
			.run(session, topic, message, statedAt);
	}
}

export interface AskedRow {
	readonly message: number;
	readonly key: string;
	readonly intent: string | null;
	readonly topic: FactTopic | null;
	readonly author: string;
	/** As a person corrected it, where one did. */
	readonly language: string;
	readonly askedAt: number;
}

/** What a session's viewers asked, question by question, each oldest first; without what the platform took away. */
export function askedIn(store: ReadableStore, session: number): readonly AskedRow[] {
	return store
		.query<[number], AskedRow>(
			`SELECT q.message, q.key, q.intent, q.topic, q.author, coalesce(s.language, q.language) AS language, q.asked_at AS askedAt
			FROM question q LEFT JOIN message_state s ON s.message = q.message LEFT JOIN deletion d ON d.message = q.message
			WHERE q.session = ? AND d.id IS NULL ORDER BY q.key, q.message`,
		)
		.all(session);
}

/** How often each question of a session was asked. */
export function askingCounts(store: ReadableStore, session: number): Readonly<Record<string, number>> {
	const rows = store
		.query<[number], { key: string; askings: number }>('SELECT key, count(*) AS askings FROM question WHERE session = ? GROUP BY key')
		.all(session);
	return Object.fromEntries(rows.map(({ key, askings }) => [key, askings]));
}

export function isAsked(store: ReadableStore, session: number, key: string): boolean {
	return (
		store.query<[number, string], { message: number }>('SELECT message FROM question WHERE session = ? AND key = ? LIMIT 1').get(session, key) !== undefined
	);
}

/** The messages that ask one question, newest first. */
export function messagesAsking(store: ReadableStore, session: number, key: string, before: number, limit: number): readonly number[] {
	return store
		.query<[number, string, number, number], { message: number }>(
			`SELECT q.message FROM question q LEFT JOIN deletion d ON d.message = q.message
			WHERE q.session = ? AND q.key = ? AND q.message < ? AND d.id IS NULL ORDER BY q.message DESC LIMIT ?`,
		)
		.all(session, key, before, limit)
		.map(({ message }) => message);
}

/** When the host said what of the sheets; by topic, oldest first. */
export function statedFacts(store: ReadableStore, session: number): readonly { readonly topic: FactTopic; readonly message: number; readonly at: number }[] {
	return store
		.query<[number], { topic: FactTopic; message: number; at: number }>(
			'SELECT topic, message, stated_at AS at FROM stated_fact WHERE session = ? ORDER BY topic, message',
		)
		.all(session);
}

/** Messages as a list of askings shows them, by id. */
export function askingsByIds(store: ReadableStore, messages: readonly number[]): ReadonlyMap<number, Asking> {
	const rows = store
		.query<[string], Asking>(
			`SELECT m.id AS messageId, m.author_name AS author, substr(m.text, 1, ${SHOWN_LENGTH}) AS text, coalesce(s.language, m.language) AS language,
			m.received_at AS at FROM message m LEFT JOIN message_state s ON s.message = m.id WHERE m.id IN (SELECT value FROM json_each(?))`,
		)
		.all(JSON.stringify(messages));
	return new Map(rows.map((row) => [row.messageId, row]));
}

/** In code points. */
const SHOWN_LENGTH = 300;

/** Returns false where an answer of that id is stored already. */
export function insertQuestionAnswer(store: WritableStore, session: number, { id, key, act, author, at }: Omit<QuestionAnswer, 'sessionId'>): boolean {
	const { changes } = store
		.change<[string, number, string, string, string, string, number]>(
			'INSERT INTO question_answer (uuid, session, key, act, author_name, author_role, at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (uuid) DO NOTHING',
		)
		.run(id, session, key, act, author.name, author.role, at);
	return changes > 0;
}

/** A session's answers in the order they were made, after a row number, each with its own. */
export function questionAnswersAfter(
	store: ReadableStore,
	session: number,
	after: number,
	limit: number,
): readonly { readonly row: number; readonly answer: QuestionAnswer }[] {
	return store
		.query<[number, number, number], AnswerRow>(`${SELECT_ANSWER} WHERE a.session = ? AND a.id > ? ORDER BY a.id LIMIT ?`)
		.all(session, after, limit)
		.map((row) => ({ row: row.id, answer: answerOf(row) }));
}

/** The latest of each question. */
export function latestAnswers(store: ReadableStore, session: number): ReadonlyMap<string, QuestionAnswer> {
	const rows = store
		.query<[number, number], AnswerRow>(`${SELECT_ANSWER} WHERE a.session = ? AND a.id IN (SELECT max(id) FROM question_answer WHERE session = ? GROUP BY key)`)
		.all(session, session);
	return new Map(rows.map((row) => [row.key, answerOf(row)]));
}

interface AnswerRow {
	id: number;
	uuid: string;
	session_uuid: string;
	key: string;
	act: QuestionAct;
	author_name: string;
	author_role: StaffRole;
	at: number;
}

const SELECT_ANSWER = `SELECT a.id, a.uuid, s.uuid AS session_uuid, a.key, a.act, a.author_name, a.author_role, a.at
	FROM question_answer a JOIN session s ON s.id = a.session`;

function answerOf({ uuid, session_uuid, key, act, author_name, author_role, at }: AnswerRow): QuestionAnswer {
	return { id: uuid, sessionId: session_uuid, key, act, author: { name: author_name, role: author_role }, at };
}
