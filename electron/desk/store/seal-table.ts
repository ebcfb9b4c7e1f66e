import type { SealAct, SealRecord } from '../../../shared/model/seal.ts';
import type { StaffRole } from '../../../shared/model/staff.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** One row of the history, with the key that only the desk and complete exports know. */
export interface KeptSeal extends SealRecord {
	/** base64url; empty where it was reopened. */
	readonly saltKey: string;
}

export function insertSeal(store: WritableStore, session: number, { act, by, at, reason, version, lines, saltKey, root }: KeptSeal): void {
	store
		.change<[number, string, string | null, string | null, number, string | null, number, number, string, string]>(
			'INSERT INTO seal (session, act, author_name, author_role, at, reason, version, lines, salt_key, root) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
		)
		.run(session, act, by?.name ?? null, by?.role ?? null, at, reason, version, lines, saltKey, root);
}

/** Oldest first. */
export function sealHistory(store: ReadableStore, session: number): readonly KeptSeal[] {
	return store.query<[number], SealRow>(`${SELECT_SEAL} WHERE session = ? ORDER BY id`).all(session).map(sealOf);
}

/** The seal that stands; null where there is none, or the session was reopened since. */
export function standingSeal(store: ReadableStore, session: number): KeptSeal | null {
	const row = store.query<[number], SealRow>(`${SELECT_SEAL} WHERE session = ? ORDER BY id DESC LIMIT 1`).get(session);
	return row && row.act !== 'reopened' ? sealOf(row) : null;
}

/** The seals that stand, by session. @param session null: of all */
export function standingSeals(store: ReadableStore, session: number | null): ReadonlyMap<number, KeptSeal> {
	const rows = store
		.query<[number | null, number | null], SealRow>(
			`${SELECT_SEAL} WHERE act <> 'reopened' AND id IN (SELECT max(id) FROM seal WHERE ? IS NULL OR session = ? GROUP BY session)`,
		)
		.all(session, session);
	return new Map(rows.map((row) => [row.session, sealOf(row)]));
}

/** Closes a session to every change, or opens it again. */
export function setSealed(store: WritableStore, session: number, isSealed: boolean): void {
	store.change<[number, number]>('UPDATE session SET is_sealed = ? WHERE id = ?').run(isSealed ? 1 : 0, session);
}

export function isSealed(store: ReadableStore, session: number): boolean {
	return store.query<[number], { is_sealed: number }>('SELECT is_sealed FROM session WHERE id = ?').get(session)?.is_sealed === 1;
}

/** Brings the marks in line with the seals: the end of the desk may have cut a sealing off. */
export function settleSealed(store: WritableStore): void {
	store
		.change<[]>(
			`UPDATE session SET is_sealed = 1 - is_sealed
			WHERE is_sealed <> coalesce((SELECT act <> 'reopened' FROM seal WHERE seal.session = session.id ORDER BY seal.id DESC LIMIT 1), 0)`,
		)
		.run();
}

export interface SealBlock {
	/** Number of its first line, from 0. */
	readonly first: number;
	/** base64url. */
	readonly linkBefore: string;
	/** See electron/desk/sealing/sealed-lines.ts. */
	readonly entries: Uint8Array;
}

export function insertSealBlock(store: WritableStore, session: number, { first, linkBefore, entries }: SealBlock): void {
	store
		.change<[number, number, string, Uint8Array]>('INSERT INTO seal_block (session, first, link_before, entries) VALUES (?, ?, ?, ?)')
		.run(session, first, linkBefore, entries);
}

export function deleteSealBlocks(store: WritableStore, session: number): void {
	store.change<[number]>('DELETE FROM seal_block WHERE session = ?').run(session);
}

/** The block that a line stands in; null where the seal has no such line. */
export function sealBlockOf(store: ReadableStore, session: number, line: number): SealBlock | null {
	return (
		store
			.query<[number, number], SealBlock>(
				'SELECT first, link_before AS linkBefore, entries FROM seal_block WHERE session = ? AND first <= ? ORDER BY first DESC LIMIT 1',
			)
			.get(session, line) ?? null
	);
}

interface SealRow {
	session: number;
	act: SealAct;
	author_name: string | null;
	author_role: StaffRole | null;
	at: number;
	reason: string | null;
	version: number;
	lines: number;
	salt_key: string;
	root: string;
}

const SELECT_SEAL = 'SELECT session, act, author_name, author_role, at, reason, version, lines, salt_key, root FROM seal';

function sealOf({ act, author_name, author_role, at, reason, version, lines, salt_key, root }: SealRow): KeptSeal {
	const by = author_name === null || author_role === null ? null : { name: author_name, role: author_role };
	return { act, by, at, reason, version, lines, saltKey: salt_key, root };
}
