import Database from 'better-sqlite3';
import { insertMessage, type NewMessageRow } from '../../electron/desk/store/message-table.ts';
import { openForWriting } from '../../electron/desk/store/open-store.ts';
import { endSession, insertSession } from '../../electron/desk/store/session-table.ts';
import { insertSource } from '../../electron/desk/store/source-table.ts';
import { benchChat } from './chat.ts';

const ROWS_PER_TRANSACTION = 1_000;
const DISTINCT_LINES = 20_000;

/**
 * Makes a store in which an ended session of so many messages stands already, as on a desk that has watched a channel for months:
 * a new message must then be found to be new among all of the channel's.
 */
export function makeFilledStore(file: string, messages: number, channel: string): void {
	const store = openForWriting(file, () => {});
	const show = { title: 'Before', host: 'Lucía', platform: 'bench', market: 'ES', languages: ['es'] };
	const session = insertSession(store, { uuid: crypto.randomUUID(), show, startedAt: 1, endedAt: 2, ending: 'finished', isImported: false });
	const source = insertSource(store, session, { name: 'before', kind: 'replay', channel, label: channel });
	const language = { tag: 'es', script: 'Latn', confidence: 0.9 };
	const rows = benchChat(Math.min(messages, DISTINCT_LINES), 77).map(
		({ id: _, ...line }): Omit<NewMessageRow, 'platformId'> => ({
			...line,
			session,
			source: source.id,
			channel: source.channel,
			sentAt: 1,
			receivedAt: 1,
			clock: 'ok',
			replyTo: null,
			language,
			isQuestion: false,
		}),
	);
	for (let start = 0; start < messages; start += ROWS_PER_TRANSACTION) {
		store.transaction(() => {
			for (let index = start; index < Math.min(start + ROWS_PER_TRANSACTION, messages); index += 1) {
				const row = rows[index % rows.length];
				if (row) insertMessage(store, { ...row, platformId: crypto.randomUUID() });
			}
		});
	}
	endSession(store, session, 2, 'finished');
	store.close();
	// Else the desk would spend the measurement on indexing what was there before it.
	const database = new Database(file);
	database.exec('UPDATE search_progress SET indexed_through = (SELECT coalesce(max(id), 0) FROM message)');
	database.close();
}
