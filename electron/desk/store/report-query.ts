import type { Verdict } from '../../../shared/model/annotation.ts';
import { type Category, SEVERITIES, type Severity } from '../../../shared/model/category.ts';
import type { MessageKind, Role } from '../../../shared/model/message.ts';
import type { ReadableStore } from './store.ts';

/** What a report counts and picks from, without the texts. */

export interface FlagOutline {
	readonly flag: number;
	readonly message: number;
	readonly category: Category;
	readonly severity: Severity;
	readonly rule: string;
	readonly verdict: Verdict | null;
	readonly role: Role;
	readonly kind: MessageKind;
}

/** Every flag of a session with what was made of it, in the order of the messages. */
export function flagOutlines(store: ReadableStore, session: number): readonly FlagOutline[] {
	return store
		.query<[number], Omit<FlagOutline, 'severity'> & { severity: number }>(
			`SELECT f.id AS flag, f.message, f.category, f.severity, f.rule, s.verdict, m.role, m.kind
			FROM flag f JOIN message m ON m.id = f.message LEFT JOIN flag_state s ON s.flag = f.id WHERE f.session = ? ORDER BY f.message, f.id`,
		)
		.all(session)
		.map((row) => ({ ...row, severity: SEVERITIES[row.severity] ?? 'low' }));
}

/** Flags that people added and did not take back: the annotation's row and its message. */
export function addedOutlines(
	store: ReadableStore,
	session: number,
): readonly { readonly annotation: string; readonly message: number; readonly category: Category }[] {
	return store
		.query<[number], { annotation: string; message: number; category: Category }>(
			'SELECT a.uuid AS annotation, f.message, f.category FROM added_flag f JOIN annotation a ON a.id = f.annotation WHERE f.session = ? ORDER BY f.message',
		)
		.all(session);
}

/** A session's messages by bucket of time, kind and language as it was corrected. */
export function messagesByBucket(
	store: ReadableStore,
	session: number,
	start: number,
	bucketMs: number,
): readonly { readonly bucket: number; readonly kind: MessageKind; readonly language: string; readonly messages: number }[] {
	return store
		.query<[number, number, number], { bucket: number; kind: MessageKind; language: string; messages: number }>(
			`SELECT max(0, (m.received_at - ?) / ?) AS bucket, m.kind, coalesce(s.language, m.language) AS language, count(*) AS messages
			FROM message m LEFT JOIN message_state s ON s.message = m.id WHERE m.session = ? GROUP BY 1, 2, 3`,
		)
		.all(start, bucketMs, session);
}

/** A session's flags by bucket of time and severity. */
export function flagsByBucket(
	store: ReadableStore,
	session: number,
	start: number,
	bucketMs: number,
): readonly { readonly bucket: number; readonly severity: Severity; readonly flags: number }[] {
	return store
		.query<[number, number, number], { bucket: number; severity: number; flags: number }>(
			`SELECT max(0, (m.received_at - ?) / ?) AS bucket, f.severity, count(*) AS flags
			FROM flag f JOIN message m ON m.id = f.message WHERE f.session = ? GROUP BY 1, 2`,
		)
		.all(start, bucketMs, session)
		.map((row) => ({ ...row, severity: SEVERITIES[row.severity] ?? 'low' }));
}

/** How many people wrote, and how far in time the messages reach. */
export function messageExtent(
	store: ReadableStore,
	session: number,
): { readonly people: number; readonly first: number | null; readonly last: number | null; readonly deletions: number } {
	const row = store
		.query<[number, number], { people: number; first: number | null; last: number | null; deletions: number }>(
			`SELECT count(DISTINCT CASE WHEN kind = 'chat' THEN channel || '/' || author_id END) AS people, min(received_at) AS first, max(received_at) AS last,
				(SELECT count(*) FROM deletion WHERE session = ?) AS deletions
			FROM message WHERE session = ?`,
		)
		.get(session, session);
	return row ?? { people: 0, first: null, last: null, deletions: 0 };
}

/** A session's sources and how much came from each, in the order they were added. */
export function sourceTotals(
	store: ReadableStore,
	session: number,
): readonly { readonly name: string; readonly label: string; readonly kind: string; readonly messages: number }[] {
	return store
		.query<[number], { name: string; label: string; kind: string; messages: number }>(
			`SELECT s.name, s.label, c.kind, (SELECT count(*) FROM message m WHERE m.session = s.session AND m.source = s.id) AS messages
			FROM source s JOIN channel c ON c.id = s.channel WHERE s.session = ? ORDER BY s.id`,
		)
		.all(session);
}
