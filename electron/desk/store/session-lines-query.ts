import type { LanguageFinding } from '../../../shared/model/language.ts';
import type { Emote, MessageKind, Role } from '../../../shared/model/message.ts';
import { fromJson } from './json-column.ts';
import type { ReadableStore } from './store.ts';

/** What rules need of a stored message, and what tells a person which one it is. */
export interface SessionLine {
	readonly id: number;
	readonly text: string;
	readonly author: string;
	readonly kind: MessageKind;
	readonly role: Role;
	readonly emotes: readonly Emote[];
	readonly language: LanguageFinding;
}

interface Row {
	readonly id: number;
	readonly text: string;
	readonly author: string;
	readonly kind: MessageKind;
	readonly role: Role;
	readonly emotes: string | null;
	readonly tag: string;
	readonly script: string;
	readonly confidence: number;
	readonly others: string | null;
}

/** What people said in a session after one of its messages, oldest first; with the language as the desk found it. */
export function sessionLinesAfter(store: ReadableStore, session: number, after: number, limit: number): readonly SessionLine[] {
	return store
		.query<[number, number, number], Row>(
			`SELECT id, text, author_name AS author, kind, role, emotes, language AS tag, script, confidence, other_languages AS others
			FROM message WHERE session = ? AND id > ? AND kind <> 'system' ORDER BY id LIMIT ?`,
		)
		.all(session, after, limit)
		.map(({ emotes, tag, script, confidence, others, ...line }) => {
			const other = fromJson<string[]>(others);
			return { ...line, emotes: fromJson<Emote[]>(emotes) ?? [], language: { tag, script, confidence, ...(other ? { others: other } : {}) } };
		});
}
