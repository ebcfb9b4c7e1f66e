import type { Deletion } from '../../../shared/model/message.ts';
import type { MessagePlace } from './message-table.ts';
import type { ReadableStore, WritableStore } from './store.ts';

type Reason = Deletion['reason'];

/** Returns false where the message was taken away before: the first mark stays. */
export function insertDeletion(store: WritableStore, message: MessagePlace, at: number, reason: Reason): boolean {
	const { changes } = store
		.change<[number, number, number, string]>('INSERT INTO deletion (message, session, at, reason) VALUES (?, ?, ?, ?) ON CONFLICT (message) DO NOTHING')
		.run(message.id, message.session, at, reason);
	return changes > 0;
}

export function isDeleted(store: ReadableStore, message: number): boolean {
	return store.query<[number], { message: number }>('SELECT message FROM deletion WHERE message = ?').get(message) !== undefined;
}

/** What an author, or with null everybody, wrote on a channel in this session and still stands; oldest first. */
export function standingMessages(store: ReadableStore, session: number, channel: number, authorId: string | null): MessagePlace[] {
	const standing = 'm.channel = ? AND NOT EXISTS (SELECT 1 FROM deletion d WHERE d.message = m.id) ORDER BY m.id';
	if (authorId === null) {
		return store
			.query<[number, number], MessagePlace>(`SELECT m.id, m.session, m.channel FROM message m WHERE m.session = ? AND ${standing}`)
			.all(session, channel);
	}
	return store
		.query<[number, string, number], MessagePlace>(`SELECT m.id, m.session, m.channel FROM message m WHERE m.session = ? AND m.author_id = ? AND ${standing}`)
		.all(session, authorId, channel);
}

/** @param messageIds a JSON array */
export function deletionsOfMessages(store: ReadableStore, messageIds: string): Deletion[] {
	return store
		.query<[string], DeletionRow>(`${SELECT_DELETION} WHERE d.message IN (SELECT value FROM json_each(?)) ORDER BY d.id`)
		.all(messageIds)
		.map(deletionOf);
}

/** A session's deletions in the order they were stored, after a row number, each with its own. */
export function deletionsAfter(store: ReadableStore, session: number, after: number, limit: number): { readonly row: number; readonly deletion: Deletion }[] {
	return store
		.query<[number, number, number], DeletionRow>(`${SELECT_DELETION} WHERE d.session = ? AND d.id > ? ORDER BY d.id LIMIT ?`)
		.all(session, after, limit)
		.map((row) => ({ row: row.id, deletion: deletionOf(row) }));
}

interface DeletionRow {
	id: number;
	messageId: number;
	sessionId: string;
	at: number;
	reason: Reason;
}

const SELECT_DELETION = 'SELECT d.id, d.message AS messageId, s.uuid AS sessionId, d.at, d.reason FROM deletion d JOIN session s ON s.id = d.session';

function deletionOf({ messageId, sessionId, at, reason }: DeletionRow): Deletion {
	return { messageId, sessionId, at, reason };
}
