import type { MessageKind, Role } from '../../../shared/model/message.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** How often a show is to disclose, in minutes; null: as its market. */
export function ownDisclosureMinutes(store: ReadableStore, session: number): number | null {
	const row = store.query<[number], { disclosure_minutes: number }>('SELECT disclosure_minutes FROM compliance_setting WHERE session = ?').get(session);
	return row?.disclosure_minutes ?? null;
}

export function setOwnDisclosureMinutes(store: WritableStore, session: number, minutes: number | null): void {
	if (minutes === null) store.change<[number]>('DELETE FROM compliance_setting WHERE session = ?').run(session);
	else
		store
			.change<[number, number]>(
				'INSERT INTO compliance_setting (session, disclosure_minutes) VALUES (?, ?) ON CONFLICT (session) DO UPDATE SET disclosure_minutes = excluded.disclosure_minutes',
			)
			.run(session, minutes);
}

/** A line of the host, of a moderator or of the platform. */
export interface HostRow {
	readonly id: number;
	readonly kind: MessageKind;
	readonly role: Role;
	readonly text: string;
	readonly receivedAt: number;
	readonly isQuestion: 0 | 1;
	/** The spoken line that this one corrects. */
	readonly supersedes: number | null;
}

/** Where a look at a session's lines goes on: behind a message, or later than a time. */
export type HeardSoFar = { readonly message: number } | { readonly at: number };

/**
 * In the order of the feed, up to a moment; spoken lines that were corrected by then are left out. What is looked for stands in an index, rows are
 * read for hits alone.
 */
export function hostRows(store: ReadableStore, session: number, heard: HeardSoFar, until: number): readonly HostRow[] {
	const byTime = 'at' in heard;
	return store
		.query<[number, number, number, number], HostRow>(byTime ? LATER_ROWS : ROWS_BEHIND)
		.all(session, byTime ? heard.at : heard.message, until, until);
}

const hostSql = (
	index: string,
	since: string,
) => `SELECT message.id, kind, role, text, received_at AS receivedAt, is_question AS isQuestion, own.supersedes AS supersedes
	FROM message INDEXED BY ${index}
	LEFT JOIN speech_line AS own ON own.message = message.id
	WHERE message.session = ? AND ${since} > ? AND (kind <> 'chat' OR role IN ('host', 'moderator')) AND received_at <= ?
	AND NOT EXISTS (
		SELECT 1 FROM speech_line AS later JOIN message AS correction ON correction.id = later.message
		WHERE later.supersedes = message.id AND correction.received_at <= ?
	)
	ORDER BY message.id`;

const ROWS_BEHIND = hostSql('message_feed', 'message.id');
const LATER_ROWS = hostSql('message_by_time', 'received_at');
