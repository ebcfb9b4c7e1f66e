import type { Gap } from '../../../shared/model/show.ts';
import type { ReadableStore, WritableStore } from './store.ts';

export function insertGap(
	store: WritableStore,
	gap: { readonly session: number; readonly source: number; readonly startedAt: number; readonly endedAt: number | null; readonly reason: string },
): Gap {
	const { lastInsertRowid } = store
		.change<[number, number, number, number | null, string]>('INSERT INTO gap (session, source, started_at, ended_at, reason) VALUES (?, ?, ?, ?, ?)')
		.run(gap.session, gap.source, gap.startedAt, gap.endedAt, gap.reason);
	const stored = gapById(store, Number(lastInsertRowid));
	if (!stored) throw new Error('a gap that was just stored is not there');
	return stored;
}

/** A gap that has an end already keeps it. Null where there is no such gap. */
export function closeGap(store: WritableStore, id: number, endedAt: number): Gap | null {
	store.change<[number, number]>('UPDATE gap SET ended_at = max(started_at, ?) WHERE id = ? AND ended_at IS NULL').run(endedAt, id);
	return gapById(store, id);
}

export function closeOpenGaps(store: WritableStore, session: number, endedAt: number): void {
	store.change<[number, number]>('UPDATE gap SET ended_at = max(started_at, ?) WHERE session = ? AND ended_at IS NULL').run(endedAt, session);
}

export function hasGap(store: ReadableStore, session: number, source: number, startedAt: number): boolean {
	return (
		store
			.query<[number, number, number], { id: number }>('SELECT id FROM gap WHERE session = ? AND source = ? AND started_at = ?')
			.get(session, source, startedAt) !== undefined
	);
}

/** Gaps that touch a time, oldest first; a gap that still lasts touches everything after its start. */
export function gapsTouching(store: ReadableStore, session: number, from: number, to: number): Gap[] {
	return store
		.query<[number, number, number], GapRow>(
			`${SELECT_GAP} WHERE g.session = ? AND g.started_at <= ? AND coalesce(g.ended_at, 9e15) >= ? ORDER BY g.started_at, g.id`,
		)
		.all(session, to, from)
		.map(gapOf);
}

/** A session's gaps in the order they were stored, after a row number. */
export function gapsAfter(store: ReadableStore, session: number, after: number, limit: number): Gap[] {
	return store
		.query<[number, number, number], GapRow>(`${SELECT_GAP} WHERE g.session = ? AND g.id > ? ORDER BY g.id LIMIT ?`)
		.all(session, after, limit)
		.map(gapOf);
}

function gapById(store: ReadableStore, id: number): Gap | null {
	const row = store.query<[number], GapRow>(`${SELECT_GAP} WHERE g.id = ?`).get(id);
	return row ? gapOf(row) : null;
}

interface GapRow {
	id: number;
	sessionId: string;
	sourceId: string;
	startedAt: number;
	endedAt: number | null;
	reason: string;
}

const SELECT_GAP = `SELECT g.id, s.uuid AS sessionId, o.name AS sourceId, g.started_at AS startedAt, g.ended_at AS endedAt, g.reason
	FROM gap g JOIN session s ON s.id = g.session JOIN source o ON o.id = g.source`;

function gapOf(row: GapRow): Gap {
	return { ...row };
}
