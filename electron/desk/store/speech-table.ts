import type { Speech, TimedWord } from '../../../shared/model/speech.ts';
import { fromJson, listToJson } from './json-column.ts';
import type { ReadableStore, WritableStore } from './store.ts';

export function insertSpeech(store: WritableStore, session: number, message: number, { words, supersedes }: Speech): void {
	store
		.change<[number, number, string | null, number | null]>('INSERT INTO speech_line (message, session, words, supersedes) VALUES (?, ?, ?, ?)')
		.run(message, session, listToJson(words), supersedes);
}

/** By message. @param messageIds a JSON array */
export function speechOfMessages(store: ReadableStore, messageIds: string): ReadonlyMap<number, Speech> {
	const rows = store
		.query<[string], { message: number; words: string | null; supersedes: number | null }>(
			'SELECT message, words, supersedes FROM speech_line WHERE message IN (SELECT value FROM json_each(?))',
		)
		.all(messageIds);
	return new Map(rows.map(({ message, words, supersedes }) => [message, { words: fromJson<TimedWord[]>(words) ?? [], supersedes }]));
}
