import type { Annotation, AnnotationBody } from '../../../shared/model/annotation.ts';
import type { StaffRole } from '../../../shared/model/staff.ts';
import type { MessagePlace } from './message-table.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** Returns the row number, or null where an annotation of that id is stored already. */
export function insertAnnotation(store: WritableStore, place: MessagePlace, annotation: Annotation): number | null {
	const { changes, lastInsertRowid } = store
		.change<[string, number, number, string, string, number, string]>(
			`INSERT INTO annotation (uuid, message, session, author_name, author_role, at, body) VALUES (?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (uuid) DO NOTHING`,
		)
		.run(annotation.id, place.id, place.session, annotation.author.name, annotation.author.role, annotation.at, JSON.stringify(annotation.body));
	return changes === 0 ? null : Number(lastInsertRowid);
}

export function annotationByUuid(store: ReadableStore, uuid: string): Annotation | null {
	const row = store.query<[string], AnnotationRow>(`${SELECT_ANNOTATION} WHERE a.uuid = ?`).get(uuid);
	return row ? annotationOf(row) : null;
}

/** In the order they were made. @param messageIds a JSON array */
export function annotationsOfMessages(store: ReadableStore, messageIds: string): Annotation[] {
	return store
		.query<[string], AnnotationRow>(`${SELECT_ANNOTATION} WHERE a.message IN (SELECT value FROM json_each(?)) ORDER BY a.id`)
		.all(messageIds)
		.map(annotationOf);
}

/** What one person did in a session, latest first. */
export function* annotationsByAuthor(store: ReadableStore, session: number, authorName: string): Generator<Annotation> {
	const rows = store
		.query<[number, string], AnnotationRow>(`${SELECT_ANNOTATION} WHERE a.session = ? AND a.author_name = ? ORDER BY a.id DESC`)
		.iterate(session, authorName);
	for (const row of rows) yield annotationOf(row);
}

/** A session's annotations in the order they were made, after a row number, each with its own. */
export function annotationsAfter(
	store: ReadableStore,
	session: number,
	after: number,
	limit: number,
): { readonly row: number; readonly annotation: Annotation }[] {
	return store
		.query<[number, number, number], AnnotationRow>(`${SELECT_ANNOTATION} WHERE a.session = ? AND a.id > ? ORDER BY a.id LIMIT ?`)
		.all(session, after, limit)
		.map((row) => ({ row: row.id, annotation: annotationOf(row) }));
}

/** A session's annotations of some types, in the order they were made. */
export function annotationsOfTypes(store: ReadableStore, session: number, types: readonly AnnotationBody['type'][]): Annotation[] {
	return store
		.query<[number, string], AnnotationRow>(
			`${SELECT_ANNOTATION} WHERE a.session = ? AND json_extract(a.body, '$.type') IN (SELECT value FROM json_each(?)) ORDER BY a.id`,
		)
		.all(session, JSON.stringify(types))
		.map(annotationOf);
}

/** The row number of an annotation. */
export function annotationRowId(store: ReadableStore, uuid: string): number | null {
	return store.query<[string], { id: number }>('SELECT id FROM annotation WHERE uuid = ?').get(uuid)?.id ?? null;
}

interface AnnotationRow {
	id: number;
	uuid: string;
	session_uuid: string;
	message: number;
	author_name: string;
	author_role: StaffRole;
	at: number;
	body: string;
}

const SELECT_ANNOTATION = `SELECT a.id, a.uuid, s.uuid AS session_uuid, a.message, a.author_name, a.author_role, a.at, a.body
	FROM annotation a JOIN session s ON s.id = a.session`;

function annotationOf(row: AnnotationRow): Annotation {
	const body: AnnotationBody = JSON.parse(row.body);
	return { id: row.uuid, sessionId: row.session_uuid, messageId: row.message, author: { name: row.author_name, role: row.author_role }, at: row.at, body };
}
