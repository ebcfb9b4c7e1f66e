import Database from 'better-sqlite3';
import { insertFlag } from '../../electron/desk/store/flag-table.ts';
import { insertMessage } from '../../electron/desk/store/message-table.ts';
import { openForWriting } from '../../electron/desk/store/open-store.ts';
import { insertQuestion } from '../../electron/desk/store/question-table.ts';
import { countInSession, insertSession } from '../../electron/desk/store/session-table.ts';
import { insertSource } from '../../electron/desk/store/source-table.ts';
import { SEVERITIES } from '../../shared/model/category.ts';
import { benchChat } from './chat.ts';

const ROWS_PER_TRANSACTION = 1_000;
const DISTINCT_LINES = 20_000;
const LANGUAGES = ['es', 'es', 'es', 'ru', 'ru', 'fr', 'ar', 'en', 'uk', 'und'] as const;
const STARTED_AT = Date.UTC(2026, 5, 1, 18);

/**
 * Makes a store with one saved session of so many messages, spread evenly over its length: every tenth has a finding, every fifteenth asks, every twentieth is the
 * host's. Returns the session's id.
 */
export function makePlayedSession(file: string, messages: number, lengthMs: number): string {
	const store = openForWriting(file, () => {});
	const uuid = crypto.randomUUID();
	const show = { title: 'Watch launch', host: 'Lucía', platform: 'bench', market: 'ES', languages: ['es'] };
	const session = insertSession(store, { uuid, show, startedAt: STARTED_AT, endedAt: STARTED_AT + lengthMs, ending: 'finished', isImported: false });
	const source = insertSource(store, session, { name: 'bench', kind: 'replay', channel: 'bench', label: 'bench' });
	const lines = benchChat(Math.min(messages, DISTINCT_LINES), 5);
	const insert = (index: number) => {
		const line = lines[index % lines.length];
		if (line === undefined) throw new Error('no line to store');
		const receivedAt = STARTED_AT + Math.floor((index / messages) * lengthMs);
		const isHost = index % 20 === 0;
		const asks = index % 15 === 7;
		const tag = LANGUAGES[index % LANGUAGES.length] ?? 'und';
		const { id: _id, ...said } = line;
		const id = insertMessage(store, {
			...said,
			session,
			source: source.id,
			channel: source.channel,
			platformId: `p${index}`,
			kind: isHost ? 'speech' : 'chat',
			role: isHost ? 'host' : 'viewer',
			sentAt: receivedAt,
			receivedAt,
			clock: 'ok',
			replyTo: null,
			language: { tag, script: 'Latn', confidence: 0.9 },
			isQuestion: asks,
		});
		if (id === null) throw new Error('a message was there already');
		if (asks) {
			insertQuestion(store, {
				key: `key${index % 40}`,
				intent: null,
				topic: null,
				message: id,
				session,
				author: said.author.id,
				language: tag,
				askedAt: receivedAt,
			});
		}
		if (index % 10 !== 3) return 0;
		const severity = SEVERITIES[index % SEVERITIES.length] ?? 'low';
		insertFlag(store, session, id, {
			category: 'absolute',
			severity,
			start: 0,
			end: 1,
			rule: 'bench',
			pack: 'bench@1',
			explanation: { matched: 'a', factors: [] },
		});
		return 1;
	};
	for (let start = 0; start < messages; start += ROWS_PER_TRANSACTION) {
		store.transaction(() => {
			const end = Math.min(start + ROWS_PER_TRANSACTION, messages);
			let flags = 0;
			for (let index = start; index < end; index += 1) flags += insert(index);
			countInSession(store, session, { messages: end - start, flags });
		});
	}
	store.close();
	// Else the desk would spend the measurement on indexing what was there before it.
	const database = new Database(file);
	database.exec('UPDATE search_progress SET indexed_through = (SELECT coalesce(max(id), 0) FROM message)');
	database.close();
	return uuid;
}
