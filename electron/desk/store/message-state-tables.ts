import type { Verdict } from '../../../shared/model/annotation.ts';
import type { Category } from '../../../shared/model/category.ts';
import type { Span } from '../../../shared/model/span.ts';
import type { MessagePlace } from './message-table.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** What follows from a message's annotations at the moment; annotations by their row numbers. */
export interface MessageState {
	readonly verdicts: readonly { readonly flag: number; readonly verdict: Verdict; readonly annotation: number }[];
	readonly correctedLanguage: { readonly tag: string; readonly annotation: number } | null;
	readonly addedFlags: readonly { readonly category: Category; readonly annotation: number }[];
	readonly labels: readonly { readonly label: string; readonly annotation: number }[];
}

/** Puts a message's state in place of the one before. Returns by how many its judged flags have grown. */
export function replaceMessageState(store: WritableStore, { id, session, channel }: MessagePlace, state: MessageState): number {
	const before = store.change<[number]>('DELETE FROM flag_state WHERE message = ?').run(id).changes;
	for (const { flag, verdict, annotation } of state.verdicts) {
		store
			.change<[number, number, number, string, number]>('INSERT INTO flag_state (flag, message, session, verdict, annotation) VALUES (?, ?, ?, ?, ?)')
			.run(flag, id, session, verdict, annotation);
	}
	store.change<[number]>('DELETE FROM message_state WHERE message = ?').run(id);
	if (state.correctedLanguage) {
		store
			.change<[number, number, number, string, number]>('INSERT INTO message_state (message, session, channel, language, annotation) VALUES (?, ?, ?, ?, ?)')
			.run(id, session, channel, state.correctedLanguage.tag, state.correctedLanguage.annotation);
	}
	store.change<[number]>('DELETE FROM added_flag WHERE message = ?').run(id);
	for (const { category, annotation } of state.addedFlags) {
		store
			.change<[number, number, number, string]>('INSERT INTO added_flag (annotation, message, session, category) VALUES (?, ?, ?, ?)')
			.run(annotation, id, session, category);
	}
	store.change<[number]>('DELETE FROM given_label WHERE message = ?').run(id);
	for (const { label, annotation } of state.labels) {
		store
			.change<[number, number, number, string]>('INSERT INTO given_label (annotation, message, session, label) VALUES (?, ?, ?, ?)')
			.run(annotation, id, session, label);
	}
	return state.verdicts.length - before;
}

/** What is kept beside a message. */
export function storedMessageState(store: ReadableStore, id: number): MessageState {
	const corrected = store
		.query<[number], { tag: string; annotation: number }>('SELECT language AS tag, annotation FROM message_state WHERE message = ?')
		.get(id);
	return {
		verdicts: store
			.query<[number], { flag: number; verdict: Verdict; annotation: number }>('SELECT flag, verdict, annotation FROM flag_state WHERE message = ?')
			.all(id),
		correctedLanguage: corrected ?? null,
		addedFlags: store.query<[number], { category: Category; annotation: number }>('SELECT category, annotation FROM added_flag WHERE message = ?').all(id),
		labels: store.query<[number], { label: string; annotation: number }>('SELECT label, annotation FROM given_label WHERE message = ?').all(id),
	};
}

/** A session's messages that something is kept beside, or ought to be. */
export function messagesWithState(store: ReadableStore, session: number): readonly number[] {
	return store
		.query<[number, number, number, number, number], { message: number }>(
			`SELECT message FROM annotation WHERE session = ? UNION SELECT message FROM flag_state WHERE session = ?
			UNION SELECT message FROM message_state WHERE session = ? UNION SELECT message FROM added_flag WHERE session = ?
			UNION SELECT message FROM given_label WHERE session = ? ORDER BY message`,
		)
		.all(session, session, session, session, session)
		.map(({ message }) => message);
}

/**
 * The stretches of a session's messages that people flagged with a category and did not take back, and where a finding begins that
 * was cut across spoken lines, since its flag stands on the last of them. By message.
 */
export function addedSpans(store: ReadableStore, session: number, category: Category): ReadonlyMap<number, readonly Span[]> {
	const rows = store
		.query<[number, string, number, string], { message: number; start: number; end: number }>(
			`SELECT f.message, json_extract(a.body, '$.span.start') AS start, json_extract(a.body, '$.span.end') AS "end"
			FROM added_flag f JOIN annotation a ON a.id = f.annotation WHERE f.session = ? AND f.category = ?
			UNION ALL
			SELECT json_extract(part.value, '$.messageId'), json_extract(part.value, '$.start'), json_extract(part.value, '$.end')
			FROM flag f, json_each(f.explanation, '$.before') part WHERE f.session = ? AND f.category = ?`,
		)
		.all(session, category, session, category);
	return Map.groupBy(rows, ({ message }) => message);
}

/** Who was corrected to which language on a channel, oldest correction first. */
export function correctionsOnChannel(store: ReadableStore, channel: number): { readonly authorId: string; readonly tag: string }[] {
	return store
		.query<[number], { authorId: string; tag: string }>(
			`SELECT m.author_id AS authorId, s.language AS tag FROM message_state s JOIN message m ON m.id = s.message
			WHERE s.channel = ? ORDER BY s.annotation`,
		)
		.all(channel);
}
