import type { SealState } from '../../../shared/model/seal.ts';
import type { CategoryCount, LanguageCount, Session, Show } from '../../../shared/model/show.ts';
import { type KeptSeal, standingSeals } from './seal-table.ts';
import { categoryCounts, languageCounts } from './session-count-tables.ts';
import { sessionTags } from './session-tag-table.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** Every session, newest first; one that is being imported only when it is whole. */
export function allSessions(store: ReadableStore): Session[] {
	const beside = besideSessions(store, null);
	return store
		.query<[], SessionRow>(`${SELECT_SESSION} WHERE is_being_erased = 0 AND is_being_imported = 0 ORDER BY started_at DESC, id DESC`)
		.all()
		.map((row) => sessionOf(row, beside));
}

export function sessionByUuid(store: ReadableStore, uuid: string): Session | null {
	const row = store.query<[string], SessionRow>(`${SELECT_SESSION} WHERE uuid = ?`).get(uuid);
	return row ? sessionOf(row, besideSessions(store, row.id)) : null;
}

/** The row number other tables know a session by. */
export function sessionRowId(store: ReadableStore, uuid: string): number | null {
	return store.query<[string], { id: number }>('SELECT id FROM session WHERE uuid = ?').get(uuid)?.id ?? null;
}

export function sessionUuid(store: ReadableStore, id: number): string {
	const row = store.query<[number], { uuid: string }>('SELECT uuid FROM session WHERE id = ?').get(id);
	if (!row) throw new Error('a row of a session that is not there');
	return row.uuid;
}

/** How the recording itself ended, also where the session was imported later; null where that is not known. */
export function recordedEnding(store: ReadableStore, session: number): RecordedEnding | null {
	return store.query<[number], { ending: RecordedEnding | null }>('SELECT ending FROM session WHERE id = ?').get(session)?.ending ?? null;
}

export type RecordedEnding = 'stopped' | 'finished' | 'interrupted';

export interface NewSession {
	readonly uuid: string;
	readonly show: Show;
	readonly startedAt: number;
	readonly endedAt: number | null;
	readonly ending: RecordedEnding | null;
	readonly isImported: boolean;
}

/** Returns the row number. */
export function insertSession(store: WritableStore, { uuid, show, startedAt, endedAt, ending, isImported }: NewSession): number {
	const { lastInsertRowid } = store
		.change<[string, string, string, string, string, string, number, number | null, string | null, number]>(
			`INSERT INTO session (uuid, title, host, platform, market, languages, started_at, ended_at, ending, is_imported)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		)
		.run(uuid, show.title, show.host, show.platform, show.market, JSON.stringify(show.languages), startedAt, endedAt, ending, isImported ? 1 : 0);
	return Number(lastInsertRowid);
}

export function endSession(store: WritableStore, session: number, endedAt: number, ending: RecordedEnding | null): void {
	store.change<[number, string | null, number]>('UPDATE session SET ended_at = ?, ending = ? WHERE id = ?').run(endedAt, ending, session);
}

/** @param archivedAt null brings it back */
export function setSessionArchived(store: WritableStore, session: number, archivedAt: number | null): void {
	store.change<[number | null, number]>('UPDATE session SET archived_at = ? WHERE id = ?').run(archivedAt, session);
}

export function sessionChatDelay(store: ReadableStore, session: number): number {
	return store.query<[number], { delay: number }>('SELECT chat_delay_ms AS delay FROM session WHERE id = ?').get(session)?.delay ?? 0;
}

/** @param chatDelayMs by how much viewers answer later than the host is heard */
export function setSessionChatDelay(store: WritableStore, session: number, chatDelayMs: number): void {
	store.change<[number, number]>('UPDATE session SET chat_delay_ms = ? WHERE id = ?').run(chatDelayMs, session);
}

/** Adds to the counters kept beside each session, so that a list of sessions need not count rows. */
export function countInSession(
	store: WritableStore,
	session: number,
	added: { readonly messages?: number; readonly flags?: number; readonly reviewed?: number },
): void {
	store
		.change<[number, number, number, number]>('UPDATE session SET messages = messages + ?, flags = flags + ?, reviewed = reviewed + ? WHERE id = ?')
		.run(added.messages ?? 0, added.flags ?? 0, added.reviewed ?? 0, session);
}

/** Sessions without an end, each with the time of its last message or, where it has none, of its start. */
export function openSessions(store: ReadableStore): { readonly id: number; readonly uuid: string; readonly lastAt: number }[] {
	return store
		.query<[], { id: number; uuid: string; lastAt: number }>(
			`SELECT id, uuid, coalesce((SELECT received_at FROM message WHERE session = session.id ORDER BY message.id DESC LIMIT 1), started_at) AS lastAt
			FROM session WHERE ended_at IS NULL AND is_being_erased = 0 ORDER BY id`,
		)
		.all();
}

interface SessionRow {
	id: number;
	uuid: string;
	title: string;
	host: string;
	platform: string;
	market: string;
	languages: string;
	started_at: number;
	ended_at: number | null;
	ending: RecordedEnding | null;
	is_imported: number;
	messages: number;
	flags: number;
	reviewed: number;
	gaps: number;
	archived_at: number | null;
	chat_delay_ms: number;
}

/** What stands in other tables, by the row number of its session. */
interface BesideSessions {
	readonly tags: ReadonlyMap<number, readonly string[]>;
	readonly languages: ReadonlyMap<number, readonly LanguageCount[]>;
	readonly categories: ReadonlyMap<number, readonly CategoryCount[]>;
	readonly seals: ReadonlyMap<number, KeptSeal>;
}

/** @param session null: of all */
function besideSessions(store: ReadableStore, session: number | null): BesideSessions {
	return {
		tags: sessionTags(store, session),
		languages: languageCounts(store, session),
		categories: categoryCounts(store, session),
		seals: standingSeals(store, session),
	};
}

const SELECT_SESSION = `SELECT id, uuid, title, host, platform, market, languages, started_at, ended_at, ending, is_imported, messages, flags, reviewed, archived_at, chat_delay_ms,
	(SELECT count(*) FROM gap WHERE gap.session = session.id) AS gaps FROM session`;

function sessionOf(row: SessionRow, { tags, languages, categories, seals }: BesideSessions): Session {
	return {
		id: row.uuid,
		show: { title: row.title, host: row.host, platform: row.platform, market: row.market, languages: JSON.parse(row.languages) },
		startedAt: row.started_at,
		endedAt: row.ended_at,
		ending: row.is_imported === 1 ? 'imported' : row.ending,
		messages: row.messages,
		flags: row.flags,
		unreviewed: row.flags - row.reviewed,
		gaps: row.gaps,
		languages: languages.get(row.id) ?? [],
		categories: categories.get(row.id) ?? [],
		tags: tags.get(row.id) ?? [],
		archivedAt: row.archived_at,
		seal: sealStateOf(seals.get(row.id)),
		...(row.chat_delay_ms === 0 ? {} : { chatDelayMs: row.chat_delay_ms }),
	};
}

function sealStateOf(seal: KeptSeal | undefined): SealState | null {
	return seal === undefined ? null : { by: seal.by, at: seal.at, lines: seal.lines, root: seal.root, wasErased: seal.act === 'erased' };
}
